import type { Roster } from './roster.ts'

/**
 * Inspectors sorted by group and, inside a group, by load. Two inspectors are in one group if a
 * chain of lists connects them; no path leads from one group to another.
 *
 * From one best assignment to another the loads inside a group are only exchanged: all vectors of
 * an M-convex set that are decreasingly minimal have the same entries in another order (Frank and
 * Murota 2022). So the sorted order is kept by swapping two places.
 *
 * @internal
 */
export interface LoadLevels {
  readonly roster: Roster
  readonly groupOf: Int32Array
  readonly sorted: Int32Array
  readonly placeOf: Int32Array
}

/** @internal */
export function createLoadLevels(roster: Roster): LoadLevels {
  const { load } = roster
  const groupOf = connectedGroups(roster)
  const sorted = groupOf.map((_, inspector) => inspector)
  sorted.sort((a, b) => groupOf[a]! - groupOf[b]! || load[a]! - load[b]!)
  const placeOf = new Int32Array(sorted.length)
  for (let place = 0; place < sorted.length; place += 1) placeOf[sorted[place]!] = place
  return { roster, groupOf, sorted, placeOf }
}

/** Notes that two inspectors of a group have exchanged their loads. @internal */
export function exchangeLevels(levels: LoadLevels, a: number, b: number): void {
  const { sorted, placeOf } = levels
  const place = placeOf[a]!
  placeOf[a] = placeOf[b]!
  placeOf[b] = place
  sorted[placeOf[a]!] = a
  sorted[place] = b
}

/** The first place of the inspectors of a group with at least this load. @internal */
export function placeOfLevel(levels: LoadLevels, group: number, load: number): number {
  const { roster, groupOf, sorted } = levels
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const inspector = sorted[middle]!
    const before =
      groupOf[inspector]! < group ||
      (groupOf[inspector] === group && roster.load[inspector]! < load)
    if (before) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Labels each inspector with one inspector of his group: union-find with path halving (Tarjan
 * 1975).
 */
function connectedGroups(roster: Roster): Int32Array {
  const { lists, seatList, inspectorCount } = roster.index.problem
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
  const isUsed = new Uint8Array(lists.length)
  for (const list of seatList) isUsed[list] = 1
  for (let list = 0; list < lists.length; list += 1) {
    if (isUsed[list] === 0) continue
    for (const inspector of lists[list]!) parent[rootOf(inspector)] = rootOf(lists[list]![0]!)
  }
  return parent.map((_, inspector) => rootOf(inspector))
}
