import type { Check, VerificationOutcome, VerificationReport } from '../core/check.ts'
import type { Message } from '../core/message.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
import type { LedgerHead } from '../schema/documents/documents.ts'
import type { LedgerEntry } from '../schema/documents/ledger.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { seriesDocuments, seriesOptions } from '../schema/options/ceremony.ts'
import type { OutcomeData } from '../schema/report/outcome.ts'
import type { ReportedEvent } from './check-sources.ts'
import { followSeries } from './series/follow-series.ts'
import { reportOn } from './series/series-report.ts'
import { sortDocuments } from './series/sort-documents.ts'
import type { VerifyOptions } from './verify.ts'

/** A document of a series, and what is known of it from elsewhere. */
export interface SeriesDocument
  extends Pick<
    VerifyOptions,
    | 'announcementDigest'
    | 'announcedAt'
    | 'recordDigest'
    | 'verifyBeacon'
    | 'events'
    | 'blinding'
    | 'amendments'
    | 'lastAmendment'
  > {
  /** Text of a record, a void, an announcement, an amendment or outcomes. */
  readonly text: string
  /** The digest of outcomes, as it was published. */
  readonly outcomesDigest?: string
  /** The inputs of a record, unless they are among the `inputs` of the options. */
  readonly data?: InputData | Inputs
  /** Outcomes of the visits, for what later draws must know of them (see {@link visitsMade}). */
  readonly outcomes?: readonly OutcomeData[]
}

/** What was established about one document. */
export interface SeriesEntry {
  /** Null where it cannot be read. */
  readonly series: string | null
  readonly number: number | null
  readonly kind: 'record' | 'void' | 'announcement' | 'unreadable' | 'not-judged'
  /** What all its checks come to. */
  readonly outcome: VerificationOutcome
  /** Its headline, or what it is. */
  readonly message: readonly Message[]
  /** Everything that was checked of the document by itself. */
  readonly report?: VerificationReport
  /** All checks: of the document, and against the documents before it. */
  readonly checks: readonly Check[]
  /** What differs from the number before and is no reason to doubt. */
  readonly told: readonly Message[]
}

/** Something to be said of a number, or of the series where there is none. */
export interface SeriesRemark {
  readonly series: string | null
  readonly number: number | null
  readonly about: Check | Message
}

/** Everything that was established about a series. */
export interface SeriesReport {
  readonly outcome: VerificationOutcome
  /** The verdict, then whether the series is complete, voids and redraws, the three columns. */
  readonly headline: readonly Message[]
  /** By series and number. */
  readonly entries: readonly SeriesEntry[]
  /** Of the series as a whole. */
  readonly checks: readonly Check[]
  /** First column: what cannot be if the documents are right. */
  readonly refutes: readonly SeriesRemark[]
  /** Second column: what further evidence, or a reason in `changes`, would settle. */
  readonly open: readonly SeriesRemark[]
  /** Third column: what a reader should know. */
  readonly told: readonly SeriesRemark[]
}

/** What a verifier of a series knows from elsewhere. */
export interface VerifySeriesOptions {
  /**
   * Digest of the last record or void as it was published: without it nobody can see that later
   * ones were left out.
   */
  readonly lastDigest?: string
  /** Inputs of records, in any order: each belongs to the record that announces its roots. */
  readonly inputs?: readonly (InputData | Inputs)[]
  /** Keys that blinded rows, likewise. */
  readonly blindings?: readonly string[]
  /** How public events came out, likewise. */
  readonly events?: readonly ReportedEvent[]
  /** The ledger of the series from its first entry, as it was kept. */
  readonly ledger?: readonly LedgerEntry[]
  /** Its head, as it was published. */
  readonly ledgerHead?: LedgerHead
  /** Bounds on the size and depth of every text. */
  readonly limits?: TextLimits
}

/**
 * Verifies the documents of a series as one chain, and each number against the one before
 * (`docs/protocol.md` §12, `docs/series.md`).
 *
 * Documents come in any order. Each record is replayed with its inputs and amendments; each number
 * must follow the one before by digest; plan, calendar, tables and the visits of earlier draws are
 * compared with what the draw before was made from. What differs refutes, is open until a reason in
 * the announcement's `changes` covers it, or is told.
 *
 * @param documents - texts, with what is known of each (see {@link SeriesDocument})
 * @param options - last digest, inputs, ledger, limits (see {@link VerifySeriesOptions})
 * @returns the report: `refuted` if a link, a record or a difference is wrong, `partial` while anything is
 *   open
 * @throws DoubleRandomError `input/…` for malformed inputs, outcomes or options; never for a bad
 *   document
 *
 * @example
 * const first = draw(exampleInputs, { seed: '一' });
 * const inputs = { ...exampleInputs, pastVisits: visitsMade(first, exampleInputs) };
 * const second = draw(inputs, { seed: '二', number: 2, previous: first.digest });
 * const documents = [second, first].map((record) => ({ text: canonicalJson(record) }));
 * const known = { inputs: [exampleInputs, inputs], lastDigest: second.digest };
 * // Both seeds were picked by the operator, so nothing is verified.
 * verifySeries(documents, known).outcome; // => 'partial'
 * verifySeries(documents, { ...known, lastDigest: first.digest }).outcome; // => 'refuted'
 */
export function verifySeries(
  documents: readonly SeriesDocument[],
  options: VerifySeriesOptions = {},
): SeriesReport {
  const given = parseOption('documents', seriesDocuments, documents) as readonly SeriesDocument[]
  const known = parseOption('options', seriesOptions, options) as VerifySeriesOptions
  const inputs = (known.inputs ?? []).map((each) => parseInputs(each))
  const sorted = sortDocuments(given, known.limits ?? {})
  return reportOn(followSeries(sorted, { ...known, inputs }))
}
