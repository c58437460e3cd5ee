import { isAboutVisits } from '../schema/inputs/exclusion.ts'
import type { Plan } from '../schema/inputs/plan.ts'
import type { PoolRound } from './resolve-batch.ts'
import { rulesOfRound } from './rules-of-round.ts'

/**
 * Whether who is eligible in a round, or counts as visited, can depend on what the rounds before it
 * in the batch drew (`docs/protocol.md` §3.9, §7.2, §7.4a). Where it cannot, selections are
 * independent.
 */
export function dependsOnBatch(
  plan: Plan,
  { task, round, design }: PoolRound,
  before: readonly PoolRound[],
): boolean {
  if (before.length === 0) return false
  const rules = rulesOfRound(plan, task, design)
  const isRepeated = before.some((each) => each.task === task)
  const looksAtOwnRounds =
    (design.type === 'census' && design.cover === 'over-rounds') ||
    ('rotation' in design && design.rotation !== undefined) ||
    rules.some((rule) => 'earlierRounds' in rule)
  if (isRepeated && looksAtOwnRounds) return true
  if (task.overlap !== 'merge' && before.some((each) => each.task !== task)) return true
  if (!rules.some(isAboutVisits)) return false
  // Where every pool has one round in the same window and all but the first merge, a unit has one
  // visit, which is joined.
  const isOneVisit = [...before, { task, round }].every(
    (each, index, all) =>
      (index === 0 || each.task.overlap === 'merge') &&
      each.round.window.join() === round.window.join() &&
      all.findIndex((other) => other.task === each.task) === index,
  )
  return !isOneVisit
}
