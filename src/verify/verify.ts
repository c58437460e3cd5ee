import { RECORD_CHECKS, withOpenChecks } from '../core/applicable-checks.ts'
import {
  type Check,
  failure,
  findingOf,
  type Verdict,
  type VerificationReport,
  verdictOf,
} from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import { isMessage, type Message, say } from '../core/message.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
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
import { checkCommitted, checkInputs } from './check-evidence.ts'
import { checkHead } from './check-head.ts'
import { checkHistory, type History, readLink, type SeriesLink } from './check-history.ts'
import { checkPolicy } from './check-policy.ts'
import { checkOwnDigest, checkPublished } from './check-published.ts'
import { checkReplay } from './check-replay.ts'
import type { ReportedEvent } from './check-sources.ts'
import { firstVisit, lateSources } from './first-visit.ts'
import { readText } from './read-text.ts'
import { checkFresh, type Revealed } from './series/fresh-sources.ts'
import { traitsOf } from './traits.ts'
import { checkUse, unusedKey, unusedOfEntropy } from './use-of-evidence.ts'

/** What a verifier knows from elsewhere. */
export interface VerifyOptions {
  /** The announcement's digest as it was published before the entropy existed. */
  readonly announcementDigest?: string
  /** When that was: the second, from 1970-01-01T00:00:00Z, at which others had the digest. */
  readonly announcedAt?: number
  /** The record's digest, as it was published on the day of the draw. */
  readonly recordDigest?: string
  /** Checks the signature of a drand round: `verifyBeacon` of `double-random/beacon`. */
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
   * Digest of the last amendment as it was published, null if it was published that there is none:
   * without it nobody can see that later ones were left out.
   */
  readonly lastAmendment?: string | null
  /** Bounds on the size and depth of every text. */
  readonly limits?: TextLimits
}

/**
 * Checks a record against the inputs it claims to have been drawn from, by replaying it
 * (`docs/protocol.md` §12).
 *
 * Evidence that is bad is reported, not thrown: every check that applies to a record comes back as
 * `pass`, `fail` or `not-checked`, the first difference located. What cannot be seen from the
 * documents, for example whether the announcement was published in time, stays open until the option
 * that tells it is given; so does the replay without inputs.
 *
 * @param record - the text of the record as it was published (a record object is taken as its
 *   canonical text)
 * @param data - the inputs, as published or as kept by the bureau; undefined if nobody has them
 * @param options - what the verifier knows from elsewhere (see {@link VerifyOptions})
 * @returns the report: `refuted` if anything is wrong, `partial` while anything is open;
 *   {@link assertVerified} turns either into an error
 * @throws DoubleRandomError `input/…` for malformed inputs or options; never for a bad record
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * // Nothing is wrong; but who picks the seed could have picked the list.
 * verify(canonicalJson(record), exampleInputs).outcome; // => 'partial'
 */
export function verify(
  record: string | DrawRecord,
  data: InputData | Inputs | undefined,
  options: VerifyOptions = {},
): VerificationReport {
  const known = parseOption('options', verifyOptions, options)
  const limits = known.limits ?? {}
  const links = known.history?.map((text) => readLink(text, limits))
  const before = links?.flatMap((link) => (isMessage(link) ? [] : [link.revealed]))
  const series = { ...(links && { links }), ...(before && { before }) }
  return verifyInSeries(record, data === undefined ? undefined : parseInputs(data), known, series)
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
  const { head, secrets, tables } = document.body
  const { announcement } = head
  const entropy = { ...known, ...firstVisit(head.rounds, tables.sample) }
  const history = checkHistory(document, links)
  const made = [
    ...read.checks,
    checkOwnDigest('record', head, document.digest),
    ...checkCommitted(document, known.blinding),
    ...checkPublished(
      'announcement-published',
      'body.head.announcement',
      known.announcementDigest,
      digest('announcement', announcement),
    ),
    ...checkInputs(announcement, inputs, known.blinding),
    history.check,
    ...(before.length + elsewhere.length === 0
      ? []
      : checkFresh(
          { ...secrets, announcement, announcedAt: known.announcedAt },
          before,
          elsewhere,
        )),
    ...checkPublished('record-published', 'body.head', known.recordDigest, digest('record', head)),
    checkHead(head, 'body.head'),
    ...checkEntropy(document.body, entropy),
    ...(inputs === undefined ? [] : checkWithInputs(inputs, document, known)),
    checkUse([
      ...unusedOfEntropy(announcement.entropy, true, entropy),
      ...unusedKey(announcement.blinding, known.blinding),
    ]),
  ]
  const isWeak = isWeakDraw(head, secrets.reveals)
  const is = traitsOf(announcement, { isWeak, isOpen: true })
  const given = { inputs, blinding: known.blinding, 'last-amendment': known.lastAmendment }
  const checks = withOpenChecks(RECORD_CHECKS, { is, given }, made)
  const verdict = verdictOf(checks)
  const headline = headlineOf(document, checks, history, verdict)
  return { outcome: verdict.outcome, headline, checks }
}

/** The replay, what the law wants of its outcome, and the amendments after it. */
function checkWithInputs(
  inputs: Inputs,
  record: DrawRecord,
  known: Omit<VerifyOptions, 'history'>,
): Check[] {
  return [
    ...replayChecks(inputs, record, known.blinding),
    ...checkPolicy(inputs, record.body),
    ...checkAmendments(inputs, record, known),
  ]
}

function replayChecks(inputs: Inputs, { body }: DrawRecord, key: string | undefined): Check[] {
  const { announcement } = body.head
  const blinding = blindingIfRight(announcement, key)
  try {
    const expected = composeRecord(inputs, announcement, body.secrets.reveals, blinding)
    const isOpen = announcement.blinding === null || blinding !== undefined
    return checkReplay(expected, body, isOpen)
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    return [failure('replay', say('replay-impossible', { problems: error.problems }))]
  }
}

function headlineOf(
  { body: { head, secrets, tables } }: DrawRecord,
  checks: readonly Check[],
  { isKnown, voids, redraws }: History,
  verdict: Verdict,
): Message[] {
  return [
    say('record-verdict', { series: head.series, number: head.number, ...verdict }),
    say('checks-passed', { count: checks.filter(({ status }) => status === 'pass').length }),
    isKnown ? say('voids-and-redraws', { voids, redraws }) : say('voids-and-redraws-unknown'),
    ...choiceOf(head),
    ...amendmentsOf(checks),
    ...lateSources(head.announcement.entropy, firstVisit(head.rounds, tables.sample)),
    ...(isWeakDraw(head, secrets.reveals) ? [say('entropy-weak')] : []),
  ]
}

/** What amendments by rule add up to, where a reader should ask about it. */
export function amendmentsOf(checks: readonly Check[]): Message[] {
  return checks.flatMap((check) => {
    const said = findingOf(check)
    if (said.id !== 'amendments-lawful' && said.id !== 'last-amendment-missing') return []
    const { elsewhere, anew } = said.values
    return elsewhere > 0 || anew > 1 ? [say('amendments-lawful', said.values)] : []
  })
}

/** What a headline says of the seats, where there are any. */
export function choiceOf({ pairing: { seats, withoutChoice, fewest } }: RecordHead): Message[] {
  return fewest === null ? [] : [say('seats-and-choice', { seats, withoutChoice, fewest })]
}
