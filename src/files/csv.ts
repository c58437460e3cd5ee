import { DoubleRandomError } from 'double-random'
import Papa from 'papaparse'
import { type Message, say, show } from '../core/message.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { csvOptions, csvRows } from '../schema/options/files.ts'

/** A cell; absent ones are empty. */
export type CsvCell = string | number | boolean | null | undefined

/** A column of a table: the member of a row that it shows, and its heading. */
export interface CsvColumn {
  readonly key: string
  /** Absent: the key. */
  readonly title?: string
}

/** How a table is written. */
export interface CsvOptions {
  /** Absent: the members of the first row. */
  readonly columns?: readonly CsvColumn[]
  /**
   * Begins the text with a byte order mark, without which Excel reads Chinese as GBK; absent: no.
   */
  readonly byteOrderMark?: boolean
}

/**
 * Beginnings that make a spreadsheet read a cell as a formula (OWASP, CSV Injection), also
 * full-width, and behind blanks that some programs strip.
 */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠\t\r\n]/

/**
 * Writes rows as CSV (RFC 4180, CRLF) that no spreadsheet takes for formulas.
 *
 * A text that begins like a formula gets an apostrophe in front, also in quotes and in headings;
 * numbers stay as they are, negative ones too. Written by the package `papaparse`.
 *
 * @param rows - plain objects of texts, integers, truth values or nothing; other cells are refused
 * @param options - columns with their headings, byte order mark (see {@link CsvOptions})
 * @returns the text, a heading first, each line ended
 * @throws DoubleRandomError `input/type` for a cell that is none, `input/option` without rows and
 *   columns
 *
 * @example
 * toCsv([{ unit: 'E1', name: '=cmd|1' }]); // => 'unit,name\r\nE1,"\'=cmd|1"\r\n'
 */
export function toCsv(
  rows: readonly Readonly<Record<string, unknown>>[],
  options: CsvOptions = {},
): string {
  const members = parseOption('rows', csvRows, rows)
  const { byteOrderMark, ...given } = parseOption('options', csvOptions, options)
  const columns = given.columns ?? Object.keys(members[0] ?? {}).map((key) => ({ key }))
  if (columns.length === 0) {
    refuseCell('input/option', 'options.columns', say('columns-without-rows'), say('nothing'))
  }
  const fields = columns.map(({ key, title = key }: CsvColumn) => title)
  const cells = members.map((row, index) =>
    columns.map(({ key }) => cell(row[key], `rows[${index}].${key}`)),
  )
  const mark = byteOrderMark === true ? '\ufeff' : ''
  const text = Papa.unparse([fields, ...cells], { newline: '\r\n', escapeFormulae: FORMULA })
  return `${mark}${text}\r\n`
}

function cell(value: unknown, path: string): CsvCell {
  const isEmpty = value === undefined || value === null
  if (isEmpty || typeof value === 'string' || typeof value === 'boolean') return value
  if (Number.isSafeInteger(value)) return value as number
  return refuseCell('input/type', path, say('cell-of-table'), show(value))
}

function refuseCell(
  code: 'input/type' | 'input/option',
  path: string,
  expected: Message,
  found: Message,
): never {
  throw new DoubleRandomError(code, [{ code, path, expected, found }])
}
