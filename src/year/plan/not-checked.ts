import type { Plan } from '../../schema/inputs/plan.ts'
import { countedUnits, countsUnits, frequencyOf } from './coverage.ts'
import type { PlanFrame } from './frames.ts'
import { type PlannedTask, rulesOf } from './task.ts'

/** What could not be checked for lack of something, in a sentence each. */
export function notChecked(
  plan: Plan,
  tasks: readonly PlannedTask[],
  frames: ReadonlyMap<PlannedTask, PlanFrame>,
  given: ReadonlySet<string>,
): string[] {
  const named = (some: readonly PlannedTask[]) => some.map(({ task }) => task.id).join(', ')
  const skipped: string[] = []
  if (tasks.some(({ visits }) => visits === undefined))
    skipped.push('totals and shares: some task does not say how many visits')
  if (plan.year === undefined)
    skipped.push('frequencies, coverage, caps and quarters: the plan names no year')
  if (!given.has('calendar')) skipped.push('working days: no `calendar`')
  if (!given.has('enterprises')) skipped.push('frames, units covered and caps: no `enterprises`')
  const live = tasks.filter(({ task }) => task.deferred === undefined)
  const listless = live.filter((each) => !frames.has(each))
  if (given.has('enterprises') && listless.length > 0)
    skipped.push(`frames and units of ${named(listless)}: no \`lists\``)
  for (const [table, rule] of [
    ['pastVisits', 'visitedWithinMonths'],
    ['pastVisits', 'visitsInYear'],
    ['penalties', 'penalisedWithinMonths'],
  ] as const) {
    const by = live.filter(({ task }) => rulesOf(plan, task).some((each) => rule in each))
    if (!given.has(table) && by.length > 0)
      skipped.push(`whom \`${rule}\` keeps out of ${named(by)}: no \`${table}\``)
  }
  if (plan.year === undefined) return skipped
  const often = live.filter((each) => frequencyOf(each.task) !== undefined && countsUnits(each))
  const unsized = often.filter((each) => countedUnits(plan, each, frames.get(each)) === undefined)
  if (unsized.length > 0) skipped.push(`frequency of ${named(unsized)}: size of the frame unknown`)
  const roundless = often.filter(({ rounds }) => rounds.length === 0)
  if (roundless.length > 0) skipped.push(`when units of ${named(roundless)} are visited: no rounds`)
  return skipped
}
