import Papa from 'papaparse'
import { collectProblems, fail, type Problem } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import { type Cell, readCell } from './read-cell.ts'
import type { CellKind, TableForm } from './tables.ts'

/** Rows of a file, and where each stood, so that a later refusal can name the line. */
export interface Table {
  readonly file: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** As a spreadsheet counts: the heading is row 1. */
  readonly places: readonly number[]
  /** The heading of each member. */
  readonly headings: ReadonlyMap<string, string>
}

/** A column as it stands in a file: members to walk through, and how its cells are read. */
interface FoundColumn {
  readonly members: readonly string[]
  readonly heading: string
  readonly kind: CellKind
  readonly required: boolean
}

/**
 * Reads a table from CSV text, headings in English or Chinese.
 *
 * Separated by commas, semicolons or tabs, whichever the heading has. Blank rows are passed over,
 * blanks around a cell dropped; empty cells are absent members.
 */
export function readTable(text: string, form: TableForm, file: string): Table {
  const [heading = [], ...records] = parseCsv(text, file)
  const columns = findColumns(heading, form, file)
  const problems = collectProblems()
  const rows: Record<string, unknown>[] = []
  const places: number[] = []
  for (const [index, record] of records.entries()) {
    const cells = record.map((cell) => cell.trim())
    if (cells.every((cell) => cell === '')) continue
    const place = index + 2
    const row: Record<string, unknown> = {}
    if (cells.slice(columns.length).some((cell) => cell !== '')) {
      problems.add({
        code: 'input/unknown-field',
        ...placeOf(file, place),
        expected: say('cells-as-in-heading', { count: columns.length }),
        found: say('cells', { count: cells.length }),
      })
    }
    for (const [place_, column] of columns.entries()) {
      const cell = cells[place_] ?? ''
      if (column === undefined) continue
      const where = placeOf(file, place, column.heading)
      if (cell === '') {
        if (column.required) {
          const expected = say('some-value')
          problems.add({ code: 'input/missing', ...where, expected, found: say('nothing') })
        }
        continue
      }
      const read: Cell = readCell(cell, column.kind)
      if ('value' in read) setMember(row, column.members, read.value)
      else problems.add({ ...read, ...where, found: show(cell) })
    }
    rows.push(row)
    places.push(place)
  }
  problems.throwIfAny()
  const named = columns.flatMap((column) =>
    column === undefined ? [] : [[column.members.join('.'), column.heading] as const],
  )
  return { file, rows, places, headings: new Map(named) }
}

/** Returns where a problem is, as a path and as people find it. */
export function placeOf(
  file: string,
  row: number,
  heading?: string,
): Pick<Problem, 'path' | 'cell'> {
  return {
    path: `${file}[${row}]${heading === undefined ? '' : `.${heading}`}`,
    cell: { file, row, ...(heading === undefined ? {} : { heading }) },
  }
}

function parseCsv(text: string, file: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { delimitersToGuess: [',', '\t', ';'] })
  const mistake = errors.find(({ type }) => type === 'Quotes')
  if (mistake === undefined) return data
  return fail({
    code: 'input/text',
    ...placeOf(file, (mistake.row ?? 0) + 1),
    expected: say('quotes-in-pairs'),
    found: say(mistake.code === 'MissingQuotes' ? 'quote-not-closed' : 'quote-inside-cell'),
  })
}

/** One for each heading; undefined for a heading that is empty. */
function findColumns(
  heading: readonly string[],
  form: TableForm,
  file: string,
): (FoundColumn | undefined)[] {
  const problems = collectProblems()
  const where = placeOf(file, 1)
  const seen = new Set<string>()
  const found = heading.map((cell): FoundColumn | undefined => {
    const title = cell.trim()
    if (title === '') return undefined
    const column = columnOf(title, form)
    const name = column?.members.join('.')
    if (name === undefined) {
      if (form.passesOver === true) return undefined
      const known = form.columns.map((each) => ({ title: each.title, name: each.name }))
      const free = form.attributes ? [{ title: '属性:…', name: 'attributes.…' }] : []
      const expected = say('one-of-columns', { columns: [...known, ...free] })
      problems.add({ code: 'input/unknown-field', ...where, expected, found: show(title) })
      return undefined
    }
    if (seen.has(name)) {
      const known = form.columns.find((each) => each.name === name)?.title ?? title
      const expected = say('one-column-of', { title: known, name })
      const found = say('again', { of: show(title) })
      problems.add({ code: 'input/duplicate', ...where, expected, found })
    }
    seen.add(name)
    return column
  })
  for (const { name, title, required } of form.columns) {
    if (required !== true || seen.has(name)) continue
    const expected = say('column', { title, name })
    problems.add({ code: 'input/missing', ...where, expected, found: say('no-such-column') })
  }
  problems.throwIfAny()
  return found
}

function columnOf(title: string, form: TableForm): FoundColumn | undefined {
  const column = form.columns.find(
    (each) => each.name === title || each.title === title || each.synonyms?.includes(title),
  )
  if (column !== undefined) {
    const { name, kind, required = false } = column
    return { members: name.split('.'), heading: title, kind, required }
  }
  const [, name, type] =
    /^(?:attributes\.|属性[:：.])(.+?)(?:[:：](整数|integer))?$/.exec(title) ?? []
  if (form.attributes !== true || name === undefined) return undefined
  return {
    members: ['attributes', name],
    heading: title,
    kind: type === undefined ? 'text' : 'integer',
    required: false,
  }
}

function setMember(row: Record<string, unknown>, members: readonly string[], value: unknown): void {
  const [first = '', ...rest] = members
  // A heading may be named like a member of every object.
  const set = (at: Record<string, unknown>, name: string, to: unknown) =>
    Object.defineProperty(at, name, {
      value: to,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  if (rest.length === 0) {
    set(row, first, value)
    return
  }
  if (!Object.hasOwn(row, first)) set(row, first, {})
  setMember(row[first] as Record<string, unknown>, rest, value)
}
