import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { clearSeat, createRoster } from './roster.ts'
import { createStaffing, staffSeat } from './staff-seat.ts'

/**
 * Chooses the visits that can take place when there are too few inspectors: in the given order, a
 * visit is kept iff all visits kept before and this one can be completely staffed.
 *
 * @param visitOrder - visits that are not named in it are not kept
 * @returns 1 for each kept visit, 0 for the others
 *
 * @internal
 */
export function keepVisits(problem: PairingProblem, visitOrder: ArrayLike<number>): Uint8Array {
  const roster = createRoster(indexProblem(problem))
  const staffing = createStaffing(roster)
  const kept = new Uint8Array(problem.excluded.length)
  for (let at = 0; at < visitOrder.length; at += 1) {
    const visit = visitOrder[at]!
    if (kept[visit] !== 0) continue
    const start = problem.seatStart[visit]!
    const end = problem.seatStart[visit + 1]!
    let seat = start
    while (seat < end && staffSeat(staffing, seat)) seat += 1
    if (seat === end) kept[visit] = 1
    else for (let filled = start; filled < seat; filled += 1) clearSeat(roster, filled)
  }
  return kept
}
