import { compareUtf8 } from '../../core/utf8.ts'
import { fold } from '../kit/fold.ts'
import type { EntropySource } from './entropy.ts'

/** Within a day what comes out in the same ranges is taken for one event. */
const SECONDS_OF_A_DAY = 86_400

/** Whether two sources would be one, counted twice (`docs/protocol.md` §6.1, §6.1a). */
export function isSameSource(a: EntropySource, b: EntropySource): boolean {
  // A party counts once, whether it commits or is sealed.
  if ('party' in a && 'party' in b) return fold(a.party) === fold(b.party)
  if (a.kind === 'drand' && b.kind === 'drand') return a.chain === b.chain
  if (a.kind !== 'public-event' || b.kind !== 'public-event') return a.kind === b.kind
  if (fold(a.title) === fold(b.title)) return true
  return Math.abs(a.at - b.at) < SECONDS_OF_A_DAY && rangesOf(a) === rangesOf(b)
}

/** An event is known by what can come out, however the fields are named and ordered. */
function rangesOf({ fields }: Extract<EntropySource, { kind: 'public-event' }>): string {
  return fields
    .map(({ min, max }) => `${min} ${max}`)
    .sort(compareUtf8)
    .join()
}
