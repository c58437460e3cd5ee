import { formatRatio, minus, type Ratio, ratio } from '../../core/ratio.ts'
import { toNumber } from '../../report/numbers/rounding.ts'

/** An exact number of days. */
export interface ExactDays {
  /** In lowest terms; the exact value: `"8/3"`, `"-12/1"`. */
  readonly ratio: string
  /** The same with six decimals. */
  readonly value: number
}

/** An exact part of a whole. */
export interface ExactShare {
  readonly ratio: string
  /** In percent with one decimal, halves away from zero: `"52.2%"`. */
  readonly printed: string
}

export const ZERO: Ratio = ratio(0, 1)

export function figureOf(exact: Ratio): ExactDays {
  const size = toNumber(exact.p < 0n ? minus(ZERO, exact) : exact)
  return { ratio: formatRatio(exact), value: exact.p < 0n && size > 0 ? -size : size }
}

/** `part` of `whole`, which is above zero. */
export function shareOf(part: Ratio, whole: Ratio): ExactShare {
  const share = ratio(part.p * whole.q, part.q * whole.p)
  return { ratio: formatRatio(share), printed: percentText(share, 1) }
}

/** In percent with so many decimals, halves away from zero. */
export function percentText({ p, q }: Ratio, decimals: number): string {
  const size = p < 0n ? -p : p
  const rounded = (2n * size * BigInt(`100${'0'.repeat(decimals)}`) + q) / (2n * q)
  const digits = String(rounded).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  const sign = p < 0n && rounded > 0n ? '-' : ''
  return `${sign}${digits.slice(0, point)}${decimals > 0 ? `.${digits.slice(point)}` : ''}%`
}
