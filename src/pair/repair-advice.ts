import { type Message, say } from '../core/message.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { buildProblem } from './build-problem.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { rowOfCap, rowsOf } from './day-caps.ts'
import { singleRepairs } from './engine/single-repairs.ts'
import type { LegalityRule, Visit } from './legality.ts'
import { createRuleFinder } from './rule-finder.ts'
import { type SeatOfVisit, sameKind, seatPlaces } from './seat-places.ts'

/** How many single changes an error names. */
const NAMED = 5

/**
 * Names single changes after which all visits can be staffed, or says that one is not enough.
 *
 * It speaks of all visits paired anew: where an amendment holds seats fast, that is another
 * question than whether the amendment can be made, and if they can be paired anew as they are,
 * there is nothing to say, and nothing is returned.
 */
export function repairAdvice(inputs: Inputs, visits: readonly Visit[]): Message | undefined {
  // One more than is named, to know whether there are more.
  const candidates = candidatesOf(inputs)
  const places = seatPlaces(visits)
  const problem = buildProblem(inputs, visits)
  const { open, capacity, caps, related, waive } = singleRepairs(
    problem,
    NAMED + 1,
    sameKind(places, candidates),
  )
  if (open === 0) return undefined
  const finder = createRuleFinder(inputs)
  const idOf = (index: number) => (candidates[index] as Candidate).id
  const repairs = [
    ...capacity.map((i) => say('one-more-visit', { officer: idOf(i) })),
    ...rowsOf(caps.map((c) => rowOfCap(problem, inputs, visits, c))).map((row) =>
      row.row === 'perDay'
        ? say('one-more-visit-a-day', { officer: idOf(row.inspector) })
        : say('one-more-visit-between', {
            officer: idOf(row.inspector),
            from: row.from,
            to: row.to,
          }),
    ),
    ...related.map(({ visit, related: number }) =>
      say('relatives-together', {
        related: candidates[number]?.members[0]?.related as string,
        unit: visits[visit]?.unit as string,
      }),
    ),
    ...waive.map(({ seat, inspector }) => {
      const officer = candidates[inspector] as Candidate
      const place = places[seat] as SeatOfVisit
      const rule = finder.ruleOf(officer, place) as LegalityRule
      return say('waive-rule', {
        rule: say(`rule-${rule}`),
        officer: officer.id,
        unit: place.visit.unit,
        seat: place.seat,
      })
    }),
  ]
  if (repairs.length === 0) return say('one-change-is-not-enough', { seats: open })
  const isMore = repairs.length > NAMED
  return say('any-one-is-enough', { repairs: repairs.slice(0, NAMED), isMore })
}
