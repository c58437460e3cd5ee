import {
  type Check,
  type CheckName,
  failure,
  namesOf,
  notChecked,
  type Verdict,
  verdictOf,
} from '../core/check.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import { isMessage, type Message, say } from '../core/message.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
import type { Blinding } from '../core/table.ts'
import { isWeakDraw } from '../random/seed.ts'
import { composeRecord } from '../record/compose-record.ts'
import { blindingIfRight } from '../record/read-announcement.ts'
import type { DrawRecord, RecordHead } from '../schema/documents/documents.ts'
import type { VerifyBeacon } from '../schema/documents/entropy.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { verifyOptions } from '../schema/options/ceremony.ts'
import { checkAmendments } from './check-amendments.ts'
import { checkEntropy } from './check-entropy.ts'
import { checkAnnouncement, checkDigests } from './check-evidence.ts'
import { checkHistory, type History, readLink, type SeriesLink } from './check-history.ts'
import { checkPolicy } from './check-policy.ts'
import { checkReplay } from './check-replay.ts'
import type { ReportedEvent } from './check-sources.ts'
import { firstVisitEnds } from './first-visit.ts'
import { readText } from './read-text.ts'
import type { VerificationReport } from './report.ts'
import { checkFresh, type Revealed } from './series/fresh-sources.ts'

/** What a verifier knows from elsewhere. */
export interface VerifyOptions {
  /** The announcement's digest as it was published before the entropy existed. */
  readonly announcementDigest?: string
  /** When that was: the second, from 1970-01-01T00:00:00Z, at which others had the digest. */
  readonly announcedAt?: number
  /** Checks the signature of a drand round; without it a record that has one is not `ok`. */
  readonly verifyBeacon?: VerifyBeacon
  /** How public events came out, as others reported them. */
  readonly events?: readonly ReportedEvent[]
  /** The key that blinded the rows, if one did. */
  readonly blinding?: string
  /** Texts of all earlier records and voids of the series, number 1 first. */
  readonly history?: readonly string[]
  /** Texts of the amendments of this record, the first one first. */
  readonly amendments?: readonly string[]
  /**
   * Digest of the last amendment as it was published: without it nobody can see that later ones
   * were left out.
   */
  readonly lastAmendment?: string
  /** Bounds on the size and depth of every text. */
  readonly limits?: TextLimits
}

// Without these nothing ties the rows to the digest, the inputs to the announcement, or the outcome
// to the rule; a beacon that nobody checked may be made up, and amendments that were handed in are
// part of what is verified.
const NEEDED: readonly CheckName[] = [
  'table-roots',
  'announcement-inputs',
  'beacon-signatures',
  'replay',
  'amendments',
]

/**
 * Checks a record against the inputs it claims to have been drawn from, by replaying it
 * (`docs/protocol.md` §12).
 *
 * Evidence that is bad is reported, not thrown: every named check comes back as `pass`, `fail` or
 * `not-checked`, the first difference located. What cannot be seen from the documents, for example
 * whether the announcement was published in time, is `not-checked` unless the option that tells it
 * is given.
 *
 * @param record - the text of the record as it was published (a record object is taken as its
 *   canonical text)
 * @param data - the inputs, as published or as kept by the bureau
 * @param options - what the verifier knows from elsewhere (see {@link VerifyOptions})
 * @returns the report; {@link assertVerified} turns a failure into an error
 * @throws DoubleRandomError `input/…` for malformed inputs or options; never for a bad record
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * verify(canonicalJson(record), exampleInputs).ok; // => true
 */
export function verify(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: VerifyOptions = {},
): VerificationReport {
  const known = parseOption('options', verifyOptions, options)
  const limits = known.limits ?? {}
  const links = known.history?.map((text) => readLink(text, limits))
  const before = links?.flatMap((link) => (isMessage(link) ? [] : [link.revealed]))
  const series = { ...(links && { links }), ...(before && { before }) }
  return verifyInSeries(record, parseInputs(data), known, series)
}

/** What is at hand of the series of a record. */
export interface SeriesKnown {
  /** The documents from number 1 to it. */
  readonly links?: readonly (SeriesLink | Message)[]
  /** What earlier numbers have made known. */
  readonly before?: readonly Revealed[]
  /** And draws of other series. */
  readonly elsewhere?: readonly Revealed[]
}

/** What {@link verify} does once the documents before the record have been read. */
export function verifyInSeries(
  record: string | DrawRecord,
  inputs: Inputs | undefined,
  known: Omit<VerifyOptions, 'history'>,
  { links, before = [], elsewhere = [] }: SeriesKnown,
): VerificationReport {
  const read = readText('record', record, known.limits)
  if ('report' in read) return read.report
  const { document } = read
  const { body } = document
  const { announcement } = body.head
  const days = body.tables.sample.map(({ date }) => date)
  const blinding = blindingIfRight(announcement, known.blinding)
  const history = checkHistory(document, links)
  const checks = [
    ...read.checks,
    ...checkDigests(document, blinding),
    ...checkAnnouncement(document, inputs, blinding, known.announcementDigest),
    history.check,
    ...checkEntropy(body, { ...known, ...firstVisitEnds(body.head, days) }),
    ...(before.length + elsewhere.length === 0
      ? []
      : checkFresh(
          { ...body.secrets, announcement, announcedAt: known.announcedAt },
          before,
          elsewhere,
        )),
    ...(inputs === undefined
      ? [notChecked('replay', say('inputs-missing'))]
      : [
          ...replayChecks(inputs, document, blinding),
          ...checkPolicy(inputs, body),
          ...checkAmendments(inputs, document, known),
        ]),
  ]
  const verdict = verdictOf(checks, NEEDED)
  return { ok: verdict.ok, headline: headlineOf(document, checks, history, verdict), checks }
}

function replayChecks(
  inputs: Inputs,
  { body }: DrawRecord,
  blinding: Blinding | undefined,
): Check[] {
  const { announcement } = body.head
  try {
    const expected = composeRecord(inputs, announcement, body.secrets.reveals, blinding)
    const isOpen = announcement.blinding === null || blinding !== undefined
    return checkReplay(expected, body, isOpen)
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    return [
      failure('replay', say('replay-impossible', { problems: error.problems })),
      notChecked('sample', say('replay-missing')),
    ]
  }
}

function headlineOf(
  { body: { head } }: DrawRecord,
  checks: readonly Check[],
  history: History,
  verdict: Verdict,
): Message[] {
  const open = namesOf(checks, 'not-checked')
  const { isKnown, voids, redraws } = history
  return [
    say('record-verdict', { series: head.series, number: head.number, ...verdict }),
    say('checks-passed', { count: checks.filter(({ status }) => status === 'pass').length }),
    ...(open.length === 0 ? [] : [say('checks-open', { checks: open })]),
    isKnown ? say('voids-and-redraws', { voids, redraws }) : say('voids-and-redraws-unknown'),
    ...choiceOf(head),
    ...amendmentsOf(checks),
    ...(isWeakDraw(head) ? [say('entropy-weak')] : []),
  ]
}

/** What amendments by rule add up to, where a reader should ask about it. */
function amendmentsOf(checks: readonly Check[]): Message[] {
  return checks.flatMap(({ message }) => {
    if (message.id !== 'amendments-lawful') return []
    const { elsewhere, anew } = message.values
    return elsewhere > 0 || anew > 1 ? [message] : []
  })
}

/** What a headline says of the seats, where there are any. */
export function choiceOf({ pairing: { seats, withoutChoice, fewest } }: RecordHead): Message[] {
  return fewest === null ? [] : [say('seats-and-choice', { seats, withoutChoice, fewest })]
}
