import { say, show } from '../../core/message.ts'
import type { Frequency, Plan, Task } from '../../schema/inputs/plan.ts'
import { type PlanFinding, planFinding } from './finding.ts'
import type { PlanFrame } from './frames.ts'
import { lieIn, periodsOf } from './periods.ts'
import type { SureVisits } from './sure-visits.ts'
import { type PlannedRound, type PlannedTask, rulesOf } from './task.ts'

/** Key units whose task states no frequency: once per half-year. */
const KEY_UNITS = { visits: 1, per: 'half-year' } as const

/**
 * Holds the rounds of a task against its frequency, in each part of the year.
 *
 * A frequency is one of each unit where the task is about units or takes everybody in every round;
 * otherwise, as with "a joint inspection each quarter", of the task as a whole.
 *
 * @param frame - undefined without a directory
 * @param sure - the certain visits of all tasks whose frames are known
 */
export function coverageFindings(
  planned: PlannedTask,
  { plan, year }: { readonly plan: Plan; readonly year: number },
  frame: PlanFrame | undefined,
  sure: readonly SureVisits[],
): PlanFinding[] {
  const { task, path, rounds } = planned
  const frequency = frequencyOf(task)
  if (frequency === undefined) return []
  const isOfUnits = countsUnits(planned)
  const size = isOfUnits ? countedUnits(plan, planned, frame) : 1
  if (size === undefined) return []
  const needed = frequency.visits * size
  const often = say('frequency', { visits: frequency.visits, per: frequency.per })
  const why = { frequency: often, ...(isOfUnits && { units: size }) }
  const periods = periodsOf(year, frequency.per)

  if (rounds.length === 0) {
    const all = needed * periods.length
    if (planned.visits === undefined || planned.visits >= all) return []
    const place = { path: `${path}.visits`, task: task.id }
    const expected = say('visits-for-frequency', { visits: all, ...why })
    return [planFinding('frequency-short', place, expected, show(planned.visits))]
  }
  return periods.flatMap((period): PlanFinding[] => {
    const own = rounds.filter(({ round }) => lieIn(round.window, period))
    if (isOfUnits && frame !== undefined) {
      const counts = countVisits(
        sure.filter(
          ({ planned: by, window }) =>
            (by === planned || by.task.kind === 'key') && lieIn(window, period),
        ),
      )
      const missing = frame.units.filter((unit) => (counts.get(unit) ?? 0) < frequency.visits)
      if (missing.length > 0) {
        return [
          planFinding(
            'units-uncovered',
            { path: `${path}.rounds`, task: task.id, units: missing },
            say('rounds-sure-to-visit', { period: period.name, frequency: often, units: size }),
            say('units-not-sure', { units: missing.length }),
          ),
        ]
      }
      if (own.length === 0) return []
    }
    const visits = plannedVisits(own, size)
    if (visits === undefined || visits >= needed) return []
    const place = { path: `${path}.rounds`, task: task.id }
    const expected = say('visits-in-period', { visits: needed, period: period.name, ...why })
    return [planFinding('frequency-short', place, expected, show(visits))]
  })
}

/** The frequency a task is held to; a deferred task to none. */
export function frequencyOf({ frequency, category, deferred }: Task): Frequency | undefined {
  if (deferred !== undefined) return undefined
  return frequency ?? (category === 'unit' ? KEY_UNITS : undefined)
}

/** Whether a frequency is one of each unit. */
export function countsUnits({ task, rounds }: PlannedTask): boolean {
  const isCensus = rounds.length > 0 && rounds.every(({ design }) => design?.type === 'census')
  return task.category === 'unit' || isCensus
}

/**
 * How many units a frequency counts: without a directory as many as expected, unless a rule keeps
 * out nobody knows how many of them.
 */
export function countedUnits(
  plan: Plan,
  { task }: PlannedTask,
  frame: PlanFrame | undefined,
): number | undefined {
  if (frame !== undefined) return frame.units.length
  const rules = rulesOf(plan, task)
  const isWhole = rules.every((rule) => 'visitsInYear' in rule || 'earlierRounds' in rule)
  return isWhole ? task.expect?.frame : undefined
}

/** Undefined where a rate says how many. */
function plannedVisits(rounds: readonly PlannedRound[], size: number): number | undefined {
  let sum = 0
  for (const { round, design } of rounds) {
    const isAll = design?.type === 'census' || design?.type === 'listed'
    const visits = round.visits ?? (isAll ? size : undefined)
    if (visits === undefined) return undefined
    sum += visits
  }
  return sum
}

function countVisits(visits: readonly SureVisits[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { units } of visits) {
    for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  return counts
}
