import { binomial } from '../../core/binomial.ts'
import type { EventField } from './entropy.ts'

// More outcomes than any declaration needs: 64 fields of safe integers have fewer than 2^(64 × 54).
const MOST_BITS = 64 * 54

/**
 * How many outcomes an event can have at most (`docs/protocol.md` §6.1a). Balls that must ascend
 * have far fewer than the product of their ranges: a run of L of them is a choice of L different
 * integers.
 */
export function countOutcomes(fields: readonly EventField[]): bigint {
  const runs: EventField[][] = []
  for (const each of fields) {
    const run = runs.at(-1)
    if (run !== undefined && each.ascending) run.push(each)
    else runs.push([each])
  }
  let outcomes = 1n
  for (const run of runs) {
    let product = 1n
    for (const { min, max } of run) product *= BigInt(max) - BigInt(min) + 1n
    const low = Math.min(...run.map(({ min }) => min))
    const high = Math.max(...run.map(({ max }) => max))
    const span = high - low + 1
    // Beyond the safe integers only the product is exact; it is the weaker bound.
    const choices = Number.isSafeInteger(span) ? binomial(span, run.length, product) : product
    outcomes *= choices < product ? choices : product
  }
  return outcomes
}

/** Whether an event with these fields can have so many bits. */
export function haveBits(fields: readonly EventField[], bits: number): boolean {
  return bits <= MOST_BITS && 1n << BigInt(bits) <= countOutcomes(fields)
}
