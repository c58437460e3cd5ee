import { toCsv } from 'double-random/files'
import { type ListData, writeList } from 'double-random/tables'
import { say, show } from '../../core/message.ts'
import { UsageError } from '../usage-error.ts'

export type Format = '.html' | '.xlsx' | '.csv' | '.ics'

/** What a file is written as, by the end of its name. */
export function formatOf(output: string | undefined, formats: readonly Format[]): Format {
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
