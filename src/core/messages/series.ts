import type { Message, None } from '../message.ts'
import type { InputTable } from '../table.ts'
import type { NamedRound } from './draw.ts'

/** How many they are, and the first of them by name. */
export interface Counted {
  readonly count: number
  readonly ids: readonly string[]
}

/** Whose draw a remark is about; the series only where it is another one. */
export interface OfNumber {
  readonly number: number
  readonly series?: string
}

/** A document of a series, by what a ledger calls it. */
export interface LedgerPlace {
  readonly kind: string
  readonly number: number
}

/** One step from a value to another: a path by ids and codes, where elements have some. */
export interface ValueStep {
  readonly path: string
  readonly from: Message
  readonly to: Message
}

/** Why units that had a chance in one draw have none in the next. */
export type LostBy = 'directory' | 'frame' | 'task' | 'stratum' | 'excluded' | 'cap'

/** What is said of the documents of a series besides each of them. */
export interface SeriesMessages {
  // The columns.
  'series-columns': {
    readonly refuted: number
    readonly open: number
    readonly told: number
    /** Differences that a reason covers, and those of them with an approval. */
    readonly explained: number
    readonly approved: number
    /** Units that had a chance in a draw and none in the next. */
    readonly lost: number
  }
  'series-weak': { readonly numbers: readonly number[] }

  // One chain.
  'series-chained': { readonly documents: number }
  'numbers-missing': { readonly numbers: readonly number[] }
  'number-twice': { readonly number: number }
  'announced-twice': { readonly number: number }
  'announced-only': { readonly number: number }
  'amendment-without-record': { readonly number: number }
  'outcomes-without-record': { readonly number: number }
  /** Inputs that were handed in, and that no record announces. */
  'inputs-of-none': { readonly count: number }
  'keys-of-none': { readonly count: number }
  /** Outcomes of units that the draw did not have. */
  'outcomes-of-none': OfNumber & Counted
  'outcomes-of-nothing': OfNumber
  'void-announced': None
  'void-of-another-announcement': None
  /** A void whose day was over before its number could be announced. */
  'void-too-early': { readonly date: string }

  // Ledger and other series.
  'ledger-agrees': { readonly entries: number }
  'ledger-head-missing': None
  'entries-after-head': { readonly entries: number }
  'ledger-head-otherwise': { readonly sequence: number; readonly number: number | null }
  'ledger-short': { readonly sequence: number; readonly entries: number }
  'ledger-order': LedgerPlace
  'ledger-otherwise': LedgerPlace
  'not-entered': { readonly documents: readonly LedgerPlace[] }
  'documents-missing': { readonly documents: readonly LedgerPlace[] }
  'head-not-cited': { readonly number: number }
  'series-taken-over': OfNumber
  'series-taken-over-missing': OfNumber
  'series-taken-over-otherwise': OfNumber
  'series-goes-on': OfNumber
  'series-apart': { readonly series: string }
  'inputs-elsewhere': OfNumber & { readonly rounds: readonly NamedRound[] }

  // Sources.
  'sources-fresh': { readonly documents: number }
  'source-known-before': OfNumber & { readonly source: number }
  'source-over-before-void': OfNumber & { readonly source: number }
  'contribution-again': OfNumber & { readonly source: number }
  'published-before-number': OfNumber & { readonly second: number }

  // The inputs against those of the number before.
  'inputs-as-before': OfNumber
  'plan-steps': OfNumber & {
    readonly of: 'plan' | 'calendar'
    readonly count: number
    readonly steps: readonly ValueStep[]
  }
  'rows-removed': OfNumber & Counted & { readonly of: InputTable }
  'rows-added': OfNumber & Counted & { readonly of: InputTable }
  'rows-changed': OfNumber &
    Counted & { readonly of: InputTable; readonly members: readonly string[] }
  /** A part of an announcement that a void ended; of a table, with its rows. */
  'changed-since-void': OfNumber & {
    readonly of: 'plan' | 'calendar' | InputTable
    readonly rows: { readonly before: number; readonly now: number } | null
  }
  'difference-explained': {
    readonly difference: Message
    readonly reasons: readonly { readonly text: string; readonly approval: string | null }[]
  }
  'reason-idle': { readonly of: string; readonly text: string }

  // Visits of earlier draws.
  'visits-follow': { readonly visits: number }
  'visits-missing': OfNumber & Counted
  'visits-moved': OfNumber & Counted
  'visits-by-others': OfNumber & Counted
  'visits-against-outcomes': OfNumber & Counted
  'visits-as-planned': OfNumber & Counted
  'visits-not-drawn': Counted
  /** Of reserves: only an amendment that is not at hand could have put them in. */
  'visits-by-amendment': OfNumber & Counted
  'amendments-not-carried': OfNumber & { readonly carried: number; readonly amendments: number }

  // Who is in reach, and what is drawn again.
  'chance-lost': OfNumber & Counted & { readonly by: LostBy; readonly rule: string | null }
  'rounds-again': OfNumber & { readonly rounds: readonly NamedRound[] }
  'rounds-of-void': OfNumber & { readonly rounds: readonly NamedRound[] }
  /** A round under a name that the plan before did not have, like one that was drawn before. */
  'round-alike': OfNumber & {
    readonly round: NamedRound
    readonly before: NamedRound
    /** The same but for its names; or else at least half of the units, in the same days. */
    readonly same: boolean
  }
}
