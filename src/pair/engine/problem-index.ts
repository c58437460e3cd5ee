import { groupBy } from '../../core/group.ts'
import { type CapTree, createCapTree } from './cap-tree.ts'
import type { PairingProblem } from './problem.ts'
import { sortedIndex } from './sorted-index.ts'

/**
 * What every search needs to look up in a problem.
 *
 * An *entry* is one inspector in one list. Entries are numbered list by list, so that inspector i
 * in list l is entry `listStart[l] + position of i in the list`.
 */
export interface ProblemIndex {
  readonly problem: PairingProblem
  readonly seatCount: number
  readonly visitOf: Int32Array
  readonly listStart: Int32Array
  readonly inspectorAt: Int32Array
  readonly listAt: Int32Array
  /**
   * The entries of inspector i are `entries[entryStart[i]]` to `entries[entryStart[i + 1] - 1]`, in
   * the order of the days of their lists.
   */
  readonly entryStart: Int32Array
  readonly entries: Int32Array
  readonly tree: CapTree
  /** The entries whose days a cap covers: `entries[capFrom[c]]` to `entries[capTo[c] - 1]`. */
  readonly capFrom: Int32Array
  readonly capTo: Int32Array
  /** The day of each list; 0 without caps. */
  readonly dayOfList: Int32Array
  /** Equal for those who never sit in one team; each his own number without `related`. */
  readonly relatedOf: Int32Array
  /** 1 for everybody whose number others have as well. */
  readonly hasRelatives: Uint8Array
  /** Everybody with a number that more than one has. */
  readonly relatives: ReadonlyMap<number, readonly number[]>
}

/**
 * Builds the look-up tables of a problem, in time and space of its seats and the lengths of its
 * lists.
 */
export function indexProblem(problem: PairingProblem): ProblemIndex {
  const { inspectorCount, seatStart, seatList, lists, caps } = problem
  const visitOf = new Int32Array(seatList.length)
  const dayOfList = new Int32Array(lists.length)
  for (let visit = 0; visit + 1 < seatStart.length; visit += 1) {
    visitOf.fill(visit, seatStart[visit]!, seatStart[visit + 1]!)
    if (caps === undefined) continue
    for (let seat = seatStart[visit]!; seat < seatStart[visit + 1]!; seat += 1) {
      dayOfList[seatList[seat]!] = caps.dayOf[visit]!
    }
  }

  const listStart = new Int32Array(lists.length + 1)
  for (let list = 0; list < lists.length; list += 1) {
    listStart[list + 1] = listStart[list]! + lists[list]!.length
  }
  const entryCount = listStart[lists.length]!
  const inspectorAt = new Int32Array(entryCount)
  const listAt = new Int32Array(entryCount)
  for (let list = 0; list < lists.length; list += 1) {
    inspectorAt.set(lists[list]!, listStart[list]!)
    listAt.fill(list, listStart[list]!, listStart[list + 1]!)
  }

  const entryStart = new Int32Array(inspectorCount + 1)
  for (let entry = 0; entry < entryCount; entry += 1) {
    const next = inspectorAt[entry]! + 1
    entryStart[next] = entryStart[next]! + 1
  }
  for (let i = 0; i < inspectorCount; i += 1)
    entryStart[i + 1] = entryStart[i + 1]! + entryStart[i]!
  const entries = new Int32Array(entryCount)
  const filled = entryStart.slice()
  const byDay = dayOfList.map((_, list) => list)
  byDay.sort((a, b) => dayOfList[a]! - dayOfList[b]! || a - b)
  for (const list of byDay) {
    for (let entry = listStart[list]!; entry < listStart[list + 1]!; entry += 1) {
      const inspector = inspectorAt[entry]!
      entries[filled[inspector]!] = entry
      filled[inspector] = filled[inspector]! + 1
    }
  }

  const tree = createCapTree(problem)
  const capCount = tree.nodeCount - inspectorCount
  const capFrom = new Int32Array(capCount)
  const capTo = new Int32Array(capCount)
  const firstEntryFrom = (day: number, owner: number): number => {
    let low = entryStart[owner]!
    let high = entryStart[owner + 1]!
    while (low < high) {
      const middle = (low + high) >>> 1
      if (dayOfList[listAt[entries[middle]!]!]! < day) low = middle + 1
      else high = middle
    }
    return low
  }
  for (let cap = 0; cap < capCount; cap += 1) {
    const node = inspectorCount + cap
    const owner = tree.ownerOf[node]!
    capFrom[cap] = firstEntryFrom(tree.first[node]!, owner)
    capTo[cap] = firstEntryFrom(tree.last[node]! + 1, owner)
  }

  const relatives = relativesOf(problem.related)
  const relatedOf = problem.related ?? entryStart.slice(0, inspectorCount).map((_, i) => i)
  return {
    problem,
    seatCount: seatList.length,
    visitOf,
    listStart,
    inspectorAt,
    listAt,
    entryStart,
    entries,
    tree,
    capFrom,
    capTo,
    dayOfList,
    relatedOf,
    hasRelatives: Uint8Array.from(relatedOf, (number) => (relatives.has(number) ? 1 : 0)),
    relatives,
  }
}

function relativesOf(related: Int32Array | undefined): ReadonlyMap<number, readonly number[]> {
  const members = groupBy(related?.keys() ?? [], (i) => related![i]!)
  for (const [number, others] of members) if (others.length === 1) members.delete(number)
  return members
}

/** The innermost cap at which a seat of some list counts for an inspector, or himself. */
export function leafNode(index: ProblemIndex, inspector: number, list: number): number {
  const { leaves, firstDay } = index.tree
  const byDay = leaves[inspector]
  return byDay === undefined ? inspector : byDay[index.dayOfList[list]! - firstDay]!
}

/** Whether an inspector can take a seat as far as rules are concerned. */
export function isCandidate(index: ProblemIndex, seat: number, inspector: number): boolean {
  const { lists, seatList, excluded, narrowing } = index.problem
  if (narrowing !== undefined && sortedIndex(narrowing.extra[seat]!, inspector) >= 0) return true
  return (
    sortedIndex(lists[seatList[seat]!]!, inspector) >= 0 &&
    sortedIndex(excluded[index.visitOf[seat]!]!, inspector) < 0
  )
}
