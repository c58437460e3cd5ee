import { fail } from '../../../core/errors.ts'
import { groupBy } from '../../../core/group.ts'
import { say, show } from '../../../core/message.ts'
import type { Plan } from '../../../schema/inputs/plan.ts'
import type { ScheduledDay } from '../../../schema/year/year-schedule.ts'
import type { TeamKinds } from './team-kinds.ts'
import { createVisitTotals } from './visit-totals.ts'

/** A round of the plan that says how many visits it has. */
export interface RoundToPlace {
  readonly task: string
  readonly round: number
  readonly department: string
  readonly kind: number
  readonly visits: number
  /** Working days of its window. */
  readonly window: readonly string[]
  /** Visits that have their days already. */
  readonly fixed: readonly ScheduledDay[]
}

/** What cannot be scheduled since the plan does not say enough. */
export interface NotScheduled {
  readonly task: string
  readonly round?: number
  readonly reason: 'no-rounds' | 'no-visits'
}

/**
 * The rounds of a plan, with the working days of their windows and the visits that have their days
 * already.
 *
 * @throws DoubleRandomError `input/unknown-id` for a fixed visit of no such round, `input/range`
 *   for more than it has, or more visits than can be scheduled (`visit-totals.ts`)
 */
export function roundsOf(
  plan: Plan,
  fixed: readonly ScheduledDay[],
  { kindOf }: TeamKinds,
  working: readonly string[],
): { readonly rounds: RoundToPlace[]; readonly notScheduled: NotScheduled[] } {
  const rounds: RoundToPlace[] = []
  const notScheduled: NotScheduled[] = []
  const totals = createVisitTotals()
  const fixedOf = groupBy(fixed, ({ task, round }) => `${task}\n${round}`)
  for (const { id: task, department, rounds: all = [] } of plan.tasks) {
    if (all.length === 0) notScheduled.push({ task, reason: 'no-rounds' })
    for (const [index, { visits, window }] of all.entries()) {
      const round = index + 1
      if (visits === undefined) {
        notScheduled.push({ task, round, reason: 'no-visits' })
        continue
      }
      const own = fixedOf.get(`${task}\n${round}`) ?? []
      fixedOf.delete(`${task}\n${round}`)
      const sum = own.reduce((total, each) => total + each.visits, 0)
      if (sum > visits) {
        fail({
          code: 'input/range',
          path: 'options.fixed',
          expected: say('visits-of-round-at-most', { limit: visits, pool: task, round }),
          found: show(sum),
        })
      }
      const kind = kindOf.get(task) as number
      const [first, last] = window
      const days = working.filter((day) => day >= first && day <= last)
      totals.add(department, visits, days.length)
      rounds.push({ task, round, department, kind, visits, window: days, fixed: own })
    }
  }
  for (const [first] of fixedOf.values()) {
    if (first === undefined) continue
    fail({
      code: 'input/unknown-id',
      path: 'options.fixed',
      expected: say('round-with-visits'),
      found: say('pool-round', { pool: first.task, round: first.round }),
    })
  }
  return { rounds, notScheduled }
}
