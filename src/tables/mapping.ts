import { fold } from '../schema/kit/fold.ts'
import { TABLES, type TableForm, type TableKey } from './forms.ts'
import { attributeOf, columnOf, type KnownColumn, plainHeading } from './headings.ts'
import type { Layout, Mapped } from './layout.ts'
import type { RemarkList, Settlement } from './report.ts'
import type { Sheet } from './sheet.ts'

/**
 * What a bureau says of its own tables: with a heading, which field it is; without one, which table
 * a file or a sheet is. It decides what rows say, so it travels with them, as 字段对照.csv.
 */
export interface MappingRow {
  /** Name of the file; absent: any. */
  readonly file?: string
  /** Name of the sheet; absent: any. */
  readonly sheet?: string
  /** The table, by its name in either language, or 不读. */
  readonly table?: string
  readonly heading?: string
  /** The field by any of its headings, `属性` to keep a column as an attribute, or 不读. */
  readonly field?: string
}

/** The forms of the two tables that say how others are read. */
export const MAPPING_FORM: TableForm = {
  table: 'tasks',
  files: ['mapping', '字段对照'],
  words: [],
  columns: [
    { name: 'file', title: '文件', kind: 'text' },
    { name: 'sheet', title: '工作表', kind: 'text' },
    { name: 'table', title: '表', kind: 'text' },
    { name: 'heading', title: '表头', kind: 'text', required: true },
    { name: 'field', title: '字段', kind: 'text', required: true },
  ],
}

export const SETTLEMENTS_FORM: TableForm = {
  table: 'tasks',
  files: ['settlements', '核实'],
  words: [],
  columns: [
    { name: 'key', title: '问题编码', kind: 'text', required: true },
    { name: 'reason', title: '核实情况', kind: 'text', required: true },
  ],
}

const NOT_READ = ['不读', '-', 'pass', 'ignore']
const AS_ATTRIBUTE = ['属性', 'attribute', 'attributes']

/** How the sheets of a reading are to be read, as the bureau says. */
export interface Mapping {
  /** The form that a file or sheet is said to have; null: it is not to be read. */
  formOf(sheet: Pick<Sheet, 'file' | 'sheet'>): TableForm | null | undefined
  /** What the headings of a sheet are said to mean. */
  headingsOf(sheet: Pick<Sheet, 'file' | 'sheet'>): Mapped
  /** Says which rows meant nothing that there is, or nothing that another row had not said before. */
  remarkUnused(read: readonly MappedSheet[]): void
}

/** A sheet as it was read. */
export interface MappedSheet {
  readonly sheet: Pick<Sheet, 'file' | 'sheet'>
  readonly layout: Layout
}

/** Makes a mapping of its rows; a table or a field that nobody knows is refused. */
export function createMapping(rows: readonly MappingRow[], remarks: RemarkList): Mapping {
  const ofSheets: { readonly row: MappingRow; readonly form: TableForm | null }[] = []
  const ofHeadings: { readonly row: MappingRow; readonly form: TableForm | undefined }[] = []
  // Rows that say nothing: neither which table, nor which heading of one.
  const idle: MappingRow[] = []
  for (const row of rows) {
    const named = row.table === undefined ? undefined : formNamed(row.table)
    if (row.table !== undefined && named === undefined) {
      remarks.add('mapping-unknown', { field: row.table })
    } else if (row.heading === undefined) {
      if (named === undefined) idle.push(row)
      else ofSheets.push({ row, form: named })
    } else if (named === null) idle.push(row)
    else {
      if (!isField(row.field ?? '', named)) {
        remarks.add('mapping-unknown', { field: row.field ?? '' })
      } else ofHeadings.push({ row, form: named })
    }
  }
  const fits = (row: MappingRow, sheet: Pick<Sheet, 'file' | 'sheet'>) =>
    (row.file === undefined || isSame(row.file, sheet.file)) &&
    (row.sheet === undefined || isSame(row.sheet, sheet.sheet ?? ''))
  const used = new Set<MappingRow>()
  const told = (sheet: Pick<Sheet, 'file' | 'sheet'>, heading: string, form: TableForm) =>
    ofHeadings.find(
      (each) =>
        fits(each.row, sheet) &&
        (each.form === undefined || each.form === form) &&
        plainHeading(each.row.heading ?? '') === plainHeading(heading),
    )?.row
  return {
    formOf: (sheet) => {
      const found = ofSheets.find(({ row }) => fits(row, sheet))
      if (found !== undefined) used.add(found.row)
      return found?.form
    },
    headingsOf: (sheet) => (heading, form) => {
      const row = told(sheet, heading, form)
      return row === undefined ? undefined : meant(row, heading, form)
    },
    remarkUnused(read) {
      for (const { sheet, layout } of read) {
        for (const { texts, heading } of layout.columns) {
          for (const each of [heading, ...texts]) {
            const row = told(sheet, each, layout.form)
            if (row !== undefined && meant(row, each, layout.form) !== undefined) used.add(row)
          }
        }
      }
      for (const row of [...idle, ...[...ofSheets, ...ofHeadings].map((each) => each.row)]) {
        if (used.has(row)) continue
        const { file, sheet, table, heading, field } = row
        const says = [file, sheet, table, heading, field].filter((each) => each !== undefined)
        remarks.add('mapping-unused', { row: says })
      }
    },
  }
}

function isSame(a: string, b: string): boolean {
  const base = (name: string) => fold(name.split(/[/\\]/).pop() ?? name)
  return base(a) === base(b)
}

/** Null where it is not to be read, undefined where no table has this name. */
function formNamed(name: string): TableForm | null | undefined {
  if (NOT_READ.includes(name)) return null
  return TABLES.find(({ table, files }) => [table, ...files].some((each) => isSame(each, name)))
}

function isField(field: string, form: TableForm | undefined): boolean {
  if (NOT_READ.includes(field) || AS_ATTRIBUTE.includes(field)) return true
  const forms = form === undefined ? TABLES : [form]
  return forms.some((each) => columnOf(field, each) !== undefined)
}

function meant(
  { field = '' }: MappingRow,
  heading: string,
  form: TableForm,
): KnownColumn | null | undefined {
  if (NOT_READ.includes(field)) return null
  if (AS_ATTRIBUTE.includes(field)) {
    return form.attributes === true ? attributeOf(heading) : undefined
  }
  return columnOf(field, form)
}

/** The rows of mappings and settlements that were found among the files. */
export interface Sayings {
  readonly mapping: readonly MappingRow[]
  readonly settlements: readonly Settlement[]
}

/** A table by its name, where a program gives it as a word. */
export function tableNamed(name: string): TableKey | undefined {
  return formNamed(name)?.table
}
