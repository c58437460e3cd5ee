import type { Inputs } from '../schema/inputs/inputs.ts'
import { buildProblem } from './build-problem.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { limitOf } from './day-caps.ts'
import { singleRepairs } from './engine/single-repairs.ts'
import type { Visit } from './legality.ts'
import { createRuleFinder } from './rule-finder.ts'
import { type SeatOfVisit, sameKind, seatPlaces } from './seat-places.ts'

/** How many single changes an error names. */
const NAMED = 5

/**
 * Names single changes after which all visits can be staffed, or says that one is not enough.
 *
 * It speaks of all visits paired anew: where an amendment holds seats fast, that is another
 * question than whether the amendment can be made, and if they can be paired anew as they are,
 * there is nothing to say.
 *
 * @returns the beginning of a sentence of advice, or an empty text
 */
export function repairAdvice(inputs: Inputs, visits: readonly Visit[]): string {
  // One more than is named, to know whether there are more.
  const candidates = candidatesOf(inputs)
  const places = seatPlaces(visits)
  const problem = buildProblem(inputs, visits)
  const { open, capacity, caps, related, waive } = singleRepairs(
    problem,
    NAMED + 1,
    sameKind(places, candidates),
  )
  if (open === 0) return ''
  const finder = createRuleFinder(inputs)
  const idOf = (index: number) => (candidates[index] as Candidate).id
  const names = [
    ...capacity.map((i) => `one more visit for ${idOf(i)}`),
    ...caps.map((c) => {
      const { inspector, from, to } = limitOf(problem, visits, c)
      return `one more visit for ${idOf(inspector)} from ${from} to ${to}`
    }),
    ...related.map(({ visit, related: number }) => {
      const name = candidates[number]?.members[0]?.related
      return `two officers related as ${name} at ${visits[visit]?.unit}`
    }),
    ...waive.map(({ seat, inspector }) => {
      const officer = candidates[inspector] as Candidate
      const place = places[seat] as SeatOfVisit
      const where = `${place.visit.unit}, seat ${place.seat}`
      return `waive ${finder.ruleOf(officer, place)} of ${officer.id} for ${where}`
    }),
  ]
  if (names.length === 0) {
    const left = open === 1 ? '1 seat stays' : `${open} seats stay`
    return `one change is not enough to staff all visits, as at least ${left} open; `
  }
  const more = names.length > NAMED ? '; or others' : ''
  return `any one of these is enough to staff all visits: ${names.slice(0, NAMED).join('; ')}${more}. Otherwise `
}
