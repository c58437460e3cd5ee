import { lastSecondOf } from '../calendar/day.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { RecordHead } from '../schema/documents/documents.ts'

/**
 * The last second of the day of the first visit, as far as days are known; of a round that drew
 * somebody the first visit is within its window.
 */
export function firstVisitEnds(
  { rounds }: Pick<RecordHead, 'rounds'>,
  days: readonly string[],
): { readonly firstVisitEnds?: number } {
  const ends = rounds.flatMap(({ drawn, window }) => (drawn > 0 ? [window[1]] : []))
  const [first] = [...days, ...ends].sort(compareUtf8)
  return first === undefined ? {} : { firstVisitEnds: lastSecondOf(first) }
}
