import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import manifest from 'chinese-days/package.json' with { type: 'json' }
import { listWorkingDays } from 'double-random'
import { calendarFromChineseDays, toCsv } from 'double-random/files'
import { CALENDAR_FORM, calendarToFillIn } from '../../tables/calendar-table.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import type { Terminal } from '../terminal.ts'

export interface CalendarCommand {
  readonly year: number
  /** A table to fill in, for a year of which the package knows nothing yet. */
  readonly table?: true
  readonly output?: string
}

/** Writes the working calendar of a year with China's holidays and make-up days. */
export async function calendar(terminal: Terminal, options: CalendarCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { year, table, output } = options
  if (table === true) {
    const text = toCsv(calendarToFillIn(year), {
      columns: CALENDAR_FORM.columns.map(({ name, title }) => ({
        key: name,
        title: t(title, name),
      })),
      byteOrderMark: true,
    })
    const line = t(
      '按国务院办公厅的通知填好日期和依据，没有的行删去，放在数据旁边',
      'fill in days and basis from the notice of the State Council, delete the other rows, and put it beside the data',
    )
    return { ok: true, lines: [line], data: { year }, files: [{ path: output, text }] }
  }
  if (!Object.keys(days.holidays).some((date) => date.startsWith(`${year}-`))) {
    const line = t(
      `程序还没有 ${year} 年的节假日安排。请用“calendar --year ${year} --table --output 日历.csv”写出一张表，按国务院办公厅的通知填好，放在数据旁边`,
      `the holidays of ${year} are not known here; calendar --year ${year} --table --output calendar.csv writes a table to fill in`,
    )
    const data = { code: 'input/range', year }
    return { ok: false, isRefused: true, lines: [`${line} [input/range]`], data }
  }
  const version = `chinese-days ${manifest.version}, ${options.year}`
  const made = calendarFromChineseDays(days, { year: options.year, version })
  const working = listWorkingDays(made).length
  return {
    ok: true,
    lines: [
      t(
        `${options.year} 年 ${working} 个工作日（${version}），请与国务院办公厅的通知核对`,
        `${options.year}: ${working} working days (${version})`,
      ),
    ],
    data: { version, workingDays: working },
    files: [{ path: options.output, text: `${JSON.stringify(made, undefined, 2)}\n` }],
  }
}
