import { lastSecondOf } from '../calendar/day.ts'
import { type Message, say } from '../core/message.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { RoundSummary, SampleRow } from '../schema/documents/documents.ts'
import type { EntropySource } from '../schema/documents/entropy.ts'
import { secondOf } from '../schema/documents/second-of.ts'

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
  rounds: readonly Pick<RoundSummary, 'pool' | 'round' | 'drawn' | 'window'>[],
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

/** What a headline says of sources that spoke when the first visit was to be over. */
export function lateSources(
  entropy: readonly EntropySource[],
  { firstVisit }: { readonly firstVisit?: FirstVisit },
): Message[] {
  const sources = entropy.flatMap((source, index) =>
    firstVisit !== undefined && (secondOf(source) ?? 0) > firstVisit.latest ? [index + 1] : [],
  )
  return sources.length === 0 ? [] : [say('sources-after-visit', { sources })]
}
