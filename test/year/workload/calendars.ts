import type { WorkCalendar } from 'double-random'
import filed from '../../../examples/minhang-2020/calendar.json' with { type: 'json' }

/** 2020 by the notice of November 2019. */
export const november: WorkCalendar = filed

/**
 * 2020 after the notice of January 2020, which made the Spring Festival holiday last to Sunday 2
 * February: Friday 31 January became a holiday, and Saturday 1 February, which was to be worked for
 * it, is off.
 */
export const extended: WorkCalendar = {
  ...filed,
  version: '国办发明电〔2020〕1号',
  holidays: [...filed.holidays, '2020-01-31'],
  workdays: filed.workdays.filter((day) => day !== '2020-02-01'),
}

const DAY = 86_400_000

const counted = new WeakMap<WorkCalendar, readonly string[]>()

/** The working days of 2020, day by day. */
export function daysOf2020(calendar: WorkCalendar): readonly string[] {
  const known = counted.get(calendar)
  if (known !== undefined) return known
  const { holidays = [], workdays = [] } = calendar
  const days: string[] = []
  for (let time = Date.UTC(2020, 0, 1); time < Date.UTC(2021, 0, 1); time += DAY) {
    const date = new Date(time)
    const text = date.toISOString().slice(0, 10)
    const isOff = [0, 6].includes(date.getUTCDay()) || holidays.includes(text)
    if (workdays.includes(text) || !isOff) days.push(text)
  }
  counted.set(calendar, days)
  return days
}
