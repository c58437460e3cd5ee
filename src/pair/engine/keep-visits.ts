import { completeOrder } from './complete-order.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { clearSeat, createRoster } from './roster.ts'
import { settleReached } from './search.ts'
import { createStaffing, type Staffing, staffSeat } from './staff-seat.ts'

/**
 * Chooses the visits that can take place when there are too few inspectors: in the given order, a
 * visit is kept iff all visits kept before and this one can be completely staffed.
 *
 * @param visitOrder - an order of all visits
 * @returns 1 for each kept visit, 0 for the others
 * @throws RangeError if `visitOrder` is not an order of all visits
 */
export function keepVisits(problem: PairingProblem, visitOrder: ArrayLike<number>): Uint8Array {
  const order = completeOrder(problem.excluded.length, visitOrder)
  const staffing = createStaffing(createRoster(indexProblem(problem)))
  const kept = new Uint8Array(order.length)
  for (const visit of order) {
    const start = problem.seatStart[visit]!
    const end = problem.seatStart[visit + 1]!
    let seat = start
    while (seat < end && staffSeat(staffing, seat)) seat += 1
    if (seat === end) kept[visit] = 1
    else giveUp(staffing, start, seat)
  }
  return kept
}

/**
 * Opens the seats of a visit again. If the one that could not be filled cannot be filled on its own
 * either, whoever it reaches is needed up to his capacity by the visits kept so far, in whatever
 * way they are staffed, and stays so.
 */
function giveUp(staffing: Staffing, start: number, failed: number): void {
  for (let seat = start; seat < failed; seat += 1) clearSeat(staffing.roster, seat)
  if (failed > start && staffSeat(staffing, failed)) clearSeat(staffing.roster, failed)
  else settleReached(staffing.search)
}
