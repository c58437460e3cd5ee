import { type Message, say } from '../../core/message.ts'
import type { InputData } from '../../schema/inputs/inputs.ts'
import type { Plan, Task } from '../../schema/inputs/plan.ts'
import type { Given } from '../../schema/kit/given.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import { parsePlanData } from '../../schema/year/parse-plan-data.ts'
import { type PlanSettings, planSettings } from '../../schema/year/plan-settings.ts'
import { frameContext } from '../../select/frame-context.ts'
import { rulesNamingUnits } from '../../select/names-units.ts'
import { capFindings } from './caps.ts'
import { coverageFindings } from './coverage.ts'
import { dayFindings } from './days.ts'
import { type PlanFigures, planFigures } from './figures.ts'
import { type PlanFinding, planFinding } from './finding.ts'
import { namesList, type PlanFrame, planFrame } from './frames.ts'
import { quotaFindings } from './quota.ts'
import { structureFindings } from './structure.ts'
import { sureVisits } from './sure-visits.ts'
import { type PlannedTask, plannedTasks } from './task.ts'
import { shareFindings, totalFindings } from './totals.ts'
import { uncheckedParts } from './unchecked.ts'

/** A plan, and whatever there is of the rest of the inputs. */
export interface PlanData extends Given<Partial<Omit<InputData, 'plan'>>> {
  readonly plan: Given<PlanDraft>
}

/** A plan whose tasks need not say yet which department does them. */
export interface PlanDraft extends Omit<Plan, 'tasks'> {
  readonly tasks: readonly (Omit<Task, 'department'> & Partial<Pick<Task, 'department'>>)[]
}

/** What `checkPlan` says of a plan. */
export interface PlanCheck {
  /** Whether there is no error; there may be warnings. */
  readonly ok: boolean
  /** Those of the whole plan first, then task by task. */
  readonly findings: readonly PlanFinding[]
  readonly figures: PlanFigures
  /** What could not be checked, and what it would take. */
  readonly notChecked: readonly Message[]
}

/**
 * Checks the arithmetic and the structure of an annual plan, and reports everything that is wrong
 * with it at once.
 *
 * The codes, what each of them means and how frequency, coverage and caps are counted stand in
 * `docs/annual-plan.md`. Nothing here is a rule of law: errors are what the plan says of itself and
 * does not keep, settings only warn.
 *
 * @param data - the plan and, optionally, calendar, directories and lists; a plan alone can be
 *   checked
 * @param settings - what the bureau asks of its plans besides (see {@link PlanSettings})
 * @returns findings, figures of the plan, and what was not checked for lack of data
 * @throws DoubleRandomError `input/…` or `design/…` for data or settings that are malformed
 *
 * @example
 * const plan = { id: 'p', title: 'Plan', year: 2020, totals: { visits: 40, key: { share: '60%' } }, tasks: [
 *   { id: 'chemicals', title: '危化品', kind: 'key', category: 'unit', mode: 'key', department: '安监大队',
 *     doubleRandom: false, visits: 24, frequency: { visits: 1, per: 'half-year' }, expect: { frame: 12 } },
 *   { id: 'petrol', title: '加油站', kind: 'general', mode: 'random', department: '安监大队', doubleRandom: true,
 *     visits: 15, expect: { frame: 30 }, design: { type: 'simple' },
 *     rounds: [{ window: ['2020-01-02', '2020-12-31'], visits: 15 }] },
 * ] };
 * const { ok, findings, figures } = checkPlan({ plan });
 * ok; // => false
 * findings.map(({ path, expected }) => [path, expected]);
 * // => [['plan.totals.visits', { id: 'sum-of-tasks', values: { sum: 39 } }],
 * //     ['plan.totals.key.share', { id: 'share-of-visits', values: { share: '62%', visits: 24, of: 39 } }]]
 * figures.doubleRandom; // => { tasks: 1, visits: 15, share: '5/13', printed: '38.5%' }
 */
export function checkPlan(data: PlanData, settings: PlanSettings = {}): PlanCheck {
  const { inputs, given, nobody } = parsePlanData(data)
  const asked = parseOption('settings', planSettings, settings)
  const { plan } = inputs
  const { year } = plan
  const tasks = plannedTasks(plan, nobody)
  const figures = planFigures(tasks)
  const context = frameContext(inputs)
  const hasFrame = (each: PlannedTask) =>
    given.has('enterprises') && (given.has('lists') || !namesList(context, each))
  const known = tasks.filter((each) => each.task.deferred === undefined && hasFrame(each))
  const frames = new Map<PlannedTask, PlanFrame>(
    known.map((each) => [each, planFrame(context, each.task)]),
  )
  const sure = known.flatMap((each) => sureVisits(context, each))
  const calendar = given.has('calendar') ? inputs.calendar : undefined

  const findings = [
    ...(year === undefined
      ? [planFinding('year-missing', { path: 'plan.year' }, say('plan-year'), say('nothing'))]
      : []),
    ...totalFindings(plan, figures),
    ...shareFindings(figures, asked),
    ...(year === undefined ? [] : capFindings(context, year, sure, asked)),
    ...rulesNamingUnits(plan).map((path) =>
      planFinding('rule-names-units', { path }, say('rule-describes'), say('rule-names')),
    ),
    ...tasks.flatMap((each) => {
      const frame = frames.get(each)
      return [
        ...structureFindings(each, asked),
        ...quotaFindings(each, frame, asked),
        ...dayFindings(each, year, calendar),
        ...(year === undefined ? [] : coverageFindings(each, { plan, year }, frame, sure)),
      ]
    }),
  ]
  return {
    ok: findings.every(({ level }) => level === 'warning'),
    findings,
    figures,
    notChecked: uncheckedParts(plan, tasks, frames, given),
  }
}
