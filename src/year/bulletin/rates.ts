import { formatRatio, type Ratio, ratio } from '../../core/ratio.ts'
import { betaQuantile } from '../../report/numbers/beta-quantile.ts'
import { roundDown, roundUp } from '../../report/numbers/rounding.ts'
import { percentText } from '../workload/figure.ts'
import type { BulletinRate, CountedShare } from './types.ts'

export function countedShare(numerator: number, denominator: number): CountedShare {
  if (denominator === 0) return { numerator, denominator, ratio: null, printed: null }
  const exact = ratio(numerator, denominator)
  return { numerator, denominator, ratio: formatRatio(exact), printed: percentText(exact, 1) }
}

/** A rate with the interval that suits it. */
export function bulletinRate(
  hits: number,
  cases: number,
  isCensus: boolean,
  tail: Ratio,
): BulletinRate {
  const share = countedShare(hits, cases)
  if (cases === 0) return { ...share, basis: 'nothing', interval: null }
  if (isCensus) return { ...share, basis: 'census', interval: null }
  return { ...share, basis: 'process', interval: clopperPearson(hits, cases, tail) }
}

/**
 * The interval of Clopper and Pearson (1934) for the chance behind `hits` of `cases` independent
 * trials, by beta quantiles, rounded outward to six decimals; each side misses with a chance of at
 * most `tail`.
 */
export function clopperPearson(
  hits: number,
  cases: number,
  { p, q }: Ratio,
): { readonly lower: number; readonly upper: number } {
  const tail = Number(p) / Number(q)
  const rest = cases - hits
  return {
    lower: hits === 0 ? 0 : roundDown(betaQuantile(tail, hits, rest + 1)),
    upper: rest === 0 ? 1 : Math.min(1, roundUp(betaQuantile(1 - tail, hits + 1, rest))),
  }
}
