import { isDoubleRandomError } from 'double-random'
import { DoubleRandomError, type FileCell } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'
import { type TableForm, titleOf } from './forms.ts'
import type { TableFile } from './open-file.ts'
import { cellAt } from './read-rows.ts'
import { type Reading, type ReadOptions, readFiles } from './read-tables.ts'

/** The account of a reading, with all questions that a person has answered. */
export type ReadAccount = Pick<Reading, 'report' | 'settlements'>

/** A row, and where it stood. */
export interface FormRow {
  readonly row: Readonly<Record<string, unknown>>
  readonly cell: FileCell
  /** The heading of each member. */
  readonly headings: Readonly<Record<string, string>>
}

/** Reads the rows of one form beside the tables of a draw; none where anything was refused. */
export function readForm(
  files: readonly TableFile[],
  options: ReadOptions,
  form: TableForm,
): { readonly rows?: readonly FormRow[]; readonly account: ReadAccount } {
  const { tables, remarks, settlements, finish } = readFiles(files, options, form)
  const read = tables.get(form.table) ?? []
  if (read.length === 0) remarks.add('table-missing', { tables: [titleOf(form)] })
  const report = finish()
  const account = { report, settlements }
  if (report.remarks.some(({ severity }) => severity === 'refused')) return { account }
  const rows = read.flatMap((table) =>
    table.rows.map((row, index) => {
      return { row, cell: cellAt(table, index), headings: table.headings }
    }),
  )
  return { rows, account }
}

/** Makes a check of rows that were read; what it refuses is named by the row of the file. */
export function byRow(name: string, rows: readonly FormRow[], check: () => unknown): void {
  const cellOf = (path: string) =>
    path.startsWith(`${name}[`)
      ? rows[Number.parseInt(path.slice(name.length + 1), 10)]?.cell
      : undefined
  const foundOf = (found: Message): Message => {
    const row = found.id === 'same-key-as' ? cellOf(found.values.path)?.row : undefined
    return row === undefined ? found : say('same-key-as-row', { row })
  }
  try {
    check()
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    const problems = error.problems.map((problem) => {
      const cell = cellOf(problem.path)
      return { ...problem, ...(cell && { cell }), found: foundOf(problem.found) }
    })
    throw new DoubleRandomError(error.code, problems, { ...error.counts })
  }
}
