import { toCsv } from 'double-random/files'
import { type ListData, writeList } from 'double-random/tables'
import { say, show } from '../../core/message.ts'
import type { NewFile } from '../answer.ts'
import { UsageError } from '../usage-error.ts'

export type Format = '.html' | '.xlsx' | '.csv'

/** What a file is written as, by the end of its name. */
export function formatOf<Formats extends string>(
  output: string | undefined,
  formats: readonly Formats[],
): Formats {
  const format = formats.find((each) => output?.toLowerCase().endsWith(each))
  if (format !== undefined) return format
  if (output === undefined) throw new UsageError(say('option-missing', { option: '--output' }))
  const expected = say('one-of', { values: formats })
  throw new UsageError(say('option-value', { option: '--output', expected, found: show(output) }))
}

/** A list as a workbook or as CSV. */
export function listAs(format: Format, list: ListData): Uint8Array | string {
  if (format === '.xlsx') return writeList(list)
  const columns = list.headings.map((title, index) => ({ key: String(index), title }))
  const rows = list.groups.flatMap((group) => group.rows.map((cells) => ({ ...cells })))
  return toCsv(rows, { columns, byteOrderMark: true })
}

/** How a list is written if a file is named for it; whether it can be is seen before any work. */
export function listWriter(output: string | undefined): (list: ListData) => readonly NewFile[] {
  if (output === undefined) return () => []
  const format = formatOf(output, ['.xlsx', '.csv'])
  return (list) => [{ path: output, text: listAs(format, list) }]
}

/** Figures as JSON if a file is named for them. */
export function jsonFile(output: string | undefined, figures: object): readonly NewFile[] {
  return output === undefined ? [] : [{ path: output, text: `${JSON.stringify(figures)}\n` }]
}
