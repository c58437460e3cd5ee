import { utils, type WorkSheet, write } from '@e965/xlsx'
import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { listData, workbookTables } from '../schema/options/tables.ts'
import { type Choices, withChoices } from './choices.ts'
import { type Column, NOTES_HEADINGS, TABLES, type TableForm, type TableKey } from './forms.ts'

/** What stands in the cells of a list: texts, or nothing. */
type Row = readonly (string | undefined)[]

/**
 * Writes rows of the tables of a draw as an .xlsx workbook with Chinese headings, one sheet for
 * each table; without rows, the sheets are empty and another one says how to fill them in.
 *
 * Every cell is text: no program rewrites a code of 18 digits, and what is read from the workbook
 * is what was written.
 *
 * @param given - rows by the name of their table, as they stand in the inputs
 * @returns the bytes of the workbook
 * @throws DoubleRandomError `input/choice` for another table, `input/text` for a text of more than
 *   32,767 characters, `input/type` for a cell that is no text or number
 *
 * @example
 * const bytes = writeWorkbook({ enterprises: [{ id: 'E1', name: '甲', tags: ['加油站', '危化品'] }] });
 * readEnterprises([{ name: 'any.xlsx', bytes }]).rows[0].tags; // => ['加油站', '危化品']
 */
export function writeWorkbook(
  given: Readonly<Partial<Record<TableKey, readonly object[]>>>,
): Uint8Array {
  const tables: Readonly<Partial<Record<string, readonly object[]>>> = parseOption(
    'tables',
    workbookTables,
    given as unknown,
  )
  const names = Object.keys(tables)
  const unknown = names.find((name) => !TABLES.some(({ table }) => table === name))
  if (unknown !== undefined) {
    const values = TABLES.map(({ table }) => table)
    fail({
      code: 'input/choice',
      path: 'tables',
      expected: say('one-of', { values }),
      found: show(unknown),
    })
  }
  const book = utils.book_new()
  const forms = TABLES.filter(({ table }) => names.includes(table))
  const isTemplate = forms.every(({ table }) => (tables[table] ?? []).length === 0)
  for (const form of forms) {
    const rows = tables[form.table] ?? []
    const columns = columnsOf(form, rows)
    const cells = [
      columns.map(({ title }) => title),
      ...rows.map((row) => columns.map((column) => textIn(row, column))),
    ]
    const sheet = sheetOf(cells)
    if (isTemplate) {
      for (const [index, column] of columns.entries()) noteOn(sheet, index, column)
    }
    utils.book_append_sheet(book, sheet, form.files[1])
  }
  if (isTemplate) utils.book_append_sheet(book, sheetOf(notesOn(forms)), '填写说明')
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType: 'xlsx', compression: true })
  return withChoices(
    new Uint8Array(bytes),
    new Map(forms.map((form, index) => [index + 1, choicesOf(form, forms)])),
  )
}

/** A table with headings, in groups: what `workingList` of `double-random/papers` returns. */
export interface ListData {
  readonly title: string
  readonly headings: readonly string[]
  readonly groups: readonly { readonly rows: readonly (readonly string[])[] }[]
}

/**
 * Writes a list as an .xlsx workbook of one sheet, every cell a text.
 *
 * @param list - title, headings and groups of rows
 * @returns the bytes of the workbook: headings, then the rows of all groups
 * @throws DoubleRandomError `input/…` for what is no list
 *
 * @example
 * const list = { title: '名单', headings: ['编号'], groups: [{ rows: [['E1'], ['E2']] }] };
 * writeList(list).length > 1000; // => true
 */
export function writeList(list: ListData): Uint8Array {
  const { title, headings, groups } = parseOption('list', listData, list)
  return writeSheet([headings, ...groups.flatMap(({ rows }) => rows)], title)
}

/** Writes rows of texts as a workbook of one sheet. */
export function writeSheet(rows: readonly Row[], title: string): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, sheetOf(rows), title)
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType: 'xlsx', compression: true })
  return new Uint8Array(bytes)
}

/** Rows for which a list is offered. */
const LAST_ROW = 10_000

/** The lists of a sheet: of other sheets only where the workbook has them. */
function choicesOf(form: TableForm, forms: readonly TableForm[]): readonly Choices[] {
  return columnsOf(form, []).flatMap(({ choices }, index): Choices[] => {
    if (choices === undefined) return []
    const letter = utils.encode_col(index)
    const cells = `${letter}2:${letter}${LAST_ROW}`
    if (!('table' in choices)) return [{ cells, formula: `"${choices.join(',')}"` }]
    const of = forms.find(({ table }) => table === choices.table)
    if (of === undefined) return []
    const column = columnsOf(of, []).findIndex(({ name }) => name === choices.column)
    const from = utils.encode_col(column)
    return [{ cells, formula: `'${of.files[1]}'!$${from}$2:$${from}$${LAST_ROW}` }]
  })
}

/** A note that a program shows beside the heading. */
function noteOn(sheet: WorkSheet, index: number, column: Column): void {
  const cell = sheet[`${utils.encode_col(index)}1`]
  const { required, kind, examples = [] } = column
  const shown = examples.filter((each) => each !== '')
  const texts = [
    ...(required === true ? ['必填'] : []),
    KINDS[kind],
    ...(shown.length === 0 ? [] : [`如：${shown[0]}`]),
  ]
  cell.c = Object.assign([{ a: '', t: texts.join('。') }], { hidden: true })
}

/** What a cell of Excel holds; the package throws an error of its own beyond. */
const LONGEST_TEXT = 32_767

function sheetOf(rows: readonly Row[]) {
  for (const row of rows) {
    const long = row.find((text) => text !== undefined && text.length > LONGEST_TEXT)
    if (long === undefined) continue
    fail({
      code: 'input/text',
      path: 'cells',
      expected: say('at-most', { limit: LONGEST_TEXT }),
      found: show(long.length),
    })
  }
  const cells = rows.map((row) =>
    row.map((text) => (text === undefined ? null : { t: 's', v: text })),
  )
  const sheet = utils.aoa_to_sheet(cells)
  sheet['!cols'] = (rows[0] ?? []).map((_, index) => ({ wch: widthOf(rows, index) }))
  return sheet
}

/** Characters that a column is wide; Chinese ones take two. */
function widthOf(rows: readonly Row[], index: number): number {
  const longest = Math.max(...rows.slice(0, 100).map((row) => (row[index] ?? '').length))
  return Math.min(60, Math.max(8, 2 * longest + 2))
}

/** The columns of a form, with those of attributes that some row has. */
function columnsOf(form: TableForm, rows: readonly object[]): readonly Column[] {
  const names = new Map<string, Column['kind']>()
  for (const row of rows) {
    const { attributes } = row as { readonly attributes?: Readonly<Record<string, unknown>> }
    for (const [name, value] of Object.entries(attributes ?? {})) {
      names.set(name, typeof value === 'number' ? 'integer' : 'text')
    }
  }
  const attributes = [...names]
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([name, kind]): Column => {
      const title = `属性:${name}${kind === 'integer' ? ':整数' : ''}`
      return { name: `attributes.${name}`, title, kind }
    })
  // One column can hold both days of a certificate; two are clearer.
  return [...form.columns.filter(({ kind }) => kind !== 'span'), ...attributes]
}

function textIn(row: object, { name, kind }: Column): string | undefined {
  const isAttribute = name.startsWith('attributes.')
  const members = isAttribute ? ['attributes', name.slice('attributes.'.length)] : name.split('.')
  let value: unknown = row
  for (const member of members) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, member)
        ? (value as Readonly<Record<string, unknown>>)[member]
        : undefined
  }
  if (value === undefined || value === null) return undefined
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (!Array.isArray(value)) return plainText(value)
  if (kind === 'list') return value.map(plainText).join('；')
  return value
    .map((span) => {
      const { from, to, most } = Object(span)
      const limit = most === undefined ? '' : `=${plainText(most)}`
      return `${plainText(from)}/${plainText(to)}${limit}`
    })
    .join('；')
}

function plainText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return fail({
    code: 'input/type',
    path: 'tables',
    expected: say('cell-of-table'),
    found: show(value),
  })
}

/** How each kind of cell is written. */
const KINDS: Readonly<Record<Column['kind'], string>> = {
  text: '文字，单元格设为文本',
  integer: '整数',
  date: '日期',
  yes: '是或否',
  list: '几项用顿号、分号隔开',
  span: '起止日期',
  spans: '几段起止日期，用分号隔开',
  limits: '起止日期=家次',
}

/** A row for each heading, two filled rows in columns: nothing of it could be taken for data. */
function notesOn(forms: readonly TableForm[]): readonly Row[] {
  const rows = forms.flatMap(({ files, columns }) =>
    columns.map(({ title, kind, required, synonyms = [], examples = ['', ''] }) => [
      files[1],
      title,
      required === true ? '必填' : '',
      KINDS[kind],
      ...examples,
      synonyms.join('、'),
    ]),
  )
  return [NOTES_HEADINGS, ...rows]
}
