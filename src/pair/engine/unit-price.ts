import type { PairingProblem } from './problem.ts'

/**
 * What the k-th seat of an inspector costs: a number that grows with k, so that loads are even when
 * no seat can pass to somebody for whom it is cheaper.
 *
 * `squares`: (2(carried + k) − 1) / availability, the growth of (carried + load)² / availability.
 * `standing`: (carried + k) / availability. `free`: 0.
 *
 * The quotients are compared, never added. They are rounded, but in their order and never to the
 * same number unless equal: numerators stay below 2²³ and denominators below 2²⁰, so different
 * quotients differ by more than one part in 2⁴³, and a correctly rounded division keeps 53 bits
 * (IEEE 754).
 */
export type UnitPrice = (inspector: number, k: number) => number

export type Pricing = 'squares' | 'standing' | 'free'

export function unitPrice({ standing }: PairingProblem, pricing: Pricing): UnitPrice {
  if (pricing === 'free') return () => 0
  if (standing === undefined) return (_, k) => k
  const { carried, availability } = standing
  if (pricing === 'standing') return (i, k) => (carried[i]! + k) / availability[i]!
  return (i, k) => (2 * (carried[i]! + k) - 1) / availability[i]!
}
