import { betaQuantile, studentQuantile } from '../numbers/beta-quantile.ts'

/** Bounds of a proportion. */
export interface Bounds {
  readonly lower: number
  readonly upper: number
}

/** An estimated proportion and what its interval rests on. */
export interface EstimatedProportion {
  readonly proportion: number
  readonly variance: number
  /** Units behind the proportion. */
  readonly units: number
  /** Degrees of freedom of the variance; null where it is a bound, not an estimate. */
  readonly freedom: number | null
  /** Most that the effective size may be. */
  readonly ceiling: number
}

/**
 * The interval of Korn and Graubard (1998, §2.2): Clopper and Pearson's with the effective sample
 * size n* = p(1 − p)/v · (t_{n−1}/t_f)², which need not be an integer, hence beta quantiles. n* is
 * cut at `ceiling`, also where no variance was seen (p = 0 or 1).
 */
export function kornGraubard(
  { proportion, variance, units, freedom, ceiling }: EstimatedProportion,
  tail: number,
): Bounds {
  const p = Math.min(1, Math.max(0, proportion))
  const t =
    freedom === null || units < 2
      ? 1
      : Math.min(1, studentQuantile(tail, units - 1) / studentQuantile(tail, freedom))
  // Compared as a product, so that a variance of 0 divides nothing.
  const effective = p * (1 - p) < ceiling * variance ? (p * (1 - p)) / variance : ceiling
  const size = effective * t * t
  if (!(size > 0)) return { lower: 0, upper: 1 }
  const hits = size * p
  const rest = size - hits
  return {
    lower: hits > 0 ? betaQuantile(tail, hits, rest + 1) : 0,
    upper: rest > 0 ? betaQuantile(1 - tail, hits + 1, rest) : 1,
  }
}
