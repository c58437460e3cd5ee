import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { clearSeat, createRoster } from './roster.ts'
import { createStaffing, staffSeat } from './staff-seat.ts'

/** A visit of the problem, and the visit of the problem that it becomes if it moves. */
export type VisitMove = readonly [from: number, to: number]

/**
 * Moves visits as far as all can be completely staffed: all of them together, otherwise those of
 * each half, the first half before the second, and so on (`docs/protocol.md` §8.4).
 *
 * Seats of what moves are cleared and those of where it moves to are filled again along augmenting
 * paths, so that a block that cannot move costs twice its seats, and n visits of which none can
 * move cost n log n.
 *
 * @param moves - in the order in which they are tried
 * @param mayStand - asked of each block that can be staffed: whether these moves may be made
 * @returns the places in `moves` of those that are made
 * @throws RangeError if the visits cannot be staffed before any of them moves
 */
export function moveVisits(
  problem: PairingProblem,
  moves: readonly VisitMove[],
  mayStand: (made: ReadonlySet<number>) => boolean,
): ReadonlySet<number> {
  const { seatStart } = problem
  const staffing = createStaffing(createRoster(indexProblem(problem)))
  let made: ReadonlySet<number> = new Set()

  function clear(visits: readonly number[]): void {
    for (const visit of visits) {
      for (let seat = seatStart[visit]!; seat < seatStart[visit + 1]!; seat += 1) {
        clearSeat(staffing.roster, seat)
      }
    }
  }

  function staff(visits: readonly number[]): boolean {
    for (const visit of visits) {
      for (let seat = seatStart[visit]!; seat < seatStart[visit + 1]!; seat += 1) {
        if (!staffSeat(staffing, seat)) return false
      }
    }
    return true
  }

  function restore(visits: readonly number[]): void {
    if (!staff(visits)) throw new RangeError('visits that were staffed can be staffed again')
  }

  function move(first: number, end: number): void {
    if (first === end) return
    const block = moves.slice(first, end)
    const [before, after] = [block.map(([from]) => from), block.map(([, to]) => to)]
    const together = new Set([...made, ...block.map((_, at) => first + at)])
    clear(before)
    if (staff(after) && mayStand(together)) {
      made = together
      return
    }
    clear(after)
    restore(before)
    if (end - first === 1) return
    const middle = first + Math.ceil((end - first) / 2)
    move(first, middle)
    move(middle, end)
  }

  const later = new Set(moves.map(([, to]) => to))
  restore(Array.from(problem.excluded.keys()).filter((visit) => !later.has(visit)))
  move(0, moves.length)
  return made
}
