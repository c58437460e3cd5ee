import { workingDays } from '../../calendar/working-days.ts'
import { fail } from '../../core/errors.ts'
import { say } from '../../core/message.ts'
import { type Ratio, ratio } from '../../core/ratio.ts'
import type { WorkCalendar } from '../../schema/inputs/work-calendar.ts'

/** The working days of a calendar year; the calendar must know all of it. */
export function daysOfYear(calendar: WorkCalendar, year: number): string[] {
  const from = `${year}-01-01`
  const to = `${year}-12-31`
  if (calendar.from > from || calendar.to < to) {
    fail({
      code: 'design/window',
      path: 'calendar',
      expected: say('calendar-covering', { from, to }),
      found: say('days', { from: calendar.from, to: calendar.to }),
    })
  }
  const days = workingDays(calendar, from, to)
  if (days.length > 0) return days
  const [expected, found] = [say('working-day'), say('nothing')]
  return fail({ code: 'design/window', path: 'calendar', expected, found })
}

/** The year a calendar begins in, unless another one is named. */
export function yearOf(calendar: WorkCalendar, year: number | undefined): number {
  return year ?? Number(calendar.from.slice(0, 4))
}

/** From 0 to 3. */
export function quarterOf(day: string): number {
  return Math.floor((Number(day.slice(5, 7)) - 1) / 3)
}

/** How many of the days lie in each quarter. */
export function countByQuarter(days: readonly string[]): number[] {
  const counts = [0, 0, 0, 0]
  for (const day of days) counts[quarterOf(day)] = (counts[quarterOf(day)] as number) + 1
  return counts
}

/** An amount by quarters, as evenly over the days as an exact ratio allows. */
export function byQuarter({ p, q }: Ratio, days: readonly string[]): Ratio[] {
  return countByQuarter(days).map((count) => ratio(p * BigInt(count), q * BigInt(days.length)))
}
