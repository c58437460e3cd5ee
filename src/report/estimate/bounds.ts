import { type Ratio, ratio } from '../../core/ratio.ts'
import { countBounds } from '../numbers/hypergeometric.ts'
import { ratioDown, ratioUp, roundDown, roundUp } from '../numbers/rounding.ts'
import { domainRateBounds } from './domain-rate-bounds.ts'
import type { EstimatedStratum, EstimatedUnit } from './sample.ts'
import { sizedBounds } from './sized-bounds.ts'
import { stratifiedBounds } from './stratified-bounds.ts'
import type { Interval } from './types.ts'

/** Which units are hits, or belong to the base of a rate. */
export type Test = (unit: EstimatedUnit) => boolean

/** Doubles of a count are off by far less; an integer bound is not lost to the last digit. */
const SLACK = 1e-6

const isCensus = ({ size, units }: EstimatedStratum) => units.length === size
const everybody: Test = () => true

/** Interval for the number of hits in the population; its bounds are integers. */
export function totalInterval(
  strata: readonly EstimatedStratum[],
  isHit: Test,
  total: Ratio,
  tail: Ratio,
): Interval {
  const size = sum(strata, (stratum) => stratum.size)
  const hits = countIn(strata, isHit)
  const misses = sum(strata, ({ units }) => units.length) - hits
  const sampled = strata.filter((stratum) => !isCensus(stratum))
  const known = countIn(strata.filter(isCensus), isHit)
  const [only, ...others] = sampled
  if (only === undefined) return { lower: known, upper: known, method: 'census' }
  if (sampled.some(({ isBySize }) => isBySize)) {
    const share = sizedBounds(weighted(strata, everybody, isHit), tail)
    // The share is of Hájek's kind, the total is not: where Σ1/π is far from N the total may lie
    // outside.
    const { lower, upper } = within(size * share.lower, size * share.upper, hits, size - misses)
    return {
      lower: Math.min(lower, Number(total.p / total.q)),
      upper: Math.max(upper, Number((total.p + total.q - 1n) / total.q)),
      method: 'approximation',
    }
  }
  if (others.length === 0) {
    const sample = { size: only.size, drawn: only.units.length }
    const { lower, upper } = countBounds(sample, countIn([only], isHit), tail)
    return { lower: known + lower, upper: known + upper, method: 'exact' }
  }
  const part = sum(sampled, (stratum) => stratum.size)
  const share = stratifiedBounds(counts(sampled, everybody, isHit), 'drawn', tail)
  const bounds = within(known + part * share.lower, known + part * share.upper, hits, size - misses)
  return { ...bounds, method: 'effective-size' }
}

/** Interval for the share of hits in the population. */
export function shareInterval(
  strata: readonly EstimatedStratum[],
  isHit: Test,
  total: Interval,
  tail: Ratio,
): Interval {
  if (total.method === 'approximation') {
    return outward(sizedBounds(weighted(strata, everybody, isHit), tail), 'approximation')
  }
  const size = sum(strata, (stratum) => stratum.size)
  return {
    lower: ratioDown(total.lower, size),
    upper: ratioUp(total.upper, size),
    method: total.method,
  }
}

/**
 * Interval for the rate of hits among the units of a base, which at least one sampled unit belongs
 * to.
 */
export function rateInterval(
  strata: readonly EstimatedStratum[],
  isBase: Test,
  isHit: Test,
  tail: Ratio,
): Interval {
  const [only, ...others] = strata as [EstimatedStratum, ...EstimatedStratum[]]
  if (strata.every(isCensus)) return pointInterval(strata, isBase, isHit)
  if (strata.some(({ isBySize }) => isBySize)) {
    return outward(sizedBounds(weighted(strata, isBase, isHit), tail), 'approximation')
  }
  if (others.length > 0) {
    const bounds = stratifiedBounds(counts(strata, isBase, isHit), 'inspected', tail)
    return outward(bounds, 'effective-size')
  }
  const { lower, upper } = domainRateBounds(
    {
      size: only.size,
      drawn: only.units.length,
      inspected: countIn(strata, isBase),
      hits: countIn(strata, isHit),
    },
    tail,
  )
  return { lower: ratioDown(lower.p, lower.q), upper: ratioUp(upper.p, upper.q), method: 'exact' }
}

function pointInterval(strata: readonly EstimatedStratum[], isBase: Test, isHit: Test): Interval {
  const { p, q } = ratio(countIn(strata, isHit), countIn(strata, isBase))
  return { lower: ratioDown(p, q), upper: ratioUp(p, q), method: 'census' }
}

/** Integers inside the bounds, and inside what the sample itself has seen. */
function within(lower: number, upper: number, least: number, most: number) {
  return {
    lower: Math.max(least, Math.ceil(lower - SLACK)),
    upper: Math.min(most, Math.floor(upper + SLACK)),
  }
}

function outward(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  method: Interval['method'],
): Interval {
  return { lower: roundDown(lower), upper: Math.min(1, roundUp(upper)), method }
}

function counts(strata: readonly EstimatedStratum[], isBase: Test, isHit: Test) {
  return strata.map((stratum) => ({
    size: stratum.size,
    drawn: stratum.units.length,
    base: countIn([stratum], isBase),
    hits: countIn([stratum], isHit),
  }))
}

function weighted(strata: readonly EstimatedStratum[], isBase: Test, isHit: Test) {
  return strata.map(({ units }) =>
    units.map((unit) => ({
      pi: chanceAsNumber(unit),
      base: isBase(unit) ? (1 as const) : (0 as const),
      hit: isHit(unit) ? (1 as const) : (0 as const),
    })),
  )
}

export function chanceAsNumber({ pi }: EstimatedUnit): number {
  const { p, q } = pi as Ratio
  return p === q ? 1 : Number(p) / Number(q)
}

function countIn(strata: readonly EstimatedStratum[], test: Test): number {
  return sum(strata, ({ units }) => units.filter(test).length)
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
