import type { DepartmentDays, YearContext } from './department-days.ts'
import type { RoundToPlace } from './rounds-of.ts'

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
        .map((index) => rounds[index] as RoundToPlace)
        .filter((round) => leftOf(round) > 0)
      // The usable days of a round are in order.
      const ends = demands.flatMap((index) => {
        const possible = usable[index] ?? []
        return possible.length === 0 ? [] : [possible[0] as number, possible.at(-1) as number]
      })
      return {
        departments: [department],
        tasks: [...new Set(own.map(({ task }) => task))],
        ...(ends.length > 0 && {
          from: days[Math.min(...ends)] as string,
          to: days[Math.max(...ends)] as string,
        }),
        visits: own.reduce((sum, round) => sum + leftOf(round), 0),
        capacity: most,
      }
    }),
  )
}

/** Visits of a round that have no day yet. */
export function leftOf({ visits, fixed }: RoundToPlace): number {
  return fixed.reduce((left, each) => left - each.visits, visits)
}
