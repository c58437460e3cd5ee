import { fail } from '../../core/errors.ts'
import { say } from '../../core/message.ts'
import type { PairingProblem, Wish } from './problem.ts'
import { sortedIndex } from './sorted-index.ts'

/**
 * The sums that come before the balance of loads, as one integer: a unit below a minimum costs
 * `shortfall`, a seat against the last wish 1, against the one before as much as all seats together
 * and one more, and so on.
 */
export interface StageCosts {
  readonly shortfall: number
  /** What a seat without anybody costs, while seats are filled. */
  readonly openSeat: number
  /** For each list the cost of each of its inspectors, or nothing if all are 0. */
  readonly inList: readonly (Float64Array | undefined)[]
  /** For each visit those who cost something at any of its seats, ascending, and how much. */
  readonly dear: readonly { readonly inspectors: Int32Array; readonly costs: Float64Array }[]
}

const NOBODY_DEAR = { inspectors: new Int32Array(0), costs: new Float64Array(0) }

/**
 * Weighs the wishes and the minimum of a problem.
 *
 * @returns undefined if there are none
 * @throws DoubleRandomError `design/stages` if the sums do not fit into 53 bits together: with
 *   three wishes that concern every seat and no minimum, more than 200,000 seats
 */
export function stageCosts(problem: PairingProblem): StageCosts | undefined {
  const { wishes = [], minimum, lists, excluded } = problem
  const units = minimum?.reduce((sum, each) => sum + each, 0) ?? 0
  if (wishes.length === 0 && units === 0) return undefined
  const weights: number[] = []
  let shortfall = 1
  for (const wish of [...wishes].reverse()) {
    weights.unshift(shortfall)
    shortfall *= seatsConcerned(problem, wish) + 1
  }
  if (shortfall * (units + 1) > Number.MAX_SAFE_INTEGER) {
    fail({
      code: 'design/stages',
      path: 'plan.pairing.stages',
      expected: say('sums-within-bits', { bits: 53 }),
      found: say('stages-seats-and-minima', {
        stages: wishes.length,
        seats: problem.seatList.length,
        visits: units,
      }),
      fix: say('leave-out-stage-or-split-batch'),
    })
  }
  const inList = lists.map((list, l) => {
    if (wishes.every(({ inList: marks }) => marks[l] === undefined)) return undefined
    const costs = new Float64Array(list.length)
    for (const [w, { inList: marks }] of wishes.entries()) {
      for (let at = 0; at < list.length; at += 1) {
        if (marks[l]?.[at] === 1) costs[at] = costs[at]! + weights[w]!
      }
    }
    return costs
  })
  const dear = excluded.map((_, visit) => {
    if (wishes.every(({ atVisit }) => atVisit[visit]!.length === 0)) return NOBODY_DEAR
    const cost = new Map<number, number>()
    for (const [w, { atVisit }] of wishes.entries()) {
      for (const i of atVisit[visit]!) cost.set(i, (cost.get(i) ?? 0) + weights[w]!)
    }
    const inspectors = Int32Array.from(cost.keys()).sort((a, b) => a - b)
    return { inspectors, costs: Float64Array.from(inspectors, (i) => cost.get(i)!) }
  })
  return { shortfall, openSeat: 0, inList, dear }
}

/** What an inspector costs at any seat of a visit. */
export function visitCost({ dear }: StageCosts, visit: number, inspector: number): number {
  const { inspectors, costs } = dear[visit]!
  const at = sortedIndex(inspectors, inspector)
  return at < 0 ? 0 : costs[at]!
}

/** What an inspector of a list costs besides. */
export function listCost(
  { inList }: StageCosts,
  { lists }: PairingProblem,
  list: number,
  inspector: number,
): number {
  const costs = inList[list]
  return costs === undefined ? 0 : costs[sortedIndex(lists[list]!, inspector)]!
}

/** How many seats can be taken against a wish at most. */
function seatsConcerned(
  { seatStart, seatList }: PairingProblem,
  { inList, atVisit }: Wish,
): number {
  let seats = 0
  for (let visit = 0; visit + 1 < seatStart.length; visit += 1) {
    const atAnySeat = atVisit[visit]!.length > 0
    for (let seat = seatStart[visit]!; seat < seatStart[visit + 1]!; seat += 1) {
      if (atAnySeat || inList[seatList[seat]!] !== undefined) seats += 1
    }
  }
  return seats
}
