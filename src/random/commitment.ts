import { digest, sha256Hex } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'
import { beaconNetwork } from '../schema/documents/beacon-network.ts'
import {
  type BeaconSource,
  type EntropySource,
  type Reveal,
  reveal,
} from '../schema/documents/entropy.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { drawNumber } from '../schema/options/ceremony.ts'

/** Which draw a contribution is for; it enters the commitment, so that one cannot be used again. */
export interface DrawNumber {
  readonly series: string
  readonly number: number
}

/**
 * Makes the commitment a party publishes before the draw and opens after it (`docs/protocol.md`
 * §6.1).
 *
 * @param draw - series and number the contribution is for
 * @param contribution - what will be revealed; the nonce is 32 random bytes as 64 hex digits, from
 *   the caller: this library has no randomness of its own
 * @returns 64 hex digits, for the announcement's source
 * @throws DoubleRandomError `input/…` for a malformed party, nonce, value or contribution
 *
 * @example
 * const nonce = '00'.repeat(31) + '01';
 * commitment({ series: 's', number: 1 }, { kind: 'commit-reveal', party: '公证处', nonce, value: '瑞雪' }).length; // => 64
 */
export function commitment(
  draw: DrawNumber,
  contribution: Extract<Reveal, { kind: 'commit-reveal' | 'sealed' }>,
): string {
  const { series, number } = parseOption('draw', drawNumber, draw)
  const opened = parseOption('contribution', reveal, contribution)
  if (opened.kind === 'sealed') {
    const { party, contribution: secret } = opened
    return digest('sealed', { series, number, party, contribution: secret })
  }
  if (opened.kind === 'commit-reveal') {
    const { party, nonce, value } = opened
    return digest('commit', { series, number, party, nonce, value })
  }
  return fail({
    code: 'input/choice',
    path: 'contribution.kind',
    expected: say('one-of', { values: ['commit-reveal', 'sealed'] }),
    found: show(opened.kind),
  })
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
  if (commitment({ series: draw.series, number: draw.number }, given) !== source.commitment)
    return say('reveal-of-another-commitment')
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
