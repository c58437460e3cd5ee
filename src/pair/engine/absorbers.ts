import { isCandidate, leafNode } from './problem-index.ts'
import { NOBODY, type Roster, seatInTeam } from './roster.ts'
import { sortedIndex } from './sorted-index.ts'

/**
 * Who could take one more seat, and which seats somebody else could take over, with all others
 * still filled: 1 for yes.
 */
export interface Absorbers {
  /** Inspectors, then caps. */
  readonly ofNode: Uint8Array
  readonly ofSeat: Uint8Array
}

/**
 * Walks the residual graph backwards from the free units: an inspector absorbs a seat if he has a
 * free unit or can pass on a seat of his; a seat can be passed on to an absorber from outside the
 * team, or to a member of the team whose own seat can be passed on.
 *
 * A seat leaves its list's waiting seats as soon as it is found, so a list costs its seats, and its
 * inspectors the visits that exclude or employ them.
 *
 * @param roster - a maximum assignment without fixed seats; its open seats are then never found
 */
export function findAbsorbers(roster: Roster): Absorbers {
  const { index, inspectorOf, load } = roster
  const { problem, seatCount, visitOf, listAt, entryStart, entries, tree } = index
  const { inspectorCount, seatStart, seatList, excluded } = problem
  const { nodeCount, ownerOf, parentOf, most } = tree
  const ofNode = new Uint8Array(nodeCount)
  const ofSeat = new Uint8Array(seatCount)
  // Inspectors and caps, and seats with `nodeCount` added to them; each comes once.
  const queue = new Int32Array(nodeCount + seatCount)
  let tail = 0
  const waiting: number[][] = problem.lists.map(() => [])
  for (let seat = 0; seat < seatCount; seat += 1) waiting[seatList[seat]!]!.push(seat)
  const inside: number[][] = Array.from({ length: nodeCount }, () => [])
  for (let node = inspectorCount; node < nodeCount; node += 1) inside[parentOf[node]!]!.push(node)
  const heldBy: number[][] = Array.from({ length: inspectorCount }, () => [])
  for (let seat = 0; seat < seatCount; seat += 1) heldBy[inspectorOf[seat]!]?.push(seat)

  const addNode = (node: number): void => {
    if (ofNode[node] === 1) return
    ofNode[node] = 1
    queue[tail] = node
    tail += 1
  }
  /** A seat counted here and at every wider cap can go. */
  const addHolder = (seat: number): void => {
    let node = leafNode(index, inspectorOf[seat]!, seatList[seat]!)
    for (; node >= 0; node = parentOf[node]!) addNode(node)
  }
  const addSeat = (seat: number): void => {
    if (ofSeat[seat] === 1) return
    ofSeat[seat] = 1
    queue[tail] = nodeCount + seat
    tail += 1
  }
  const offerWaiting = (seats: number[], inspector: number): void => {
    let kept = 0
    for (const seat of seats) {
      if (ofSeat[seat] === 1) continue
      const visit = visitOf[seat]!
      const isBarred =
        sortedIndex(excluded[visit]!, inspector) >= 0 || seatInTeam(roster, visit, inspector) >= 0
      if (isBarred) {
        seats[kept] = seat
        kept += 1
      } else addSeat(seat)
    }
    seats.length = kept
  }
  const addRelatives = (inspector: number, node: number): void => {
    for (const other of index.relatives.get(index.relatedOf[inspector]!) ?? []) {
      if (other === inspector) continue
      for (const seat of heldBy[other]!) {
        if (!isCandidate(index, seat, inspector)) continue
        if (leafNode(index, inspector, seatList[seat]!) === node) addHolder(seat)
      }
    }
  }

  for (let i = 0; i < inspectorCount; i += 1) if (load[i]! < most[i]!) addNode(i)
  for (let head = 0; head < tail; head += 1) {
    const node = queue[head]!
    if (node < nodeCount) {
      const owner = ownerOf[node]!
      for (const cap of inside[node]!) if (load[cap]! < most[cap]!) addNode(cap)
      for (let at = entryStart[owner]!; at < entryStart[owner + 1]!; at += 1) {
        const list = listAt[entries[at]!]!
        if (leafNode(index, owner, list) === node) offerWaiting(waiting[list]!, owner)
      }
      addRelatives(owner, node)
      continue
    }
    const seat = node - nodeCount
    const holder = inspectorOf[seat]!
    if (holder === NOBODY) continue
    addHolder(seat)
    const visit = visitOf[seat]!
    for (let other = seatStart[visit]!; other < seatStart[visit + 1]!; other += 1) {
      if (other !== seat && isCandidate(index, other, holder)) addSeat(other)
    }
  }
  return { ofNode, ofSeat }
}
