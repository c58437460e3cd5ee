import { createShortestPath } from './shortest-path.ts'
import type { DayClass, RoundDemand, SpreadProblem } from './spread-problem.ts'

/** Visits on days, and what could not be placed. */
export interface Spread {
  /** For each demand, its visits by day. */
  readonly days: readonly ReadonlyMap<number, number>[]
  readonly unplaced: readonly number[]
  /** Sets of demands that have more visits than their days can hold, with the number these can. */
  readonly excess: readonly { readonly demands: readonly number[]; readonly most: number }[]
}

/**
 * Spreads a department's visits over its days: as many as possible, earlier demands first; then
 * with the least sum of squares of the days' visits; then with the least Σ x²/w over rounds and
 * months, w being the window's days in the month.
 *
 * A minimum-cost flow with convex costs by successive shortest paths (Ahuja, Magnanti & Orlin 1993,
 * §9.7 and §14.5), costs being pairs that compare lexicographically. Days that differ in nothing
 * are one node, and its visits are dealt to them in turn, so that no two differ by more than one,
 * in all and of any round.
 */
export function spread(problem: SpreadProblem): Spread {
  const { demands } = problem
  const classes = dayClasses(problem)
  const network = createShortestPath(problem, classes)
  const unplaced = demands.map(({ visits }, demand) => {
    for (let visit = 0; visit < visits; visit += 1) {
      if (!network.augment(demand)) return visits - visit
    }
    return 0
  })
  const excess = new Map<string, { demands: readonly number[]; most: number }>()
  for (const [demand, missing] of unplaced.entries()) {
    if (missing === 0) continue
    const reached = network.reachedFrom(demand)
    const most = reached.reduce(
      (sum, each) => sum + (demands[each] as RoundDemand).visits - (unplaced[each] as number),
      0,
    )
    excess.set(reached.join(), { demands: reached, most })
  }
  return { days: deal(problem, classes, network.flow), unplaced, excess: [...excess.values()] }
}

function dayClasses({ demands, monthOf, base, ofKind, ofDay, rank }: SpreadProblem): DayClass[] {
  const users: number[][] = Array.from(monthOf, () => [])
  for (const [demand, { days }] of demands.entries()) {
    for (const day of days) (users[day] as number[]).push(demand)
  }
  const classes = new Map<string, DayClass>()
  const inOrder = Array.from(rank.keys()).sort((a, b) => rank[a]! - rank[b]!)
  for (const day of inOrder) {
    const used = users[day] as number[]
    if (used.length === 0) continue
    const limits = [...ofKind.values()].map((most) => most[day])
    const name = [monthOf[day], base[day], ofDay[day], limits.join(), used.join()].join(';')
    const known = classes.get(name)
    if (known !== undefined) known.days.push(day)
    else classes.set(name, { days: [day], month: monthOf[day]!, base: base[day]! })
  }
  return [...classes.values()]
}

/** Kind by kind and round by round, each visit to the next day. */
function deal(
  { demands }: SpreadProblem,
  classes: readonly DayClass[],
  flow: (demand: number) => readonly (readonly [dayClass: number, visits: number])[],
): Map<number, number>[] {
  const result = demands.map(() => new Map<number, number>())
  const byKind = Array.from(demands.keys()).sort(
    (a, b) => (demands[a] as RoundDemand).kind - (demands[b] as RoundDemand).kind || a - b,
  )
  const turns = new Int32Array(classes.length)
  for (const demand of byKind) {
    const visits = result[demand] as Map<number, number>
    for (const [index, sent] of flow(demand)) {
      const { days } = classes[index] as DayClass
      for (let left = sent; left > 0; left -= 1) {
        const day = days[turns[index]! % days.length] as number
        visits.set(day, (visits.get(day) ?? 0) + 1)
        turns[index] = turns[index]! + 1
      }
    }
  }
  return result
}
