import { canonicalJson } from '../../core/canonical-json.ts'
import { fold } from '../kit/fold.ts'
import type { EntropySource } from './entropy.ts'

/** What a source must not share with another one: then the two would be one, counted twice. */
export function sourceNames(source: EntropySource): string[] {
  if (source.kind === 'operator') return ['operator']
  if (source.kind === 'drand') return [`drand ${source.chain}`]
  // A party counts once, whether it commits or is sealed.
  if (source.kind !== 'public-event') return [`party ${fold(source.party)}`]
  // An event is known by when it happens and what comes out, however it is called.
  const { at, title, fields } = source
  const ranges = fields.map(({ min, max }) => [min, max])
  return [`event ${fold(title)}`, `event ${canonicalJson([at, ranges])}`]
}
