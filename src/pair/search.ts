import { giveSeat, NOBODY, type Roster, seatInTeam } from './roster.ts'
import { sortedIndex } from './sorted-index.ts'

/** Where a chain of moves ends: the inspector takes no other seat. @internal */
export const NO_SEAT = -1
/** Above every load and every stamp. @internal */
export const UNBOUNDED = 0x7fffffff

/**
 * Breadth-first search in the residual graph of a roster: if an open seat goes to this inspector,
 * which of his seats can he leave, who can take that one, and so on (alternating paths of the
 * semi-matchings of Harvey, Ladner, Lovász and Tamir 2006, J. Algorithms 59, with at most one seat
 * for an inspector in each visit).
 *
 * That "at most one" makes two kinds of steps. An inspector outside the team is *reached*: from
 * then on every seat he holds is open to others. One who already sits in the team can only change
 * his seat inside it: that seat is *opened*, but he is not reached, and his other seats stay
 * closed.
 *
 * Starts can be added after a search has failed. What was reached before stays marked, because
 * nothing behind it leads to the goal.
 *
 * @internal
 */
export interface Search {
  readonly roster: Roster
  /** Marks that equal the stamp belong to the current search. */
  stamp: number
  readonly inspectorStamp: Int32Array
  /** The seat that a reached inspector would take, or a negative number for a start. */
  readonly takes: Int32Array
  readonly seatStamp: Int32Array
  /** The seat that the holder of an opened seat would take, or a negative number for a start. */
  readonly leavesFor: Int32Array
  /** Reached inspectors, and opened seats with `inspectorCount` added to them. */
  readonly queue: Int32Array
  head: number
  tail: number
  /**
   * Each list with the inspectors not yet reached in front; `restCount` tells how many they are.
   */
  readonly rest: Int32Array
  readonly restCount: Int32Array
  readonly restStamp: Int32Array
  /** The search is over once an inspector with a smaller load and a free unit is reached … */
  below: number
  /** … or this seat is open (-1: none). */
  goal: number
  /** The reached inspector with a free unit and the smallest load. */
  lightest: number
  lightestLoad: number
}

/** @internal */
export function createSearch(roster: Roster): Search {
  const { problem, seatCount, inspectorAt } = roster.index
  const inspectors = problem.inspectorCount
  return {
    roster,
    stamp: 0,
    inspectorStamp: new Int32Array(inspectors),
    takes: new Int32Array(inspectors),
    seatStamp: new Int32Array(seatCount),
    leavesFor: new Int32Array(seatCount),
    queue: new Int32Array(inspectors + seatCount),
    head: 0,
    tail: 0,
    rest: inspectorAt.slice(),
    restCount: new Int32Array(problem.lists.length),
    restStamp: new Int32Array(problem.lists.length),
    below: 0,
    goal: NO_SEAT,
    lightest: NOBODY,
    lightestLoad: UNBOUNDED,
  }
}

/** Forgets what was reached, and sets the goals of the next search. @internal */
export function beginSearch(search: Search, below: number, goal: number): void {
  search.stamp += 1
  search.head = 0
  search.tail = 0
  search.below = below
  search.goal = goal
  search.lightest = NOBODY
  search.lightestLoad = UNBOUNDED
}

/** Reaches an inspector who would take a seat; true if that is a goal. @internal */
export function reachInspector(search: Search, inspector: number, seat: number): boolean {
  const { roster } = search
  search.inspectorStamp[inspector] = search.stamp
  search.takes[inspector] = seat
  search.queue[search.tail] = inspector
  search.tail += 1
  const load = roster.load[inspector]!
  if (load < search.lightestLoad && load < roster.index.problem.capacity[inspector]!) {
    search.lightestLoad = load
    search.lightest = inspector
    if (load < search.below) return true
  }
  return search.goal >= 0 && roster.inspectorOf[search.goal] === inspector
}

/**
 * Opens a seat whose holder would take another seat of the same visit; true if that is the goal.
 *
 * @internal
 */
export function openSeat(search: Search, seat: number, forSeat: number): boolean {
  search.seatStamp[seat] = search.stamp
  search.leavesFor[seat] = forSeat
  search.queue[search.tail] = search.roster.index.problem.inspectorCount + seat
  search.tail += 1
  return seat === search.goal
}

/** Searches on from all starts; true if a goal was found. @internal */
export function explore(search: Search): boolean {
  const { roster, queue } = search
  const { entryStart, entries, listAt, problem } = roster.index
  while (search.head < search.tail) {
    const node = queue[search.head]!
    search.head += 1
    if (node >= problem.inspectorCount) {
      if (offerSeat(search, node - problem.inspectorCount)) return true
      continue
    }
    const end = entryStart[node + 1]!
    for (let at = entryStart[node]!; at < end; at += 1) {
      const entry = entries[at]!
      let seat = roster.first[entry]!
      // Once a whole list is reached, its remaining seats lead nowhere new.
      while (seat >= 0 && restOf(search, listAt[entry]!) > 0) {
        if (offerSeat(search, seat)) return true
        seat = roster.next[seat]!
      }
    }
  }
  return false
}

function restOf(search: Search, list: number): number {
  if (search.restStamp[list] !== search.stamp) {
    search.restStamp[list] = search.stamp
    search.restCount[list] = search.roster.index.problem.lists[list]!.length
  }
  return search.restCount[list]!
}

/**
 * Reaches everybody who could take a seat. Those barred from this visit alone stay in the list's
 * rest.
 */
function offerSeat(search: Search, seat: number): boolean {
  const { roster, rest, inspectorStamp, stamp } = search
  const { problem, listStart, visitOf } = roster.index
  const visit = visitOf[seat]!
  const list = problem.seatList[seat]!
  const start = listStart[list]!
  const excluded = problem.excluded[visit]!
  let end = start + restOf(search, list)
  let found = false
  for (let at = start; at < end && !found; ) {
    const inspector = rest[at]!
    if (inspectorStamp[inspector]! < stamp) {
      if (sortedIndex(excluded, inspector) >= 0) {
        at += 1
        continue
      }
      const own = seatInTeam(roster, visit, inspector)
      if (own >= 0) {
        at += 1
        if (search.seatStamp[own] !== stamp && roster.fixed[own] === 0) {
          found = openSeat(search, own, seat)
        }
        continue
      }
      found = reachInspector(search, inspector, seat)
    }
    end -= 1
    rest[at] = rest[end]!
    rest[end] = inspector
  }
  search.restCount[list] = end - start
  return found
}

/**
 * Closes what a failed search has reached to all later searches: nothing leads out of it, and no
 * path that avoids it can change that.
 *
 * @internal
 */
export function settleReached(search: Search): void {
  const { queue, tail, inspectorStamp, takes } = search
  for (let at = 0; at < tail; at += 1) {
    const node = queue[at]!
    if (node < takes.length) inspectorStamp[node] = UNBOUNDED
  }
}

/**
 * Carries out the moves that a search has found, from their end: the mover takes a seat, its holder
 * the seat for which the search reached him, and so on until somebody takes `last` or an open seat,
 * or a start is left with one seat less.
 *
 * @returns that start, or `NOBODY`
 * @internal
 */
export function moveAlong(search: Search, mover: number, seat: number, last: number): number {
  const { roster, seatStamp, leavesFor, takes, stamp } = search
  // No seat changes hands twice.
  for (let moves = 0; moves < seatStamp.length; moves += 1) {
    const holder = roster.inspectorOf[seat]!
    giveSeat(roster, seat, mover)
    if (seat === last || holder === NOBODY) return NOBODY
    const next = seatStamp[seat] === stamp ? leavesFor[seat]! : takes[holder]!
    if (next < 0) return holder
    mover = holder
    seat = next
  }
  throw new RangeError('the assignment is not one of the best')
}
