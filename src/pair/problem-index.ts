import type { PairingProblem } from './problem.ts'

/**
 * What every search needs to look up in a problem.
 *
 * An *entry* is one inspector in one list. Entries are numbered list by list, so that inspector i
 * in list l is entry `listStart[l] + position of i in the list`.
 *
 * @internal
 */
export interface ProblemIndex {
  readonly problem: PairingProblem
  readonly seatCount: number
  readonly visitOf: Int32Array
  readonly listStart: Int32Array
  readonly inspectorAt: Int32Array
  readonly listAt: Int32Array
  /**
   * The entries of inspector i are `entries[entryStart[i]]` to `entries[entryStart[i + 1] - 1]`.
   */
  readonly entryStart: Int32Array
  readonly entries: Int32Array
}

/**
 * Builds the look-up tables of a problem, in time and space of its seats and the lengths of its
 * lists.
 *
 * @internal
 */
export function indexProblem(problem: PairingProblem): ProblemIndex {
  const { inspectorCount, seatStart, seatList, lists } = problem
  const visitOf = new Int32Array(seatList.length)
  for (let visit = 0; visit + 1 < seatStart.length; visit += 1) {
    visitOf.fill(visit, seatStart[visit]!, seatStart[visit + 1]!)
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
  for (let entry = 0; entry < entryCount; entry += 1) {
    const inspector = inspectorAt[entry]!
    entries[filled[inspector]!] = entry
    filled[inspector] = filled[inspector]! + 1
  }

  return {
    problem,
    seatCount: seatList.length,
    visitOf,
    listStart,
    inspectorAt,
    listAt,
    entryStart,
    entries,
  }
}
