import type { Design } from './design.ts'

/**
 * True for a design that takes what its rule gives, however many visits the plan expects
 * (`docs/protocol.md` §3.10, §3.10a).
 */
export function saysHowMany(used: Design): boolean {
  if (used.type === 'simple') return used.rate !== undefined
  if (used.type === 'stratified') return used.allocation.type === 'rates'
  if (used.type === 'pps') return false
  return used.type === 'listed' || used.cover !== 'over-rounds'
}
