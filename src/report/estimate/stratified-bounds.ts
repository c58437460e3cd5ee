import type { Ratio } from '../../core/ratio.ts'
import { countBounds } from '../numbers/hypergeometric.ts'
import { domainRateBounds } from './domain-rate-bounds.ts'
import { type Bounds, kornGraubard } from './korn-graubard.ts'

/** A stratum drawn with equal chances, in counts. */
export interface StratumCounts {
  readonly size: number
  readonly drawn: number
  /** Sampled units the proportion refers to: all that were drawn, or those that were inspected. */
  readonly base: number
  readonly hits: number
}

interface BoundedRate {
  readonly estimate: number
  readonly lower: number
  readonly upper: number
}

/** Largest variance of one value between 0 and 1. */
const WORST = 1 / 4

/**
 * Bounds of the proportion Σ hits / Σ base over several strata: the hull of two intervals that fail
 * in different places.
 *
 * Korn and Graubard's rests on the variance that the sample shows, and is too short where a thinly
 * drawn stratum happens to show no hit. Zou and Donner's (2008, "MOVER") adds up the distances to
 * the exact bounds of each stratum, and is too short for middling proportions in many strata of one
 * or two units. `docs/estimates.md` has the coverage of all three.
 */
export function stratifiedBounds(
  strata: readonly StratumCounts[],
  of: 'drawn' | 'inspected',
  tail: Ratio,
): Bounds {
  const base = sum(strata, ({ size, drawn, base: units }) => (size * units) / drawn)
  const hits = sum(strata, ({ size, drawn, hits: units }) => (size * units) / drawn)
  const proportion = hits / base
  const first = kornGraubard(
    { proportion, ...linearised(strata, proportion, base) },
    Number(tail.p) / Number(tail.q),
  )
  const second = mover(strata, { proportion, base }, of, tail)
  return {
    lower: Math.max(0, Math.min(first.lower, second.lower)),
    upper: Math.min(1, Math.max(first.upper, second.upper)),
  }
}

/**
 * Variance of the ratio by linearisation (Särndal, Swensson and Wretman 1992, §5.6), stratum by
 * stratum with the correction for finite populations. A single unit shows no variance: it gets the
 * largest one a value of that range can have, which is a bound and costs no degree of freedom.
 */
export function linearised(strata: readonly StratumCounts[], proportion: number, base: number) {
  let variance = 0
  let units = 0
  let drawn = 0
  let population = 0
  let freedom: number | null = null
  for (const stratum of strata) {
    if (stratum.drawn === stratum.size) continue
    const { size, drawn: n, base: m, hits: x } = stratum
    population += size
    units += m
    drawn += n
    // Residuals: 1 − p for a hit, −p for another unit of the base, 0 for the rest.
    const mean = (x - proportion * m) / n
    const squares =
      x * (1 - proportion) * (1 - proportion) + (m - x) * proportion * proportion - n * mean * mean
    const variation = n === 1 ? WORST : Math.max(0, squares) / (n - 1)
    variance += (size * size * (1 - n / size) * variation) / n / (base * base)
    if (n > 1) freedom = (freedom ?? 0) + Math.max(0, m - 1)
  }
  // A simple sample of the same number of units would be worth this much; more is credited to
  // chance.
  const ceiling = population > drawn ? units / (1 - drawn / population) : units
  return { variance, units, ceiling, freedom: freedom === null ? null : Math.max(1, freedom) }
}

function mover(
  strata: readonly StratumCounts[],
  { proportion, base }: { readonly proportion: number; readonly base: number },
  of: 'drawn' | 'inspected',
  tail: Ratio,
): Bounds {
  let below = 0
  let above = 0
  for (const stratum of strata) {
    if (stratum.drawn === stratum.size) continue
    const { size, drawn, base: m } = stratum
    const rate = rateOf(stratum, of, tail)
    // Within the base, and the share of the base itself: given the second, the first is a sample of
    // its own.
    const weight = (size * m) / drawn / base
    below += square(weight * (rate.estimate - rate.lower))
    above += square(weight * (rate.upper - rate.estimate))
    if (of === 'drawn') continue
    const part = countBounds({ size, drawn }, m, tail)
    const more = (part.upper - (size * m) / drawn) / base
    const less = ((size * m) / drawn - part.lower) / base
    const [lowest, highest] = m === 0 ? [0, 1] : [rate.estimate, rate.estimate]
    above += square(Math.max(more * (highest - proportion), less * (proportion - highest)))
    below += square(Math.max(more * (proportion - lowest), less * (lowest - proportion)))
  }
  return { lower: proportion - Math.sqrt(below), upper: proportion + Math.sqrt(above) }
}

/** The rate of a stratum with its exact bounds. */
function rateOf(
  { size, drawn, base, hits }: StratumCounts,
  of: 'drawn' | 'inspected',
  tail: Ratio,
): BoundedRate {
  if (base === 0) return { estimate: 0, lower: 0, upper: 0 }
  if (of === 'drawn') {
    const { lower, upper } = countBounds({ size, drawn }, hits, tail)
    return { estimate: hits / drawn, lower: lower / size, upper: upper / size }
  }
  const { lower, upper } = domainRateBounds({ size, drawn, inspected: base, hits }, tail)
  return {
    estimate: hits / base,
    lower: Number(lower.p) / Number(lower.q),
    upper: Number(upper.p) / Number(upper.q),
  }
}

function square(x: number): number {
  return x * x
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
