import type { Enterprise, FrameError, Outcome, Penalty } from 'double-random'
import type { DataRandom } from '../../minhang-2020/generate/random.ts'

/**
 * Of 100 visits, how many find no firm; and how many find one that will not open, or nobody at all.
 */
const GONE: readonly (readonly [FrameError, number])[] = [
  ['closed', 4],
  ['moved-away', 3],
]
const NOT_INSPECTED: readonly (readonly ['refused' | 'untraceable', number])[] = [
  ['refused', 3],
  ['untraceable', 3],
]

/** Of 100 inspected firms of a risk tier, how many break a rule. */
const VIOLATION_PERCENT: Readonly<Record<string, number>> = { 特: 20, 红: 45, 橙: 35, 黄: 22 }

/** Of 100 violations, how many end in a penalty. */
const PENALTY_PERCENT = 40

export type Fate = Outcome['outcome']

/** What the officers find at the door. */
export function fateOf(random: DataRandom): Fate {
  let point = random.below(100)
  for (const [fate, percent] of [...GONE, ...NOT_INSPECTED]) {
    if (point < percent) return fate
    point -= percent
  }
  return 'inspected'
}

export function isFrameError(fate: Fate): fate is FrameError {
  return fate !== 'inspected' && fate !== 'refused' && fate !== 'untraceable'
}

/** What an inspection counts: whether a rule was broken, and how many hazards there were. */
export function findingsAt({ risk = '' }: Enterprise, random: DataRandom): Record<string, number> {
  const violation = random.percent(VIOLATION_PERCENT[risk] ?? 12) ? 1 : 0
  return { violation, hazards: violation * (1 + random.below(4)) + random.below(2) }
}

/** The penalty that follows a violation three weeks later, for some. */
export function penaltyFor(
  { unit, pool, date, values }: Outcome,
  random: DataRandom,
): Penalty | undefined {
  const isPunished = random.percent(PENALTY_PERCENT)
  if (values?.violation !== 1 || date === undefined || !isPunished) return undefined
  const day = new Date(Date.parse(date) + 21 * 86_400_000)
  return { enterprise: unit, date: day.toISOString().slice(0, 10), matter: pool }
}
