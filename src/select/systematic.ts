import { formatRatio, ratio } from '../core/ratio.ts'
import type { Ticketed } from './smallest-tickets.ts'

/** A unit that may be drawn, with its size. */
export interface SizedUnit extends Ticketed {
  /** At least 1. */
  readonly size: number
}

/**
 * Draws n units with chances exactly proportional to their sizes (`docs/protocol.md` §7.5a):
 * systematic sampling of the cumulated sizes in a random order (Madow 1949; Hartley and Rao 1962).
 * Units as large as the step or larger are taken with certainty first.
 *
 * The start r is uniform, so a unit whose interval is n·x long is hit by r, r + T, r + 2T … with
 * chance n·x/T, whatever the order. With certainty units out, n·x < T and nobody is hit twice.
 *
 * @param units - in ticket order
 * @param n - at most as many as there are units
 * @param uniform - a uniform integer from 0 to m − 1; asked once, unless everybody or nobody is
 *   taken
 * @returns the sample, in ticket order, and the chance of every unit, n·x/T or 1, in lowest terms
 */
export function systematic(
  units: readonly SizedUnit[],
  n: number,
  uniform: (m: bigint) => bigint,
): { readonly sample: Ticketed[]; readonly piOf: ReadonlyMap<string, string> } {
  const { certain, left, total } = certainUnits(units, n)
  const taken = new Set<SizedUnit>(certain)
  const piOf = new Map([...certain].map(({ unit }) => [unit, '1/1']))
  if (left > 0n) {
    // The first r + k·T not below the interval in hand.
    let next = uniform(total)
    let sum = 0n
    for (const unit of units) {
      if (certain.has(unit)) continue
      const length = left * BigInt(unit.size)
      piOf.set(unit.unit, formatRatio(ratio(length, total)))
      sum += length
      if (next >= sum) continue
      taken.add(unit)
      next += total
    }
  }
  const sample = units.flatMap((each) => {
    return taken.has(each) ? [{ unit: each.unit, ticket: each.ticket }] : []
  })
  return { sample, piOf }
}

/** Units with n·x ≥ T, again and again with what is left of n and T. */
function certainUnits(units: readonly SizedUnit[], n: number) {
  const certain = new Set<SizedUnit>()
  let left = BigInt(n)
  let total = units.reduce((sum, { size }) => sum + BigInt(size), 0n)
  // Each pass takes a unit, or is the last.
  while (left > 0n) {
    const large = units.filter((unit) => !certain.has(unit) && left * BigInt(unit.size) >= total)
    if (large.length === 0) break
    for (const unit of large) {
      certain.add(unit)
      left -= 1n
      total -= BigInt(unit.size)
    }
  }
  return { certain, left, total }
}
