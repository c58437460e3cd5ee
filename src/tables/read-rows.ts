import { fold } from '../schema/kit/fold.ts'
import { classifyRow, EXAMPLE, numbersColumns } from './classify-row.ts'
import { swallowedLines } from './csv-sheet.ts'
import { type Column, titleOf } from './forms.ts'
import type { KnownColumn } from './headings.ts'
import { isCodeForId, type Layout, missingIn } from './layout.ts'
import { type Known, readCell, singleValues } from './read-cell.ts'
import type { RemarkList, RowCounts } from './report.ts'
import { type Cell, isBlank, type Sheet, textOf } from './sheet.ts'

/** Rows of a sheet, and where each stood, so that a later refusal can name it. */
export interface ReadTable {
  readonly file: string
  readonly sheet?: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** As a spreadsheet counts, from 1. */
  readonly places: readonly number[]
  /** The heading of each member. */
  readonly headings: Readonly<Record<string, string>>
  readonly counts: RowCounts
}

/** Where a row of a table stood. */
export function cellAt({ file, sheet, places }: ReadTable, row: number) {
  return { file, ...(sheet === undefined ? {} : { sheet }), row: places[row] as number }
}

interface ReadColumn extends KnownColumn {
  readonly index: number
  readonly heading: string
  readonly known: Known
  readonly groups?: Groups
}

const NONE: Known = new Set()
/** Rows of one merged cell that are looked at: a hostile workbook merges millions. */
const MOST_MERGED = 1_000

/** Reads the rows below the headings of a sheet; whatever is wrong with them is remarked. */
export function readRows(sheet: Sheet, layout: Layout, remarks: RemarkList): ReadTable {
  const { form, body } = layout
  const table = titleOf(form)
  const at = { file: sheet.file, ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }) }
  remarkHeadings(sheet, layout, remarks)
  const columns = readColumns(sheet, layout)
  const filled = fillMerged(sheet, layout, remarks)
  const across = mergedAcross(sheet, layout)
  const codeForId = columns.find(({ column }) => column.name === 'creditCode')
  const isCodeId = isCodeForId(layout)
  const rows: Record<string, unknown>[] = []
  const places: number[] = []
  const counts = { title: 0, heading: body - layout.top, data: 0, blank: 0, total: 0, note: 0 }
  for (const row of sheet.rows.slice(0, layout.top)) counts[isBlank(row) ? 'blank' : 'title'] += 1
  // Below them there may be rows that they say something of, or none.
  const sections: { readonly row: number; readonly text: string }[] = []
  const ROW_REMARKS = {
    headings: ['headings-again', 'heading'],
    'column-numbers': ['column-numbers', 'heading'],
    'headings-of-another': ['another-table-below', 'heading'],
    'numbers-only': ['row-of-numbers-only', 'blank'],
    total: ['totals-row', 'total'],
    note: ['note-row', 'note'],
    section: ['note-row', 'note'],
  } as const
  for (let r = body; r < sheet.rows.length; r += 1) {
    const cells = sheet.rows[r] as readonly Cell[]
    const place = { ...at, row: r + 1 }
    const texts = cells.map(textOf)
    const is = r === body && numbersColumns(texts) ? 'column-numbers' : classifyRow(texts, layout)
    if (is === 'blank') {
      counts.blank += 1
      continue
    }
    if (is !== 'data') {
      const [id, count] = ROW_REMARKS[is]
      counts[count] += 1
      const text = texts.find((each) => each !== '') ?? ''
      if (is === 'section') sections.push({ row: r + 1, text })
      else remarks.add(id, { table }, { ...place, text })
      continue
    }
    for (const { row, text } of sections.splice(0)) {
      remarks.add('section-row', { table, text }, { ...at, row })
    }
    counts.data += 1
    const example = rows.length < FIRST_ROWS ? exampleIn(texts, columns) : undefined
    if (example !== undefined) remarks.add('example-row', { table, text: example }, place)
    const merged = across.get(r)
    if (merged !== undefined) {
      const text = texts[merged.left] ?? ''
      remarks.add('merged-across', { table, ...merged.headings }, { ...place, text })
    }
    remarkShape(texts, { sheet, layout, row: r }, remarks)
    const row: Record<string, unknown> = {}
    for (const { index, heading, column, members, known, groups } of columns) {
      const over = filled.get(r)?.get(index)
      const text = over === undefined ? (texts[index] ?? '') : textOf(over)
      const read = readCell(over ?? cells[index], text, column, known)
      if (read.remark !== undefined) {
        const where = { ...place, heading, text }
        if (read.remark === 'span-unreadable') {
          remarks.add(read.remark, { table, heading, example: EXAMPLES[column.kind] ?? '' }, where)
        } else remarks.add(read.remark, { table, heading }, where)
      }
      for (const doubt of read.doubts ?? []) {
        remarks.add('values-in-doubt', { table, heading, ...doubt }, { ...place, heading })
      }
      groups?.see(text)
      if (read.value !== undefined) setMember(row, members, read.value)
      else if (
        column.required === true &&
        (read.remark === undefined || read.remark === 'read-as-nothing')
      ) {
        remarks.add('cell-missing', { table, heading }, { ...place, heading })
      }
    }
    if (isCodeId && codeForId !== undefined) {
      if (row.creditCode !== undefined) row.id = row.creditCode
      else if ((texts[codeForId.index] ?? '') === '') {
        const { heading } = codeForId
        remarks.add('cell-missing', { table, heading }, { ...place, heading })
      }
    }
    rows.push(row)
    places.push(r + 1)
  }
  for (const { row, text } of sections) remarks.add('note-row', { table }, { ...at, row, text })
  if (rows.length === 0 && form.table === 'recusals') {
    remarks.add('recusals-empty', { table }, { ...at, row: layout.top + 1 })
  }
  for (const { groups, heading } of columns) {
    if (groups?.looksMerged() === true) {
      remarks.add('merged-lost', { table, heading }, { ...at, row: layout.top + 1, heading })
    }
  }
  const headings = Object.fromEntries(
    columns.map(({ members, heading }) => [members.join('.'), heading]),
  )
  if (isCodeId) headings.id = codeForId?.heading ?? ''
  const hidden = places.filter((place) => sheet.hiddenRows?.has(place - 1) === true)
  for (const row of hidden)
    remarks.add('rows-hidden', { table, rows: hidden.length }, { ...at, row })
  for (const { index, heading } of columns) {
    if (sheet.hiddenColumns?.has(index) === true) {
      remarks.add('column-hidden', { table, heading }, { ...at, row: layout.top + 1, heading })
    }
  }
  if (sheet.isHidden === true) {
    remarks.add('sheet-hidden', { table, file: sheet.file, sheet: sheet.sheet ?? '' })
  }
  if ((sheet.formulas ?? 0) > 0) {
    remarks.add('formulas-stored', { count: sheet.formulas ?? 0 }, { ...at, row: body + 1 })
  }
  return { ...at, rows, places, headings, counts }
}

/** Rows among which one shows how to fill in the others. */
const FIRST_ROWS = 3

function exampleIn(texts: readonly string[], columns: readonly ReadColumn[]): string | undefined {
  return columns
    .flatMap(({ index, column }) => (column.required === true ? [texts[index] ?? ''] : []))
    .find((text) => EXAMPLE.test(fold(text)))
}

const EXAMPLES: { readonly [Kind in Column['kind']]?: string } = {
  span: '2024-01-01/2026-12-31',
  spans: '2026-03-02/2026-03-06',
  limits: '2026-03-01/2026-03-31=8',
}

function readColumns(sheet: Sheet, layout: Layout): readonly ReadColumn[] {
  const seen = new Set<string>()
  return layout.columns.flatMap(({ heading, known }, index): ReadColumn[] => {
    if (known === undefined || seen.has(known.column.name)) return []
    const { column } = known
    seen.add(column.name)
    const values = new Set<string>()
    if (column.kind === 'list') {
      for (let r = layout.body; r < sheet.rows.length; r += 1) {
        for (const value of singleValues(textOf(sheet.rows[r]?.[index]))) values.add(value)
      }
    }
    // In a workbook one sees what was merged.
    const groups =
      column.isGroup === true && sheet.delimiter !== undefined ? { groups: watchGroups() } : {}
    const heads = { index, heading, known: values.size === 0 ? NONE : values, ...groups }
    return [{ ...known, ...heads }]
  })
}

/** What is said of the headings: what lacks, stands twice, is similar to one, or was passed over. */
function remarkHeadings(sheet: Sheet, layout: Layout, remarks: RemarkList): void {
  const { form, top, columns } = layout
  const table = titleOf(form)
  const at = { file: sheet.file, ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }) }
  const here = { ...at, row: top + 1 }
  for (const { name, title } of missingIn(layout)) {
    remarks.add('heading-missing', { table, name, title }, here)
  }
  const seen = new Map<string, string>()
  for (const { heading, known } of columns) {
    if (known === undefined) continue
    const { name, title } = known.column
    if (seen.has(name)) remarks.add('heading-twice', { table, name, title, heading }, here)
    seen.set(name, heading)
  }
  if (isCodeForId(layout)) remarks.add('credit-code-for-id', { table }, here)
  for (let r = 0; r < top; r += 1) {
    const text = (sheet.rows[r] as readonly Cell[]).map(textOf).find((each) => each !== '')
    if (text !== undefined) remarks.add('title-rows', { table }, { ...at, row: r + 1, text })
  }
}

/** What is wrong with the shape of a row: cells that no heading is over, lines that a quote took. */
function remarkShape(
  texts: readonly string[],
  at: { readonly sheet: Sheet; readonly layout: Layout; readonly row: number },
  remarks: RemarkList,
): void {
  const { sheet, layout } = at
  const { columns, form } = layout
  const table = titleOf(form)
  const place = {
    file: sheet.file,
    ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }),
    row: at.row + 1,
  }
  const { delimiter } = sheet
  for (let column = 0; column < texts.length; column += 1) {
    const text = texts[column] as string
    if (text === '') continue
    const heading = columns[column]?.heading ?? ''
    if (heading !== '') {
      if (delimiter === undefined || !text.includes('\n')) continue
      const lines = swallowedLines(text, { column, columns: columns.length, delimiter })
      if (lines > 0) remarks.add('quote-swallows-rows', { table, lines }, place)
      continue
    }
    // A comma that was not quoted moves everything behind it.
    if (column >= columns.length && delimiter !== undefined) {
      remarks.add('row-too-long', { table, count: columns.length }, { ...place, text })
      return
    }
    remarks.add('heading-empty', { table, column: letterOf(column) }, { ...place, text })
  }
}

/** A, B, … Z, AA, as a spreadsheet names its columns. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter
}

/** Cells that a merged one covers, by row and column, with what stands in it. */
function fillMerged(
  sheet: Sheet,
  { body, columns, form }: Layout,
  remarks: RemarkList,
): ReadonlyMap<number, ReadonlyMap<number, Cell>> {
  const filled = new Map<number, Map<number, Cell>>()
  // A hostile workbook can merge more cells than there are.
  let left = sheet.rows.length * columns.length
  for (const { top, left: column, bottom } of sheet.merges) {
    const of = columns[column]
    if (top < body || bottom === top || of?.known === undefined) continue
    const value = sheet.rows[top]?.[column] ?? ''
    if (textOf(value) === '') continue
    for (let r = top + 1; r <= Math.min(bottom, sheet.rows.length - 1) && left > 0; r += 1) {
      left -= 1
      const row = filled.get(r) ?? new Map<number, Cell>()
      filled.set(r, row.set(column, value))
    }
    const at = { file: sheet.file, ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }) }
    const { heading } = of
    const text = textOf(value)
    remarks.add(
      'merged-filled',
      { table: titleOf(form), heading },
      { ...at, row: top + 1, heading, text },
    )
  }
  return filled
}

/** Rows in which a cell covers columns that are read, and says nothing of those behind the first. */
function mergedAcross({ merges }: Sheet, { body, columns }: Layout) {
  const rows = new Map<number, { left: number; headings: { heading: string; covered: string[] } }>()
  for (const { top, left, bottom, right } of merges) {
    if (bottom < body || right === left) continue
    const [first, ...others] = columns
      .slice(left, right + 1)
      .flatMap(({ heading, known }) => (known === undefined ? [] : [heading]))
    if (first === undefined || others.length === 0) continue
    const headings = { heading: first, covered: others }
    for (let r = Math.max(top, body); r <= Math.min(bottom, top + MOST_MERGED); r += 1) {
      rows.set(r, { left, headings })
    }
  }
  return rows
}

/** Whether a column of a text file looks as if its cells had been merged before it was saved. */
interface Groups {
  see(text: string): void
  looksMerged(): boolean
}

function watchGroups(): Groups {
  const values = new Set<string>()
  let rows = 0
  let blanks = 0
  let isRepeated = false
  let startsFilled = false
  return {
    see(text) {
      rows += 1
      if (text === '') blanks += 1
      else {
        if (rows === 1) startsFilled = true
        if (values.has(text)) isRepeated = true
        // Columns of a register repeat themselves soon.
        if (!isRepeated) values.add(text)
      }
    },
    // The value of a group stands in its first row only, and no group comes twice.
    looksMerged: () =>
      rows > 2 && startsFilled && !isRepeated && values.size > 0 && 2 * blanks >= values.size,
  }
}

/** Sets a member of a member; two columns may each give a part of one. */
function setMember(row: Record<string, unknown>, members: readonly string[], value: unknown): void {
  const [first = '', ...rest] = members
  // A heading may be named like a member of every object.
  const set = (to: unknown) =>
    Object.defineProperty(row, first, {
      value: to,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  const before = Object.hasOwn(row, first) ? row[first] : undefined
  if (rest.length === 0) {
    const isPart = typeof before === 'object' && before !== null && typeof value === 'object'
    set(isPart ? { ...before, ...value } : value)
    return
  }
  if (before === undefined) set({})
  setMember(row[first] as Record<string, unknown>, rest, value)
}
