import type * as z from 'zod'
import { deepFreeze } from '../core/deep-freeze.ts'
import { collectProblems, fail, type ProblemList, show } from '../core/errors.ts'
import { rowKey, sortTable, type TableName } from '../core/table.ts'
import { crossCheck } from './cross-check.ts'
import { type Enterprise, enterprise } from './enterprise.ts'
import type { InputData, Inputs } from './inputs.ts'
import { inspector } from './inspector.ts'
import { lintInputs } from './lint-inputs.ts'
import { omitAbsent } from './omit-absent.ts'
import { type Plan, plan } from './plan.ts'
import { listing, pastVisit, penalty, recusal, waiver } from './relations.ts'
import { type WorkCalendar, workCalendar } from './work-calendar.ts'
import { zodProblems } from './zod-problems.ts'

/** The tables of the inputs, in the order the announcement lists them. @internal */
export const INPUT_TABLES = [
  'enterprises',
  'inspectors',
  'recusals',
  'pastVisits',
  'penalties',
  'lists',
  'waivers',
] as const

const DIRECTORIES: readonly TableName[] = ['enterprises', 'inspectors']

// Inputs that were checked, saved and read back bring their findings along; they are made anew.
const MEMBERS: readonly string[] = ['plan', 'calendar', ...INPUT_TABLES, 'findings']

// Frozen inputs that came out of this function are not parsed again: a register of a million rows meets zod once.
const parsed = new WeakSet<object>()
const parsedDirectories = new WeakSet<object>()

/**
 * Checks everything a draw depends on, once, and returns it typed, frozen and in canonical order.
 *
 * All problems are reported together: the first 20 with path and unit id, the rest counted by code. Inputs that were
 * parsed before are returned as they are.
 *
 * @param data - plan, calendar and tables as plain data (see {@link InputData}); absent tables are empty
 * @returns the checked inputs, with findings that decide nothing
 * @throws DoubleRandomError `input/…` or `design/…` for a single problem, `input/invalid` for several
 *
 * @example
 * const inputs = parseInputs({
 *   plan: { id: 'p-2020', title: 'Plan', tasks: [
 *     { id: 'petrol', title: '加油站', kind: 'general', department: '安监大队', doubleRandom: true, visits: 1,
 *       design: { type: 'simple' }, rounds: [{ window: ['2020-01-02', '2020-06-30'], visits: 1 }] },
 *   ] },
 *   calendar: { version: '2019-11', from: '2020-01-01', to: '2020-12-31' },
 *   enterprises: [{ id: 'E2', name: '乙' }, { id: 'E1', name: '甲', town: '' }],
 *   inspectors: [],
 * });
 * inputs.enterprises; // => [{ id: 'E1', name: '甲' }, { id: 'E2', name: '乙' }]
 */
export function parseInputs(data: InputData | Inputs): Inputs {
  if (typeof data !== 'object' || data === null) {
    return fail({
      code: 'input/type',
      path: '',
      expected: 'an object with plan, calendar and tables',
      found: show(data),
    })
  }
  if (parsed.has(data)) return data as Inputs
  const problems = collectProblems()
  for (const name of Object.keys(data)) {
    if (MEMBERS.includes(name)) continue
    problems.add({
      code: 'input/unknown-field',
      path: name,
      expected: MEMBERS.join(', '),
      found: show(name),
    })
  }
  const tables = {
    enterprises: parseTable('enterprises', enterprise, data.enterprises, problems),
    inspectors: parseTable('inspectors', inspector, data.inspectors, problems),
    recusals: parseTable('recusals', recusal, orEmpty(data.recusals), problems),
    pastVisits: parseTable('pastVisits', pastVisit, orEmpty(data.pastVisits), problems),
    penalties: parseTable('penalties', penalty, orEmpty(data.penalties), problems),
    lists: parseTable('lists', listing, orEmpty(data.lists), problems),
    waivers: parseTable('waivers', waiver, orEmpty(data.waivers), problems),
  }
  const checkedPlan = parseValue(
    () => 'plan',
    plan,
    omitAbsent(data.plan, () => 'plan', false),
    problems,
  )
  const checkedCalendar = parseValue(
    () => 'calendar',
    workCalendar,
    omitAbsent(data.calendar, () => 'calendar', true),
    problems,
  )
  // What refers to other rows is checked only when all rows are sound: a row with a bad id would make every
  // reference to it look wrong too.
  problems.throwIfAny()
  const content = {
    plan: checkedPlan as Plan,
    calendar: checkedCalendar as WorkCalendar,
    ...tables,
  }
  crossCheck(content, problems)
  problems.throwIfAny()
  const inputs: Inputs = Object.freeze({ ...content, findings: lintInputs(content) })
  parsed.add(inputs)
  parsedDirectories.add(inputs.enterprises)
  return inputs
}

/** Tells a directory of objects that came out of {@link parseInputs}: checked, frozen and in the order of ids. @internal */
export function isParsedDirectory(rows: unknown): rows is readonly Enterprise[] {
  return typeof rows === 'object' && rows !== null && parsedDirectories.has(rows)
}

function parseValue<T>(
  path: () => string,
  shape: z.ZodType<T>,
  value: unknown,
  problems: ProblemList,
  unit?: string,
): T | undefined {
  const result = shape.safeParse(value)
  if (result.success) return deepFreeze(result.data)
  for (const problem of zodProblems(result.error, value, path(), unit)) problems.add(problem)
  return undefined
}

function parseTable<Row extends object>(
  table: TableName,
  shape: z.ZodType<Row>,
  data: unknown,
  problems: ProblemList,
): readonly Row[] {
  const keyOf = (row: Row) => rowKey(table, row)
  const rows = parseRows(table, shape, data, problems, keyOf, DIRECTORIES.includes(table))
  return Object.freeze(sortTable(table, rows))
}

/** Checks rows one by one and their keys against each other, and returns the sound ones as given in order. @internal */
export function parseRows<Row extends object>(
  table: string,
  shape: z.ZodType<Row>,
  data: unknown,
  problems: ProblemList,
  keyOf: (row: Row) => string,
  hasContact: boolean,
): Row[] {
  if (!Array.isArray(data)) {
    problems.add({
      code: data === undefined || data === null ? 'input/missing' : 'input/type',
      path: table,
      expected: 'an array of rows',
      found: show(data),
    })
    return []
  }
  const rows: Row[] = []
  const places = new Map<string, number>()
  for (let index = 0; index < data.length; index += 1) {
    const path = () => `${table}[${index}]`
    const row: unknown = data[index]
    const given = omitAbsent(hasContact ? withoutContact(row) : row, path, true)
    const unit = idOf(given)
    const checked = parseValue(path, shape, given, problems, unit)
    if (checked === undefined) continue
    const key = keyOf(checked)
    const before = places.get(key)
    if (before !== undefined) {
      problems.add({
        code: 'input/duplicate',
        path: path(),
        unit: key.replaceAll('\n', ' / '),
        expected: 'each row once',
        found: `the same key as ${table}[${before}]`,
        fix: 'remove one of them: a row that stands twice would count twice',
      })
      continue
    }
    places.set(key, index)
    rows.push(checked)
  }
  return rows
}

/** An optional table that is absent has no rows (`docs/protocol.md` §1.8). */
function orEmpty(table: unknown): unknown {
  return table === undefined || table === null || table === '' ? [] : table
}

function idOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined
  const { id, enterprise: of } = row as { readonly id?: unknown; readonly enterprise?: unknown }
  const unit = id ?? of
  return typeof unit === 'string' ? unit : undefined
}

/** Contact data never takes part, so that correcting a telephone number changes no digest. */
function withoutContact(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, 'contact')) return row
  const { contact: _contact, ...rest } = row as { readonly contact: unknown }
  return Object.getPrototypeOf(rest) === Object.getPrototypeOf(row) ? rest : row
}
