import { digest } from '../core/digest.ts'
import type { RecordHead } from '../schema/documents/documents.ts'
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
 *
 * @param reveals - what became of them, where it is known: then a constant nonce counts nothing, and
 *   of events that came out alike only the best one (§6.3a)
 */
export function independentBits(
  sources: readonly EntropySource[],
  reveals: readonly Reveal[] = [],
): number {
  if (sources.some(({ kind }) => kind === 'operator')) return 0
  let bits = 0
  const ofOutcome = new Map<string, number>()
  for (const [index, source] of sources.entries()) {
    const reveal = reveals[index]
    if (source.kind === 'public-event') {
      const outcome = reveal?.kind === 'public-event' ? outcomeOf(reveal) : `${index}`
      const counted = ofOutcome.get(outcome) ?? 0
      ofOutcome.set(outcome, Math.max(counted, source.bits))
      bits += Math.max(0, source.bits - counted)
    } else if (source.kind === 'drand') bits += SEED_BITS
    else if (source.kind === 'commit-reveal' && source.independent && !isConstant(reveal)) {
      bits += SEED_BITS
    }
  }
  return Math.min(bits, SEED_BITS)
}

/** The same for values in whatever order. */
export function outcomeOf({ values }: Extract<Reveal, { kind: 'public-event' }>): string {
  return `values ${[...values].sort((a, b) => a - b).join()}`
}

/**
 * Whether a record's draw is weak, as announced or for what was revealed. The label is not asked,
 * and what the head states can only lower what its sources give.
 */
export function isWeakDraw(
  { announcement, strength }: Pick<RecordHead, 'announcement' | 'strength'>,
  reveals?: readonly Reveal[],
): boolean {
  const bits = independentBits(announcement.entropy, reveals)
  return Math.min(bits, strength.independentBits) < WEAK_BELOW
}

/**
 * Of 32 random bytes at most 12 are different with a chance of 2⁻⁷⁵ (counted exactly in
 * test/ceremony/announced.test.ts): somebody typed them.
 */
const FEWEST_BYTES = 13

/** Whether what a party contributed was not drawn at random, for all anybody can see. */
export function isConstant(reveal: Reveal | undefined): boolean {
  if (reveal?.kind !== 'commit-reveal' && reveal?.kind !== 'sealed') return false
  const hex = reveal.kind === 'sealed' ? reveal.contribution : reveal.nonce
  return new Set(hex.match(/../g)).size < FEWEST_BYTES
}
