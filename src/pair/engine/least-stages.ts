import { balanceLoads } from './balance-loads.ts'
import { narrowStages } from './narrow-stages.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { createRoster, NOBODY } from './roster.ts'
import { settleReached } from './search.ts'
import { createStaffing, staffSeat } from './staff-seat.ts'
import { type StageCosts, stageCosts } from './stage-costs.ts'
import { createStageLabels, leastWanted } from './stage-graph.ts'
import { cheapestGain, settleLabels } from './stage-labels.ts'

/** An assignment least in shortfall and wishes, and the problem of all of them. */
export interface LeastStages {
  readonly problem: PairingProblem
  readonly inspectorOf: Int32Array
  /** Units missing to the minimum of each inspector, together. */
  readonly shortfall: number
}

/**
 * Makes shortfall and wishes least, by successive cheapest ways in bulk (primal-dual method: Ford
 * and Fulkerson 1957): first the seats are filled, then units are moved to those below their
 * minimum. The cheapest way is searched once; then as much as possible is gained at that cost, in
 * the problem of all ways that cost no more. There are as many rounds as costs of such ways, which
 * are few.
 *
 * @param inspectorOf - a complete assignment; it is not changed
 */
export function leastStages(problem: PairingProblem, inspectorOf: Int32Array): LeastStages {
  const costs = stageCosts(problem)
  if (costs === undefined) return { problem, inspectorOf, shortfall: shortfallOf(problem) }
  const filled = fillSeats(problem, costs)
  const least = raiseUnits(problem, costs, filled)
  const roster = createRoster(indexProblem(problem), least)
  const labels = createStageLabels(roster, costs)
  settleLabels(labels)
  let shortfall = shortfallOf(problem)
  for (let i = 0; i < problem.inspectorCount; i += 1) {
    shortfall += Math.max(0, leastWanted(roster, i) - roster.load[i]!)
  }
  return { problem: narrowStages(labels), inspectorOf: least, shortfall }
}

/** The cheapest complete assignment as far as wishes go. */
function fillSeats(problem: PairingProblem, costs: StageCosts): Int32Array {
  let inspectorOf = fillIn(withoutCosts(problem, costs), undefined)
  // Each round fills a seat.
  while (inspectorOf.includes(NOBODY)) {
    // Units below a minimum are worth nothing yet.
    const labels = labelsOf(problem, { ...costs, shortfall: 0 }, inspectorOf)
    const openSeat = cheapestGain(labels, 'seat')
    labels.costs = { ...labels.costs, openSeat }
    settleLabels(labels)
    inspectorOf = fillIn(narrowStages(labels), inspectorOf)
  }
  return inspectorOf
}

/** Fills as many seats as possible. */
function fillIn(problem: PairingProblem, inspectorOf: Int32Array | undefined): Int32Array {
  const staffing = createStaffing(createRoster(indexProblem(problem), inspectorOf))
  for (let seat = 0; seat < problem.seatList.length; seat += 1) {
    if (staffing.roster.inspectorOf[seat] !== NOBODY) continue
    if (!staffSeat(staffing, seat)) settleReached(staffing.search)
  }
  return staffing.roster.inspectorOf
}

/** The cheapest of all complete assignments with the least shortfall, from the cheapest of all. */
function raiseUnits(problem: PairingProblem, costs: StageCosts, filled: Int32Array): Int32Array {
  const { minimum, capacity } = problem
  if (minimum === undefined) return filled
  const wanted = (i: number, k: number) => (k <= Math.min(minimum[i]!, capacity[i]!) ? 0 : 1)
  let inspectorOf = filled
  let shortfall = 0
  // Each round lowers the shortfall.
  for (;;) {
    const labels = labelsOf(problem, { ...costs, shortfall }, inspectorOf)
    shortfall = cheapestGain(labels, 'unit')
    if (shortfall === Number.POSITIVE_INFINITY) return inspectorOf
    labels.costs = { ...costs, shortfall }
    settleLabels(labels)
    inspectorOf = balanceLoads(narrowStages(labels), inspectorOf, wanted)
  }
}

function labelsOf(problem: PairingProblem, costs: StageCosts, inspectorOf: Int32Array) {
  return createStageLabels(createRoster(indexProblem(problem), inspectorOf), costs)
}

/** What no assignment can make up for: minima above capacities. */
function shortfallOf({ minimum, capacity }: PairingProblem): number {
  let sum = 0
  for (let i = 0; i < (minimum?.length ?? 0); i += 1)
    sum += Math.max(0, minimum![i]! - capacity[i]!)
  return sum
}

/** The same problem without everybody who costs anything. */
function withoutCosts(problem: PairingProblem, { inList, dear }: StageCosts): PairingProblem {
  return {
    ...problem,
    lists: problem.lists.map((list, l) => list.filter((_, at) => (inList[l]?.[at] ?? 0) === 0)),
    excluded: problem.excluded.map((barred, visit) => mergeSorted(barred, dear[visit]!.inspectors)),
  }
}

function mergeSorted(a: Int32Array, b: Int32Array): Int32Array {
  if (b.length === 0) return a
  return Int32Array.from(new Set([...a, ...b])).sort((x, y) => x - y)
}
