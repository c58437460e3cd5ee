import type { EnterpriseData, InputData } from 'double-random'
import { isPlain, type Message, say } from '../core/message.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { readOptions, registerOptions, tableFiles } from '../schema/options/tables.ts'
import { CALENDAR_FORM, calendarFromTables } from './calendar-table.ts'
import {
  formOf,
  NOTES_HEADINGS,
  REGISTER_FORM,
  TABLES,
  type TableForm,
  type TableKey,
  titleOf,
} from './forms.ts'
import {
  attributeOf,
  columnOf,
  couldBeMeant,
  formsNamed,
  plainHeading,
  similarColumn,
} from './headings.ts'
import { findLayout, HIGHEST, type Layout, type Mapped, missingIn, namesIn } from './layout.ts'
import {
  createMapping,
  MAPPING_FORM,
  type Mapping,
  type MappingRow,
  SETTLEMENTS_FORM,
} from './mapping.ts'
import { openFile, type TableFile } from './open-file.ts'
import { attributesWanted, planFromTasks } from './plan-from-tasks.ts'
import { cellAt, type ReadTable, readRows } from './read-rows.ts'
import { recognise } from './recognise.ts'
import {
  collectRemarks,
  type ReadingReport,
  type RemarkList,
  type Settlement,
  type SheetReport,
} from './report.ts'
import { type Cell, isBlank, type Sheet, textOf } from './sheet.ts'

/** How tables are read. */
export interface ReadOptions {
  /** What the bureau says of its headings and sheets, besides a 字段对照 among the files. */
  readonly mapping?: readonly MappingRow[]
  /** Questions that a person has answered, besides a 核实 among the files. */
  readonly settlements?: readonly Settlement[]
}

/** Where the rows of a table stood, so that a later refusal can name the cell. */
export interface Origin {
  readonly file: string
  readonly sheet?: string
  /** As a spreadsheet counts, from 1. */
  readonly rows: readonly number[]
  /** The heading of each member. */
  readonly headings: Readonly<Record<string, string>>
}

/** What was read of the tables of a draw, and the account of it. */
export interface Reading {
  /** Not yet checked: for `parseInputs`. Absent where anything was refused. */
  readonly inputs?: InputData
  readonly report: ReadingReport
  /** For each table that was read from sheets, where its rows stood, in their order. */
  readonly origins: Readonly<Partial<Record<TableKey, readonly Origin[]>>>
  /** All questions that a person has answered. */
  readonly settlements: readonly Settlement[]
}

/** A sheet that will be read. */
interface Found {
  readonly sheet: Sheet
  readonly layout: Layout
  readonly encoding?: string
}

/**
 * Reads the tables of a draw from files as bureaus have them: CSV, workbooks, JSON, by their
 * headings, whatever they are called. Nothing is read in silence, and nothing passed over: the
 * report accounts for every file, sheet, column and row, with all that is wrong in all of them.
 *
 * @param files - names and bytes, in any order
 * @param options - what the bureau says of its headings, and questions that it has answered
 * @returns inputs for `parseInputs`, unless something was refused; the report; where rows stood
 * @throws DoubleRandomError `input/type` for what is no file or option
 *
 * @example
 * const csv = (name, text) => ({ name, bytes: Uint8Array.from(text, (each) => each.charCodeAt(0)) });
 * const { report } = readTables([csv('our firms.csv', 'id,name,phone\nE1,First,110\nTotal,1,\n')]);
 * report.sheets[0].table; // => 'enterprises'
 * report.sheets[0].rows.data; // => 1
 */
export function readTables(files: readonly TableFile[], options: ReadOptions = {}): Reading {
  const { tables, members, remarks, settlements, finish } = readFiles(files, options)
  const { inputs, origins } = assemble({ tables, members }, remarks)
  const report = finish()
  const isRefused = report.remarks.some(({ severity }) => severity === 'refused')
  return { ...(isRefused ? {} : { inputs }), report, origins, settlements }
}

/** The rows of one table, for a comparison. */
export interface ReadEnterprises {
  /** Not yet checked. Absent where anything was refused. */
  readonly rows?: readonly EnterpriseData[]
  readonly report: ReadingReport
  /** All questions that a person has answered. */
  readonly settlements: readonly Settlement[]
}

/**
 * Reads a directory of enterprises, or another authority's register of them, from one file or
 * several, as `readTables` does; a register needs no ids.
 *
 * @param files - names and bytes
 * @param options - as of `readTables`, and whether it is a register
 * @returns the rows, unless something was refused, and the report
 * @throws DoubleRandomError `input/type` for what is no file or option
 *
 * @example
 * const bytes = Uint8Array.from('name,creditCode\nFirst,1\n', (each) => each.charCodeAt(0));
 * readEnterprises([{ name: 'export.csv', bytes }], { isRegister: true }).rows;
 * // => [{ name: 'First', creditCode: '1' }]
 */
export function readEnterprises(
  files: readonly TableFile[],
  options: ReadOptions & { readonly isRegister?: boolean } = {},
): ReadEnterprises {
  const { isRegister = false, ...rest } = parseOption('options', registerOptions, options)
  const form = isRegister ? REGISTER_FORM : formOf('enterprises')
  const { tables, members, remarks, settlements, finish } = readFiles(files, rest, form)
  const json = (members.values.get('enterprises') ?? []).flatMap(({ value }) => value)
  const rows = [...json, ...(tables.get('enterprises') ?? []).flatMap((table) => table.rows)]
  if (!tables.has('enterprises') && !members.values.has('enterprises')) {
    remarks.add('table-missing', { tables: [titleOf(form)] })
  }
  const report = finish()
  const isRefused = report.remarks.some(({ severity }) => severity === 'refused')
  const read = isRefused ? {} : { rows: rows as unknown as readonly EnterpriseData[] }
  return { ...read, report, settlements }
}

/** Reads all files; with a form, every sheet is a table of it. */
export function readFiles(files: readonly TableFile[], options: ReadOptions, only?: TableForm) {
  const given = parseOption('files', tableFiles, files as TableFile[])
  const { mapping = [], settlements = [] } = parseOption('options', readOptions, options)
  const remarks = collectRemarks()
  const sheets: SheetReport[] = []
  const members = new Members()
  const closed: ClosedFile[] = []
  const opened = openAll(given, { remarks, sheets, members, closed, only })
  const said = sayingsIn(opened, { sheets, remarks, members })
  const told = createMapping([...mapping, ...said.mapping], remarks)
  for (const { file, why } of closed) {
    const isDismissed = told.formOf({ file: file.name }) === null
    passOver(file, isDismissed ? say('told-not-to-read') : why, remarks)
  }
  const unknown: Sheet[] = []
  const found = said.rest.flatMap(({ sheet, encoding }): Found[] => {
    const layout = layoutOf(sheet, { told, only, unknown }, remarks)
    const about = aboutSheet(sheet, encoding)
    if (layout === undefined) sheets.push(about)
    else return [{ sheet, layout, ...(encoding === undefined ? {} : { encoding }) }]
    return []
  })
  for (const sheet of unknown) {
    // A sheet of codes or sums beside the data is no more than named; one by itself may be data.
    const isBeside = found.some((each) => each.sheet.file === sheet.file)
    const name = isBeside ? (sheet.sheet ?? '') : `${sheet.file} ${sheet.sheet ?? ''}`
    const isMeant = couldBeMeant(name) || (!isBeside && looksLikeTable(sheet))
    sayUnread(sheet, say('no-known-headings'), remarks, isMeant)
  }
  told.remarkUnused(found)
  // What tasks are stratified by is kept of the register, so they are read first.
  const isTasks = ({ layout }: Found) => layout.form.table === 'tasks'
  const tables = new Map<TableKey, ReadTable[]>()
  const readAll = (some: readonly Found[], wanted: ReadonlySet<string>) => {
    for (const each of some) {
      const read = readFound(each, wanted, { remarks, sheets })
      const { table } = each.layout.form
      tables.set(table, [...(tables.get(table) ?? []), read])
    }
  }
  readAll(found.filter(isTasks), new Set())
  const wanted = attributesWanted(tables.get('tasks') ?? [])
  readAll(
    found.filter((each) => !isTasks(each)),
    wanted,
  )
  checkWanted(wanted, tables, remarks)
  const settled = [...settlements, ...said.settlements]
  const finish = (): ReadingReport => ({
    sheets: [...sheets].sort((a, b) => compareUtf8(placeOf(a), placeOf(b))),
    remarks: remarks.list(settled),
  })
  return { tables, members, remarks, settlements: settled, finish }
}

/** Members of the inputs that came as JSON, with the files that had them. */
class Members {
  readonly values = new Map<string, { readonly file: string; readonly value: unknown }[]>()

  add(member: string, file: string, value: unknown): void {
    this.values.set(member, [...(this.values.get(member) ?? []), { file, value }])
  }
}

interface Account {
  readonly remarks: RemarkList
  readonly sheets: SheetReport[]
}

/** A file in which nothing can be read, and why. */
interface ClosedFile {
  readonly file: TableFile
  readonly why: Message
}

interface OpenedSheet {
  readonly sheet: Sheet
  readonly encoding?: string
}

/** Opens all files, in the order of their names, so that the report does not depend on theirs. */
function openAll(
  files: readonly TableFile[],
  {
    remarks,
    sheets,
    members,
    closed,
    only,
  }: Account & {
    readonly members: Members
    readonly closed: ClosedFile[]
    readonly only: TableForm | undefined
  },
): readonly OpenedSheet[] {
  const ordered = [...files].sort((a, b) => compareUtf8(a.name, b.name))
  return ordered.flatMap((file): readonly OpenedSheet[] => {
    const opened = openFile(file, remarks)
    const { name } = file
    if (opened.kind === 'sheets') {
      const { encoding } = opened
      const rest = encoding === undefined ? {} : { encoding }
      return opened.sheets.map((sheet) => ({ sheet, ...rest }))
    }
    if (opened.kind === 'json') {
      const isRows = only !== undefined && Array.isArray(opened.value)
      const member = isRows ? only.table : memberOf(opened.value, name)
      const about = { file: name, encoding: opened.encoding }
      if (typeof member === 'string') {
        members.add(member, name, opened.value)
        sheets.push({ ...about, table: member })
      } else if (member === null) {
        for (const [key, value] of Object.entries(opened.value as object)) {
          members.add(key, name, value)
        }
        sheets.push({ ...about, table: 'inputs' })
      } else {
        closed.push({ file, why: member })
        sheets.push(about)
      }
      return []
    }
    sheets.push({ file: name })
    if (opened.kind === 'closed') closed.push({ file, why: opened.why })
    return []
  })
}

/** A file that its name says to be a table is asked about; what programs leave behind is not. */
function passOver({ name, bytes }: TableFile, why: Message, remarks: RemarkList): void {
  // Nobody can see what headings a workbook has that does not open, nor what is in a folder.
  const isMeant =
    ALWAYS_MEANT.includes(why.id) || (!NEVER_MEANT.includes(why.id) && couldBeMeant(name))
  if (isMeant) remarks.add('file-unread', { file: name, size: bytes.length, why })
  else remarks.add('file-passed-over', { file: name, why })
}

const ALWAYS_MEANT = ['workbook-unreadable', 'folder-unread', 'archive-unread', 'workbook-binary']
const NEVER_MEANT = ['lock-file', 'protocol-document', 'told-not-to-read']

/**
 * What a value of JSON is, by its members: a member of the inputs, null for all of them, or why it
 * is nothing.
 */
function memberOf(value: unknown, name: string): string | null | Message {
  if (Array.isArray(value)) return tableOf(value, name) ?? say('no-known-headings')
  if (typeof value !== 'object' || value === null || !isPlain(value)) return say('unknown-format')
  const has = (...names: readonly string[]) => names.every((each) => Object.hasOwn(value, each))
  if (has('body', 'digest')) return say('protocol-document')
  if (has('enterprises') || has('inspectors') || has('plan')) return null
  if (has('tasks')) return 'plan'
  return has('version', 'from', 'to') ? 'calendar' : say('unknown-format')
}

function tableOf(rows: readonly unknown[], name: string): TableKey | undefined {
  const [first] = rows
  const named = formsNamed(name)
  if (typeof first !== 'object' || first === null) return named[0]?.table
  const keys = Object.keys(first)
  const whole = TABLES.filter(
    ({ table, columns }) =>
      table !== 'tasks' &&
      columns.every((column) => column.required !== true || keys.includes(column.name)),
  )
  const count = ({ columns }: TableForm) =>
    columns.filter((column) => keys.includes(column.name.split('.')[0] ?? '')).length
  const most = Math.max(...whole.map(count))
  const best = whole.filter((form) => count(form) === most)
  return (best.find((form) => named.includes(form)) ?? best[0])?.table
}

/** Takes out the sheets that say how the others are read. */
function sayingsIn(
  opened: readonly OpenedSheet[],
  { sheets, remarks, members }: Account & { readonly members: Members },
) {
  const calendars: ReadTable[] = []
  const mapping: MappingRow[] = []
  const settlements: Settlement[] = []
  const own: Mapped = () => undefined
  const rest = opened.filter(({ sheet, encoding }) => {
    for (const form of [MAPPING_FORM, SETTLEMENTS_FORM, CALENDAR_FORM]) {
      const layout = findLayout(sheet, form, own)
      if (layout === undefined || missingIn(layout).length > 0) continue
      const isCalendar = form === CALENDAR_FORM
      const read = readRows(sheet, layout, isCalendar ? remarks : collectRemarks())
      const { rows } = read
      if (isCalendar) calendars.push(read)
      else if (form === MAPPING_FORM) mapping.push(...(rows as readonly MappingRow[]))
      else {
        for (const { key, reason } of rows as Partial<Settlement>[]) {
          if (key !== undefined && reason !== undefined) settlements.push({ key, reason })
        }
      }
      const counts = isCalendar ? { rows: read.counts } : {}
      sheets.push({ ...aboutSheet(sheet, encoding), table: form.files[0], ...counts })
      return false
    }
    return true
  })
  if (calendars.length > 0) {
    const files = [...new Set(calendars.map(({ file }) => file))].join('、')
    members.add('calendar', files, calendarFromTables(calendars, remarks))
  }
  return { mapping, settlements, rest }
}

/** The layout of a sheet that is a table; otherwise it is said why it is none. */
function layoutOf(
  sheet: Sheet,
  {
    told,
    only,
    unknown,
  }: {
    readonly told: Mapping
    readonly only: TableForm | undefined
    readonly unknown: Sheet[]
  },
  remarks: RemarkList,
): Layout | undefined {
  const named = told.formOf(sheet)
  const form = named === null ? null : (only ?? named)
  if (form === null) return sayUnread(sheet, say('told-not-to-read'), remarks, false)
  if (sheet.rows.every(isBlank)) {
    return sheet.sheet === undefined ? sayUnread(sheet, say('empty-file'), remarks) : undefined
  }
  // Its synonyms and examples are the headings of other tables.
  if (NOTES_HEADINGS.every((title, at) => textOf(sheet.rows[0]?.[at]) === title))
    return sayUnread(sheet, say('notes-of-template'), remarks, false)
  const is = recognise(sheet, told.headingsOf(sheet), form)
  if (is.is === 'table') return is.layout
  if (is.is === 'in-doubt') {
    const tables = is.forms.map(titleOf)
    remarks.add('table-in-doubt', { tables }, { ...placeIn(sheet), row: 1 })
    return undefined
  }
  if (is.is === 'unknown') {
    unknown.push(sheet)
    return undefined
  }
  const { layout } = is
  const columns = missingIn(layout).map(({ title, name }) => ({ title, name }))
  const why = say('headings-missing', { table: titleOf(layout.form), columns })
  return sayUnread(sheet, why, remarks, true)
}

/** Files that hold sentences, whatever separates their words. */
const OF_SENTENCES = /\.(?:md|log|html?)$/i

/** Whether a sheet of which no heading is known has rows and columns all the same. */
function looksLikeTable({ file, rows }: Sheet): boolean {
  const wide = (row: readonly Cell[]) => row.filter((cell) => textOf(cell) !== '').length > 1
  if (OF_SENTENCES.test(file)) return false
  return rows.filter(wide).length > 1 || rows.slice(0, HIGHEST).some(holdsHeadings)
}

/** Whether a row has the headings of a table in one cell, separated by blanks or commas of Chinese. */
function holdsHeadings(row: readonly Cell[]): boolean {
  const words = row.flatMap((cell) => textOf(cell).split(/[\s，、；：]+/))
  return TABLES.some((form) => {
    const names = new Set(words.flatMap((word) => columnOf(word, form)?.column.name ?? []))
    return names.size > 1
  })
}

function sayUnread(
  sheet: Sheet,
  why: Message,
  remarks: RemarkList,
  isMeant = couldBeMeant(`${sheet.file} ${sheet.sheet ?? ''}`),
): undefined {
  const { file, sheet: name } = sheet
  const size = sheet.rows.length
  if (name !== undefined) {
    remarks.add(isMeant ? 'sheet-unread' : 'sheet-passed-over', { file, sheet: name, why })
  } else if (isMeant) remarks.add('file-unread', { file, size, why })
  else remarks.add('file-passed-over', { file, why })
  return undefined
}

/** Reads a sheet, its headings first. */
function readFound(
  { sheet, layout, encoding }: Found,
  wanted: ReadonlySet<string>,
  { remarks, sheets }: Account,
): ReadTable {
  const { form } = layout
  const names = namesIn(layout)
  const passedOver: string[] = []
  const kept = layout.columns.map((column) => {
    const { heading, known, isDismissed } = column
    const isWanted = form.attributes === true && isAmong(wanted, heading)
    if (known !== undefined || heading === '') return column
    if (isWanted) return { ...column, known: attributeOf(heading) }
    const similar = isDismissed === true ? undefined : similarColumn(heading, form, names)
    const at = { ...placeIn(sheet), row: layout.top + 1, heading }
    if (similar === undefined) passedOver.push(heading)
    else {
      const { name, title } = similar
      remarks.add('heading-similar', { table: titleOf(form), name, title, heading }, at)
    }
    return column
  })
  if (passedOver.length > 0) {
    const at = { ...placeIn(sheet), row: layout.top + 1 }
    remarks.add('headings-passed-over', { table: titleOf(form), headings: passedOver }, at)
  }
  // A column that the protocol has a place for as well, such as 行业.
  const also = layout.columns.flatMap(({ heading, known }, index) =>
    known !== undefined && form.attributes === true && isAmong(wanted, heading)
      ? [{ index, name: heading }]
      : [],
  )
  const read = readRows(sheet, { ...layout, columns: kept }, remarks)
  sheets.push({
    ...aboutSheet(sheet, encoding),
    table: form.table,
    columns: kept.map(({ heading, known }) => ({
      heading,
      ...(known === undefined ? {} : { name: known.column.name }),
    })),
    rows: read.counts,
  })
  return also.length === 0 ? read : withAttributes(read, sheet, also)
}

function isAmong(wanted: ReadonlySet<string>, heading: string): boolean {
  return wanted.size > 0 && [...wanted].some((name) => plainHeading(name) === plainHeading(heading))
}

function withAttributes(
  read: ReadTable,
  sheet: Sheet,
  also: readonly { readonly index: number; readonly name: string }[],
): ReadTable {
  const rows = read.rows.map((row, r) => {
    const cells = sheet.rows[(read.places[r] as number) - 1] ?? []
    const attributes = { ...(row.attributes as object | undefined) }
    for (const { index, name } of also) {
      const text = cells[index]
      if (typeof text === 'string' && text.trim() !== '') {
        Object.assign(attributes, { [name]: text.trim() })
      }
    }
    return { ...row, ...(Object.keys(attributes).length === 0 ? {} : { attributes }) }
  })
  return { ...read, rows }
}

/** A name in 分层依据 that no column of the register has would put all firms into one stratum. */
function checkWanted(
  wanted: ReadonlySet<string>,
  tables: ReadonlyMap<TableKey, readonly ReadTable[]>,
  remarks: RemarkList,
): void {
  const registers = tables.get('enterprises')
  if (registers === undefined) return
  const headings = registers.flatMap((table) =>
    Object.keys(table.headings).flatMap((name) =>
      name.startsWith('attributes.') ? [name.slice('attributes.'.length)] : [],
    ),
  )
  const kept = new Set([
    ...headings.map(plainHeading),
    ...registers.flatMap(({ headings: each }) => Object.values(each).map(plainHeading)),
  ])
  for (const name of wanted) {
    if (kept.has(plainHeading(name))) continue
    const near = headings.filter((each) => each.includes(name) || name.includes(each))
    remarks.add('field-unknown', { name, near })
  }
}

/** Puts the members of the inputs together, and says which are missing or there twice. */
function assemble(
  { tables, members }: { readonly tables: ReadonlyMap<TableKey, ReadTable[]>; members: Members },
  remarks: RemarkList,
): { readonly inputs: InputData; readonly origins: Reading['origins'] } {
  const data: Record<string, unknown> = {}
  const origins: Partial<Record<TableKey, readonly Origin[]>> = {}
  for (const [member, given] of members.values) {
    const [first, ...others] = given
    if (others.length > 0 || tables.has(member as TableKey)) {
      const files = given.map(({ file }) => file)
      remarks.add('member-in-several-files', { member, files })
    }
    data[member] = first?.value
  }
  for (const [table, read] of tables) {
    if (read.length > 1) {
      const places = read.map(placeOf)
      remarks.add('table-in-several-places', { table: titleOf(formOf(table)), places })
    }
    if (table === 'tasks') {
      if (members.values.has('plan')) {
        const files = [...(members.values.get('plan') ?? []), ...read].map(({ file }) => file)
        remarks.add('member-in-several-files', { member: 'plan', files })
      }
      const { plan, places } = planFromTasks(read, remarks)
      data.plan = plan
      origins.tasks = places.map((each) => originOf(each.table, [cellAt(each.table, each.row).row]))
    } else {
      data[table] = read.flatMap(({ rows }) => rows)
      origins[table] = read.map((each) => originOf(each, each.places))
    }
  }
  // A file that cannot be opened may be the one that lacks.
  if (remarks.hasClosedFile()) return { inputs: data as unknown as InputData, origins }
  for (const table of ['enterprises', 'inspectors'] as const) {
    if (data[table] === undefined)
      remarks.add('table-missing', { tables: [titleOf(formOf(table))] })
  }
  if (data.plan === undefined) {
    remarks.add('table-missing', { tables: [titleOf(formOf('tasks')), { en: 'plan', zh: '计划' }] })
  }
  if (data.calendar === undefined) remarks.add('calendar-missing', {})
  return { inputs: data as unknown as InputData, origins }
}

function originOf(table: ReadTable, rows: readonly number[]): Origin {
  return { ...placeIn(table), rows, headings: table.headings }
}

function placeIn({ file, sheet }: Pick<Sheet, 'file' | 'sheet'>) {
  return { file, ...(sheet === undefined ? {} : { sheet }) }
}

function placeOf({ file, sheet }: Pick<Sheet, 'file' | 'sheet'>): string {
  return sheet === undefined ? file : `${file}#${sheet}`
}

function aboutSheet(sheet: Sheet, encoding: string | undefined): SheetReport {
  return { ...placeIn(sheet), ...(encoding === undefined ? {} : { encoding }) }
}
