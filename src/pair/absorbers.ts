import type { Roster } from './roster.ts'
import { seatInTeam } from './roster.ts'
import { sortedIndex } from './sorted-index.ts'

/**
 * Who could take one more seat, and which seats somebody else could take over, with all others
 * still filled: 1 for yes.
 *
 * @internal
 */
export interface Absorbers {
  readonly ofInspector: Uint8Array
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
 *
 * @internal
 */
export function findAbsorbers(roster: Roster): Absorbers {
  const { problem, seatCount, visitOf, listAt, entryStart, entries } = roster.index
  const { inspectorCount, capacity, seatStart, seatList, lists, excluded } = problem
  const ofInspector = new Uint8Array(inspectorCount)
  const ofSeat = new Uint8Array(seatCount)
  // Inspectors, and seats with `inspectorCount` added to them; each comes once.
  const queue = new Int32Array(inspectorCount + seatCount)
  let tail = 0
  const waiting: number[][] = lists.map(() => [])
  for (let seat = 0; seat < seatCount; seat += 1) waiting[seatList[seat]!]!.push(seat)

  const addInspector = (inspector: number): void => {
    if (ofInspector[inspector] === 1) return
    ofInspector[inspector] = 1
    queue[tail] = inspector
    tail += 1
  }
  const addSeat = (seat: number): void => {
    if (ofSeat[seat] === 1) return
    ofSeat[seat] = 1
    queue[tail] = inspectorCount + seat
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

  for (let i = 0; i < inspectorCount; i += 1) if (roster.load[i]! < capacity[i]!) addInspector(i)
  for (let head = 0; head < tail; head += 1) {
    const node = queue[head]!
    if (node < inspectorCount) {
      const end = entryStart[node + 1]!
      for (let at = entryStart[node]!; at < end; at += 1) {
        offerWaiting(waiting[listAt[entries[at]!]!]!, node)
      }
      continue
    }
    const seat = node - inspectorCount
    const holder = roster.inspectorOf[seat]!
    const visit = visitOf[seat]!
    addInspector(holder)
    for (let other = seatStart[visit]!; other < seatStart[visit + 1]!; other += 1) {
      if (other !== seat && sortedIndex(lists[seatList[other]!]!, holder) >= 0) addSeat(other)
    }
  }
  return { ofInspector, ofSeat }
}
