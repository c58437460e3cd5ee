import type { WorkCalendar } from 'double-random'

const DAY = 86_400_000

/** Working days of a whole calendar, counted apart from the library, so that the two can be compared. */
export function countWorkingDays({ from, to, holidays, workdays }: WorkCalendar): number {
  let count = 0
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY) {
    const day = new Date(time)
    const date = day.toISOString().slice(0, 10)
    const isWeekend = day.getUTCDay() % 6 === 0
    if (workdays?.includes(date) || !(isWeekend || holidays?.includes(date))) count += 1
  }
  return count
}
