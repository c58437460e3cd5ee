import type { Inputs } from '../schema/inputs.ts'
import type { Inspector } from '../schema/inspector.ts'
import { buildProblem } from './build-problem.ts'
import type { Visit } from './legality.ts'
import { createRuleFinder } from './rule-finder.ts'
import { type SeatOfVisit, seatPlaces } from './seat-places.ts'
import { singleRepairs } from './single-repairs.ts'

/** How many single changes an error names. */
const NAMED = 5

/**
 * Names single changes after which all visits can be staffed, or says that one is not enough.
 *
 * It speaks of all visits paired anew: where an amendment holds seats fast, that is another question than whether the
 * amendment can be made, and if they can be paired anew as they are, there is nothing to say.
 *
 * @returns the beginning of a sentence of advice, or an empty text
 * @internal
 */
export function repairAdvice(inputs: Inputs, visits: readonly Visit[]): string {
  // One more than is named, to know whether there are more.
  const { open, capacity, waive } = singleRepairs(buildProblem(inputs, visits), NAMED + 1)
  if (open === 0) return ''
  const places = seatPlaces(visits)
  const ruleOf = createRuleFinder(inputs)
  const names = [
    ...capacity.map((i) => `one more visit for ${inputs.inspectors[i]?.id}`),
    ...waive.map(({ seat, inspector }) => {
      const officer = inputs.inspectors[inspector] as Inspector
      const place = places[seat] as SeatOfVisit
      const where = `${place.visit.unit}, seat ${place.seat}`
      return `waive ${ruleOf(officer, place)} of ${officer.id} for ${where}`
    }),
  ]
  if (names.length === 0) {
    const left = open === 1 ? '1 seat stays' : `${open} seats stay`
    return `one change is not enough to staff all visits, as at least ${left} open; `
  }
  const more = names.length > NAMED ? '; or others' : ''
  return `any one of these is enough to staff all visits: ${names.slice(0, NAMED).join('; ')}${more}. Otherwise `
}
