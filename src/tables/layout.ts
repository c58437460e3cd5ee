import type { TableForm } from './forms.ts'
import { columnOf, type KnownColumn } from './headings.ts'
import { type Cell, isBlank, type Sheet, textOf } from './sheet.ts'

/** Where the headings of a sheet stand, and what each of its columns is. */
export interface Layout {
  readonly form: TableForm
  /** The row of the headings, from 0. */
  readonly top: number
  /** The first row below them. */
  readonly body: number
  readonly columns: readonly LayoutColumn[]
}

export interface LayoutColumn {
  /** As people read it; empty where nothing stands there. */
  readonly heading: string
  /** Texts that stand in the rows of the headings, for rows that repeat them. */
  readonly texts: readonly string[]
  readonly known?: KnownColumn
  /** The bureau says that it is not to be read. */
  readonly isDismissed?: true
}

/** How many rows titles and remarks may take above the headings. */
export const HIGHEST = 30

/**
 * Finds the headings of a sheet: the row, or the two rows, in which most headings of the form are.
 * Undefined where there is not one of them.
 */
export function findLayout(sheet: Sheet, form: TableForm, mapped: Mapped): Layout | undefined {
  let best: Layout | undefined
  let most = 0
  // Two rows only where they say more than one: a title above the headings says nothing.
  for (const height of [1, 2]) {
    for (let top = 0; top < Math.min(sheet.rows.length, HIGHEST); top += 1) {
      if (isBlank(sheet.rows[top] as readonly Cell[])) continue
      const columns = columnsOf(sheet.rows.slice(top, top + height), form, mapped)
      const found = new Set(columns.flatMap(({ known }) => known?.column.name ?? []))
      if (found.size <= most) continue
      most = found.size
      best = { form, top, body: top + height, columns }
    }
  }
  return best
}

/** What a bureau says that a heading means; null: nothing. Undefined: it says nothing. */
export type Mapped = (heading: string, form: TableForm) => KnownColumn | null | undefined

function columnsOf(
  rows: readonly (readonly Cell[])[],
  form: TableForm,
  mapped: Mapped,
): readonly LayoutColumn[] {
  const width = Math.max(...rows.map((row) => row.length))
  const columns: LayoutColumn[] = []
  let group = ''
  for (let c = 0; c < width; c += 1) {
    const [upper = '', lower] = rows.map((row) => textOf(row[c]))
    // The heading of a group stands over its first column only.
    if (upper !== '' || lower === '') group = upper
    const texts = [upper, lower ?? ''].filter((text) => text !== '')
    const candidates =
      lower === undefined || lower === ''
        ? [upper]
        : group === ''
          ? [lower]
          : [`${group}${lower}`, lower]
    columns.push({ ...firstKnown(candidates, form, mapped), texts })
  }
  return columns
}

function firstKnown(
  headings: readonly string[],
  form: TableForm,
  mapped: Mapped,
): Omit<LayoutColumn, 'texts'> {
  for (const heading of headings) {
    if (heading === '') continue
    const told = mapped(heading, form)
    if (told === null) return { heading, isDismissed: true }
    const known = told ?? columnOf(heading, form)
    if (known !== undefined) return { heading, known }
  }
  return { heading: headings[0] ?? '' }
}

/** Names of the members that a layout has columns for. */
export function namesIn({ columns }: Layout): ReadonlySet<string> {
  return new Set(columns.flatMap(({ known }) => known?.column.name ?? []))
}

/** The required columns that a layout lacks; a credit code can stand for the id of an enterprise. */
export function missingIn(layout: Layout): TableForm['columns'] {
  const names = namesIn(layout)
  return layout.form.columns.filter(
    ({ name, required }) =>
      required === true && !names.has(name) && !(name === 'id' && isCodeForId(layout)),
  )
}

/** Whether the credit code stands for the id, which the sheet has no column for. */
export function isCodeForId(layout: Layout): boolean {
  const names = namesIn(layout)
  return layout.form.codeForId === true && !names.has('id') && names.has('creditCode')
}

/** Whether a row says the headings again, as printed lists do on each page. */
export function repeatsHeadings(
  texts: readonly string[],
  columns: readonly LayoutColumn[],
): boolean {
  let same = 0
  let filled = 0
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] as string
    if (text === '') continue
    filled += 1
    if (columns[index]?.texts.includes(text) === true) same += 1
  }
  return same >= 2 && 2 * same > filled
}
