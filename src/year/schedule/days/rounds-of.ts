import { workingDays } from '../../../calendar/working-days.ts'
import { fail } from '../../../core/errors.ts'
import { say, show } from '../../../core/message.ts'
import type { Inputs } from '../../../schema/inputs/inputs.ts'
import type { ScheduledDay } from '../../../schema/year/year-schedule.ts'
import type { TeamKinds } from './team-kinds.ts'

/** A round of the plan that says how many visits it has. */
export interface PlannedRound {
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

/** Up to here the costs of a department's flow stay exact (`shortest-path.ts`). */
const MOST_VISITS = 400_000

/**
 * The rounds of a plan, with the visits that have their days already.
 *
 * @throws DoubleRandomError `input/unknown-id` for a fixed visit of no such round, `input/range`
 *   for more than it has, or more visits of one department than can be scheduled exactly
 */
export function roundsOf(
  { plan, calendar }: Inputs,
  fixed: readonly ScheduledDay[],
  { kindOf }: TeamKinds,
): { readonly rounds: PlannedRound[]; readonly notScheduled: NotScheduled[] } {
  const rounds: PlannedRound[] = []
  const notScheduled: NotScheduled[] = []
  const fixedOf = new Map<string, ScheduledDay[]>()
  for (const row of fixed) {
    const name = `${row.task}\n${row.round}`
    const known = fixedOf.get(name)
    if (known === undefined) fixedOf.set(name, [row])
    else known.push(row)
  }
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
      const days = workingDays(calendar, ...window)
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
  checkTotals(rounds)
  return { rounds, notScheduled }
}

function checkTotals(rounds: readonly PlannedRound[]): void {
  const totals = new Map<string, number>()
  for (const { department, visits } of rounds) {
    const total = (totals.get(department) ?? 0) + visits
    totals.set(department, total)
    if (total <= MOST_VISITS) continue
    fail({
      code: 'input/range',
      path: 'plan.tasks',
      expected: say('visits-of-department-at-most', { limit: MOST_VISITS }),
      found: say('visits-of-department', { visits: total, department }),
    })
  }
}
