import { beginSearch, explore, NO_SEAT, reachInspector, type Search } from './search.ts'

/**
 * For each inspector and each seat, the greatest load of those whose alternating paths lead there.
 *
 * In terms of minimum-cost flow these are optimal potentials (up to scaling, distances from the
 * sink), so they hold for all best assignments at once: an inspector outside the team can take a
 * seat in one of them only if his ceiling is that of the seat (complementary slackness). An
 * inspector whose load can still change has his ceiling or one less.
 *
 * @internal
 */
export interface LoadCeilings {
  readonly ofInspector: Int32Array
  readonly ofSeat: Int32Array
}

/**
 * Computes the ceilings of the best assignment that the search's roster holds, in one pass over the
 * problem.
 *
 * @internal
 */
export function computeCeilings(search: Search): LoadCeilings {
  const { inspectorOf, load } = search.roster
  const ofInspector = new Int32Array(load.length)
  const ofSeat = new Int32Array(inspectorOf.length).fill(-1)
  const heaviestFirst = load.map((_, inspector) => inspector)
  heaviestFirst.sort((a, b) => load[b]! - load[a]!)

  beginSearch(search, 0, NO_SEAT)
  for (const start of heaviestFirst) {
    if (search.inspectorStamp[start] === search.stamp) continue
    const from = search.tail
    reachInspector(search, start, NO_SEAT)
    explore(search)
    for (let at = from; at < search.tail; at += 1) {
      const node = search.queue[at]!
      if (node < load.length) ofInspector[node] = load[start]!
      else ofSeat[node - load.length] = load[start]!
    }
  }
  for (let seat = 0; seat < ofSeat.length; seat += 1) {
    if (ofSeat[seat] === -1) ofSeat[seat] = ofInspector[inspectorOf[seat]!]!
  }
  return { ofInspector, ofSeat }
}
