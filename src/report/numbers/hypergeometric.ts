import { binomial } from '../../core/binomial.ts'
import { parseRatio, type Ratio, ratio } from '../../core/ratio.ts'

/** A simple random sample of `drawn` units of a population of `size`. */
export interface SimpleSample {
  readonly size: number
  readonly drawn: number
}

/**
 * A probability in doubles is off by less than this part of itself; nearer decisions are made in
 * integers.
 */
const DOUBT = 1e-9

/**
 * Probabilities below this part of the largest are left out: all of them together are far below
 * `DOUBT`.
 */
const NEGLIGIBLE = 1e-25

/**
 * Whether P(X ≥ hits) > tail, X the hits in a simple sample of a population with `marked` of them.
 *
 * Decided exactly: doubles settle it, and whatever they leave within 10⁻⁹ of the limit is settled
 * in integers.
 */
export function isTailAbove(
  sample: SimpleSample,
  marked: number,
  hits: number,
  tail: Ratio,
): boolean {
  const limit = Number(tail.p) / Number(tail.q)
  const probability = upperTail(sample, marked, hits)
  if (Math.abs(probability - limit) > DOUBT * limit) return probability > limit
  return isTailAboveExactly(sample, marked, hits, tail)
}

/**
 * P(X ≥ hits) in doubles: probabilities relative to the one at the mode, so that nothing overflows.
 * All terms are positive, so each step adds a rounding and none cancels.
 */
export function upperTail({ size, drawn }: SimpleSample, marked: number, hits: number): number {
  const least = Math.max(0, drawn + marked - size)
  const most = Math.min(drawn, marked)
  if (hits <= least) return 1
  if (hits > most) return 0
  const rest = size - marked - drawn
  const ratioUp = (j: number) => ((marked - j) * (drawn - j)) / ((j + 1) * (rest + j + 1))
  const mode = Math.min(
    most,
    Math.max(least, Math.floor(((drawn + 1) * (marked + 1)) / (size + 2))),
  )
  let all = 0
  let above = 0
  let weight = 1
  for (let j = mode; j <= most && weight > NEGLIGIBLE; j += 1) {
    all += weight
    if (j >= hits) above += weight
    weight *= ratioUp(j)
  }
  weight = 1
  for (let j = mode - 1; j >= least && weight > NEGLIGIBLE; j -= 1) {
    weight /= ratioUp(j)
    all += weight
    if (j >= hits) above += weight
  }
  return above / all
}

/** The same question in integers: Σ C(M, j)·C(N − M, n − j) over the tail against tail·C(N, n). */
export function isTailAboveExactly(
  { size, drawn }: SimpleSample,
  marked: number,
  hits: number,
  { p, q }: Ratio,
): boolean {
  const bound = 1n << BigInt(size + 1)
  const least = Math.max(0, drawn + marked - size)
  const most = Math.min(drawn, marked)
  const rest = size - marked - drawn
  let term = binomial(marked, least, bound) * binomial(size - marked, drawn - least, bound)
  let all = 0n
  let above = 0n
  for (let j = least; j <= most; j += 1) {
    all += term
    if (j >= hits) above += term
    // Exact: the next product of binomials is an integer.
    term = (term * BigInt(marked - j) * BigInt(drawn - j)) / (BigInt(j + 1) * BigInt(rest + j + 1))
  }
  return above * q > p * all
}

/**
 * The fewest marked units in the population under which as many hits as were seen have a chance
 * above `tail`. With the same for the units that are no hits it makes the interval of Clopper and
 * Pearson (1934) for a finite population (Wright 1991, ch. 2): each side misses with a chance of at
 * most `tail`, whatever the population.
 */
export function fewestMarked(sample: SimpleSample, hits: number, tail: Ratio): number {
  if (hits === 0) return 0
  let low = hits
  // With this many even the emptiest sample has `hits` of them.
  let high = sample.size - sample.drawn + hits
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isTailAbove(sample, middle, hits, tail)) high = middle
    else low = middle + 1
  }
  return low
}

/** Bounds of a count of the population, both included. */
export interface CountBounds {
  readonly lower: number
  readonly upper: number
}

/** The exact interval for the number of marked units, from the hits in the sample. */
export function countBounds(sample: SimpleSample, hits: number, tail: Ratio): CountBounds {
  return {
    lower: fewestMarked(sample, hits, tail),
    upper: sample.size - fewestMarked(sample, sample.drawn - hits, tail),
  }
}

/** The chance that each side of an interval may miss with. */
export function halfOfTheRest(confidence: string): Ratio {
  const { p, q } = parseRatio(confidence) as Ratio
  return ratio(q - p, 2n * q)
}
