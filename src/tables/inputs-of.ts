import { type InputData, type Inputs, isDoubleRandomError, parseInputs } from 'double-random'
import { DoubleRandomError, type ErrorCode, fail, type Problem } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { readingReport, reading as readingShape } from '../schema/options/tables.ts'
import { formOf, type TableKey } from './forms.ts'
import type { Origin, Reading } from './read-tables.ts'
import type { ReadingReport, Remark } from './report.ts'
import { SEVERITY } from './severity.ts'

/**
 * Checks what was read of tables, as `parseInputs` does; a refusal names file, row and heading
 * instead of a path into the inputs.
 *
 * Questions of the reading are for a person: see its report before anything is announced.
 *
 * @param reading - what `readTables` returned
 * @returns the checked inputs
 * @throws DoubleRandomError `input/…` for what the reading or `parseInputs` refuses
 *
 * @example
 * try {
 *   inputsOf(readTables([]));
 * } catch (error) {
 *   error.code; // => 'input/invalid'
 * }
 */
export function inputsOf(reading: Reading): Inputs {
  parseOption('reading', readingShape, reading as unknown)
  const { inputs, report } = reading
  if (inputs === undefined) throw refusalOf(report)
  try {
    return parseInputs(inputs)
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    const problems = error.problems.map((problem) => ({
      ...problem,
      ...(placeIn(reading, problem) ?? placeOfUnit(reading, problem)),
      found: foundIn(reading, problem.found),
    }))
    throw new DoubleRandomError(error.code, problems, { ...error.counts })
  }
}

/**
 * Returns the error of a reading that was refused: what cannot be read, cell by cell.
 *
 * @param report - the report of a reading without inputs or rows
 * @returns the error; `inputsOf` throws it
 * @throws DoubleRandomError `input/type` for what is no report
 *
 * @example
 * refusalOf(readTables([]).report).code; // => 'input/invalid'
 */
export function refusalOf(report: ReadingReport): DoubleRandomError {
  parseOption('report', readingReport, report as unknown)
  const { remarks } = report
  const refused = remarks.filter(({ severity }) => severity === 'refused')
  const problems = refused.flatMap((remark) => problemsOf(remark))
  const counts: Record<string, number> = {}
  for (const { about, count } of refused) {
    const code = codeOf(about)
    counts[code] = (counts[code] ?? 0) + count
  }
  const [first] = problems
  return first === undefined
    ? fail({
        code: 'input/type',
        path: 'reading',
        expected: say('readable-tables'),
        found: show(0),
      })
    : new DoubleRandomError(problems.length === 1 ? first.code : 'input/invalid', problems, counts)
}

function problemsOf({ about, cells }: Remark): readonly Problem[] {
  const code = codeOf(about)
  const expected = say('readable-tables')
  // A remark that this version does not know has no sentence.
  const fix = Object.hasOwn(SEVERITY, about.id) ? { fix: about } : {}
  if (cells.length === 0) return [{ code, path: '', expected, found: say('nothing'), ...fix }]
  return cells.map(({ text, ...cell }) => ({
    code,
    path: pathOf(cell),
    cell,
    expected,
    found: show(text),
    ...fix,
  }))
}

/** Of a remark that this version does not know, that something is not as it should be. */
function codeOf({ id }: Message): ErrorCode {
  const code = Object.hasOwn(SEVERITY, id) ? SEVERITY[id as keyof typeof SEVERITY] : 'input/type'
  return code === 'ask' || code === 'note' ? 'input/type' : code
}

function pathOf({ file, sheet, row, heading }: NonNullable<Problem['cell']>): string {
  const where = sheet === undefined ? file : `${file}#${sheet}`
  return `${where}[${row}]${heading === undefined ? '' : `.${heading}`}`
}

/**
 * Where in a file the row of a path stands, if it was read from one; what is wrong with the ids of
 * several rows is found by the one that is named.
 */
function placeIn(
  { inputs, origins }: Reading,
  { path }: Pick<Problem, 'path'>,
): Pick<Problem, 'path' | 'cell'> | undefined {
  const inTasks = /^plan\.tasks\[(\d+)\](?:\.rounds\[(\d+)\])?/.exec(path)
  const [, name = '', index = '', member = ''] =
    inTasks === null
      ? (/^(\w+)\[(\d+)\]\.?(.*)$/.exec(path) ?? [])
      : ['', 'tasks', rowOfRound(inputs, Number(inTasks[1]), Number(inTasks[2] ?? 0))]
  const some = origins[name as TableKey]
  if (some === undefined) return undefined
  const at = originAt(some, Number(index))
  if (at === undefined) return undefined
  const { file, sheet, headings } = at.origin
  const heading = member === '' ? undefined : headingOf(member, headings, name)
  const cell = {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    row: at.row,
    ...(heading === undefined ? {} : { heading }),
  }
  return { path: pathOf(cell), cell }
}

/** A table of tasks has a row for each round. */
function rowOfRound(inputs: Reading['inputs'], task: number, round: number): string {
  const before = inputs?.plan.tasks.slice(0, task) ?? []
  return String(before.reduce((rows, { rounds }) => rows + (rounds?.length ?? 0), round))
}

/** A problem of a column, `recusals.inspector`, at the first row with what it says of it. */
function placeOfUnit(reading: Reading, { path, unit }: Problem) {
  const [, name = '', member = ''] = /^(\w+)(?:\.([\w.]+))?$/.exec(path) ?? []
  const rows = reading.inputs?.[name as keyof InputData]
  if (unit === undefined || !Array.isArray(rows)) return undefined
  const index = rows.findIndex((row) => row.id === unit || row[member] === unit)
  return index < 0 ? undefined : placeIn(reading, { path: `${name}[${index}].${member}` })
}

/** Of the member, or of the column that a part of it was read from: `leave[0].to`. */
function headingOf(member: string, headings: Origin['headings'], table: string): string {
  const whole = member.replace(/\[.*$/, '')
  const [first = whole] = whole.split('.')
  return headings[whole] ?? headings[first] ?? titleOf(table, whole)
}

function originAt(
  origins: readonly Origin[],
  index: number,
): { readonly origin: Origin; readonly row: number } | undefined {
  let before = 0
  for (const origin of origins) {
    const row = origin.rows[index - before]
    if (row !== undefined && index >= before) return { origin, row }
    before += origin.rows.length
  }
  return undefined
}

function titleOf(table: string, member: string): string {
  return formOf(table as TableKey).columns.find(({ name }) => name === member)?.title ?? member
}

function foundIn(reading: Reading, found: Message): Message {
  if (found.id !== 'same-key-as') return found
  const row = placeIn(reading, found.values)?.cell?.row
  return row === undefined ? found : say('same-key-as-row', { row })
}
