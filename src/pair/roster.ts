import type { ProblemIndex } from './problem-index.ts'
import { sortedIndex } from './sorted-index.ts'

/** Nobody: the holder of an open seat. @internal */
export const NOBODY = -1

/**
 * Who holds which seat at the moment.
 *
 * The seats that an inspector holds under one list form a chain, one chain for each entry of the
 * index. Thus a search that has already seen a whole list passes over all those seats at once. A
 * fixed seat counts towards the load but is in no chain, therefore no search can move it.
 *
 * @internal
 */
export interface Roster {
  readonly index: ProblemIndex
  readonly inspectorOf: Int32Array
  readonly load: Int32Array
  readonly fixed: Uint8Array
  /** The first seat in the chain of each entry, or -1. */
  readonly first: Int32Array
  readonly next: Int32Array
  /** The seat before in the chain; for the first one, the complement `~entry`. */
  readonly previous: Int32Array
}

/** Makes a roster without any seat taken, or one that holds a given assignment. @internal */
export function createRoster(index: ProblemIndex, inspectorOf?: Int32Array): Roster {
  const roster: Roster = {
    index,
    inspectorOf: new Int32Array(index.seatCount).fill(NOBODY),
    load: new Int32Array(index.problem.inspectorCount),
    fixed: new Uint8Array(index.seatCount),
    first: new Int32Array(index.listAt.length).fill(-1),
    next: new Int32Array(index.seatCount),
    previous: new Int32Array(index.seatCount),
  }
  if (inspectorOf !== undefined) {
    for (let seat = 0; seat < index.seatCount; seat += 1) giveSeat(roster, seat, inspectorOf[seat]!)
  }
  return roster
}

/** Gives a seat to an inspector of its list; whoever held it loses it. @internal */
export function giveSeat(roster: Roster, seat: number, inspector: number): void {
  clearSeat(roster, seat)
  const { problem, listStart } = roster.index
  const list = problem.seatList[seat]!
  const position = sortedIndex(problem.lists[list]!, inspector)
  if (position < 0) throw new RangeError(`inspector ${inspector} is not eligible for seat ${seat}`)
  const entry = listStart[list]! + position
  const second = roster.first[entry]!
  roster.first[entry] = seat
  roster.previous[seat] = ~entry
  roster.next[seat] = second
  if (second >= 0) roster.previous[second] = seat
  roster.inspectorOf[seat] = inspector
  roster.load[inspector] = roster.load[inspector]! + 1
}

/** Leaves a seat open. @internal */
export function clearSeat(roster: Roster, seat: number): void {
  const holder = roster.inspectorOf[seat]!
  if (holder === NOBODY) return
  unchain(roster, seat)
  roster.inspectorOf[seat] = NOBODY
  roster.load[holder] = roster.load[holder]! - 1
}

/** Keeps a seat with its holder from now on. @internal */
export function fixSeat(roster: Roster, seat: number): void {
  unchain(roster, seat)
  roster.fixed[seat] = 1
}

function unchain(roster: Roster, seat: number): void {
  const previous = roster.previous[seat]!
  const next = roster.next[seat]!
  if (previous < 0) roster.first[~previous] = next
  else roster.next[previous] = next
  if (next >= 0) roster.previous[next] = previous
}

/** The seat that an inspector holds in a visit, or -1. @internal */
export function seatInTeam(roster: Roster, visit: number, inspector: number): number {
  const { seatStart } = roster.index.problem
  const end = seatStart[visit + 1]!
  for (let seat = seatStart[visit]!; seat < end; seat += 1) {
    if (roster.inspectorOf[seat] === inspector) return seat
  }
  return -1
}
