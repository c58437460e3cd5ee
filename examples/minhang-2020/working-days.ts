import type { WorkCalendar } from 'double-random'

const DAY = 86_400_000

/**
 * Working days of a whole calendar, found apart from the library, so that the two can be compared.
 */
export function workingDays({ from, to, holidays, workdays }: WorkCalendar): string[] {
  const days: string[] = []
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY) {
    const day = new Date(time)
    const date = day.toISOString().slice(0, 10)
    const isWeekend = day.getUTCDay() % 6 === 0
    if (workdays?.includes(date) || !(isWeekend || holidays?.includes(date))) days.push(date)
  }
  return days
}

/** How many there are. */
export function countWorkingDays(calendar: WorkCalendar): number {
  return workingDays(calendar).length
}
