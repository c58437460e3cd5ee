import { connectedInspectors } from './connected-inspectors.ts'
import { leafNode } from './problem-index.ts'
import { isBound, NOBODY, type Roster } from './roster.ts'
import { beginSearch, explore, isReached, type Search, startFrom } from './search.ts'

/**
 * For each node and each open seat, the greatest price of a last unit of those whose alternating
 * paths lead there.
 *
 * In terms of minimum-cost flow these are optimal potentials (up to scaling, distances from the
 * sink), so they hold for all best assignments at once: an inspector outside the team can take a
 * seat in one of them only if his ceiling is that of the seat (complementary slackness). Whoever's
 * load can still change has or lacks a unit of exactly that price.
 */
export interface LoadCeilings {
  /** Inspectors, then caps. */
  readonly ofNode: Float64Array
  readonly ofSeat: Float64Array
  /** Everybody with a ceiling whom lists connect with an inspector. */
  sharing(inspector: number, ceiling: number): Int32Array
}

/**
 * Computes the ceilings of the best assignment that the search's roster holds, in one pass over the
 * problem.
 */
export function computeCeilings(search: Search): LoadCeilings {
  const { roster } = search
  const { index, inspectorOf } = roster
  const { nodeCount } = index.tree
  const ofNode = new Float64Array(nodeCount).fill(Number.NEGATIVE_INFINITY)
  const ofSeat = new Float64Array(inspectorOf.length).fill(Number.NEGATIVE_INFINITY)
  beginSearch(search, {})
  for (const { giver, price } of dearestGivers(search)) {
    if (isReached(search, giver)) continue
    const from = search.tail
    startFrom(search, giver)
    explore(search)
    for (let at = from; at < search.tail; at += 1) {
      const node = search.queue[at]!
      if (node < nodeCount) ofNode[node] = price
      else if (node < nodeCount + ofSeat.length) ofSeat[node - nodeCount] = price
    }
  }
  spreadDown(roster, ofNode)
  // A seat that its holder leaves is not in the queue, if a whole list was reached it was not even
  // looked at.
  for (let seat = 0; seat < ofSeat.length; seat += 1) {
    const holder = inspectorOf[seat]!
    if (holder === NOBODY || isBound(roster, seat, holder)) continue
    const leaf = leafNode(index, holder, index.problem.seatList[seat]!)
    ofSeat[seat] = Math.max(ofSeat[seat]!, ofNode[leaf]!)
  }
  return { ofNode, ofSeat, sharing: shareCeilings(roster, ofNode) }
}

/** Everybody who can give up a seat, the dearest last unit first. */
function dearestGivers({ roster, price }: Search): { giver: number; price: number }[] {
  const { inspectorCount } = roster.index.problem
  const { least } = roster.index.tree
  const givers: { giver: number; price: number }[] = []
  for (let i = 0; i < inspectorCount; i += 1) {
    const load = roster.load[i]!
    if (load > least[i]!) givers.push({ giver: i, price: price(i, load) })
  }
  return givers.sort((a, b) => b.price - a.price)
}

/** What reaches a wider cap reaches the caps inside it, where one seat less is possible. */
function spreadDown({ index, load }: Roster, ofNode: Float64Array): void {
  const { nodeCount, parentOf, least } = index.tree
  const own = ofNode.slice()
  for (let node = index.problem.inspectorCount; node < nodeCount; node += 1) {
    for (let below = node; load[below]! > least[below]! && parentOf[below]! >= 0; ) {
      below = parentOf[below]!
      ofNode[node] = Math.max(ofNode[node]!, own[below]!)
    }
  }
}

function shareCeilings({ index }: Roster, ofNode: Float64Array): LoadCeilings['sharing'] {
  const groupOf = connectedInspectors(index.problem)
  const sorted = groupOf.map((_, inspector) => inspector)
  const compare = (i: number, group: number, ceiling: number): number => {
    if (groupOf[i] !== group) return groupOf[i]! - group
    return ofNode[i] === ceiling ? 0 : ofNode[i]! < ceiling ? -1 : 1
  }
  sorted.sort((a, b) => compare(a, groupOf[b]!, ofNode[b]!))
  const placeAfter = (group: number, ceiling: number, orEqual: boolean): number => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const order = compare(sorted[middle]!, group, ceiling)
      if (order < 0 || (orEqual && order === 0)) low = middle + 1
      else high = middle
    }
    return low
  }
  return (inspector, ceiling) => {
    const group = groupOf[inspector]!
    return sorted.subarray(placeAfter(group, ceiling, false), placeAfter(group, ceiling, true))
  }
}
