import type { Acceptance } from './acceptance.ts'

/**
 * Which inspectors and caps no circle of cost 0 connects any more: numbers that differ for two of
 * them mean that neither can ever take a seat over from the other.
 *
 * What a failed search has reached is closed: no arc of cost 0 leaves it. A circle thus lies inside
 * or outside, moving along it opens no arc between the two, and fixing a seat only removes arcs. So
 * what is apart once stays apart for the rest of the draw, and a search fails about as often as
 * there are inspectors, not once for every seat.
 */
export interface Classes {
  readonly classOf: Int32Array
  readonly size: number[]
}

export function createClasses({ roster }: Acceptance): Classes {
  const { nodeCount } = roster.index.tree
  return { classOf: new Int32Array(nodeCount), size: [nodeCount] }
}

/**
 * Sets what failed searches for a seat have reached apart from everything else.
 *
 * @param reached - how many nodes of the search's queue they are
 * @param ceiling - the seat's; other prices have circles of their own
 */
export function setApart(
  { classOf, size }: Classes,
  { roster, search, ceilings }: Acceptance,
  { reached, ceiling }: { readonly reached: number; readonly ceiling: number },
): void {
  const { nodeCount, parentOf, least } = roster.index.tree
  const closed = new Set<number>()
  for (let at = 0; at < reached; at += 1) {
    if (search.queue[at]! < nodeCount) closed.add(search.queue[at]!)
  }
  // What reaches a wider cap reaches the caps inside it, where one seat less is possible.
  for (let node = roster.index.problem.inspectorCount; node < nodeCount; node += 1) {
    for (let below = node; roster.load[below]! > least[below]! && parentOf[below]! >= 0; ) {
      below = parentOf[below]!
      if (search.mark[below] === search.stamp) closed.add(node)
    }
  }
  const members = new Map<number, number[]>()
  for (const node of closed) {
    if (ceilings.ofNode[node] !== ceiling) continue
    const known = members.get(classOf[node]!)
    if (known === undefined) members.set(classOf[node]!, [node])
    else known.push(node)
  }
  for (const [old, nodes] of members) {
    if (nodes.length === size[old]) continue
    size[old] = size[old]! - nodes.length
    const fresh = size.push(nodes.length) - 1
    for (const node of nodes) classOf[node] = fresh
  }
}
