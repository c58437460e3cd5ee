/**
 * Fractions that are never reduced until they are written; they share nothing with the library's
 * ratios.
 */
export type Fraction = readonly [top: bigint, bottom: bigint]

export const fraction = (top: number, bottom = 1): Fraction => [BigInt(top), BigInt(bottom)]

export const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction =>
  b === d ? [a + c, b] : [a * d + c * b, b * d]

export const subtract = (x: Fraction, [c, d]: Fraction): Fraction => add(x, [-c, d])

export const multiply = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d]

export const total = (parts: readonly Fraction[]): Fraction => parts.reduce(add, fraction(0))

/** `"8/3"`, `"-12/1"`: in lowest terms. */
export function written([a, b]: Fraction): string {
  const common = (x: bigint, y: bigint): bigint => (y === 0n ? x : common(y, x % y))
  const size = common(a < 0n ? -a : a, b)
  return `${a / size}/${b / size}`
}

export function read(text: string): Fraction {
  const [top = '', bottom = '1'] = text.split('/')
  return [BigInt(top), BigInt(bottom)]
}

/**
 * The percentage with one decimal nearest to the fraction, found by looking at all of them up to
 * 1000 %; ties upwards.
 */
export function percentOneDecimal([a, b]: Fraction): string {
  for (let tenths = a <= b ? 1000n : 10_000n; tenths >= 0n; tenths -= 1n) {
    // tenths/1000 is the nearest one from above on, once a/b is at least half a step below it.
    if (2000n * a >= (2n * tenths - 1n) * b) return `${tenths / 10n}.${tenths % 10n}%`
  }
  throw new Error('below zero')
}
