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
      const [first, last] = endsOf(demands.map((index) => usable[index] ?? []))
      return {
        departments: [department],
        tasks: [...new Set(own.map(({ task }) => task))],
        ...(first <= last && { from: days[first] as string, to: days[last] as string }),
        visits: own.reduce((sum, round) => sum + leftOf(round), 0),
        capacity: most,
      }
    }),
  )
}

/** The first and the last of some rounds' usable days, each in order; no first one without any. */
export function endsOf(
  usable: readonly (readonly number[])[],
): readonly [first: number, last: number] {
  let [first, last] = [Number.POSITIVE_INFINITY, -1]
  for (const days of usable) {
    first = Math.min(first, days[0] ?? first)
    last = Math.max(last, days.at(-1) ?? last)
  }
  return [first, last]
}

/** Visits of a round that have no day yet. */
export function leftOf({ visits, fixed }: RoundToPlace): number {
  return fixed.reduce((left, each) => left - each.visits, visits)
}
