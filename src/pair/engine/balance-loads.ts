import { carryOut, movesTo, noMoves } from './moves.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { createRoster } from './roster.ts'
import {
  beginSearch,
  createSearch,
  explore,
  type Search,
  settleReached,
  startFrom,
  UNBOUNDED,
} from './search.ts'
import type { UnitPrice } from './unit-price.ts'

/**
 * Turns a complete assignment into one with the least sum of the prices of all units.
 *
 * The sum is least iff no alternating path leads from an inspector to one whose next unit is
 * cheaper than the first one's last and who has room for it; as prices grow with the load, that
 * also makes the greatest price as small as possible, then the second, and so on (Harvey, Ladner,
 * Lovász, Tamir 2006, "Semi-matchings for bipartite graphs and load balancing"; Frank and Murota
 * 2022, "Decreasing minimization on M-convex sets").
 *
 * @param inspectorOf - a complete assignment; it is not changed
 * @returns a best assignment
 */
export function balanceLoads(
  problem: PairingProblem,
  inspectorOf: Int32Array,
  price: UnitPrice,
): Int32Array {
  const roster = createRoster(indexProblem(problem), inspectorOf)
  const search = createSearch(roster, price)
  for (let level = dearest(search); level !== undefined; level = dearest(search)) {
    for (let inspector = 0; inspector < problem.inspectorCount; inspector += 1) {
      if (lastPrice(search, inspector) !== level) continue
      beginSearch(search, { below: level })
      if (startFrom(search, inspector) || explore(search)) {
        const moves = noMoves()
        movesTo(search, search.cheapest, moves)
        carryOut(roster, moves)
      } else {
        // No path from an equal or cheaper unit can end in there either, so all failed searches
        // together take one pass over the problem.
        settleReached(search)
      }
    }
  }
  return roster.inspectorOf
}

/** The price of an inspector's last unit, if he may still be able to give it up. */
function lastPrice({ roster, price, mark }: Search, inspector: number): number | undefined {
  const load = roster.load[inspector]!
  if (mark[inspector] === UNBOUNDED || load <= roster.index.tree.least[inspector]!) return undefined
  return price(inspector, load)
}

/** The greatest price of a unit that may still change hands. */
function dearest(search: Search): number | undefined {
  let most: number | undefined
  for (let i = 0; i < search.roster.index.problem.inspectorCount; i += 1) {
    const price = lastPrice(search, i)
    if (price !== undefined && (most === undefined || price > most)) most = price
  }
  return most
}
