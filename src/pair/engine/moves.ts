import { clearSeat, giveSeat, type Roster } from './roster.ts'
import { type Search, START } from './search.ts'

/** Who sits where after some moves. */
export interface Moves {
  /**
   * Seats and the seats of the same team that their holders, or whoever replaces these, change to.
   */
  readonly changes: [from: number, to: number][]
  /**
   * Seats and those who come to the team and take them, or replace their holder wherever he sits.
   */
  readonly takes: [seat: number, inspector: number][]
  readonly replaces: [seat: number, inspector: number][]
}

/** Collects the moves of the path that leads to a node, and returns its start. */
export function movesTo(search: Search, end: number, moves: Moves): number {
  const { roster, from } = search
  const { tree, seatCount } = roster.index
  const isSeat = (node: number) => node >= tree.nodeCount
  let node = end
  // No node comes twice.
  for (let steps = 0; steps < from.length; steps += 1) {
    const before = from[node]!
    if (before === START) break
    if (isSeat(before)) {
      const seat = before - tree.nodeCount
      const isLeft = seat >= seatCount
      if (!isSeat(node)) {
        const inspector = tree.ownerOf[node]!
        if (isLeft) moves.replaces.push([seat - seatCount, inspector])
        else moves.takes.push([seat, inspector])
      } else if (!isLeft) moves.changes.push([node - tree.nodeCount, seat])
    }
    node = before
  }
  return node
}

export function noMoves(): Moves {
  return { changes: [], takes: [], replaces: [] }
}

/** Carries moves out. */
export function carryOut(roster: Roster, { changes, takes, replaces }: Moves): void {
  const holderAt = new Map<number, number>(replaces)
  const next = new Map<number, number>(takes)
  for (const [own, seat] of changes) next.set(seat, holderAt.get(own) ?? roster.inspectorOf[own]!)
  const changed = new Set(changes.map(([own]) => own))
  for (const [seat, inspector] of replaces) if (!changed.has(seat)) next.set(seat, inspector)
  for (const seat of next.keys()) clearSeat(roster, seat)
  for (const [seat, inspector] of next) giveSeat(roster, seat, inspector)
}
