import type * as z from 'zod'
import { collectProblems, fail, type ProblemList } from '../../core/errors.ts'
import { adviceOn, isPlain, say, show } from '../../core/message.ts'
import { INPUT_TABLES } from '../../core/table.ts'
import { omitAbsent } from '../kit/omit-absent.ts'
import { parseValue } from '../kit/parse-value.ts'
import { crossCheck } from './cross-check.ts'
import type { Enterprise } from './enterprise.ts'
import type { InputData, Inputs } from './inputs.ts'
import { lintInputs } from './lint-inputs.ts'
import { type Plan, plan } from './plan.ts'
import { parseTables } from './tables.ts'
import { type WorkCalendar, workCalendar } from './work-calendar.ts'

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
  checkIsObject(data)
  if (isParsed(data)) return data
  const problems = collectProblems()
  checkMembers(data, problems)
  const tables = parseTables({ ...data }, problems)
  const checkedPlan = parsePart('plan', plan, data.plan, problems)
  const checkedCalendar = parsePart('calendar', workCalendar, data.calendar, problems)
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

export function checkIsObject(data: unknown): asserts data is object {
  if (typeof data === 'object' && data !== null && !Array.isArray(data) && isPlain(data)) return
  const found = show(data)
  fail({ code: 'input/type', path: '', expected: say('inputs-object'), found, ...adviceOn(found) })
}

export function checkMembers(data: object, problems: ProblemList): void {
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

/** Tells inputs that came out of {@link parseInputs}. */
export function isParsed(data: object): data is Inputs {
  return parsed.has(data)
}

/** Checks a part of the inputs that is no table; undefined if there were problems. */
export function parsePart<Part>(
  name: 'plan' | 'calendar',
  shape: z.ZodType<Part>,
  data: unknown,
  problems: ProblemList,
): Part | undefined {
  const path = () => name
  return parseValue({ path }, shape, omitAbsent(data, path, name === 'calendar'), problems)
}

/**
 * Tells a directory of objects that came out of {@link parseInputs}: checked, frozen and in the
 * order of ids.
 */
export function isParsedDirectory(rows: unknown): rows is readonly Enterprise[] {
  return typeof rows === 'object' && rows !== null && parsedDirectories.has(rows)
}
