import { digest, sha256Hex } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
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
    expected: '"commit-reveal" or "sealed"',
    found: `"${opened.kind}", which has nothing to commit to`,
  })
}

/** Why a reveal does not belong to its source; undefined if it does. */
export function whyNotReveal(
  draw: DrawNumber,
  source: EntropySource,
  given: Reveal | undefined,
): string | undefined {
  if (given === undefined) return 'nothing was revealed'
  if (source.kind === 'operator') {
    return given.kind === 'operator' ? undefined : `a reveal of kind ${given.kind}`
  }
  if (source.kind === 'drand') return whyNotBeacon(source, given)
  if (source.kind === 'public-event') {
    if (given.kind !== 'public-event') return `a reveal of kind ${given.kind}`
    if (given.values.length !== source.fields.length) return `${given.values.length} values`
    for (const [index, { name, min, max, ascending }] of source.fields.entries()) {
      const value = given.values[index] as number
      const before = given.values[index - 1]
      if (value < min || value > max) return `${name} = ${value}, outside ${min} … ${max}`
      if (ascending && before !== undefined && value <= before) {
        return `${name} = ${value}, not greater than ${before} before it`
      }
    }
    return undefined
  }
  if (given.kind !== source.kind) return `a reveal of kind ${given.kind}`
  if (given.party !== source.party) return `a reveal of ${JSON.stringify(given.party)}`
  if (commitment({ series: draw.series, number: draw.number }, given) !== source.commitment)
    return 'a reveal that does not open the commitment'
  return undefined
}

/** All of §6.4 but the signature, which needs elliptic curves. */
function whyNotBeacon(source: BeaconSource, given: Reveal): string | undefined {
  if (given.kind !== 'drand') return `a reveal of kind ${given.kind}`
  if (given.round !== source.round) return `round ${given.round}, not the announced ${source.round}`
  const network = beaconNetwork(source.chain)
  if (network === undefined) return 'a round of an unknown network'
  if (given.signature.length !== 2 * network.signatureBytes) {
    return `a signature of ${given.signature.length / 2} bytes, not ${network.signatureBytes} as on ${network.name}`
  }
  if (network.chained !== (given.previousSignature !== undefined)) {
    return network.chained ? 'no previous signature' : 'a previous signature'
  }
  if (sha256Hex(given.signature) !== given.randomness) {
    return 'randomness that is not the SHA-256 of the signature'
  }
  return undefined
}
