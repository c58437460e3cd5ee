import { collectProblems } from '../../core/errors.ts'
import { crossCheck } from '../inputs/cross-check.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { checkIsObject, checkMembers, isParsed, parsePart } from '../inputs/parse-inputs.ts'
import { type Plan, planShape } from '../inputs/plan.ts'
import { isPresent, parseTables } from '../inputs/tables.ts'
import { type WorkCalendar, workCalendar } from '../inputs/work-calendar.ts'
import { omitAbsent } from '../kit/omit-absent.ts'
import { parseValue } from '../kit/parse-value.ts'

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
  checkIsObject(data)
  const members: Readonly<Record<string, unknown>> = { ...data }
  const given = new Set(Object.keys(members).filter((name) => isPresent(members[name])))
  if (isParsed(data)) return { inputs: data, given, nobody: new Set() }
  const problems = collectProblems()
  checkMembers(data, problems)
  const tables = parseTables(members, problems, [])
  const path = () => 'plan'
  const { plan: whole, nobody } = withDepartments(omitAbsent(members.plan, path, false))
  const checkedPlan = parseValue({ path }, planShape, whole, problems)
  const anyDay: WorkCalendar = { version: 'none', from: '1900-01-01', to: '2999-12-31' }
  const checkedCalendar = given.has('calendar')
    ? parsePart('calendar', workCalendar, members.calendar, problems)
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
