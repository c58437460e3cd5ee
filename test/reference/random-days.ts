import { workingDays } from './dates.ts'
import type { Dice } from './dice.ts'
import type { Calendar } from './types.ts'

/**
 * §3.7, §8.3: now and then a round names its days: too few, as many as its visits, or too many, one
 * of them perhaps off.
 */
export function ownDays<T extends { window: [string, string]; visits?: number }>(
  d: Dice,
  round: T,
  calendar: Calendar,
): T & { days?: string[] } {
  const working = workingDays(calendar, round.window)
  const [first] = round.window
  if (working.length === 0 || !d.chance(25)) return round
  const count = Math.max(1, (round.visits ?? 3) + d.int(-2, 2))
  const some = d.chance(20) ? [d.pick(working)] : working
  const days = d.times(count, () => (d.chance(1) ? first : d.pick(some)))
  return { ...round, days: days.sort() }
}
