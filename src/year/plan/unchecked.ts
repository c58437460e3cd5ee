import { type Message, say } from '../../core/message.ts'
import type { Plan } from '../../schema/inputs/plan.ts'
import { countedUnits, countsUnits, frequencyOf } from './coverage.ts'
import type { PlanFrame } from './frames.ts'
import { type PlannedTask, rulesOf } from './task.ts'

/** What could not be checked, and for lack of what. */
export function uncheckedParts(
  plan: Plan,
  tasks: readonly PlannedTask[],
  frames: ReadonlyMap<PlannedTask, PlanFrame>,
  given: ReadonlySet<string>,
): Message[] {
  const named = (some: readonly PlannedTask[]) => ({ tasks: some.map(({ task }) => task.id) })
  const skipped: Message[] = []
  if (tasks.some(({ visits }) => visits === undefined)) skipped.push(say('totals-unchecked'))
  if (plan.year === undefined) skipped.push(say('year-unchecked'))
  if (!given.has('calendar')) skipped.push(say('working-days-unchecked'))
  if (!given.has('enterprises')) skipped.push(say('frames-unchecked'))
  const live = tasks.filter(({ task }) => task.deferred === undefined)
  const listless = live.filter((each) => !frames.has(each))
  if (given.has('enterprises') && listless.length > 0)
    skipped.push(say('lists-unchecked', named(listless)))
  for (const [table, rule] of [
    ['pastVisits', 'visitedWithinMonths'],
    ['pastVisits', 'visitedWithinDays'],
    ['pastVisits', 'visitsInYear'],
    ['penalties', 'penalisedWithinMonths'],
  ] as const) {
    const by = live.filter(({ task }) => rulesOf(plan, task).some((each) => rule in each))
    if (!given.has(table) && by.length > 0)
      skipped.push(say('rule-unchecked', { rule, table, ...named(by) }))
  }
  if (plan.year === undefined) return skipped
  const often = live.filter((each) => frequencyOf(each.task) !== undefined && countsUnits(each))
  const unsized = often.filter((each) => countedUnits(plan, each, frames.get(each)) === undefined)
  if (unsized.length > 0) skipped.push(say('frequency-unchecked', named(unsized)))
  const roundless = often.filter(({ rounds }) => rounds.length === 0)
  if (roundless.length > 0) skipped.push(say('times-unchecked', named(roundless)))
  return skipped
}
