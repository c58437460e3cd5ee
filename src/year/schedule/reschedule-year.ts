import { workingDays } from '../../calendar/working-days.ts'
import { digest } from '../../core/digest.ts'
import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import type { InputData, Inputs } from '../../schema/inputs/inputs.ts'
import { parseInputs } from '../../schema/inputs/parse-inputs.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import {
  rescheduleOptions,
  type ScheduledDay,
  scheduleBefore,
} from '../../schema/year/year-schedule.ts'
import { scheduleYear, type YearSchedule } from './schedule-year.ts'

/** Why and from when a year is scheduled anew, and what stays. */
export interface RescheduleOptions {
  readonly seed: string
  /** The first day on which something may change. */
  readonly from: string
  readonly reason: string
  readonly evidence?: string
  /** Visits that were made, on the days they were made. */
  readonly done: readonly ScheduledDay[]
  /**
   * Visits still to come that keep their days if they can, such as those that are drawn already;
   * absent: none.
   */
  readonly keep?: readonly ScheduledDay[]
  /** Absent: as before. */
  readonly perTeamDay?: number
}

/** What a new schedule changed. */
export interface ScheduleChange {
  /** `digest('schedule', …)` of plan, calendar version and days of the schedule before. */
  readonly previous: string
  readonly from: string
  readonly reason: string
  readonly evidence?: string
  /** Versions of the calendar, before and now. */
  readonly calendars: readonly [string, string]
  /** Visits that were made. */
  readonly done: number
  /** Visits to come that kept their days. */
  readonly kept: number
  /**
   * Those of `keep` that could not: the day is over, no working day any more, outside the window,
   * or the round is gone.
   */
  readonly released: readonly ScheduledDay[]
  /** Days on which a round has another number of visits than before, by date, task and round. */
  readonly days: readonly {
    readonly task: string
    readonly round: number
    readonly date: string
    readonly before: number
    readonly after: number
  }[]
}

/**
 * Schedules the rest of a year anew: keeps what was done, gives everything else a day from `from`
 * on, and says what changed.
 *
 * Whatever made it necessary — another calendar, plan or directory — stands in `data`. Visits in
 * `done` stay where they were made, even on days that are no working days; those in `keep` stay if
 * their day is still a working day of the window. To disturb as little as possible, give the future
 * days of the schedule before as `keep`.
 *
 * @param data - the inputs as they are now
 * @param previous - the schedule that is replaced
 * @param options - see {@link RescheduleOptions}
 * @returns the new schedule of the whole year, and the change
 * @throws DoubleRandomError as {@link scheduleYear}; `input/choice` if the schedule before is of
 *   another plan
 *
 * @example
 * const before = scheduleYear(exampleInputs, { seed: '2020-01-02' });
 * const { change } = rescheduleYear(exampleInputs, before, {
 *   seed: '2020-01-02', from: '2020-01-06', reason: 'extended holiday', done: [], keep: before.days });
 * change.days; // => []
 */
export function rescheduleYear(
  data: InputData | Inputs,
  previous: YearSchedule,
  options: RescheduleOptions,
): { readonly schedule: YearSchedule; readonly change: ScheduleChange } {
  const given = parseOption('options', rescheduleOptions, options)
  const before = parseOption('previous', scheduleBefore, previous as unknown)
  const inputs = parseInputs(data)
  if (before.plan !== inputs.plan.id) {
    fail({
      code: 'input/choice',
      path: 'previous.plan',
      expected: say('schedule-of-plan', { plan: inputs.plan.id }),
      found: show(before.plan),
    })
  }
  const { seed, from, reason, evidence, done, keep = [], perTeamDay = before.perTeamDay } = given
  const canStay = stayTest(inputs, from)
  const kept = keep.filter(canStay)
  const schedule = scheduleYear(inputs, { seed, perTeamDay, from, fixed: [...done, ...kept] })
  const { plan, calendar, days } = before
  return {
    schedule,
    change: {
      previous: digest('schedule', { plan, calendar, days }),
      from,
      reason,
      ...(evidence !== undefined && { evidence }),
      calendars: [calendar, schedule.calendar],
      done: sum(done),
      kept: sum(kept),
      released: keep.filter((row) => !canStay(row)),
      days: differences(days, schedule.days),
    },
  }
}

/** Tells whether a visit's day is a working day of its round's window, and not before `from`. */
function stayTest({ plan, calendar }: Inputs, from: string): (row: ScheduledDay) => boolean {
  const working = new Set(workingDays(calendar, calendar.from, calendar.to))
  const windows = new Map(
    plan.tasks.flatMap(({ id, rounds = [] }) =>
      rounds.map(({ window }, index) => [`${id}\n${index + 1}`, window] as const),
    ),
  )
  return ({ task, round, date }) => {
    const [first, last] = windows.get(`${task}\n${round}`) ?? ['', '']
    return date >= from && date >= first && date <= last && working.has(date)
  }
}

function differences(
  before: readonly ScheduledDay[],
  after: readonly ScheduledDay[],
): ScheduleChange['days'] {
  const rows = new Map<
    string,
    { task: string; round: number; date: string; before: number; after: number }
  >()
  for (const [which, days] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const { task, round, date, visits } of days) {
      const name = `${task}\n${round}\n${date}`
      const row = rows.get(name) ?? { task, round, date, before: 0, after: 0 }
      row[which] += visits
      rows.set(name, row)
    }
  }
  return [...rows.values()]
    .filter((row) => row.before !== row.after)
    .sort((a, b) => compareUtf8(a.date, b.date) || compareUtf8(a.task, b.task) || a.round - b.round)
}

function sum(rows: readonly ScheduledDay[]): number {
  return rows.reduce((total, { visits }) => total + visits, 0)
}
