import { canonicalJson } from '../core/canonical-json.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Seat } from '../schema/team.ts'
import { type SeatDemand, seatRule, type Visit, visitRules } from './legality.ts'
import type { PairingProblem } from './problem.ts'

/**
 * Turns visits and directory into the dense problem of the engine. Seats with the same requirement on the same day
 * share one list; seats × inspectors is never written out. @internal
 */
export function buildProblem(inputs: Inputs, visits: readonly Visit[]): PairingProblem {
  const {
    inspectors,
    plan: { pairing },
  } = inputs
  const ownTown = pairing?.recuse?.ownTown === true
  const place = new Map(inspectors.map(({ id }, index) => [id, index]))
  const rules = visitRules(inputs)
  const lists: Int32Array[] = []
  const listOf = new Map<string, number>()
  const seatStart = new Int32Array(visits.length + 1)
  const seatList: number[] = []
  const excluded: Int32Array[] = []

  function listFor(seat: Seat, visit: Visit): number {
    const demand = demandOf(seat, visit, ownTown)
    const { department = null, qualifications = [], town: rule = null, certified = true } = seat
    const name = canonicalJson([
      department,
      qualifications,
      rule,
      certified,
      demand.date,
      demand.town ?? null,
    ])
    const known = listOf.get(name)
    if (known !== undefined) return known
    const legal = inspectors.flatMap((inspector, index) =>
      seatRule(inspector, demand, pairing) === undefined ? [index] : [],
    )
    lists.push(Int32Array.from(legal))
    listOf.set(name, lists.length - 1)
    return lists.length - 1
  }

  for (const [v, visit] of visits.entries()) {
    for (const seat of visit.seats) seatList.push(listFor(seat, visit))
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

/** What a seat asks, with the town only where some rule looks at it, so that the other seats share their list. */
function demandOf(seat: Seat, { date, town }: Visit, ownTown: boolean): SeatDemand {
  const looksAtTown = seat.town !== undefined || ownTown
  return { seat, date, ...(looksAtTown && town !== undefined ? { town } : {}) }
}
