import type { Acceptance } from './acceptance.ts'

/**
 * Which inspectors and caps no circle of cost 0 connects any more: numbers that differ for two of
 * them mean that neither can ever take a seat over from the other.
 *
 * What a failed search has reached is closed: no arc of cost 0 leaves it. A circle thus lies inside
 * or outside, moving along it opens no arc between the two, and fixing a seat only removes arcs. So
 * what is apart once stays apart for the rest of the draw, and a search fails about as often as
 * there are inspectors, not once for every seat.
 *
 * As a circle stays in one class, a search need not leave the class of the candidate: what it has
 * reached there is closed within the class. With every rule at 10,000 × 500 this made a draw take 23
 * instead of 135 seconds, as the rest of the problem is no longer gone through at each seat.
 */
export interface Classes {
  readonly classOf: Int32Array
  readonly size: number[]
  /** How many nodes of each class are closed; 0 between two calls. */
  readonly count: number[]
  /** The closed nodes, and 1 for each of them; all 0 between two calls. */
  readonly closed: Int32Array
  readonly isClosed: Uint8Array
  /** The first cap directly inside each node, and the next one beside each cap, or -1. */
  readonly inside: Int32Array
  readonly beside: Int32Array
}

export function createClasses({ roster, search }: Acceptance): Classes {
  const { nodeCount, parentOf } = roster.index.tree
  const inside = new Int32Array(nodeCount).fill(-1)
  const beside = new Int32Array(nodeCount).fill(-1)
  for (let cap = roster.index.problem.inspectorCount; cap < nodeCount; cap += 1) {
    beside[cap] = inside[parentOf[cap]!]!
    inside[parentOf[cap]!] = cap
  }
  return {
    classOf: search.classOf,
    size: [nodeCount],
    count: [0],
    closed: new Int32Array(nodeCount),
    isClosed: new Uint8Array(nodeCount),
    inside,
    beside,
  }
}

/**
 * Sets what failed searches for a seat have reached apart from everything else.
 *
 * @param reached - how many nodes of the search's queue they are
 * @param ceiling - the seat's; other prices have circles of their own
 */
export function setApart(
  { classOf, size, count, closed, isClosed, inside, beside }: Classes,
  { roster, search, ceilings }: Acceptance,
  { reached, ceiling }: { readonly reached: number; readonly ceiling: number },
): void {
  const { nodeCount, least } = roster.index.tree
  let tail = 0
  const close = (node: number): void => {
    if (isClosed[node] === 1) return
    isClosed[node] = 1
    closed[tail] = node
    tail += 1
  }
  for (let at = 0; at < reached; at += 1) {
    if (search.queue[at]! < nodeCount) close(search.queue[at]!)
  }
  // What reaches a wider cap reaches the caps inside it, where one seat less is possible. Of other
  // classes nothing is known, as the search has not gone through them.
  for (let at = 0; at < tail; at += 1) {
    const node = closed[at]!
    for (let cap = inside[node]!; cap >= 0; cap = beside[cap]!) {
      if (roster.load[cap]! > least[cap]! && classOf[cap] === classOf[node]) close(cap)
    }
  }
  for (let at = 0; at < tail; at += 1) {
    const own = classOf[closed[at]!]!
    if (ceilings.ofNode[closed[at]!] === ceiling) count[own] = count[own]! + 1
  }
  /** For each class of which only a part is closed, the class of this part. */
  const fresh = new Map<number, number>()
  for (let at = 0; at < tail; at += 1) {
    const node = closed[at]!
    isClosed[node] = 0
    const own = classOf[node]!
    if (ceilings.ofNode[node] !== ceiling || count[own] === size[own]) continue
    let part = fresh.get(own)
    if (part === undefined) {
      part = size.push(count[own]!) - 1
      count.push(0)
      fresh.set(own, part)
    }
    classOf[node] = part
  }
  for (const [old, part] of fresh) size[old] = size[old]! - size[part]!
  for (let at = 0; at < tail; at += 1) count[classOf[closed[at]!]!] = 0
  for (const old of fresh.keys()) count[old] = 0
}
