import type { PairingProblem } from './problem.ts'

/**
 * Inspectors and their caps as one forest: node i is inspector i, and cap number c of the problem
 * is node `inspectorCount + c`. A seat counts at the innermost cap of its day and at everything
 * above it.
 */
export interface CapTree {
  readonly nodeCount: number
  readonly ownerOf: Int32Array
  /** The next wider cap, then the inspector; -1 for an inspector. */
  readonly parentOf: Int32Array
  readonly first: Int32Array
  readonly last: Int32Array
  readonly least: Int32Array
  readonly most: Int32Array
  /** For each inspector with caps, the innermost node of each day: `leaves[i]![day - firstDay]`. */
  readonly leaves: readonly (Int32Array | undefined)[]
  readonly firstDay: number
}

const NO_DAYS = new Int32Array(0)

/**
 * Arranges the caps of a problem.
 *
 * @throws RangeError if two caps of an inspector cross, or have the same days
 */
export function createCapTree(problem: PairingProblem): CapTree {
  const { inspectorCount, capacity, caps, narrowing } = problem
  const list = caps?.caps ?? []
  const days = caps?.dayOf ?? NO_DAYS
  const firstDay = days.reduce((a, b) => Math.min(a, b), 0x7fffffff)
  const lastDay = days.reduce((a, b) => Math.max(a, b), -0x80000000)
  const nodeCount = inspectorCount + list.length
  const ownerOf = new Int32Array(nodeCount)
  const parentOf = new Int32Array(nodeCount).fill(-1)
  const first = new Int32Array(nodeCount).fill(firstDay)
  const last = new Int32Array(nodeCount).fill(lastDay)
  const most = new Int32Array(nodeCount)
  most.set(capacity)
  for (let i = 0; i < inspectorCount; i += 1) ownerOf[i] = i
  for (let c = 0; c < list.length; c += 1) {
    const node = inspectorCount + c
    const cap = list[c]!
    ownerOf[node] = cap.inspector
    first[node] = cap.first
    last[node] = cap.last
    most[node] = cap.most
  }

  const leaves = new Array<Int32Array | undefined>(inspectorCount).fill(undefined)
  const outerFirst = list.map((_, c) => inspectorCount + c)
  outerFirst.sort(
    (a, b) => ownerOf[a]! - ownerOf[b]! || first[a]! - first[b]! || last[b]! - last[a]!,
  )
  let above = -1
  for (const node of outerFirst) {
    const owner = ownerOf[node]!
    if (above < 0 || ownerOf[above] !== owner) above = owner
    while (above >= inspectorCount && last[above]! < first[node]!) above = parentOf[above]!
    const isSame = first[above] === first[node] && last[above] === last[node]
    const isCrossed = last[above]! < last[node]!
    if (above >= inspectorCount && (isSame || isCrossed)) {
      throw new RangeError(`caps of inspector ${owner} are not nested`)
    }
    parentOf[node] = above
    above = node
    if (firstDay > lastDay) continue
    const leafOf = leaves[owner] ?? new Int32Array(lastDay - firstDay + 1).fill(owner)
    leaves[owner] = leafOf
    const from = Math.max(first[node]!, firstDay) - firstDay
    const to = Math.min(last[node]!, lastDay) - firstDay
    if (from <= to) leafOf.fill(node, from, to + 1)
  }
  return {
    nodeCount,
    ownerOf,
    parentOf,
    first,
    last,
    least: narrowing?.least ?? new Int32Array(nodeCount),
    most: narrowing?.most ?? most,
    leaves,
    firstDay,
  }
}
