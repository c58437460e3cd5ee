import { lastSecondOf } from '../calendar/day.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { RecordHead, SampleRow } from '../schema/documents/documents.ts'

/** The ends of two days between which the first visit is: of one where all its days are known. */
export interface FirstVisit {
  readonly earliest: number
  readonly latest: number
}

/**
 * When the first visit is, as far as rows of the sample are known: of a round that drew more, some
 * day of its window.
 */
export function firstVisit(
  { rounds }: Pick<RecordHead, 'rounds'>,
  sample: readonly Pick<SampleRow, 'pool' | 'round' | 'date'>[],
): { readonly firstVisit?: FirstVisit } {
  const known = new Map<string, number>()
  for (const { pool, round } of sample) {
    const name = `${round} ${pool}`
    known.set(name, (known.get(name) ?? 0) + 1)
  }
  const closed = rounds.filter(
    ({ pool, round, drawn }) => drawn > (known.get(`${round} ${pool}`) ?? 0),
  )
  const first = (place: 0 | 1) =>
    [...sample.map(({ date }) => date), ...closed.map(({ window }) => window[place])].sort(
      compareUtf8,
    )[0]
  const [earliest, latest] = [first(0), first(1)]
  if (earliest === undefined || latest === undefined) return {}
  return { firstVisit: { earliest: lastSecondOf(earliest), latest: lastSecondOf(latest) } }
}
