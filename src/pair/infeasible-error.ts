import { DoubleRandomError, type Problem } from '../core/errors.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import type { Infeasibility } from './engine/find-assignment.ts'
import type { Visit } from './legality.ts'
import { repairAdvice } from './repair-advice.ts'
import { createRuleFinder } from './rule-finder.ts'
import { seatPlaces } from './seat-places.ts'

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
  const removed = new Map<string, number>()
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
      path: `${visit.pool}, round ${visit.round}, seat ${seat} (${requirement.role}) on ${visit.date}`,
      unit: visit.unit,
      expected: requirement.group === true ? 'a fixed group' : 'an officer',
      found: legal === 0 ? 'nobody legal' : `${legal} legal, none of them free for it`,
    }
  })
  const shared = [...inspectors, ...confined].map((index) => candidates[index] as Candidate)
  const names = shared
    .slice(0, NAMED)
    .map(({ id }) => id)
    .join(', ')
  const more = shared.length > NAMED ? ` and ${shared.length - NAMED} more` : ''
  const rulesText = [...removed].map(([rule, count]) => `${rule} ${count}`).join(', ')
  const waive =
    rulesText === ''
      ? ''
      : `waive an exclusion (officers removed from these seats by rule: ${rulesText}), `
  const summary: Problem = {
    code: 'pairing/infeasible',
    path: 'pairing',
    expected: `${seats.length} ${seats.length === 1 ? 'seat' : 'seats'} to be filled together`,
    found:
      shared.length === 0
        ? 'nobody who could sit there'
        : `only ${shared.length} ${shared.length === 1 ? 'officer' : 'officers'} who could sit there, each once in a team and within his limits: ${names}${more}`,
    fix: `${repairAdvice(inputs, visits)}add officers, raise a capacity, ${waive}or set plan.pairing.shortage to "vacancies"`,
  }
  return new DoubleRandomError('pairing/infeasible', [summary, ...problems])
}
