import { completeOrder } from './complete-order.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { reachedSeats } from './reached-seats.ts'
import { createRoster } from './roster.ts'
import { isReached, type Search } from './search.ts'
import { sortedIndex } from './sorted-index.ts'
import { createStaffing, staffSeat } from './staff-seat.ts'

/** A complete assignment, or why there is none. */
export type Assignment =
  | { readonly status: 'assigned'; readonly inspectorOf: Int32Array }
  | Infeasibility

/**
 * Seats that cannot all be filled, though any of them can be left out and the others filled (Hall
 * 1935).
 *
 * Everybody legal for some of them is named below. One unit more for any one of `inspectors` would
 * do; for anybody else it would not.
 */
export interface Infeasibility {
  readonly status: 'infeasible'
  readonly seats: number[]
  /** All their capacity is needed here. */
  readonly inspectors: number[]
  /**
   * The others: already counted once in each of these visits they could join, or stopped by a cap.
   */
  readonly confined: number[]
  /** Caps that are full and in the way, as places in the problem's caps. */
  readonly caps: number[]
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
  const { roster, queue, tail } = search
  const { index } = roster
  const { problem, tree } = index
  const { inspectorCount } = problem
  const inspectors: number[] = []
  const caps: number[] = []
  for (let at = 0; at < tail; at += 1) {
    const node = queue[at]!
    if (node < inspectorCount) inspectors.push(node)
    else if (node < tree.nodeCount) {
      if (!isReachedFromAbove(search, tree.parentOf[node]!)) caps.push(node - inspectorCount)
    }
  }
  const seats = reachedSeats(search)
  const isInspector = new Set(inspectors)
  return {
    status: 'infeasible',
    seats,
    inspectors: inspectors.sort((a, b) => a - b),
    confined: legalForSome(problem, index.visitOf, seats).filter((i) => !isInspector.has(i)),
    caps: caps.sort((a, b) => a - b),
  }
}

/** Whether a node is reached, or counts a seat that a wider and reached one can give up. */
function isReachedFromAbove(search: Search, node: number): boolean {
  const { index, load } = search.roster
  let wider = node
  while (!isReached(search, wider)) {
    if (load[wider] === 0) return false
    wider = index.tree.parentOf[wider]!
    if (wider < 0) return false
  }
  return true
}

/**
 * Everybody legal for at least one of these seats, ascending; each list is gone through until
 * nobody is left in it.
 */
function legalForSome(
  { lists, seatList, excluded, inspectorCount }: PairingProblem,
  visitOf: Int32Array,
  seats: readonly number[],
): number[] {
  const isLegal = new Uint8Array(inspectorCount)
  const waiting = new Map<number, readonly number[]>()
  for (const seat of seats) {
    const list = seatList[seat]!
    const barred = excluded[visitOf[seat]!]!
    const left = waiting.get(list) ?? Array.from(lists[list]!)
    for (const i of left) if (sortedIndex(barred, i) < 0) isLegal[i] = 1
    waiting.set(
      list,
      left.filter((i) => isLegal[i] === 0),
    )
  }
  return Array.from(isLegal.keys()).filter((i) => isLegal[i] === 1)
}
