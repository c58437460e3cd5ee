import { canonicalJson } from '../core/canonical-json.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Seat } from '../schema/plan.ts'
import { seatRule, type Visit, visitRules } from './legality.ts'
import type { PairingProblem } from './problem.ts'

/**
 * Turns visits and directory into the dense problem of the engine. Seats with the same requirement on the same day
 * share one list; seats × inspectors is never written out. @internal
 */
export function buildProblem(inputs: Inputs, visits: readonly Visit[]): PairingProblem {
  const { inspectors } = inputs
  const place = new Map(inspectors.map(({ id }, index) => [id, index]))
  const rules = visitRules(inputs)
  const lists: Int32Array[] = []
  const listOf = new Map<string, number>()
  const seatStart = new Int32Array(visits.length + 1)
  const seatList: number[] = []
  const excluded: Int32Array[] = []

  function listFor(seat: Seat, date: string): number {
    const { department = null, qualifications = [] } = seat
    const name = canonicalJson([department, qualifications, date])
    const known = listOf.get(name)
    if (known !== undefined) return known
    const legal = inspectors.flatMap((inspector, index) =>
      seatRule(inspector, seat, date) === undefined ? [index] : [],
    )
    lists.push(Int32Array.from(legal))
    listOf.set(name, lists.length - 1)
    return lists.length - 1
  }

  for (const [v, visit] of visits.entries()) {
    for (const seat of visit.seats) seatList.push(listFor(seat, visit.date))
    seatStart[v + 1] = seatList.length
    // A past visit may name an officer who has left.
    const known = [...rules.excludedFrom(visit)].flatMap((id) => place.get(id) ?? [])
    excluded.push(Int32Array.from(known).sort((a, b) => a - b))
  }
  return {
    inspectorCount: inspectors.length,
    capacity: Int32Array.from(inspectors, ({ capacity }) =>
      Math.min(capacity ?? visits.length, visits.length),
    ),
    seatStart,
    seatList: Int32Array.from(seatList),
    lists,
    excluded,
  }
}
