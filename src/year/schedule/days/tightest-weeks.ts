import { mondayOf } from '../../../calendar/day.ts'
import { compareUtf8 } from '../../../core/utf8.ts'

/** A department's week: its visits, and how many its teams could make at most. */
export interface TightWeek {
  readonly department: string
  /** First and last working day of the week. */
  readonly from: string
  readonly to: string
  readonly visits: number
  readonly capacity: number
}

const SHOWN = 5

/** The weeks that leave least room, the fullest first. */
export function tightestWeeks(
  days: readonly string[],
  departments: Iterable<readonly [department: string, load: Int32Array, capacity: Int32Array]>,
): TightWeek[] {
  const mondays = days.map(mondayOf)
  const weeks: TightWeek[] = []
  for (const [department, load, capacity] of departments) {
    for (let first = 0; first < days.length; ) {
      let end = first
      let visits = 0
      let room = 0
      for (; end < days.length && mondays[end] === mondays[first]; end += 1) {
        visits += load[end]!
        room += capacity[end]!
      }
      const [from, to] = [days[first] as string, days[end - 1] as string]
      if (visits > 0) weeks.push({ department, from, to, visits, capacity: room })
      first = end
    }
  }
  return weeks
    .sort(
      (a, b) =>
        b.visits * a.capacity - a.visits * b.capacity ||
        compareUtf8(a.from, b.from) ||
        compareUtf8(a.department, b.department),
    )
    .slice(0, SHOWN)
}
