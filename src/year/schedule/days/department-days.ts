import { canonicalJson } from '../../../core/canonical-json.ts'
import { orderByTicket } from '../../../pair/seat-places.ts'
import type { RoundToPlace } from './rounds-of.ts'
import { type Spread, spread } from './spread.ts'

/** What all departments of a year share. */
export interface YearContext {
  /** Working days of the calendar, ascending. */
  readonly days: readonly string[]
  readonly dayOf: ReadonlyMap<string, number>
  readonly perTeamDay: number
  /** The first day that can be used. */
  readonly from: string
  /**
   * Days on which those visits that have their days already do not fit: they take no further ones.
   */
  readonly closed: ReadonlySet<string>
  /** Decides ties between days. */
  readonly key: string
  /** The most teams of some kinds together, day by day. */
  readonly mostTeams: (kinds: readonly number[]) => Int32Array
}

/** A department's visits on the days that its own officers and rounds leave it. */
export interface DepartmentDays extends Spread {
  readonly rounds: readonly RoundToPlace[]
  /** For each round, the days it can use. */
  readonly usable: readonly (readonly number[])[]
  /** Visits that each day has already. */
  readonly base: Int32Array
  /** The most visits of each day, were there no other department. */
  readonly capacity: Int32Array
  readonly ofKind: ReadonlyMap<number, Int32Array>
  readonly rank: Int32Array
}

/** Spreads the visits of one department's rounds over its days, as if it were alone. */
export function departmentDays(
  context: YearContext,
  department: string,
  rounds: readonly RoundToPlace[],
): DepartmentDays {
  const { days, dayOf, perTeamDay, from, closed, mostTeams } = context
  const kinds = [...new Set(rounds.map(({ kind }) => kind))]
  const base = fixedLoad(rounds, dayOf)
  const capacity = mostTeams(kinds).map((most) => most * perTeamDay)
  const ofKind = new Map(
    kinds.map((kind) => {
      const taken = fixedLoad(
        rounds.filter((round) => round.kind === kind),
        dayOf,
      )
      return [kind, mostTeams([kind]).map((most, day) => less(most * perTeamDay, taken[day]!))]
    }),
  )
  const rank = new Int32Array(days.length)
  const order = orderByTicket(
    days.map((day) => canonicalJson([department, day])),
    context.key,
  )
  for (const [place, day] of order.entries()) rank[day] = place
  const usable = rounds.map(({ window }) =>
    window.filter((day) => day >= from && !closed.has(day)).map((day) => dayOf.get(day) as number),
  )
  const result = spread({
    demands: rounds.map((round, index) => ({
      kind: round.kind,
      visits: round.visits - sum(round.fixed.map(({ visits }) => visits)),
      days: usable[index] as readonly number[],
      weights: addUp(round.window.map((day) => [monthNumber(day), 1])),
      before: addUp(round.fixed.map(({ date, visits }) => [monthNumber(date), visits])),
    })),
    monthOf: Int32Array.from(days, monthNumber),
    base,
    ofKind,
    ofDay: capacity.map((most, day) => less(most, base[day]!)),
    rank,
  })
  return { ...result, rounds, usable, base, capacity, ofKind, rank }
}

function fixedLoad(
  rounds: readonly RoundToPlace[],
  dayOf: ReadonlyMap<string, number>,
): Int32Array {
  const load = new Int32Array(dayOf.size)
  for (const { date, visits } of rounds.flatMap(({ fixed }) => fixed)) {
    const day = dayOf.get(date)
    if (day !== undefined) load[day] = load[day]! + visits
  }
  return load
}

function less(most: number, taken: number): number {
  return Math.max(0, most - taken)
}

/** Months counted on from year 0. */
function monthNumber(date: string): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1
}

function addUp(entries: readonly (readonly [key: number, count: number])[]): Map<number, number> {
  const sums = new Map<number, number>()
  for (const [key, count] of entries) sums.set(key, (sums.get(key) ?? 0) + count)
  return sums
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
