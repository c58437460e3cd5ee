import type { ScheduledDay } from '../../../schema/year/year-schedule.ts'

/** A task's visits by month, as in the arrangement that a plan carries as its annex (检查计划安排表). */
export interface MonthRow {
  readonly task: string
  /** January to December. */
  readonly months: readonly number[]
  readonly quarters: readonly number[]
  readonly year: number
}

/** Adds up each task's visits by month of a year. */
export function monthTable(
  tasks: readonly string[],
  days: readonly ScheduledDay[],
  year: string,
): MonthRow[] {
  const rows = new Map(tasks.map((task) => [task, new Array<number>(12).fill(0)]))
  for (const { task, date, visits } of days) {
    const months = rows.get(task)
    const month = Number(date.slice(5, 7)) - 1
    if (months === undefined || !date.startsWith(`${year}-`)) continue
    months[month] = (months[month] as number) + visits
  }
  return [...rows].map(([task, months]) => {
    const quarters = [0, 3, 6, 9].map((first) => sum(months.slice(first, first + 3)))
    return { task, months, quarters, year: sum(months) }
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
