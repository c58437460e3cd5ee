import { DoubleRandomError, listWorkingDays, type WorkCalendar } from 'double-random'
import { say, show } from '../core/message.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { chineseDaysOptions } from '../schema/options/files.ts'

/**
 * What the npm package `chinese-days` publishes as `dist/chinese-days.json`: dates with the names
 * of their holidays.
 */
export interface ChineseDays {
  readonly holidays: Readonly<Record<string, string>>
  readonly workdays: Readonly<Record<string, string>>
}

/**
 * Takes the calendar of a year from the data of the npm package `chinese-days`: its holidays and
 * make-up days.
 *
 * The package has each year as it finally stood (2020: 249 working days, the holiday that was
 * extended in January included), so the version should say as of when. A year that it does not have
 * yet is refused: without holidays it would have too many working days.
 *
 * @param data - the content of `chinese-days/dist/chinese-days.json`
 * @param options - the year, and the version that plans and records name
 * @returns a working calendar of the year
 * @throws DoubleRandomError `input/…` for data or options of another shape, `input/range` for a
 *   year without holidays
 *
 * @example
 * const data = { holidays: { '2020-01-01': "New Year's Day,元旦,1" }, workdays: { '2020-01-19': 'Spring Festival,春节,3' } };
 * const calendar = calendarFromChineseDays(data, { year: 2020, version: 'chinese-days 1.5.7' });
 * calendar.workdays; // => ['2020-01-19']
 */
export function calendarFromChineseDays(
  data: ChineseDays,
  options: { readonly year: number; readonly version: string },
): WorkCalendar {
  const { year, version } = parseOption('options', chineseDaysOptions, options)
  const holidays = datesOf(data, 'holidays', year)
  const workdays = datesOf(data, 'workdays', year)
  if (holidays.length === 0) {
    throw new DoubleRandomError('input/range', [
      {
        code: 'input/range',
        path: 'data.holidays',
        expected: say('holidays-of-year', { year }),
        found: say('nothing'),
        fix: say('newer-chinese-days'),
      },
    ])
  }
  const calendar = { version, from: `${year}-01-01`, to: `${year}-12-31`, holidays, workdays }
  // Checked as any calendar is: real dates, none both a holiday and a workday.
  listWorkingDays(calendar)
  return calendar
}

function datesOf(data: ChineseDays, name: 'holidays' | 'workdays', year: number): string[] {
  const dates: unknown = (data as ChineseDays | null)?.[name]
  if (typeof dates !== 'object' || dates === null || Array.isArray(dates)) {
    throw new DoubleRandomError('input/type', [
      {
        code: 'input/type',
        path: `data.${name}`,
        expected: say('chinese-days-data'),
        found: show(dates),
      },
    ])
  }
  return Object.keys(dates as object)
    .filter((date) => date.startsWith(`${year}-`))
    .sort(compareUtf8)
}
