import type { Candidate } from './candidates.ts'
import type { DayCap, DayCaps } from './engine/problem.ts'
import type { Visit } from './legality.ts'
import { visitDays } from './visit-days.ts'

/**
 * Turns limits by spans of days, and by the day, into caps over the days on which there are visits. A cap that can never
 * be reached is left out.
 *
 * @returns undefined if there is none
 * @internal
 */
export function dayCaps(
  candidates: readonly Candidate[],
  visits: readonly Visit[],
): DayCaps | undefined {
  if (candidates.every(({ limits, perDay }) => limits === undefined && perDay === undefined)) {
    return undefined
  }
  const days = visitDays(visits)
  const rank = new Map(days.map((day, index) => [day, index]))
  const dayOf = Int32Array.from(visits, ({ date }) => rank.get(date) as number)
  /** How many visits there are before each day. */
  const before = new Int32Array(days.length + 1)
  for (const day of dayOf) before[day + 1] = before[day + 1]! + 1
  for (let day = 0; day < days.length; day += 1) before[day + 1] = before[day + 1]! + before[day]!

  const caps: DayCap[] = []
  for (const [inspector, { limits = [], perDay }] of candidates.entries()) {
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
    for (let day = 0; perDay !== undefined && day < days.length; day += 1) add(day, day, perDay)
    caps.push(...known.values())
  }
  return caps.length === 0 ? undefined : { dayOf, caps }
}
