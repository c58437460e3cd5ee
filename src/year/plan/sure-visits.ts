import type { FrameContext } from '../../select/frame-context.ts'
import { eligibleUnits } from './frames.ts'
import { type PlannedRound, type PlannedTask, rulesOf } from './task.ts'

/** Units that a round is certain to visit once, on some day of a window. */
export interface SureVisits {
  readonly planned: PlannedTask
  readonly window: readonly [from: string, to: string]
  readonly units: ReadonlySet<string>
}

/**
 * The visits of a task that do not depend on any draw: those of rounds that take everybody.
 *
 * Rules that look at visits of the year itself cannot be foreseen and are taken as not applying,
 * except that nobody is visited twice by a census over rounds, or where earlier rounds exclude.
 */
export function sureVisits(context: FrameContext, planned: PlannedTask): SureVisits[] {
  const { task, rounds } = planned
  const isOnce =
    rulesOf(context.plan, task).some((rule) => 'earlierRounds' in rule) ||
    rounds.some(({ design }) => design?.type === 'census' && design.cover === 'over-rounds')
  if (isOnce) return onceOverRounds(context, planned)
  return rounds.flatMap((each) => {
    if (isByChance(each)) return []
    const units = eligibleUnits(context, planned, each)
    return takesAll(each, units.length)
      ? [{ planned, window: each.round.window, units: new Set(units) }]
      : []
  })
}

/**
 * Everybody once, in one of the rounds: on some day from the first window's beginning to the last
 * one's end.
 */
function onceOverRounds(context: FrameContext, planned: PlannedTask): SureVisits[] {
  const { rounds } = planned
  const [first, ...others] = rounds
  if (first === undefined || rounds.some(isByChance)) return []
  const units = eligibleUnits(context, planned, first)
  const visits = rounds.reduce((sum, { round }) => sum + (round.visits ?? 0), 0)
  if (visits < units.length && !rounds.some((each) => isCensus(each))) return []
  let [from, to] = first.round.window
  for (const { round } of others) {
    if (round.window[0] < from) from = round.window[0]
    if (round.window[1] > to) to = round.window[1]
  }
  return [{ planned, window: [from, to], units: new Set(units) }]
}

function takesAll(each: PlannedRound, units: number): boolean {
  return isCensus(each) || (each.round.visits ?? 0) >= units
}

/** Takes everybody whatever the plan expects. */
function isCensus({ design }: PlannedRound): boolean {
  return design?.type === 'listed' || (design?.type === 'census' && design.cover !== 'over-rounds')
}

/**
 * Fixed counts and rates leave somebody out of a stratum even where the visits would suffice for
 * all.
 */
function isByChance({ design }: PlannedRound): boolean {
  if (design?.type === 'simple') return design.rate !== undefined
  return (
    design?.type === 'stratified' &&
    (design.allocation.type === 'fixed' || design.allocation.type === 'rates')
  )
}
