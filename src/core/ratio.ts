/** An exact ratio of integers, q ≥ 1, in lowest terms. */
export interface Ratio {
  readonly p: bigint
  readonly q: bigint
}

/** p/q in lowest terms; q must be positive. */
export function ratio(p: bigint | number, q: bigint | number): Ratio {
  const top = BigInt(p)
  const bottom = BigInt(q)
  if (bottom <= 0n) throw new RangeError('a ratio needs a positive denominator')
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom)
  return { p: top / divisor, q: bottom / divisor }
}

export function plus(x: Ratio, y: Ratio): Ratio {
  return ratio(x.p * y.q + y.p * x.q, x.q * y.q)
}

export function minus(x: Ratio, y: Ratio): Ratio {
  return ratio(x.p * y.q - y.p * x.q, x.q * y.q)
}

export function times(x: Ratio, y: Ratio): Ratio {
  return ratio(x.p * y.p, x.q * y.q)
}

/** Written as in `docs/protocol.md` §1.7: `"50/403"`. */
export function formatRatio({ p, q }: Ratio): string {
  return `${p}/${q}`
}

/** Reads what {@link formatRatio} wrote, of any length. */
export function readRatio(text: string): Ratio {
  const [p, q] = text.split('/') as [string, string]
  return ratio(BigInt(p), BigInt(q))
}

/** What {@link parseRatio} reads, and fractions of 0. */
export const RATIO_PATTERN = '^([0-9]{1,12}/[0-9]{1,12}|[0-9]{1,9}(\\.[0-9]{1,9})?%)$'

const FRACTION = /^([0-9]{1,12})\/([0-9]{1,12})$/
const PERCENT = /^([0-9]{1,9})(?:\.([0-9]{1,9}))?%$/

/** Reads `"3/10"`, `"30%"` or `"12.5%"`; undefined for anything else. */
export function parseRatio(text: string): Ratio | undefined {
  const fraction = FRACTION.exec(text)
  if (fraction !== null) {
    const q = BigInt(fraction[2] as string)
    return q === 0n ? undefined : ratio(BigInt(fraction[1] as string), q)
  }
  const percent = PERCENT.exec(text)
  if (percent === null) return undefined
  const decimals = percent[2] ?? ''
  let scale = 100n
  for (let i = 0; i < decimals.length; i += 1) scale *= 10n
  return ratio(BigInt(`${percent[1]}${decimals}`), scale)
}

/** How a rate times a size becomes a count. */
export type Rounding = 'up' | 'down' | 'half-up'

/** rate × size as a count, exactly. */
export function applyRate(rate: Ratio, size: number, rounding: Rounding): number {
  const top = rate.p * BigInt(size)
  if (rounding === 'down') return Number(top / rate.q)
  if (rounding === 'up') return Number((top + rate.q - 1n) / rate.q)
  return Number((2n * top + rate.q) / (2n * rate.q))
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a
  let y = b
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
