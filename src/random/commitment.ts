import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { type Reveal, reveal } from '../schema/documents/entropy.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { drawNumber } from '../schema/options/ceremony.ts'
import { committed, type DrawNumber } from './why-not-reveal.ts'

export type { DrawNumber } from './why-not-reveal.ts'

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
  const named = parseOption('draw', drawNumber, draw)
  const opened = parseOption('contribution', reveal, contribution)
  if (opened.kind === 'sealed' || opened.kind === 'commit-reveal') return committed(named, opened)
  return fail({
    code: 'input/choice',
    path: 'contribution.kind',
    expected: say('one-of', { values: ['commit-reveal', 'sealed'] }),
    found: show(opened.kind),
  })
}
