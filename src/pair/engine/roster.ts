import { leafNode, type ProblemIndex } from './problem-index.ts'
import { sortedIndex } from './sorted-index.ts'

/** Nobody: the holder of an open seat. */
export const NOBODY = -1

/**
 * Who holds which seat at the moment.
 *
 * The seats that an inspector holds under one list form a chain, one chain for each entry of the
 * index, and one more for the seats he holds as an extra (chain `entryCount + inspector`). Thus a
 * search that has already seen a whole list passes over all those seats at once. A fixed seat
 * counts towards the load but is in no chain, therefore no search can move it.
 */
export interface Roster {
  readonly index: ProblemIndex
  readonly inspectorOf: Int32Array
  /** Seats of each inspector, then those counted by each cap. */
  readonly load: Int32Array
  readonly fixed: Uint8Array
  /** The first seat of each chain, or -1. */
  readonly first: Int32Array
  readonly next: Int32Array
  /** The seat before in the chain; for the first one, the complement of the chain. */
  readonly previous: Int32Array
  /**
   * The chains of each inspector that are not empty, as a chain again: with a list for each day most
   * of them are.
   */
  readonly firstChain: Int32Array
  readonly nextChain: Int32Array
  /** For the first one -1. */
  readonly previousChain: Int32Array
}

/** Makes a roster without any seat taken, or one that holds a given assignment. */
export function createRoster(index: ProblemIndex, inspectorOf?: Int32Array): Roster {
  const { inspectorCount } = index.problem
  const roster: Roster = {
    index,
    inspectorOf: new Int32Array(index.seatCount).fill(NOBODY),
    load: new Int32Array(index.tree.nodeCount),
    fixed: new Uint8Array(index.seatCount),
    first: new Int32Array(index.listAt.length + inspectorCount).fill(-1),
    next: new Int32Array(index.seatCount),
    previous: new Int32Array(index.seatCount),
    firstChain: new Int32Array(inspectorCount).fill(-1),
    nextChain: new Int32Array(index.listAt.length + inspectorCount),
    previousChain: new Int32Array(index.listAt.length + inspectorCount),
  }
  if (inspectorOf !== undefined) {
    for (let seat = 0; seat < index.seatCount; seat += 1) {
      if (inspectorOf[seat] !== NOBODY) giveSeat(roster, seat, inspectorOf[seat]!)
    }
  }
  return roster
}

/** Gives a seat to an inspector of its list; whoever held it loses it. */
export function giveSeat(roster: Roster, seat: number, inspector: number): void {
  clearSeat(roster, seat)
  const chain = chainOf(roster.index, seat, inspector)
  const second = roster.first[chain]!
  roster.first[chain] = seat
  roster.previous[seat] = ~chain
  roster.next[seat] = second
  if (second >= 0) roster.previous[second] = seat
  else addChain(roster, inspector, chain)
  roster.inspectorOf[seat] = inspector
  addLoad(roster, seat, inspector, 1)
}

function chainOf({ problem, listStart, listAt }: ProblemIndex, seat: number, inspector: number) {
  const list = problem.seatList[seat]!
  const extra = problem.narrowing?.extra[seat]
  if (extra !== undefined && sortedIndex(extra, inspector) >= 0) return listAt.length + inspector
  const position = sortedIndex(problem.lists[list]!, inspector)
  if (position < 0) throw new RangeError(`inspector ${inspector} is not eligible for seat ${seat}`)
  return listStart[list]! + position
}

/** Leaves a seat open. */
export function clearSeat(roster: Roster, seat: number): void {
  const holder = roster.inspectorOf[seat]!
  if (holder === NOBODY) return
  unchain(roster, seat)
  roster.inspectorOf[seat] = NOBODY
  addLoad(roster, seat, holder, -1)
}

function addLoad({ index, load }: Roster, seat: number, inspector: number, units: number): void {
  const { parentOf } = index.tree
  let node = leafNode(index, inspector, index.problem.seatList[seat]!)
  while (node >= 0) {
    load[node] = load[node]! + units
    node = parentOf[node]!
  }
}

/** Keeps a seat with its holder from now on. */
export function fixSeat(roster: Roster, seat: number): void {
  unchain(roster, seat)
  roster.fixed[seat] = 1
}

function unchain(roster: Roster, seat: number): void {
  const previous = roster.previous[seat]!
  const next = roster.next[seat]!
  if (next >= 0) roster.previous[next] = previous
  if (previous >= 0) roster.next[previous] = next
  else {
    roster.first[~previous] = next
    if (next < 0) removeChain(roster, roster.inspectorOf[seat]!, ~previous)
  }
}

function addChain(roster: Roster, inspector: number, chain: number): void {
  const second = roster.firstChain[inspector]!
  roster.firstChain[inspector] = chain
  roster.nextChain[chain] = second
  roster.previousChain[chain] = -1
  if (second >= 0) roster.previousChain[second] = chain
}

function removeChain(roster: Roster, inspector: number, chain: number): void {
  const previous = roster.previousChain[chain]!
  const next = roster.nextChain[chain]!
  if (previous < 0) roster.firstChain[inspector] = next
  else roster.nextChain[previous] = next
  if (next >= 0) roster.previousChain[next] = previous
}

/** The seat that an inspector, or somebody related to him, holds in a visit, or -1. */
export function seatInTeam(roster: Roster, visit: number, inspector: number): number {
  const { problem, relatedOf } = roster.index
  const { seatStart } = problem
  const number = relatedOf[inspector]
  const end = seatStart[visit + 1]!
  for (let seat = seatStart[visit]!; seat < end; seat += 1) {
    const holder = roster.inspectorOf[seat]!
    if (holder === inspector || (holder !== NOBODY && relatedOf[holder] === number)) return seat
  }
  return -1
}

/**
 * Whether a visit has a seat in the team in any case for this inspector or somebody related to him.
 */
export function isBound(roster: Roster, seat: number, inspector: number): boolean {
  const { problem, visitOf, relatedOf } = roster.index
  const bound = problem.narrowing?.bound[visitOf[seat]!]
  return bound !== undefined && sortedIndex(bound, relatedOf[inspector]!) >= 0
}

/** How many seats each of so many candidates has in a complete assignment. */
export function loadsOf(inspectorOf: Int32Array, count: number): Int32Array {
  const load = new Int32Array(count)
  for (const inspector of inspectorOf) load[inspector] = (load[inspector] as number) + 1
  return load
}
