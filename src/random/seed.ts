import { digest } from '../core/digest.ts'
import type { EntropySource, Reveal } from '../schema/documents/entropy.ts'

/** The seed of a draw (`docs/protocol.md` §6.2). */
export function computeSeed(announcementDigest: string, reveals: readonly Reveal[]): string {
  return digest('seed', { announcement: announcementDigest, reveals })
}

/** Bits of a seed; more entropy than this cannot enter it. */
const SEED_BITS = 256

/**
 * Below this a draw is refused unless it is labelled weak: its operator could try wordings until he
 * likes the outcome.
 */
export const WEAK_BELOW = 64

/**
 * Bits of the seed that the operator does not control, as the announcement declares them (§6.3).
 * None beside a text of the operator: he can choose it after he has seen all the others.
 */
export function independentBits(sources: readonly EntropySource[]): number {
  if (sources.some(({ kind }) => kind === 'operator')) return 0
  let bits = 0
  for (const source of sources) {
    if (source.kind === 'public-event') bits += source.bits
    else if (source.kind === 'drand') bits += SEED_BITS
    else if (source.kind === 'commit-reveal' && source.independent) bits += SEED_BITS
  }
  return Math.min(bits, SEED_BITS)
}
