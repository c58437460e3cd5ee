import type { LedgerEntry } from '../../schema/documents/ledger.ts'
import type { Inputs } from '../../schema/inputs/inputs.ts'
import type { SeriesLink } from '../check-history.ts'
import type { VerifySeriesOptions } from '../verify-series.ts'
import type { Place, SeriesTree } from './place-in-series.ts'
import type { SeriesDraw } from './series-draw.ts'
import type { EndedNumber, SortedDocuments } from './sort-documents.ts'

/** What a verifier knows from elsewhere, its inputs parsed. */
export type Known = Omit<VerifySeriesOptions, 'inputs'> & { readonly inputs: readonly Inputs[] }

/** What is at hand, and what was found out so far. */
export interface Walk {
  readonly known: Known
  /** Undefined too where it contradicts the documents. */
  readonly ledger: readonly LedgerEntry[] | undefined
  readonly sorted: SortedDocuments
  readonly tree: SeriesTree
  /** Numbers of the main series and those that it takes over, each after those before it. */
  readonly own: readonly EndedNumber[]
  readonly draws: SeriesDraw[]
  /** Inputs, keys and events that bear on some document; draws with which a later one was compared. */
  readonly used: Set<unknown>
}

/** The numbers before a place. */
export function before({ own, tree }: Walk, place: Place): readonly EndedNumber[] {
  return own.filter(({ link }) => tree.isBefore(link, place))
}

/**
 * The documents from number 1 to a link, by digest; undefined where one is missing, none where
 * another one has its number.
 */
export function chainTo({ own }: Walk, link: SeriesLink): readonly SeriesLink[] | undefined {
  const chain: SeriesLink[] = []
  let at = link
  while (at.previous !== null) {
    const { series, number, previous } = at
    const candidates = own.filter(
      (each) => each.link.series === series && each.link.number === number - 1,
    )
    const next = candidates.find((each) => each.link.digest === previous)
    if (next === undefined) return candidates.length === 0 ? undefined : []
    chain.unshift(next.link)
    at = next.link
  }
  return chain
}
