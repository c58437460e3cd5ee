import { eachDayOfInterval, formatISO, isWeekend, parseISO } from 'date-fns'
import type { WorkCalendar } from '../schema/work-calendar.ts'
import { utc } from './utc.ts'

/** The working days from `from` to `to`, both included, in order (`docs/protocol.md` §3.6). @internal */
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
