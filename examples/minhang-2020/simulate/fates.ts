import type { Enterprise, FrameError, Outcome, Penalty, Task } from 'double-random'
import type { DataRandom } from '../generate/random.ts'

/**
 * Of 100 units of a pool that is drawn at random, how many are found gone; the plan's key units are
 * known to be there.
 */
const GONE: readonly (readonly [FrameError, number])[] = [
  ['closed', 2],
  ['moved-away', 1],
]

/** Of 100 units, how many will not open, whoever they are. */
const REFUSED_PERCENT = 1

/** Of 100 inspected units of a risk tier, how many break a rule. */
const VIOLATION_PERCENT: Readonly<Record<string, number>> = { 红: 60, 橙: 50, 黄: 40, 蓝: 30 }

/** Of 100 units that break a rule, how many are put right in time, and how many are punished. */
const RECTIFIED_PERCENT = 94
const PENALTY_PERCENT = 28

/** Fines, in yuan. */
const FINES = [2_000, 5_000, 10_000, 20_000, 30_000, 50_000]

/** A penalty follows its visit by three weeks. */
const UNTIL_PENALTY = 21 * 86_400_000

/** What the officers find at the door. */
export function fateOf({ doubleRandom }: Task, random: DataRandom): Outcome['outcome'] {
  let point = random.below(100)
  for (const [fate, percent] of GONE) {
    if (doubleRandom && point < percent) return fate
    point -= percent
  }
  return point >= 0 && point < REFUSED_PERCENT ? 'refused' : 'inspected'
}

export function isFrameError(fate: Outcome['outcome']): fate is FrameError {
  return GONE.some(([each]) => each === fate)
}

/** Of 100 units that break a rule, how many have a hazard that counts as major. */
const MAJOR_PERCENT = 6

/**
 * What an inspection counts: a violation or none, whether it was put right, hazards, a penalty and
 * its fine in yuan.
 */
export function valuesAt({ risk = '' }: Enterprise, random: DataRandom): Record<string, number> {
  const isViolation = random.percent(VIOLATION_PERCENT[risk] ?? 0)
  const hazards = 1 + random.below(5)
  const isMajor = random.percent(MAJOR_PERCENT)
  const isRectified = random.percent(RECTIFIED_PERCENT)
  const isPunished = random.percent(PENALTY_PERCENT)
  const fine = random.pick(FINES)
  if (!isViolation) return { violation: 0, rectified: 0, hazards: 0, major: 0, penalty: 0, fine: 0 }
  return {
    violation: 1,
    rectified: isRectified ? 1 : 0,
    hazards,
    major: isMajor ? 1 : 0,
    penalty: isPunished ? 1 : 0,
    fine: isPunished ? fine : 0,
  }
}

/** The row that a punished unit gets in the table of penalties. */
export function penaltyOf({ unit, pool, date, values }: Outcome): Penalty[] {
  if (values?.penalty !== 1 || date === undefined) return []
  const day = new Date(Date.parse(date) + UNTIL_PENALTY).toISOString().slice(0, 10)
  return [{ enterprise: unit, date: day, matter: pool }]
}
