/** An exact fraction in lowest terms, q ≥ 1. */
export type Ratio = { readonly p: bigint; readonly q: bigint }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

export function ratio(p: bigint | number, q: bigint | number = 1n): Ratio {
  const [P, Q] = [BigInt(p), BigInt(q)]
  const g = gcd(P, Q)
  return { p: P / g, q: Q / g }
}

/** §1.7 */
export const ratioText = ({ p, q }: Ratio): string => `${p}/${q}`

/** §1.7: `"3/10"`, `"30%"`, `"12.5%"`. */
export function parseRatio(text: string): Ratio {
  const [whole, over] = text.split('/')
  if (over !== undefined) return ratio(BigInt(whole!), BigInt(over))
  const [digits, decimals = ''] = text.replace('%', '').split('.')
  return ratio(BigInt(digits! + decimals), 100n * 10n ** BigInt(decimals.length))
}

export const plus = (a: Ratio, b: Ratio): Ratio => ratio(a.p * b.q + b.p * a.q, a.q * b.q)
export const times = (a: Ratio, n: number): Ratio => ratio(a.p * BigInt(n), a.q)
export const product = (a: Ratio, b: Ratio): Ratio => ratio(a.p * b.p, a.q * b.q)
export const minus = (a: Ratio, b: Ratio): Ratio => ratio(a.p * b.q - b.p * a.q, a.q * b.q)
export const over = (a: Ratio, n: number): Ratio => ratio(a.p, a.q * BigInt(n))
export const floor = ({ p, q }: Ratio): number => Number(p / q)
export const ceiling = ({ p, q }: Ratio): number => Number((p + q - 1n) / q)
export const fraction = ({ p, q }: Ratio): Ratio => ratio(p % q, q)

/** Negative, zero or positive as a < b, a = b or a > b. */
export const compare = (a: Ratio, b: Ratio): number => Number(a.p * b.q - b.p * a.q)

export type Rounding = 'up' | 'down' | 'half-up'

/** §7.4 */
export function rounded(x: Ratio, rounding: Rounding): number {
  if (rounding === 'up') return ceiling(x)
  return floor(rounding === 'down' ? x : plus(x, ratio(1, 2)))
}
