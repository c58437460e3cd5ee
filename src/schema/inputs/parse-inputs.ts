import type * as z from 'zod'
import { collectProblems, fail, type ProblemList } from '../../core/errors.ts'
import { adviceOn, isPlain, say, show } from '../../core/message.ts'
import { rowKey, sortTable, type TableName } from '../../core/table.ts'
import { omitAbsent } from '../kit/omit-absent.ts'
import { parseRows } from '../kit/parse-rows.ts'
import { parseValue } from '../kit/parse-value.ts'
import { crossCheck } from './cross-check.ts'
import { type Enterprise, enterprise } from './enterprise.ts'
import type { InputData, Inputs } from './inputs.ts'
import { inspector } from './inspector.ts'
import { lintInputs } from './lint-inputs.ts'
import { type Plan, plan, planShape } from './plan.ts'
import { listing, pastVisit, penalty, recusal, waiver } from './relations.ts'
import { type WorkCalendar, workCalendar } from './work-calendar.ts'

/** The tables of the inputs, in the order the announcement lists them. */
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

// Frozen inputs that came out of this function are not parsed again: a register of a million rows
// meets zod once.
const parsed = new WeakSet<object>()
const parsedDirectories = new WeakSet<object>()

/**
 * Checks everything a draw depends on, once, and returns it typed, frozen and in canonical order.
 *
 * All problems are reported together: the first 20 with path and unit id, the rest counted by code.
 * Inputs that were parsed before are returned as they are.
 *
 * @param data - plan, calendar and tables as plain data (see {@link InputData}); absent tables are
 *   empty
 * @returns the checked inputs, with findings that decide nothing
 * @throws DoubleRandomError `input/…` or `design/…` for a single problem, `input/invalid` for
 *   several
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
  checkMembers(data)
  if (parsed.has(data)) return data as Inputs
  const problems = collectProblems()
  refuseUnknown(data, problems)
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
  // What refers to other rows is checked only when all rows are sound: a row with a bad id would
  // make every reference to it look wrong too.
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

/**
 * What {@link parsePlanData} read: a part that was not given is empty, and the calendar then knows
 * no holiday.
 */
export interface PlanInputs {
  readonly inputs: Omit<Inputs, 'findings'>
  /** The members of the data that were given. */
  readonly given: ReadonlySet<string>
  /** Indices of the tasks that name no department; a placeholder stands in for it. */
  readonly nobody: ReadonlySet<number>
}

/**
 * Reads a plan whose sums may be wrong, tasks of which may lack a department, whose rounds may lie
 * outside its calendar, and whatever of the tables is there: what `checkPlan` reports must not stop
 * it from reading on.
 *
 * @throws DoubleRandomError as {@link parseInputs}
 */
export function parsePlanData(data: object): PlanInputs {
  checkMembers(data)
  const members: Readonly<Record<string, unknown>> = { ...data }
  const given = new Set(Object.keys(members).filter((name) => isPresent(members[name])))
  if (parsed.has(data)) return { inputs: data as Inputs, given, nobody: new Set() }
  const problems = collectProblems()
  refuseUnknown(data, problems)
  const table = <Row extends object>(name: TableName, shape: z.ZodType<Row>) =>
    parseTable(name, shape, orEmpty(members[name]), problems)
  const tables = {
    enterprises: table('enterprises', enterprise),
    inspectors: table('inspectors', inspector),
    recusals: table('recusals', recusal),
    pastVisits: table('pastVisits', pastVisit),
    penalties: table('penalties', penalty),
    lists: table('lists', listing),
    waivers: table('waivers', waiver),
  }
  const { plan: whole, nobody } = withDepartments(omitAbsent(members.plan, () => 'plan', false))
  const checkedPlan = parseValue(() => 'plan', planShape, whole, problems)
  const anyDay: WorkCalendar = { version: 'none', from: '1900-01-01', to: '2999-12-31' }
  const checkedCalendar = given.has('calendar')
    ? parseValue(
        () => 'calendar',
        workCalendar,
        omitAbsent(members.calendar, () => 'calendar', true),
        problems,
      )
    : anyDay
  problems.throwIfAny()
  const inputs = {
    plan: checkedPlan as Plan,
    calendar: checkedCalendar as WorkCalendar,
    ...tables,
  }
  const hasBoth = given.has('enterprises') && given.has('inspectors')
  crossCheck({ ...inputs, calendar: anyDay, recusals: hasBoth ? tables.recusals : [] }, problems)
  problems.throwIfAny()
  return { inputs, given, nobody }
}

function withDepartments(plan: unknown): { plan: unknown; nobody: ReadonlySet<number> } {
  const nobody = new Set<number>()
  const { tasks } = (plan ?? {}) as { readonly tasks?: unknown }
  if (!Array.isArray(tasks)) return { plan, nobody }
  const whole = tasks.map((task: unknown, index) => {
    if (typeof task !== 'object' || task === null || Object.hasOwn(task, 'department')) return task
    nobody.add(index)
    return { ...task, department: 'none' }
  })
  return { plan: { ...(plan as object), tasks: whole }, nobody }
}

function checkMembers(data: unknown): asserts data is object {
  if (typeof data === 'object' && data !== null && !Array.isArray(data) && isPlain(data)) return
  const found = show(data)
  fail({ code: 'input/type', path: '', expected: say('inputs-object'), found, ...adviceOn(found) })
}

function refuseUnknown(data: object, problems: ProblemList): void {
  for (const name of Object.keys(data)) {
    if (MEMBERS.includes(name)) continue
    problems.add({
      code: 'input/unknown-field',
      path: name,
      expected: say('one-of', { values: MEMBERS }),
      found: show(name),
    })
  }
}

/**
 * Tells a directory of objects that came out of {@link parseInputs}: checked, frozen and in the
 * order of ids.
 */
export function isParsedDirectory(rows: unknown): rows is readonly Enterprise[] {
  return typeof rows === 'object' && rows !== null && parsedDirectories.has(rows)
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

/** An optional table that is absent has no rows (`docs/protocol.md` §1.8). */
function orEmpty(table: unknown): unknown {
  return isPresent(table) ? table : []
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
