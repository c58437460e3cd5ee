import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { createRoster } from './roster.ts'
import {
  beginSearch,
  createSearch,
  explore,
  moveAlong,
  NO_SEAT,
  reachInspector,
  type Search,
  settleReached,
  UNBOUNDED,
} from './search.ts'

/**
 * Turns a complete assignment into one with the least Σ load².
 *
 * The sum is least iff no alternating path leads from an inspector to one with at least two seats
 * less and a free unit; such loads are also decreasingly minimal (Harvey, Ladner, Lovász, Tamir
 * 2006, "Semi-matchings for bipartite graphs and load balancing"; Frank and Murota 2022,
 * "Decreasing minimization on M-convex sets").
 *
 * @param inspectorOf - a complete assignment; it is not changed
 * @returns a best assignment
 *
 * @internal
 */
export function balanceLoads(problem: PairingProblem, inspectorOf: Int32Array): Int32Array {
  const roster = createRoster(indexProblem(problem), inspectorOf)
  const search = createSearch(roster)
  for (let level = heaviest(search); level >= 2; level = heaviest(search)) {
    for (let inspector = 0; inspector < problem.inspectorCount; inspector += 1) {
      if (roster.load[inspector] !== level || isSettled(search, inspector)) continue
      beginSearch(search, level - 1, NO_SEAT)
      reachInspector(search, inspector, NO_SEAT)
      if (explore(search)) {
        moveAlong(search, search.lightest, search.takes[search.lightest]!, NO_SEAT)
      } else {
        // No path from an equal or smaller load can end in there either, so all failed searches
        // together take one pass over the problem.
        settleReached(search)
      }
    }
  }
  return roster.inspectorOf
}

function isSettled(search: Search, inspector: number): boolean {
  return search.inspectorStamp[inspector] === UNBOUNDED
}

/** The greatest load that may still be lowered. */
function heaviest(search: Search): number {
  const { load } = search.roster
  let most = 0
  for (let inspector = 0; inspector < load.length; inspector += 1) {
    if (load[inspector]! > most && !isSettled(search, inspector)) most = load[inspector]!
  }
  return most
}
