import { DoubleRandomError, type Problem } from '../core/errors.ts'
import { say } from '../core/message.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import type { Infeasibility } from './engine/find-assignment.ts'
import type { LegalityRule, Visit } from './legality.ts'
import { repairAdvice } from './repair-advice.ts'
import { createRuleFinder } from './rule-finder.ts'
import { seatPath, seatPlaces } from './seat-places.ts'

/** How many officers an error names. */
const NAMED = 10

/**
 * Names seats and inspectors of the certificate, how many officers each rule removed from those
 * seats, and single changes that would do.
 */
export function infeasibleError(
  inputs: Inputs,
  visits: readonly Visit[],
  { seats, inspectors, confined }: Infeasibility,
): DoubleRandomError {
  const places = seatPlaces(visits)
  const finder = createRuleFinder(inputs)
  const candidates = candidatesOf(inputs)
  const removed = new Map<LegalityRule, number>()
  const problems: Problem[] = seats.map((index) => {
    const place = places[index] as (typeof places)[number]
    const { visit, seat } = place
    const requirement = visit.seats[seat - 1] as Visit['seats'][number]
    let legal = 0
    for (const candidate of finder.askedFor(place)) {
      const rule = finder.ruleOf(candidate, place)
      if (rule === undefined) legal += 1
      else removed.set(rule, (removed.get(rule) ?? 0) + 1)
    }
    return {
      code: 'pairing/infeasible',
      path: seatPath(place),
      unit: visit.unit,
      expected: say(requirement.group === true ? 'group-for-seat' : 'officer-for-seat', {
        role: requirement.role,
        date: visit.date,
      }),
      found: legal === 0 ? say('nobody-legal') : say('legal-but-none-free', { officers: legal }),
    }
  })
  const shared = [...inspectors, ...confined].map((index) => candidates[index] as Candidate)
  const advice = repairAdvice(inputs, visits)
  const summary: Problem = {
    code: 'pairing/infeasible',
    path: 'pairing',
    expected: say('seats-filled-together', { seats: seats.length }),
    found:
      shared.length === 0
        ? say('nobody-for-these-seats')
        : say('officers-for-these-seats', {
            officers: shared.slice(0, NAMED).map(({ id }) => id),
            count: shared.length,
          }),
    fix: say('mend-shortage', {
      ...(advice && { advice }),
      removed: [...removed].map(([rule, officers]) => ({ rule: say(`rule-${rule}`), officers })),
    }),
  }
  return new DoubleRandomError('pairing/infeasible', [summary, ...problems])
}
