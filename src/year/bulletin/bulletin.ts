import { compareUtf8 } from '../../core/utf8.ts'
import type { CoveredDraw } from '../../report/coverage.ts'
import { halfOfTheRest } from '../../report/numbers/hypergeometric.ts'
import type { InputData } from '../../schema/inputs/inputs.ts'
import { type Plan, planShape, type Task } from '../../schema/inputs/plan.ts'
import { omitAbsent } from '../../schema/kit/omit-absent.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import { coveredDraws } from '../../schema/options/ceremony.ts'
import {
  bulletinOptions,
  type FiguresBefore,
  type FurtherVisit,
  type PenaltyScale,
} from '../../schema/year/bulletin.ts'
import type { ScheduledDay } from '../../schema/year/year-schedule.ts'
import { checkDraws, checkNamed } from './checks.ts'
import { checkValues } from './counts.ts'
import { estimatesOf } from './estimates.ts'
import { type BulletinPart, figuresOf } from './figures.ts'
import { framesOf } from './frames.ts'
import { overviewOf } from './overview.ts'
import { keyUnitPoints } from './points.ts'
import { countedShare } from './rates.ts'
import { type BulletinRow, furtherRow, type ReadDraw, readDraw } from './rows.ts'
import type { Bulletin, CountedShare, TaskFigures } from './types.ts'

/** What a bulletin is about, and what it needs besides the draws. */
export interface BulletinOptions {
  /** The period, both days included. */
  readonly from: string
  readonly to: string
  /** Days of the planned visits; absent: the days that the draws appointed. */
  readonly schedule?: readonly ScheduledDay[]
  /** Visits that no draw led to. */
  readonly visits?: readonly FurtherVisit[]
  /** Names in the values of the outcomes; where absent, each its own. */
  readonly variables?: {
    readonly violation?: string
    readonly rectified?: string
    readonly penalty?: string
    readonly major?: string
    readonly fine?: string
  }
  /** Names of values that count kinds of what was found, for the leading ones. */
  readonly kinds?: readonly string[]
  /** A ratio from one half to below one; `"19/20"` if absent. */
  readonly confidence?: string
  /** The same period of the year before: its bulletin, or its counts. */
  readonly before?: {
    readonly total: FiguresBefore
    readonly departments?: readonly (FiguresBefore & { readonly department: string })[]
    readonly tasks?: readonly (FiguresBefore & { readonly task: string })[]
  }
  /** Penalty points of key units are added up by this scale. */
  readonly scale?: PenaltyScale
  /** Tasks whose units are key units; key tasks of category `unit` if absent. */
  readonly keyTasks?: readonly string[]
}

/**
 * Puts a period of a plan into figures (半年通报): visits planned and made by task and department,
 * coverage, what was found, the change on the year before, shares, and penalty points of key units.
 *
 * Counts are of matters as amended, each on the day of its outcome, or on its planned day; rates
 * are exact ratios, and each says what its interval may be read as. Only `estimates` speak of units
 * that nobody visited. `docs/bulletin.md` has the numerator and denominator of every figure.
 *
 * @param plan - the plan; its sums may be wrong, which `checkPlan` is for
 * @param draws - records with their inputs, amendments and outcomes, in any order (see {@link
 *   CoveredDraw})
 * @param options - period, schedule, further visits, figures before, scale (see {@link
 *   BulletinOptions})
 * @returns figures in total, by department and by task, estimates by round, and points
 * @throws DoubleRandomError `evidence/…` for a malformed record or amendment; `input/…` for
 *   malformed plan, inputs, outcomes or options; `input/unknown-id` for a task that the plan does
 *   not have; `input/duplicate` for a draw given twice; `input/missing` where some inspected visits
 *   of a task say whether there was a violation and others do not
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const outcomes = record.body.tables.sample.map(({ pool, round, unit }, index) => (
 *   { pool, round, unit, outcome: 'inspected', values: { violation: index } }
 * ));
 * const { total } = bulletin(exampleInputs.plan, [{ record, data: exampleInputs, outcomes }],
 *   { from: '2020-01-01', to: '2020-06-30' });
 * total.completion.year; // => { numerator: 2, denominator: 2, ratio: '1/1', printed: '100.0%' }
 * total.coverage; // => { numerator: 2, denominator: 6, ratio: '1/3', printed: '33.3%' }
 * total.rates.violation.interval; // => { lower: 0.012579, upper: 0.987421 }
 */
export function bulletin(
  plan: InputData['plan'],
  draws: readonly CoveredDraw[],
  options: BulletinOptions,
): Bulletin {
  const given = parseOption('options', bulletinOptions, options)
  const { from, to, visits = [], confidence = '19/20', before, scale, keyTasks } = given
  const names = { ...NAMES, ...given.variables }
  const checked = parseOption(
    'plan',
    planShape,
    omitAbsent(plan, () => 'plan', false),
  )
  const { tasks: planned } = checked
  const read = parseOption('draws', coveredDraws, draws as unknown).map(readDraw)
  checkDraws(checked, read)
  checkNamed(checked, 'options.schedule', tasksOf(given.schedule ?? []))
  checkNamed(checked, 'options.visits', tasksOf(visits))
  checkNamed(checked, 'options.keyTasks', keyTasks ?? [])

  const isInPeriod = ({ date }: { readonly date: string }) => date >= from && date <= to
  const all = [...read.flatMap(({ rows }) => rows), ...visits.map(furtherRow)]
  const rows = all.filter(isInPeriod)
  const frames = framesOf(read, { from, to })
  const days = given.schedule ?? read.flatMap(appointedDays)
  const parts = planned.map((task): BulletinPart => {
    const own = days.filter((day) => day.task === task.id)
    return {
      rows: rows.filter((row) => row.task === task.id),
      planned: plannedVisits(task),
      due: own.length === 0 ? null : sumOf(own.filter(isInPeriod)),
      frame: frames.get(task.id) ?? new Set(),
    }
  })
  const outside = rows.filter(({ task }) => task === undefined)
  for (const own of [...parts.map((part) => part.rows), outside]) checkValues(own, names)

  const tail = halfOfTheRest(confidence)
  const key = new Set(keyTasks ?? unitTasks(checked))
  const keyParts = parts.filter((_, index) => key.has(planned[index]?.id ?? ''))
  const figures = (of: readonly BulletinPart[], last: FiguresBefore | undefined) =>
    figuresOf(of, names, tail, last)
  const total = figures(parts, before?.total)
  const { coverage: keyUnits } = figures(keyParts, undefined)
  const tasks = planned.map(({ id, title, department, kind, doubleRandom }, index) => ({
    task: id,
    title,
    department,
    kind,
    doubleRandom,
    ...figures(
      [parts[index] as BulletinPart],
      before?.tasks?.find(({ task }) => task === id),
    ),
  }))
  const departments = [...new Set(planned.map(({ department }) => department))].map((name) => ({
    department: name,
    ...figures(
      parts.filter((_, index) => planned[index]?.department === name),
      before?.departments?.find(({ department }) => department === name),
    ),
  }))
  return {
    plan: checked.id,
    title: checked.title,
    from,
    to,
    confidence,
    basis: inOrder(read).map(({ basis }) => basis),
    overview: overviewOf(rows, {
      names,
      kinds: given.kinds ?? [],
      commissioned: new Map(
        planned.flatMap(({ id, commission }) => (commission ? [[id, commission.to] as const] : [])),
      ),
      keyUnits: { keyUnits, ...keyUnitsNotInspected(keyParts) },
    }),
    total,
    departments,
    tasks,
    outside:
      outside.length === 0
        ? null
        : figures([{ rows: outside, planned: null, due: null, frame: new Set() }], undefined),
    shares: {
      key: shareOfDone(tasks, ({ kind }) => kind === 'key'),
      general: shareOfDone(tasks, ({ kind }) => kind === 'general'),
      doubleRandom: shareOfDone(tasks, ({ doubleRandom }) => doubleRandom),
    },
    directory: directoryShare(
      read,
      parts.flatMap((part) => part.rows),
    ),
    estimates: estimatesOf(checked, read, { rows, names, confidence, to }),
    points:
      scale === undefined
        ? null
        : keyUnitPoints([...key], read, all, {
            period: { from, to },
            ...scale,
          }),
  }
}

/** Key units that were not inspected: those that nobody could find, and all others, by name. */
function keyUnitsNotInspected(parts: readonly BulletinPart[]) {
  const rows = parts.flatMap((part) => part.rows)
  const frame = new Set(parts.flatMap((part) => [...part.frame]))
  const unitsIn = (...states: readonly BulletinRow['state'][]) =>
    new Set(rows.flatMap(({ state, unit }) => (states.includes(state) ? [unit] : [])))
  const inspected = unitsIn('inspected')
  const gone = unitsIn('untraceable', 'frame-error', 'substituted')
  const left = [...frame].filter((unit) => !inspected.has(unit)).sort(compareUtf8)
  return {
    keyUnitsNotFound: left.filter((unit) => gone.has(unit)),
    keyUnitsLeft: left.filter((unit) => !gone.has(unit)),
  }
}

/** By series, then number. */
function inOrder(draws: readonly ReadDraw[]): readonly ReadDraw[] {
  const place = ({ record }: ReadDraw) => record.body.head
  return [...draws].sort(
    (a, b) => compareUtf8(place(a).series, place(b).series) || place(a).number - place(b).number,
  )
}

/** Key tasks that are about units. */
function unitTasks({ tasks }: Plan): string[] {
  return tasks.flatMap(({ id, category }) => (category === 'unit' ? [id] : []))
}

const NAMES = {
  violation: 'violation',
  rectified: 'rectified',
  penalty: 'penalty',
  major: 'major',
  fine: 'fine',
}

function tasksOf(rows: readonly { readonly task?: string }[]): string[] {
  return rows.flatMap(({ task }) => task ?? [])
}

/** A substitute keeps up the visit that was due, so that only the sample as drawn has days. */
function appointedDays({ record }: ReadDraw): ScheduledDay[] {
  return record.body.tables.sample.map(({ pool, round, date }) => ({
    task: pool,
    round,
    date,
    visits: 1,
  }))
}

function plannedVisits({ visits, rounds = [] }: Task): number | null {
  if (visits !== undefined) return visits
  const stated = rounds.flatMap((round) => round.visits ?? [])
  if (rounds.length === 0 || stated.length < rounds.length) return null
  return stated.reduce((sum, each) => sum + each, 0)
}

function sumOf(days: readonly ScheduledDay[]): number {
  return days.reduce((sum, { visits }) => sum + visits, 0)
}

function shareOfDone(
  tasks: readonly TaskFigures[],
  isMeant: (task: TaskFigures) => boolean,
): CountedShare {
  const done = (of: readonly TaskFigures[]) => of.reduce((sum, task) => sum + task.done, 0)
  return countedShare(done(tasks.filter(isMeant)), done(tasks))
}

function directoryShare(draws: readonly ReadDraw[], rows: readonly BulletinRow[]): CountedShare {
  const listed = new Set(draws.flatMap(({ inputs }) => inputs.enterprises.map(({ id }) => id)))
  const inspected = new Set(
    rows.flatMap(({ state, unit }) => (state === 'inspected' && listed.has(unit) ? [unit] : [])),
  )
  return countedShare(inspected.size, listed.size)
}
