import type { Ratio } from '../../core/ratio.ts'

/** Numbers are given to this many parts of one. */
const SCALE = 1_000_000

/**
 * Far above the error of what is computed in doubles here, far below the last digit that is given.
 */
const SLACK = 1e-10

/** A ratio as a number with six decimals, halves to even. */
export function toNumber({ p, q }: Ratio): number {
  const twice = 2n * p * BigInt(SCALE)
  const down = twice / (2n * q)
  const rest = twice - down * 2n * q
  const up = rest > q || (rest === q && down % 2n === 1n)
  return Number(up ? down + 1n : down) / SCALE
}

/** At most x, with six decimals. */
export function roundDown(x: number): number {
  return Math.max(0, Math.floor((x - SLACK) * SCALE)) / SCALE
}

/** At least x, with six decimals. */
export function roundUp(x: number): number {
  return Math.ceil((x + SLACK) * SCALE) / SCALE
}

/** The largest number with six decimals that is not above p/q ≥ 0. */
export function ratioDown(p: bigint | number, q: bigint | number): number {
  return Number((BigInt(p) * BigInt(SCALE)) / BigInt(q)) / SCALE
}

/** The smallest number with six decimals that is not below p/q ≥ 0. */
export function ratioUp(p: bigint | number, q: bigint | number): number {
  return Number((BigInt(p) * BigInt(SCALE) + BigInt(q) - 1n) / BigInt(q)) / SCALE
}
