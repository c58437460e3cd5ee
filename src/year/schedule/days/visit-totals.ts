import { fail } from '../../../core/errors.ts'
import { say, show } from '../../../core/message.ts'

/** Up to here the costs of a department's flow stay exact (`shortest-path.ts`). */
const MOST_OF_DEPARTMENT = 400_000

/** A plan with the days of more would not fit into memory next to anything else. */
export const MOST_IN_ALL = 1_000_000

/**
 * Every visit of a department looks at the days of all its rounds. A province that is a single
 * department, with 100,000 visits of 100 tasks by quarters, has 2.5 · 10⁹; what is just below takes
 * some seconds.
 */
const MOST_LOOKS = 3_000_000_000

/** Adds up a plan's rounds, and refuses more than can be scheduled. */
export function createVisitTotals() {
  const totals = new Map<string, { readonly visits: number; readonly days: number }>()
  let inAll = 0
  let looks = 0

  return {
    /** Adds a round of a department: its visits, and the working days of its window. */
    add(department: string, visits: number, days: number): void {
      const before = totals.get(department) ?? { visits: 0, days: 0 }
      const now = { visits: before.visits + visits, days: before.days + days }
      totals.set(department, now)
      inAll += visits
      looks += now.visits * now.days - before.visits * before.days
      if (now.visits > MOST_OF_DEPARTMENT) {
        fail({
          code: 'input/range',
          path: 'plan.tasks',
          expected: say('visits-of-department-at-most', { limit: MOST_OF_DEPARTMENT }),
          found: say('visits-of-department', { visits: now.visits, department }),
        })
      }
      if (inAll > MOST_IN_ALL) {
        fail({
          code: 'input/range',
          path: 'plan.tasks',
          expected: say('visits-in-all-at-most', { limit: MOST_IN_ALL }),
          found: show(inAll),
        })
      }
      if (looks > MOST_LOOKS) {
        fail({
          code: 'input/range',
          path: 'plan.tasks',
          expected: say('visits-times-days-at-most', { limit: MOST_LOOKS }),
          found: show(looks),
        })
      }
    },
  }
}
