/** ln 2, rounded to a double. */
// biome-ignore lint/suspicious/noApproximativeNumericConstant: Math.LN2 is an approximation of the engine's choice
const LN2 = 0.6931471805599453

/** Any bound near √2 will do. */
const NEAR_SQRT2 = 1.4

/**
 * The natural logarithm of x > 0, from + − × ÷ alone: engines differ in the last digits of
 * `Math.log`, and a published interval must not. x = 2ᵏ·m with m near 1; ln m = 2·artanh((m − 1)/(m
 * + 1)) (Abramowitz and Stegun 1964, 4.1.27).
 */
export function logarithm(x: number): number {
  let m = x
  let k = 0
  for (; m > NEAR_SQRT2; k += 1) m /= 2
  for (; m < NEAR_SQRT2 / 2; k -= 1) m *= 2
  const z = (m - 1) / (m + 1)
  const square = z * z
  let sum = 0
  let power = z
  for (let odd = 1; odd < 60; odd += 2) {
    sum += power / odd
    power *= square
  }
  return k * LN2 + 2 * sum
}

/** eˣ, from + − × ÷ alone: x = k·ln 2 + r, a Taylor series for r. 0 below −700. */
export function exponential(x: number): number {
  if (x < -700) return 0
  const k = Math.floor(x / LN2 + 0.5)
  const r = x - k * LN2
  let sum = 1
  let term = 1
  for (let i = 1; i < 25; i += 1) {
    term *= r / i
    sum += term
  }
  for (let i = 0; i < k; i += 1) sum *= 2
  for (let i = 0; i > k; i -= 1) sum /= 2
  return sum
}

/** ½·ln 2π. */
const HALF_LN_2PI = 0.9189385332046727

/**
 * B₂ₙ/(2n(2n − 1)), n = 1 … 7: coefficients of Stirling's series (Abramowitz and Stegun 1964,
 * 6.1.41).
 */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const

/** ln Γ(x) for x > 0: Stirling's series, after lifting x above 12 by Γ(x) = Γ(x + 1)/x. */
export function logGamma(x: number): number {
  let lifted = x
  let product = 1
  for (; lifted < 12; lifted += 1) product *= lifted
  const inverse = 1 / (lifted * lifted)
  let series = 0
  let power = 1 / lifted
  for (const coefficient of STIRLING) {
    series += coefficient * power
    power *= inverse
  }
  return (lifted - 0.5) * logarithm(lifted) - lifted + HALF_LN_2PI + series - logarithm(product)
}
