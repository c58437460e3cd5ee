import { eachDayOfInterval } from 'date-fns/eachDayOfInterval'
import { formatISO } from 'date-fns/formatISO'
import { isWeekend } from 'date-fns/isWeekend'
import { parseISO } from 'date-fns/parseISO'
import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { type WorkCalendar, workCalendar } from '../schema/inputs/work-calendar.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { windowOption } from '../schema/options/ceremony.ts'
import { utc } from './day.ts'

/** The working days from `from` to `to`, both included, in order (`docs/protocol.md` §3.6). */
export function workingDays(calendar: WorkCalendar, from: string, to: string): string[] {
  const holidays = new Set(calendar.holidays)
  const workdays = new Set(calendar.workdays)
  const interval = { start: parseISO(from, { in: utc }), end: parseISO(to, { in: utc }) }
  const days: string[] = []
  for (const day of eachDayOfInterval(interval)) {
    const date = formatISO(day, { representation: 'date' })
    if (workdays.has(date) || !(isWeekend(day) || holidays.has(date))) days.push(date)
  }
  return days
}

/**
 * Lists the working days of a calendar: those in `workdays`, and all others but Saturdays, Sundays
 * and `holidays`.
 *
 * @param calendar - a versioned working calendar (see {@link WorkCalendar})
 * @param window - first and last day, both included, within the calendar; absent: all of it
 * @returns dates in order
 * @throws DoubleRandomError `input/…` for a malformed calendar, `design/window` for days that it
 *   does not cover
 *
 * @example
 * const calendar = { version: 'v', from: '2020-01-01', to: '2020-12-31', holidays: ['2020-01-01'], workdays: ['2020-01-05'] };
 * listWorkingDays(calendar, ['2020-01-01', '2020-01-06']); // => ['2020-01-02', '2020-01-03', '2020-01-05', '2020-01-06']
 */
export function listWorkingDays(
  calendar: WorkCalendar,
  window?: readonly [from: string, to: string],
): string[] {
  const checked = parseOption('calendar', workCalendar, calendar)
  const [from, to] =
    window === undefined ? [checked.from, checked.to] : parseOption('window', windowOption, window)
  if (from < checked.from || to > checked.to || from > to) {
    fail({
      code: 'design/window',
      path: 'window',
      expected: say('days-of-calendar', { from: checked.from, to: checked.to }),
      found: say('days', { from, to }),
    })
  }
  return workingDays(checked, from, to)
}
