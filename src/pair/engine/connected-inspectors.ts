import type { PairingProblem } from './problem.ts'

/**
 * Labels each inspector with one of those whom chains of lists connect with him; no alternating
 * path leads from one such group to another. Union-find with path halving (Tarjan 1975).
 */
export function connectedInspectors(problem: PairingProblem): Int32Array {
  const { lists, seatList, inspectorCount, narrowing } = problem
  const parent = new Int32Array(inspectorCount)
  for (let inspector = 0; inspector < inspectorCount; inspector += 1) parent[inspector] = inspector
  const rootOf = (inspector: number): number => {
    let node = inspector
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]!]!
      node = parent[node]!
    }
    return node
  }
  const join = (inspectors: Int32Array, other: number): void => {
    for (const inspector of inspectors) parent[rootOf(inspector)] = rootOf(other)
  }
  const isUsed = new Uint8Array(lists.length)
  for (const list of seatList) isUsed[list] = 1
  for (let list = 0; list < lists.length; list += 1) {
    if (isUsed[list] === 1 && lists[list]!.length > 0) join(lists[list]!, lists[list]![0]!)
  }
  for (let seat = 0; narrowing !== undefined && seat < seatList.length; seat += 1) {
    const extra = narrowing.extra[seat]!
    if (extra.length > 0) join(extra, lists[seatList[seat]!]![0] ?? extra[0]!)
  }
  return parent.map((_, inspector) => rootOf(inspector))
}
