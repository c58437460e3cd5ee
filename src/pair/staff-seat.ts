import { giveSeat, NOBODY, type Roster, seatInTeam } from './roster.ts'
import {
  beginSearch,
  createSearch,
  explore,
  moveAlong,
  NO_SEAT,
  openSeat,
  type Search,
  UNBOUNDED,
} from './search.ts'
import { sortedIndex } from './sorted-index.ts'

/**
 * Fills seats one by one, lightly loaded inspectors first.
 *
 * @internal
 */
export interface Staffing {
  readonly roster: Roster
  readonly search: Search
  /** Where in each list to look first. */
  readonly cursor: Int32Array
  /** The smallest load that the last full look at each list has found. */
  readonly floor: Int32Array
}

/** @internal */
export function createStaffing(roster: Roster): Staffing {
  const lists = roster.index.problem.lists.length
  return {
    roster,
    search: createSearch(roster),
    cursor: new Int32Array(lists),
    floor: new Int32Array(lists),
  }
}

/**
 * Fills an open seat, keeping all filled seats filled; others may change hands. If it fails, the
 * search holds what can be reached from the seat.
 *
 * @returns false if no assignment fills this seat and all seats filled before (Berge 1957)
 * @internal
 */
export function staffSeat(staffing: Staffing, seat: number): boolean {
  const { roster, search } = staffing
  const inspector = pickLight(staffing, seat)
  if (inspector !== NOBODY) {
    giveSeat(roster, seat, inspector)
    return true
  }
  beginSearch(search, UNBOUNDED, NO_SEAT)
  openSeat(search, seat, NO_SEAT)
  if (!explore(search)) return false
  moveAlong(search, search.lightest, search.takes[search.lightest]!, seat)
  return true
}

/**
 * Somebody with a free unit who can take the seat as it is. Going round the list and stopping at
 * its known floor costs a constant per seat, not a list per seat, and leaves little to balance.
 */
function pickLight(staffing: Staffing, seat: number): number {
  const { roster, cursor, floor } = staffing
  const { problem, visitOf } = roster.index
  const visit = visitOf[seat]!
  const list = problem.seatList[seat]!
  const eligible = problem.lists[list]!
  let best = NOBODY
  let bestLoad = UNBOUNDED
  let at = cursor[list]!
  for (let looked = 0; looked < eligible.length; looked += 1) {
    if (at >= eligible.length) at = 0
    const inspector = eligible[at]!
    at += 1
    const load = roster.load[inspector]!
    if (load >= bestLoad || load >= problem.capacity[inspector]!) continue
    if (sortedIndex(problem.excluded[visit]!, inspector) >= 0) continue
    if (seatInTeam(roster, visit, inspector) >= 0) continue
    best = inspector
    bestLoad = load
    cursor[list] = at
    if (load <= floor[list]!) return best
  }
  if (best !== NOBODY) floor[list] = bestLoad
  return best
}
