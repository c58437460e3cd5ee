import type { DepartmentDays, YearContext } from './department-days.ts'
import type { PlannedRound } from './rounds-of.ts'

/**
 * Why visits are impossible: rounds that together want more than the teams of their days can make.
 */
export interface Bottleneck {
  /** One, or several that share officers. */
  readonly departments: readonly string[]
  readonly tasks: readonly string[]
  /** First and last day on which these visits could be made; absent if there is none. */
  readonly from?: string
  readonly to?: string
  /** Visits of these tasks' rounds that need days. */
  readonly visits: number
  /** No more of them can have one. */
  readonly capacity: number
}

/** Rounds of one department that are too many for its own teams. */
export function ownBottlenecks(
  { days }: YearContext,
  parts: ReadonlyMap<string, DepartmentDays>,
): Bottleneck[] {
  return [...parts].flatMap(([department, { rounds, usable, excess }]) =>
    excess.map(({ demands, most }) => {
      const own = demands
        .map((index) => rounds[index] as PlannedRound)
        .filter((round) => leftOf(round) > 0)
      const possible = demands.flatMap((index) => usable[index] ?? [])
      return {
        departments: [department],
        tasks: [...new Set(own.map(({ task }) => task))],
        ...(possible.length > 0 && {
          from: days[Math.min(...possible)] as string,
          to: days[Math.max(...possible)] as string,
        }),
        visits: own.reduce((sum, round) => sum + leftOf(round), 0),
        capacity: most,
      }
    }),
  )
}

/** Visits of a round that have no day yet. */
export function leftOf({ visits, fixed }: PlannedRound): number {
  return fixed.reduce((left, each) => left - each.visits, visits)
}
