import { parseOption } from '../../schema/kit/parse-option.ts'
import { yearSchedule } from '../../schema/year/year-schedule.ts'
import type { YearSchedule } from './schedule-year.ts'

/**
 * Reads a schedule that was saved as JSON.
 *
 * Only its shape is checked: whether it is one of a plan, {@link planWithDays} sees.
 *
 * @param data - what `JSON.parse` made of a schedule
 * @returns the schedule
 * @throws DoubleRandomError `input/…` for anything else
 *
 * @example
 * const year = scheduleYear(exampleInputs, { seed: '2020-01-02' });
 * parseSchedule(JSON.parse(JSON.stringify(year))).placed; // => 2
 */
export function parseSchedule(data: unknown): YearSchedule {
  return parseOption('schedule', yearSchedule, data)
}
