import { leafNode } from './problem-index.ts'
import { NOBODY } from './roster.ts'
import { isReached, openNode, type Search } from './search.ts'

/**
 * Seats that are open or could be left, ascending: a reached node lets their holder go, himself or
 * a cap at which they count. A search passes over those whose whole list is reached, so its marks
 * alone do not tell.
 */
export function reachedSeats(search: Search): number[] {
  const { index, inspectorOf } = search.roster
  const { parentOf } = index.tree
  const seats: number[] = []
  for (let seat = 0; seat < index.seatCount; seat += 1) {
    let isLeft = isReached(search, openNode(search, seat))
    const holder = inspectorOf[seat]!
    let node = holder === NOBODY ? -1 : leafNode(index, holder, index.problem.seatList[seat]!)
    for (; node >= 0 && !isLeft; node = parentOf[node]!) isLeft = isReached(search, node)
    if (isLeft) seats.push(seat)
  }
  return seats
}
