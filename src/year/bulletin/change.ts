import { binomial } from '../../core/binomial.ts'
import { formatRatio, minus, type Ratio, ratio, readRatio } from '../../core/ratio.ts'
import { ratioUp } from '../../report/numbers/rounding.ts'
import type { FiguresBefore } from '../../schema/year/bulletin.ts'
import { percentText } from '../workload/figure.ts'
import { countedShare } from './rates.ts'
import type { BulletinChange, CountChange, CountedShare, RateChange } from './types.ts'

/** The figures of a period against those of the year before. */
export function changeSince(now: FiguresBefore, before: FiguresBefore): BulletinChange {
  const rate = (part: 'violations' | 'rectified' | 'penalised', of: 'recorded' | 'violations') =>
    rateChange(countedShare(now[part], now[of]), countedShare(before[part], before[of]))
  return {
    done: countChange(now.done, before.done),
    violations: countChange(now.violations, before.violations),
    violationRate: {
      ...rate('violations', 'recorded'),
      chance:
        now.recorded === 0 || before.recorded === 0
          ? null
          : fisherExact(
              { hits: now.violations, cases: now.recorded },
              { hits: before.violations, cases: before.recorded },
            ),
    },
    rectificationRate: rate('rectified', 'violations'),
    penaltyRate: rate('penalised', 'recorded'),
  }
}

function countChange(now: number, before: number): CountChange {
  const difference = now - before
  if (before === 0) return { before, difference, ratio: null, printed: null }
  const exact = ratio(difference, before)
  return { before, difference, ratio: formatRatio(exact), printed: signed(exact, '%') }
}

function rateChange(now: CountedShare, before: CountedShare): RateChange {
  if (now.ratio === null || before.ratio === null) return { before, difference: null, points: null }
  const exact = minus(readRatio(now.ratio), readRatio(before.ratio))
  return { before, difference: formatRatio(exact), points: signed(exact, '') }
}

function signed(exact: Ratio, unit: '%' | ''): string {
  const text = percentText(exact, 1).slice(0, -1)
  return `${exact.p > 0n ? '+' : ''}${text}${unit}`
}

/** Cases of one period, and how many of them were hits. */
export interface Trials {
  readonly hits: number
  readonly cases: number
}

/**
 * Two-sided p of Fisher's exact test (Fisher 1935): given how many hits there were in both, the
 * chance of all splits that are at most as likely as the one that was seen. In integers, rounded up
 * to six decimals.
 */
export function fisherExact(one: Trials, other: Trials): number {
  const hits = one.hits + other.hits
  const least = Math.max(0, hits - other.cases)
  const most = Math.min(hits, one.cases)
  const bound = 1n << BigInt(one.cases + other.cases + 1)
  let weight = binomial(one.cases, least, bound) * binomial(other.cases, hits - least, bound)
  const weights: bigint[] = []
  for (let j = least; j <= most; j += 1) {
    weights.push(weight)
    const up = BigInt(one.cases - j) * BigInt(hits - j)
    // Exact: the next product of binomials is an integer.
    weight = (weight * up) / (BigInt(j + 1) * BigInt(other.cases - hits + j + 1))
  }
  const seen = weights[one.hits - least] as bigint
  const total = weights.reduce((sum, each) => sum + each, 0n)
  const unlikely = weights.reduce((sum, each) => (each <= seen ? sum + each : sum), 0n)
  return ratioUp(unlikely, total)
}
