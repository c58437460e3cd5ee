import { exponential, logarithm, logGamma } from './logarithm.ts'

/** Terms of the continued fraction; it converges in O(√max(a, b)) of them. */
const TERMS = 20_000
const SMALL = 1e-300

/**
 * The regularised incomplete beta function I_x(a, b), a, b > 0: the continued fraction of
 * Abramowitz and Stegun (1964, 26.5.8) by Lentz's method as Thompson and Barnett (1986) changed it,
 * on the side of the mean where it converges fast (DiDonato and Morris 1992 compare the methods).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - leftTail(1 - x, b, a)
  return leftTail(x, a, b)
}

function leftTail(x: number, a: number, b: number): number {
  const logFront =
    a * logarithm(x) +
    b * logarithm(1 - x) +
    logGamma(a + b) -
    logGamma(a) -
    logGamma(b) -
    logarithm(a)
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return exponential(logFront) * fraction
}

function nonZero(value: number): number {
  return Math.abs(value) < SMALL ? SMALL : value
}

/**
 * The p-quantile of the beta distribution, by bisection: 100 halvings leave nothing of a double.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (incompleteBeta(middle, a, b) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The t with P(T ≤ t) = 1 − tail, tail below one half, for Student's distribution with any positive
 * degrees of freedom: t²/(f + t²) is beta with ½ and f/2 (Abramowitz and Stegun 1964, 26.7.1).
 */
export function studentQuantile(tail: number, freedom: number): number {
  const y = betaQuantile(1 - 2 * tail, 0.5, freedom / 2)
  return Math.sqrt((freedom * y) / (1 - y))
}
