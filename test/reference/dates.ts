import type { Calendar } from './types.ts'

/** §1.6: dates are texts; as texts they order by time. */
type Day = [year: number, month: number, day: number]

const numbers = (date: string): Day => date.split('-').map(Number) as Day

const text = ([year, month, day]: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
}

/** The day after. */
export function next(date: string): string {
  const [year, month, day] = numbers(date)
  if (day < daysIn(year, month)) return text([year, month, day + 1])
  return month < 12 ? text([year, month + 1, 1]) : text([year + 1, 1, 1])
}

/** The day of a second since 1970, in UTC; nothing later than the year 9999 is told apart. */
export function dayOf(second: number): string {
  let days = Math.floor(second / 86_400)
  if (days < 0) return '1969-12-31'
  let year = 1970
  const length = () => daysIn(year, 2) + 337
  for (; days >= length() && year < 9999; year += 1) days -= length()
  let month = 1
  for (; month < 12 && days >= daysIn(year, month); month += 1) days -= daysIn(year, month)
  return text([year, month, Math.min(days + 1, daysIn(year, month))])
}

/** 0 is a Sunday, 6 a Saturday: days counted since Sunday, 1899-12-31. */
export function weekday(date: string): number {
  const [year, month, day] = numbers(date)
  let days = day
  for (let y = 1900; y < year; y += 1) days += daysIn(y, 2) + 337
  for (let m = 1; m < month; m += 1) days += daysIn(year, m)
  return days % 7
}

/** §1.6 */
export function monthsBefore(date: string, k: number): string {
  const [year, month, day] = numbers(date)
  const months = year * 12 + (month - 1) - k
  const y = Math.floor(months / 12)
  const m = (months % 12) + 1
  return text([y, m, Math.min(day, daysIn(y, m))])
}

/** The day k days earlier. */
export function daysBefore(date: string, k: number): string {
  let [year, month, day] = numbers(date)
  for (let left = k; left > 0; left -= 1) {
    if (day > 1) day -= 1
    else {
      ;[year, month] = month > 1 ? [year, month - 1] : [year - 1, 12]
      day = daysIn(year, month)
    }
  }
  return text([year, month, day])
}

/** §3.6: the working days of a window, both ends included. */
export function workingDays(calendar: Calendar, [from, to]: readonly [string, string]): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = next(day)) {
    const weekend = weekday(day) === 0 || weekday(day) === 6
    const off = weekend || calendar.holidays?.includes(day)
    if (calendar.workdays?.includes(day) || !off) days.push(day)
  }
  return days
}
