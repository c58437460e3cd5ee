import { workingDays } from '../../calendar/working-days.ts'
import type { Inputs } from '../../schema/inputs/inputs.ts'
import type { ScheduledDay } from '../../schema/year/year-schedule.ts'

/** Tells whether a visit's day is a working day of its round's window, and not before `from`. */
export function roundDays(
  { plan, calendar }: Inputs,
  from: string,
): (row: ScheduledDay) => boolean {
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
