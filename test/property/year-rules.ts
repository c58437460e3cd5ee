import { exclusionsOf } from '../../src/index.ts'
import type { ExclusionRow, SampleRow } from '../../src/schema/documents/documents.ts'
import type { YearData, YearRule, YearTaskData } from './year-inputs.ts'
import type { PlayedBatch } from './year-play.ts'

/** A visit that a batch has begun. */
export interface Visit {
  readonly unit: string
  readonly date: string
  readonly host: { readonly pool: string; readonly round: number }
  readonly pools: string[]
}

/** A round of a batch, and what the batch had begun before it. */
export interface RoundView {
  readonly task: YearTaskData
  readonly round: number
  readonly window: readonly [string, string]
  readonly sample: readonly SampleRow[]
  readonly excluded: readonly ExclusionRow[]
  readonly before: readonly Visit[]
  /** Ids of the units of the frame. */
  readonly frame: readonly string[]
}

/** The k-th month before, clamped to its last day. */
export function monthsEarlier(date: string, k: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const months = year * 12 + (month - 1) - k
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate()
  const parts = [Math.floor(months / 12), (months % 12) + 1, Math.min(day, last)]
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-')
}

/** The rounds of a batch in order, with the visits begun so far, told from the record alone. */
export function roundsOf({ data, record }: PlayedBatch): RoundView[] {
  const { tables, head } = record.body
  const exclusions = exclusionsOf(record, data as never)
  const begun: Visit[] = []
  return head.announcement.batch.map(({ pool, round }) => {
    const task = data.plan.tasks.find(({ id }) => id === pool)!
    const isMine = (row: { pool: string; round: number }) =>
      row.pool === pool && row.round === round
    const sample = tables.sample.filter(isMine)
    const view = {
      task,
      round,
      window: task.rounds[round - 1]!.window,
      sample,
      excluded: exclusions.filter(isMine),
      before: begun.map((visit) => ({ ...visit, pools: [...visit.pools] })),
      frame: data.enterprises
        .map(({ id }) => id)
        .filter((id) => task.where?.in.id.includes(id) ?? true),
    }
    for (const { unit, date, host } of sample) {
      const joined = begun.find(
        (visit) =>
          visit.unit === unit && visit.host.pool === host?.pool && visit.host.round === host.round,
      )
      if (joined !== undefined) joined.pools.push(pool)
      else begun.push({ unit, date, host: { pool, round }, pools: [pool] })
    }
    return view
  })
}

/** The visit that a unit would join: the first one begun in the window, of other tasks only. */
export function joinable({ task, window, before }: RoundView, unit: string): Visit | undefined {
  if (task.overlap !== 'merge') return undefined
  return before
    .filter((visit) => visit.unit === unit)
    .find((visit) => {
      const isInWindow = window[0] <= visit.date && visit.date <= window[1]
      return isInWindow && !visit.pools.includes(task.id)
    })
}

function pastOf({ pastVisits }: YearData, unit: string) {
  return pastVisits.filter(({ enterprise }) => enterprise === unit)
}

/**
 * Codes of all rules that fit a unit, in the order in which they are tried; `before` are the
 * batch's visits to count.
 */
export function fittingCodes(
  data: YearData,
  view: RoundView,
  unit: string,
  isBatchCounted: boolean,
): string[] {
  const { task, window } = view
  const begun = isBatchCounted ? view.before.filter((visit) => visit.unit === unit) : []
  const joined = isBatchCounted ? joinable(view, unit) : undefined
  const past = pastOf(data, unit)
  const sofar = [
    ...past.map(({ date }) => date),
    ...begun.filter((visit) => visit !== joined).map(({ date }) => date),
  ]
  const firm = data.enterprises.find(({ id }) => id === unit)!
  const firstDay = task.rounds.map((round) => round.window[0]).toSorted()[0]!
  const wasSeen =
    begun.some(({ pools }) => pools.includes(task.id)) ||
    past.some(({ date, matter }) => matter === task.id && date >= firstDay)
  const fits = (rule: YearRule): boolean => {
    const { asOf = window[0], visitedWithinMonths, penalisedWithinMonths, visitsInYear } = rule
    if (visitedWithinMonths !== undefined) {
      return sofar.some((date) => date >= monthsEarlier(asOf, visitedWithinMonths))
    }
    if (penalisedWithinMonths !== undefined) {
      const since = monthsEarlier(asOf, penalisedWithinMonths)
      return data.penalties.some(({ enterprise, date }) => enterprise === unit && date >= since)
    }
    if (visitsInYear !== undefined) {
      const years = [...new Set(window.map((date) => date.slice(0, 4)))]
      return years.some((year) => datesIn(year, sofar) >= visitsInYear)
    }
    if (rule.listed !== undefined) {
      return data.lists.some(({ list, enterprise }) => list === rule.listed && enterprise === unit)
    }
    if (rule.where !== undefined) return firm.status === '停产'
    return wasSeen
  }
  const rules = [...data.plan.exclude, ...task.exclude]
  const isTaken = begun.some(({ pools }) => pools.some((pool) => pool !== task.id))
  return [
    ...rules.filter(fits).map(({ code }) => code),
    ...(task.overlap !== 'merge' && isTaken ? ['overlap'] : []),
    ...(task.design.cover === 'over-rounds' && wasSeen ? ['earlier-round'] : []),
  ]
}

/** Whether a rotation counts a unit as visited. */
export function isVisited(data: YearData, { task, before }: RoundView, unit: string): boolean {
  const since = task.design.rotation!.since
  return (
    pastOf(data, unit).some(({ date }) => date >= since) ||
    before.some((visit) => visit.unit === unit && visit.pools.includes(task.id))
  )
}

/** How many different dates lie in a year. */
export function datesIn(year: string, dates: readonly string[]): number {
  return new Set(dates.filter((date) => date.startsWith(year))).size
}
