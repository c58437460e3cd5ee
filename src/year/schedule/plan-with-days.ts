import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import type { InputData } from '../../schema/inputs/inputs.ts'
import { parsePlan } from '../../schema/inputs/parse-plan.ts'
import type { Plan } from '../../schema/inputs/plan.ts'
import { MOST_IN_ALL } from './days/visit-totals.ts'
import { parseSchedule } from './parse-schedule.ts'
import type { YearSchedule } from './schedule-year.ts'

/**
 * Writes the days of a schedule into a plan, so that the draws of its rounds use them.
 *
 * Each round that the schedule has gets its `days`, one for each visit; the sampled units then take
 * them in the order of their tickets (`docs/protocol.md` §8.3). The plan names the version of the
 * calendar. Nothing else of it changes.
 *
 * @param plan - the plan that was scheduled
 * @param schedule - its schedule (see {@link scheduleYear})
 * @returns a new plan
 * @throws DoubleRandomError `input/…` for a malformed plan or schedule; `input/choice` if the
 *   schedule is of another plan, `design/rounds` or `input/unknown-id` if it does not fit its
 *   rounds, `input/range` for more than 1,000,000 visits
 *
 * @example
 * const { plan } = parseInputs(exampleInputs);
 * const dated = planWithDays(plan, scheduleYear(exampleInputs, { seed: '2020-01-02' }));
 * dated.tasks[0].rounds[0].days.length; // => 2
 */
export function planWithDays(plan: InputData['plan'], schedule: YearSchedule): Plan {
  const { tasks, ...rest } = parsePlan(plan)
  const { plan: id, calendar, days, unplaced } = parseSchedule(schedule)
  if (rest.id !== id) {
    fail({
      code: 'input/choice',
      path: 'schedule.plan',
      expected: say('schedule-of-plan', { plan: rest.id }),
      found: show(id),
    })
  }
  checkFit(tasks, [...days, ...unplaced])
  const daysOf = new Map<string, string[]>()
  for (const { task, round, date, visits } of days) {
    const name = `${task}\n${round}`
    const own = daysOf.get(name) ?? []
    daysOf.set(name, own)
    for (let visit = 0; visit < visits; visit += 1) own.push(date)
  }
  const dated = tasks.map(({ rounds, ...task }) => ({
    ...task,
    rounds: rounds?.map(({ days: _before, ...round }, index) => ({
      ...round,
      days: daysOf.get(`${task.id}\n${index + 1}`),
    })),
  }))
  // Days of the window, in order: what no door lets pass is not handed out either.
  return parsePlan({ ...rest, calendar, tasks: dated })
}

/** The visits with a day and those without are all visits of each round. */
function checkFit(
  tasks: Plan['tasks'],
  rows: readonly { readonly task: string; readonly round: number; readonly visits: number }[],
): void {
  const visitsOf = new Map<string, number>()
  let sum = 0
  for (const { task, round, visits } of rows) {
    const name = `${task}\n${round}`
    visitsOf.set(name, (visitsOf.get(name) ?? 0) + visits)
    sum += visits
  }
  if (sum > MOST_IN_ALL) {
    fail({
      code: 'input/range',
      path: 'schedule.days',
      expected: say('visits-in-all-at-most', { limit: MOST_IN_ALL }),
      found: show(sum),
    })
  }
  for (const { id, rounds = [] } of tasks) {
    for (const [index, { visits }] of rounds.entries()) {
      if (visits === undefined) continue
      const name = `${id}\n${index + 1}`
      const found = visitsOf.get(name) ?? 0
      visitsOf.delete(name)
      if (found !== visits) {
        fail({
          code: 'design/rounds',
          path: `${id}:${index + 1}`,
          expected: say('visits-of-round', { visits }),
          found: show(found),
        })
      }
    }
  }
  const other = rows.find(({ task, round }) => visitsOf.has(`${task}\n${round}`))
  if (other !== undefined) {
    fail({
      code: 'input/unknown-id',
      path: 'schedule.days',
      expected: say('round-with-visits'),
      found: say('pool-round', { pool: other.task, round: other.round }),
    })
  }
}
