import { digest, sha256Hex } from '../core/digest.ts'
import { type Message, say } from '../core/message.ts'
import { beaconNetwork } from '../schema/documents/beacon-network.ts'
import type { BeaconSource, EntropySource, Reveal } from '../schema/documents/entropy.ts'

/** Which draw a contribution is for; it enters the commitment, so that one cannot be used again. */
export interface DrawNumber {
  readonly series: string
  readonly number: number
}

/** The commitment to a contribution (`docs/protocol.md` §6.1). */
export function committed(
  { series, number }: DrawNumber,
  given: Extract<Reveal, { kind: 'commit-reveal' | 'sealed' }>,
): string {
  const { party } = given
  return given.kind === 'sealed'
    ? digest('sealed', { series, number, party, contribution: given.contribution })
    : digest('commit', { series, number, party, nonce: given.nonce, value: given.value })
}

/** Why a reveal does not belong to its source; undefined if it does. */
export function whyNotReveal(
  draw: DrawNumber,
  source: EntropySource,
  given: Reveal | undefined,
): Message | undefined {
  if (given === undefined) return say('nothing-revealed')
  if (source.kind === 'operator') {
    return given.kind === 'operator' ? undefined : say('reveal-of-kind', { kind: given.kind })
  }
  if (source.kind === 'drand') return whyNotBeacon(source, given)
  if (source.kind === 'public-event') {
    if (given.kind !== 'public-event') return say('reveal-of-kind', { kind: given.kind })
    const count = given.values.length
    if (count !== source.fields.length) return say('values-revealed', { count })
    for (const [index, { name, min, max, ascending }] of source.fields.entries()) {
      const value = given.values[index] as number
      const before = given.values[index - 1]
      if (value < min || value > max) return say('value-outside', { name, value, min, max })
      if (ascending && before !== undefined && value <= before) {
        return say('value-not-ascending', { name, value, before })
      }
    }
    return undefined
  }
  if (given.kind !== source.kind) return say('reveal-of-kind', { kind: given.kind })
  if (given.party !== source.party) return say('reveal-of-party', { party: given.party })
  if (committed(draw, given) !== source.commitment) return say('reveal-of-another-commitment')
  return undefined
}

/** All of §6.4 but the signature, which needs elliptic curves. */
function whyNotBeacon(source: BeaconSource, given: Reveal): Message | undefined {
  if (given.kind !== 'drand') return say('reveal-of-kind', { kind: given.kind })
  const { round } = given
  if (round !== source.round) return say('round-not-announced', { round, announced: source.round })
  const network = beaconNetwork(source.chain)
  if (network === undefined) return say('round-of-unknown-network')
  const bytes = given.signature.length / 2
  if (bytes !== network.signatureBytes) {
    return say('signature-bytes', { bytes, needed: network.signatureBytes, network: network.name })
  }
  if (network.chained !== (given.previousSignature !== undefined)) {
    return say(network.chained ? 'no-previous-signature' : 'previous-signature')
  }
  if (sha256Hex(given.signature) !== given.randomness) {
    return say('randomness-of-another-signature')
  }
  return undefined
}
