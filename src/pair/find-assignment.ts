import { completeOrder } from './complete-order.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { createRoster, NOBODY } from './roster.ts'
import type { Search } from './search.ts'
import { createStaffing, staffSeat } from './staff-seat.ts'

/** A complete assignment, or why there is none. @internal */
export type Assignment =
  | { readonly status: 'assigned'; readonly inspectorOf: Int32Array }
  | Infeasibility

/**
 * Seats that cannot all be filled, though any of them can be left out and the others filled (Hall
 * 1935).
 *
 * Together they need one unit more than `inspectors` have and than `confined` can add with one seat
 * in each visit. One unit more for any one of `inspectors` would do; for anybody else it would not.
 *
 * @internal
 */
export interface Infeasibility {
  readonly status: 'infeasible'
  readonly seats: number[]
  /** Legal for some of the seats, and with all their capacity needed here. */
  readonly inspectors: number[]
  /**
   * Legal for some of the seats, and already counted once in each of these visits they could join.
   */
  readonly confined: number[]
}

/**
 * Finds some complete assignment: every seat a legal inspector, nobody twice in a visit, nobody
 * above his capacity.
 *
 * Filled seats stay filled, so the certificate of an infeasible problem belongs to the first seat
 * of the order that cannot be filled together with those before it. It is the only minimal set
 * among them, as sets of seats that can be filled are a matroid (a gammoid; Perfect 1968), and thus
 * depends on the problem and the order, not on the search.
 *
 * @param seatOrder - the order in which the seats are filled; absent: ascending
 * @throws RangeError if `seatOrder` is not an order of all seats
 *
 * @internal
 */
export function findAssignment(
  problem: PairingProblem,
  options: { readonly seatOrder?: ArrayLike<number> } = {},
): Assignment {
  const order = completeOrder(problem.seatList.length, options.seatOrder)
  const roster = createRoster(indexProblem(problem))
  const staffing = createStaffing(roster)
  for (let at = 0; at < order.length; at += 1) {
    if (!staffSeat(staffing, order[at]!)) return explain(staffing.search)
  }
  return { status: 'assigned', inspectorOf: roster.inspectorOf }
}

/** Everything reached from the seat that stayed open. */
function explain(search: Search): Infeasibility {
  const { roster, queue, tail, inspectorStamp, stamp } = search
  const { problem, entryStart, entries } = roster.index
  const seats: number[] = []
  const inspectors: number[] = []
  const isListed = new Uint8Array(roster.index.seatCount)
  const listSeat = (seat: number): void => {
    if (isListed[seat] === 0) seats.push(seat)
    isListed[seat] = 1
  }
  for (let at = 0; at < tail; at += 1) {
    const node = queue[at]!
    if (node >= problem.inspectorCount) {
      listSeat(node - problem.inspectorCount)
      continue
    }
    inspectors.push(node)
    for (let e = entryStart[node]!; e < entryStart[node + 1]!; e += 1) {
      for (let seat = roster.first[entries[e]!]!; seat >= 0; seat = roster.next[seat]!)
        listSeat(seat)
    }
  }

  // An opened seat whose holder was not reached: he can only change places inside that team.
  const isConfined = new Uint8Array(problem.inspectorCount)
  for (const seat of seats) {
    const holder = roster.inspectorOf[seat]!
    if (holder !== NOBODY && inspectorStamp[holder] !== stamp) isConfined[holder] = 1
  }
  const confined: number[] = []
  for (let i = 0; i < problem.inspectorCount; i += 1) if (isConfined[i] === 1) confined.push(i)
  seats.sort((a, b) => a - b)
  inspectors.sort((a, b) => a - b)
  return { status: 'infeasible', seats, inspectors, confined }
}
