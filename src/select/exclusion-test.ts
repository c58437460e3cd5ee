import { daysBefore, monthsBefore } from '../calendar/day.ts'
import type { Enterprise } from '../schema/inputs/enterprise.ts'
import {
  countsVisit,
  type Exclusion,
  isAboutVisits,
  type LookingBack,
  type VisitExclusion,
} from '../schema/inputs/exclusion.ts'
import { matchesFilter } from '../schema/inputs/matches-filter.ts'
import type { Round, Task } from '../schema/inputs/plan.ts'
import { type BatchVisit, joinedVisit } from './batch-visit.ts'
import type { FrameContext } from './frame-context.ts'

/** Whether a rule keeps a unit out, given the visits to it that the batch has begun before. */
export type ExclusionTest = (unit: Enterprise, begun: readonly BatchVisit[]) => boolean

/** The test of one rule in one round (`docs/protocol.md` §3.9). */
export function exclusionTest(
  rule: Exclusion,
  task: Task,
  round: Round,
  context: FrameContext,
): ExclusionTest {
  if ('listed' in rule) return ({ id }) => context.lists.get(rule.listed)?.has(id) ?? false
  if ('earlierRounds' in rule) return earlierRoundsTest(task, context)
  if ('penalisedWithinMonths' in rule) {
    const since = monthsBefore(rule.asOf ?? round.window[0], rule.penalisedWithinMonths)
    return ({ id }) => (context.lastPenalty.get(id) ?? '') >= since
  }
  if (!isAboutVisits(rule)) return (unit) => matchesFilter(rule.where, unit, context.lists)
  const fits = datesTest(rule, round)
  return (unit, begun) => {
    if (rule.where !== undefined && !matchesFilter(rule.where, unit, context.lists)) return false
    // The visit that the unit would join is the one it is drawn for.
    const joined = joinedVisit(task, round, begun)
    const others = begun.filter((visit) => visit !== joined && countsVisit(rule, visit.pools))
    const past = (context.pastVisits.get(unit.id) ?? []).filter(({ matter }) =>
      countsVisit(rule, matter === undefined ? [] : [matter]),
    )
    return fits([...past, ...others].map(({ date }) => date))
  }
}

/** The first day that counts for a rule that looks back, in a window that begins on a day. */
export function sinceOf(rule: LookingBack, from: string): string {
  const day = rule.asOf ?? from
  return 'visitedWithinDays' in rule
    ? daysBefore(day, rule.visitedWithinDays)
    : monthsBefore(day, rule.visitedWithinMonths)
}

/** The test of the dates of the visits that a rule counts. */
function datesTest(rule: VisitExclusion, { window }: Round): (dates: readonly string[]) => boolean {
  if ('visitsInYear' in rule) {
    const [from, to] = window.map((date) => date.slice(0, 4)) as [string, string]
    return (dates) => mostInYear(dates, from, to) >= rule.visitsInYear
  }
  const since = sinceOf(rule, window[0])
  return (dates) => dates.some((date) => date >= since)
}

/** The most different dates in one of the years from `first` to `last`. */
function mostInYear(dates: readonly string[], first: string, last: string): number {
  const inYear = new Map<string, number>()
  for (const date of new Set(dates)) {
    const year = date.slice(0, 4)
    if (year >= first && year <= last) inYear.set(year, (inYear.get(year) ?? 0) + 1)
  }
  return Math.max(0, ...inYear.values())
}

/**
 * Drawn by an earlier round of the task in this batch, or visited for the task since its first
 * window began.
 */
export function earlierRoundsTest(
  { id: pool, rounds }: Task,
  context: FrameContext,
): ExclusionTest {
  let since: string | undefined
  for (const { window } of rounds ?? []) {
    if (since === undefined || window[0] < since) since = window[0]
  }
  return ({ id }, begun) =>
    begun.some(({ pools }) => pools.includes(pool)) ||
    (context.pastVisits.get(id) ?? []).some(
      ({ date, matter }) => matter === pool && since !== undefined && date >= since,
    )
}
