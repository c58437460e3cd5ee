/** Calendar days counted by hand, without Date: the tests' own arithmetic. */

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : LENGTHS[month - 1]!
}

export function nextDay({ year, month, day }: Day): Day {
  if (day < daysInMonth(year, month)) return { year, month, day: day + 1 }
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 }
}

export function written({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function read(date: string): Day {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return { year, month, day }
}

/** 0 is Sunday; Zeller's congruence in the form of Sakamoto. */
export function weekday({ year, month, day }: Day): number {
  const offset = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]!
  const y = month < 3 ? year - 1 : year
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + offset + day) % 7
}

export function daysBetween(from: string, to: string): Day[] {
  const days: Day[] = []
  for (let day = read(from); written(day) <= to; day = nextDay(day)) days.push(day)
  return days
}

/** Months counted from year 0, the day cut to the length of its month. */
export function monthsBeforeByRule(date: string, k: number): string {
  const { year, month, day } = read(date)
  const months = year * 12 + (month - 1) - k
  const target = { year: Math.floor(months / 12), month: (months % 12) + 1 }
  return written({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) })
}
