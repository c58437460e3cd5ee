import { deepFreeze } from '../../core/deep-freeze.ts'
import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import type { Plan } from '../../schema/inputs/plan.ts'
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
 * @throws DoubleRandomError `input/choice` if the schedule is of another plan
 *
 * @example
 * const { plan } = parseInputs(exampleInputs);
 * const dated = planWithDays(plan, scheduleYear(exampleInputs, { seed: '2020-01-02' }));
 * dated.tasks[0].rounds[0].days.length; // => 2
 */
export function planWithDays(plan: Plan, schedule: YearSchedule): Plan {
  if (plan.id !== schedule.plan) {
    fail({
      code: 'input/choice',
      path: 'schedule.plan',
      expected: say('schedule-of-plan', { plan: plan.id }),
      found: show(schedule.plan),
    })
  }
  const daysOf = new Map<string, string[]>()
  for (const { task, round, date, visits } of schedule.days) {
    const name = `${task}\n${round}`
    const days = daysOf.get(name) ?? []
    daysOf.set(name, days)
    for (let visit = 0; visit < visits; visit += 1) days.push(date)
  }
  const tasks = plan.tasks.map((task) => {
    if (task.rounds === undefined) return task
    const rounds = task.rounds.map((round, index) => {
      const { days: _before, ...rest } = round
      const days = daysOf.get(`${task.id}\n${index + 1}`)
      return days === undefined ? rest : { ...rest, days }
    })
    return { ...task, rounds }
  })
  return deepFreeze({ ...plan, calendar: schedule.calendar, tasks })
}
