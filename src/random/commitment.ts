import { digest } from '../core/digest.ts'
import type { EntropySource, Reveal } from '../schema/entropy.ts'
import { parseOption } from '../schema/parse-option.ts'
import { hex64, id, text } from '../schema/text.ts'

/** Which draw a contribution is for; it enters the commitment, so that one cannot be used again. */
export interface DrawNumber {
  readonly series: string
  readonly number: number
}

/**
 * Makes the commitment a party publishes before the draw and opens after it (`docs/protocol.md` §6.1).
 *
 * @param draw - series and number the contribution is for
 * @param contribution - what will be revealed; the nonce is 32 random bytes as 64 hex digits, from the caller: this
 *   library has no randomness of its own
 * @returns 64 hex digits, for the announcement's source
 * @throws DoubleRandomError `input/…` for a malformed party, nonce, value or contribution
 *
 * @example
 * const nonce = '00'.repeat(31) + '01';
 * commitment({ series: 's', number: 1 }, { kind: 'commit-reveal', party: '公证处', nonce, value: '瑞雪' }).length; // => 64
 */
export function commitment(
  { series, number }: DrawNumber,
  contribution: Extract<Reveal, { kind: 'commit-reveal' | 'sealed' }>,
): string {
  const party = parseOption('party', id, contribution.party)
  if (contribution.kind === 'sealed') {
    const sealed = parseOption('contribution', hex64, contribution.contribution)
    return digest('sealed', { series, number, party, contribution: sealed })
  }
  const nonce = parseOption('nonce', hex64, contribution.nonce)
  const value = parseOption('value', text, contribution.value)
  return digest('commit', { series, number, party, nonce, value })
}

/** Why a reveal does not belong to its source; undefined if it does. @internal */
export function whyNotReveal(
  draw: DrawNumber,
  source: EntropySource,
  reveal: Reveal | undefined,
): string | undefined {
  if (reveal === undefined) return 'nothing was revealed'
  if (source.kind === 'operator') {
    return reveal.kind === 'operator' ? undefined : `a reveal of kind ${reveal.kind}`
  }
  if (source.kind === 'public-event') {
    if (reveal.kind !== 'public-event') return `a reveal of kind ${reveal.kind}`
    if (reveal.values.length !== source.fields.length) return `${reveal.values.length} values`
    for (const [index, { name, min, max, ascending }] of source.fields.entries()) {
      const value = reveal.values[index] as number
      const before = reveal.values[index - 1]
      if (value < min || value > max) return `${name} = ${value}, outside ${min} … ${max}`
      if (ascending && before !== undefined && value <= before) {
        return `${name} = ${value}, not greater than ${before} before it`
      }
    }
    return undefined
  }
  if (reveal.kind !== source.kind) return `a reveal of kind ${reveal.kind}`
  if (reveal.party !== source.party) return `a reveal of ${JSON.stringify(reveal.party)}`
  if (commitment(draw, reveal) !== source.commitment)
    return 'a reveal that does not open the commitment'
  return undefined
}
