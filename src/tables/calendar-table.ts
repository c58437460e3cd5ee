import { dayAfter } from '../calendar/day.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { type TableForm, titleOf } from './forms.ts'
import { cellAt, type ReadTable } from './read-rows.ts'
import type { RemarkList } from './report.ts'

/** Holidays and make-up days as the State Council's notice has them, one span of days in a row. */
export const CALENDAR_FORM: TableForm = {
  table: 'tasks',
  files: ['calendar', '日历'],
  words: [],
  columns: [
    { name: 'year', title: '年份', kind: 'integer', required: true, isGroup: true },
    { name: 'name', title: '节日', kind: 'text' },
    { name: 'from', title: '开始日期', synonyms: ['日期'], kind: 'date', required: true },
    { name: 'to', title: '结束日期', kind: 'date' },
    { name: 'kind', title: '安排', kind: 'text', required: true },
    { name: 'basis', title: '依据', synonyms: ['文号'], kind: 'text', isGroup: true },
  ],
}

const KINDS: Readonly<Record<string, 'holidays' | 'workdays'>> = {
  放假: 'holidays',
  休息: 'holidays',
  holiday: 'holidays',
  上班: 'workdays',
  调休上班: 'workdays',
  workday: 'workdays',
}

/** The festivals by law (《全国年节及纪念日放假办法》, as amended in 2024). */
const FESTIVALS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']

/** Returns the rows of a year to be filled in: who knows its notice writes the days. */
export function calendarToFillIn(year: number): readonly Readonly<Record<string, unknown>>[] {
  return FESTIVALS.flatMap((name) =>
    ['放假', '上班'].map((kind) => ({ year, name, from: '', to: '', kind, basis: '' })),
  )
}

interface CalendarRow {
  readonly year?: number
  readonly from?: string
  readonly to?: string
  readonly kind?: string
  readonly basis?: string
}

/** The calendar that tables of days amount to; not yet checked. */
export function calendarFromTables(tables: readonly ReadTable[], remarks: RemarkList): object {
  const table = titleOf(CALENDAR_FORM)
  const rows = tables.flatMap((each) =>
    each.rows.map((row, index) => ({
      row: row as CalendarRow,
      place: { ...cellAt(each, index), heading: each.headings.kind ?? '' },
    })),
  )
  const years = [...new Set(rows.flatMap(({ row }) => row.year ?? []))].sort((a, b) => a - b)
  const [first = 0] = years
  const last = years.at(-1) ?? first
  for (let year = first; year < last; year += 1) {
    // Every day of it would be a working day.
    if (!years.includes(year)) remarks.add('calendar-year-missing', { year })
  }
  const days = { holidays: new Set<string>(), workdays: new Set<string>() }
  const [from, to] = [`${first}-01-01`, `${last}-12-31`]
  for (const { row, place } of rows) {
    const kind = row.kind === undefined ? undefined : KINDS[row.kind]
    if (kind === undefined) {
      if (row.kind !== undefined) {
        remarks.add('arrangement-unreadable', { table }, { ...place, text: row.kind })
      }
      continue
    }
    if (row.from === undefined) continue
    const end = row.to ?? row.from
    // A holiday may begin in the year before, of which nothing else is known.
    let day: string | undefined = row.from < from ? from : row.from
    while (day !== undefined && day <= end && day <= to) {
      days[kind].add(day)
      day = dayAfter(day)
    }
  }
  const bases = [...new Set(rows.flatMap(({ row }) => row.basis ?? []))]
  return {
    version: [years.join('、'), ...bases].join(' '),
    from,
    to,
    holidays: [...days.holidays].sort(compareUtf8),
    workdays: [...days.workdays].sort(compareUtf8),
  }
}
