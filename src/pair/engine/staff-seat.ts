import { carryOut, movesTo, noMoves } from './moves.ts'
import { leafNode } from './problem-index.ts'
import { giveSeat, NOBODY, type Roster, seatInTeam } from './roster.ts'
import { beginSearch, createSearch, explore, type Search, startOpen } from './search.ts'
import { sortedIndex } from './sorted-index.ts'
import { unitPrice } from './unit-price.ts'

/**
 * Fills seats one by one, those first whose next seat is cheapest.
 */
export interface Staffing {
  readonly roster: Roster
  readonly search: Search
  /** Where in each list to look first. */
  readonly cursor: Int32Array
  /** The smallest price that the last full look at each list has found. */
  readonly floor: Float64Array
}

export function createStaffing(roster: Roster): Staffing {
  const { problem } = roster.index
  const lists = problem.lists.length
  return {
    roster,
    search: createSearch(roster, unitPrice(problem, 'squares')),
    cursor: new Int32Array(lists),
    floor: new Float64Array(lists),
  }
}

/**
 * Fills an open seat, keeping all filled seats filled; others may change hands. If it fails, the
 * search holds what can be reached from the seat.
 *
 * @returns false if no assignment fills this seat and all seats filled before (Berge 1957)
 */
export function staffSeat(staffing: Staffing, seat: number): boolean {
  const { roster, search } = staffing
  const inspector = pickCheap(staffing, seat)
  if (inspector !== NOBODY) {
    giveSeat(roster, seat, inspector)
    return true
  }
  beginSearch(search, { below: Number.POSITIVE_INFINITY })
  startOpen(search, seat)
  if (!explore(search)) return false
  const moves = noMoves()
  movesTo(search, search.cheapest, moves)
  carryOut(roster, moves)
  return true
}

/**
 * Somebody with a free unit who can take the seat as it is. Going round the list and stopping at
 * its known floor costs a constant per seat, not a list per seat, and leaves little to balance.
 */
function pickCheap(staffing: Staffing, seat: number): number {
  const { roster, cursor, floor, search } = staffing
  const { index } = roster
  const { problem, visitOf } = index
  const visit = visitOf[seat]!
  const list = problem.seatList[seat]!
  const eligible = problem.lists[list]!
  let best = NOBODY
  let bestPrice = Number.POSITIVE_INFINITY
  let at = cursor[list]!
  for (let looked = 0; looked < eligible.length; looked += 1) {
    if (at >= eligible.length) at = 0
    const inspector = eligible[at]!
    at += 1
    const price = search.price(inspector, roster.load[inspector]! + 1)
    if (price >= bestPrice || !hasRoom(roster, leafNode(index, inspector, list))) continue
    if (sortedIndex(problem.excluded[visit]!, inspector) >= 0) continue
    if (seatInTeam(roster, visit, inspector) >= 0) continue
    best = inspector
    bestPrice = price
    cursor[list] = at
    if (price <= floor[list]!) return best
  }
  if (best !== NOBODY) floor[list] = bestPrice
  return best
}

/** Whether one seat more is possible here and at every wider cap. */
function hasRoom({ index, load }: Roster, leaf: number): boolean {
  const { most, parentOf } = index.tree
  for (let node = leaf; node >= 0; node = parentOf[node]!) {
    if (load[node]! >= most[node]!) return false
  }
  return true
}
