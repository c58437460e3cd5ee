import { compareUtf8 } from '../core/utf8.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { PastVisit } from '../schema/inputs/relations.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import type { DayCap, DayCaps, PairingProblem } from './engine/problem.ts'
import type { Visit } from './legality.ts'

/**
 * Turns limits by spans of days, and by the day, into caps over the days on which there are visits.
 * The visits a candidate has on a day from elsewhere are taken off its cap. A cap that can never be
 * reached is left out.
 *
 * @returns undefined if there is none
 */
export function dayCaps(
  candidates: readonly Candidate[],
  visits: readonly Visit[],
  pastVisits: readonly PastVisit[],
): DayCaps | undefined {
  if (candidates.every(({ limits, perDay }) => limits === undefined && perDay === undefined)) {
    return undefined
  }
  const days = daysWithVisits(visits)
  const rank = new Map(days.map((day, index) => [day, index]))
  const dayOf = Int32Array.from(visits, ({ date }) => rank.get(date) as number)
  /** How many visits there are before each day. */
  const before = new Int32Array(days.length + 1)
  for (const day of dayOf) before[day + 1] = before[day + 1]! + 1
  for (let day = 0; day < days.length; day += 1) before[day + 1] = before[day + 1]! + before[day]!

  const busy = unitsByDay(pastVisits, rank)
  const caps: DayCap[] = []
  for (const [inspector, { limits = [], perDay, members }] of candidates.entries()) {
    const known = new Map<string, DayCap>()
    const add = (first: number, last: number, most: number): void => {
      if (first > last || most >= before[last + 1]! - before[first]!) return
      // Spans that differ only by days without a visit are one.
      const name = `${first} ${last}`
      const least = Math.min(most, known.get(name)?.most ?? most)
      known.set(name, { inspector, first, last, most: least })
    }
    for (const { from, to, most } of limits) {
      const within = days.flatMap((day, index) => (from <= day && day <= to ? [index] : []))
      if (within.length > 0) add(within[0] as number, within.at(-1) as number, most)
    }
    for (let day = 0; perDay !== undefined && day < days.length; day += 1) {
      const elsewhere = members.reduce(
        (units, { id }) => union(units, busy.get(`${days[day]}\n${id}`)),
        NOWHERE,
      )
      add(day, day, Math.max(0, perDay - elsewhere.size))
    }
    for (const cap of known.values()) caps.push(cap)
  }
  return caps.length === 0 ? undefined : { dayOf, caps }
}

const NOWHERE: ReadonlySet<string> = new Set()

/** The units at which each officer is on the days with visits by earlier draws or other plans. */
function unitsByDay(
  pastVisits: readonly PastVisit[],
  days: ReadonlyMap<string, number>,
): Map<string, Set<string>> {
  const units = new Map<string, Set<string>>()
  for (const { enterprise, date, inspectors = [] } of pastVisits) {
    if (!days.has(date)) continue
    for (const id of inspectors) {
      const name = `${date}\n${id}`
      const known = units.get(name)
      if (known === undefined) units.set(name, new Set([enterprise]))
      else known.add(enterprise)
    }
  }
  return units
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): ReadonlySet<string> {
  return b === undefined ? a : new Set([...a, ...b])
}

/** What a bureau can relax by one visit so that a cap of the engine has one unit more. */
export type CapRow =
  | {
      readonly row: 'limit'
      readonly inspector: number
      readonly from: string
      readonly to: string
    }
  | { readonly row: 'perDay'; readonly inspector: number }

/**
 * The one row of the inputs that a cap comes from; undefined if several are in the way, so that
 * relaxing one of them would not be enough: limits that differ only by days without a visit, or a
 * limit and `perDay` on the same day, are one cap.
 */
export function rowOfCap(
  { caps }: PairingProblem,
  { inspectors, pastVisits }: Pick<Inputs, 'inspectors' | 'pastVisits'>,
  visits: readonly Visit[],
  index: number,
): CapRow | undefined {
  const days = daysWithVisits(visits)
  const { inspector, first, last, most } = (caps as DayCaps).caps[index] as DayCap
  const { limits = [], perDay, members } = candidatesOf({ inspectors })[inspector] as Candidate
  const rows: (CapRow | undefined)[] = limits.flatMap(({ from, to, most: stated }) => {
    const within = days.filter((day) => from <= day && day <= to)
    const isHere = within[0] === days[first] && within.at(-1) === days[last]
    return isHere && stated === most ? [{ row: 'limit', inspector, from, to }] : []
  })
  if (perDay !== undefined && first === last) {
    const busy = unitsByDay(pastVisits, new Map([[days[first] as string, first]]))
    const elsewhere = members.reduce(
      (units, { id }) => union(units, busy.get(`${days[first]}\n${id}`)),
      NOWHERE,
    )
    const left = perDay - elsewhere.size
    // Where he is at more units already than he may be, one visit more leaves nothing free.
    if (left < 0) return undefined
    if (left === most) rows.push({ row: 'perDay', inspector })
  }
  return rows.length === 1 ? rows[0] : undefined
}

/** The days on which there are visits, in order: the engine's number of a day is its place here. */
export function daysWithVisits(visits: readonly Visit[]): string[] {
  return [...new Set(visits.map(({ date }) => date))].sort(compareUtf8)
}

/** Rows that are there, each once: `perDay` is a cap on every day. */
export function rowsOf(rows: readonly (CapRow | undefined)[]): CapRow[] {
  const known = new Map<string, CapRow>()
  for (const row of rows) if (row !== undefined) known.set(JSON.stringify(row), row)
  return [...known.values()]
}
