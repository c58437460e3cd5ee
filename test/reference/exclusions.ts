import { daysBefore, monthsBefore } from './dates.ts'
import { holds, isListed } from './filters.ts'
import { type Sampled, visitsBegun, wouldJoin } from './joint.ts'
import type { Counting, Design, Enterprise, Exclusion, Inputs, Task } from './types.ts'

/** A round whose units are asked about. */
export type Asked = {
  readonly inputs: Inputs
  readonly task: Task
  readonly window: readonly [string, string]
  /** The sample of the rounds drawn before in this batch, in their order. */
  readonly before: readonly Sampled[]
}

/** §3.9: whether a rule counts a visit about these matters. */
function isCounted({ matters, except }: Counting, about: readonly string[]): boolean {
  const wanted = matters === undefined || about.some((one) => matters.includes(one))
  const unwanted = about.length > 0 && except !== undefined
  return wanted && !(unwanted && about.every((one) => except.includes(one)))
}

/** §3.9: the dates of the visits so far to this unit, of those that a rule counts. */
export function datesSoFar(
  { id }: Enterprise,
  { inputs, task, window, before }: Asked,
  rule: Counting = {},
): string[] {
  const begun = visitsBegun(before.filter(({ unit }) => unit === id))
  const left = wouldJoin(task, window, begun)
  const past = inputs.pastVisits.filter(({ enterprise }) => enterprise === id)
  return [
    ...past.filter(({ matter }) => isCounted(rule, matter === undefined ? [] : [matter])),
    ...begun.filter(
      (visit) =>
        visit !== left &&
        isCounted(
          rule,
          visit.rows.map(({ pool }) => pool),
        ),
    ),
  ].map(({ date }) => date)
}

/** §3.9, `visitsInYear`: the most different dates in a year of the window. */
function mostInYear(unit: Enterprise, asked: Asked, rule: Counting): number {
  const dates = new Set(datesSoFar(unit, asked, rule))
  const [first, last] = asked.window.map((day) => Number(day.slice(0, 4))) as [number, number]
  const years = Array.from({ length: last - first + 1 }, (_, i) => String(first + i))
  return Math.max(...years.map((year) => [...dates].filter((day) => day.startsWith(year)).length))
}

/** §3.9, `earlierRounds` */
export function isAgain({ id }: Enterprise, { inputs, task, before }: Asked): boolean {
  const since = task.rounds!.map(({ window: [first] }) => first).reduce((a, b) => (a < b ? a : b))
  return (
    before.some(({ pool, unit }) => pool === task.id && unit === id) ||
    inputs.pastVisits.some(
      ({ enterprise, matter, date }) => enterprise === id && matter === task.id && date >= since,
    )
  )
}

/** §3.9 */
export function excludes(exclusion: Exclusion, unit: Enterprise, asked: Asked): boolean {
  const { inputs, window } = asked
  if ('earlierRounds' in exclusion) return isAgain(unit, asked)
  if ('listed' in exclusion) return isListed(exclusion.listed, unit, inputs)
  if ('penalisedWithinMonths' in exclusion) return isPenalised(exclusion, unit, asked)
  if ('where' in exclusion && !holds(exclusion.where!, unit, inputs)) return false
  if ('visitsInYear' in exclusion)
    return mostInYear(unit, asked, exclusion) >= exclusion.visitsInYear
  if ('visitedWithinMonths' in exclusion || 'visitedWithinDays' in exclusion) {
    const start = exclusion.asOf ?? window[0]
    const since =
      'visitedWithinDays' in exclusion
        ? daysBefore(start, exclusion.visitedWithinDays)
        : monthsBefore(start, exclusion.visitedWithinMonths)
    return datesSoFar(unit, asked, exclusion).some((date) => date >= since)
  }
  return true
}

function isPenalised(
  exclusion: Extract<Exclusion, { penalisedWithinMonths: number }>,
  unit: Enterprise,
  { inputs, window }: Asked,
): boolean {
  const start = exclusion.asOf ?? window[0]
  const since = monthsBefore(start, exclusion.penalisedWithinMonths)
  return inputs.penalties.some((row) => row.enterprise === unit.id && row.date >= since)
}

/** §3.9: the plan's rules and the task's; in a census of a key task not the plan's about visits. */
export function rulesFor(
  { inputs: { plan }, task }: Pick<Asked, 'inputs' | 'task'>,
  design: Design | undefined,
): Exclusion[] {
  const common = plan.exclude ?? []
  const own = task.exclude ?? []
  if (task.kind !== 'key' || design?.type !== 'census') return [...common, ...own]
  const ofVisits = ['visitedWithinMonths', 'visitedWithinDays', 'visitsInYear']
  return [...common.filter((one) => !ofVisits.some((name) => name in one)), ...own]
}

/** §7.2: the code of the first rule that fits. */
export function codeOf(unit: Enterprise, design: Design, asked: Asked): string | undefined {
  const { task, before } = asked
  const rule = rulesFor(asked, design).find((exclusion) => excludes(exclusion, unit, asked))
  if (rule) return rule.code
  const elsewhere = before.some((row) => row.unit === unit.id && row.pool !== task.id)
  if (elsewhere && task.overlap !== 'merge') return 'overlap'
  const overRounds = design.type === 'census' && design.cover === 'over-rounds'
  return overRounds && isAgain(unit, asked) ? 'earlier-round' : undefined
}
