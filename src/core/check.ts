import type { ErrorCode } from './errors.ts'
import { type Message, say } from './message.ts'

/**
 * The checks of every verifier, in the order in which they are made (`docs/protocol.md` §12).
 *
 * @example
 * CHECK_NAMES.includes('seed'); // => true
 */
export const CHECK_NAMES = [
  'text',
  'structure',
  'own-digest',
  'secrets-digest',
  'table-roots',
  'announcement-published',
  'announcement-inputs',
  'numbering',
  'series-end',
  'void-announcement',
  'ledger',
  'continued-series',
  'record-published',
  'void-published',
  'amendment-published',
  'outcomes-published',
  'head',
  'reveals',
  'beacon-signatures',
  'source-times',
  'public-events',
  'secrets',
  'seed',
  'keys',
  'strength',
  'fresh-sources',
  'frame',
  'exclusions',
  'allocation',
  'sample',
  'reserves',
  'dates',
  'pairing',
  'loads',
  'items',
  'replay',
  'policy-officers',
  'policy-recusals',
  'policy-quota',
  'opened-rows',
  'opened-counts',
  'tickets',
  'entry',
  'plan',
  'verdict',
  'amendments',
  'results',
  'results-complete',
  'changes',
  'carried-visits',
  'evidence-used',
] as const

export type CheckName = (typeof CHECK_NAMES)[number]

/** What every check has. */
export interface CheckBase {
  readonly name: CheckName
  /** The pool round concerned, for the checks made round by round. */
  readonly at?: { readonly pool: string; readonly round: number }
  /** What was established, or why not. */
  readonly message: Message
}

/**
 * What would close a check that was not made.
 *
 * @example
 * EVIDENCE.includes('announcement-digest'); // => true
 */
export const EVIDENCE = [
  /** The announcement's digest, as it was published before the entropy existed. */
  'announcement-digest',
  /** The second at which others had it. */
  'announced-at',
  /** The record's digest, as it was published on the day of the draw. */
  'record-digest',
  /** The digest of a void or an amendment, as it was published. */
  'void-digest',
  'amendment-digest',
  'outcomes-digest',
  /** The text of the announcement that a void ends. */
  'announcement',
  /** The text of the record that an amendment changes, or outcomes are of. */
  'record',
  /** The inputs, for a replay. */
  'inputs',
  /** The key that blinded the rows. */
  'blinding',
  /** All documents of the series before this one. */
  'history',
  /** How public events came out, as others reported. */
  'events',
  /** Whatever checks the signature of a drand round. */
  'beacon-verifier',
  /** Texts of the amendments. */
  'amendments',
  /** The digest of the last amendment, or word that none was published. */
  'last-amendment',
  /** The outcomes of the same draw that were reported before. */
  'earlier-outcomes',
  /** The same outcomes with all rows open. */
  'all-rows',
  /** What is not reported yet. */
  'later-outcomes',
  /** A document that opens reveals, seed and keys. */
  'secrets',
  /** A replay of the whole record. */
  'replay',
  /** Digest of the last document of a series, as it was published. */
  'last-digest',
  /** The ledger from its first entry, and all that is entered. */
  'ledger',
  /** A reason in `changes` of the announcement. */
  'reason',
  /** What was handed in and says nothing here, put right or left out. */
  'usable-evidence',
  /** A version of this library that knows the document. */
  'later-version',
  /** Nothing: that a weak seed was not chosen cannot be shown afterwards. */
  'nothing',
] as const

export type Evidence = (typeof EVIDENCE)[number]

/** One named check; `not-checked` says what would close it, and is never counted as a pass. */
export type Check =
  | (CheckBase & { readonly status: 'pass' })
  | (CheckBase & { readonly status: 'not-checked'; readonly needs: readonly Evidence[] })
  | FailedCheck

/** A check that found something wrong. */
export interface FailedCheck extends CheckBase {
  readonly status: 'fail'
  readonly code: ErrorCode
  /** The first difference, for a failure that has a place. */
  readonly path?: string
  readonly expected?: Message
  readonly found?: Message
}

export function passed(name: CheckName, message: Message): Check {
  return { name, status: 'pass', message }
}

/** @param why - what is open, where that is more than that something is missing */
export function notChecked(
  name: CheckName,
  needs: readonly Evidence[],
  why: Message | null = null,
): Check {
  return { name, status: 'not-checked', needs, message: say('check-open', { why, needs }) }
}

/** Returns what a check found; of an open one why it is open, where that is more than what is missing. */
export function findingOf({ message }: Check): Message {
  return message.id === 'check-open' ? (message.values.why ?? message) : message
}

/** A failure without a second value to compare with. */
export function failure(
  name: CheckName,
  message: Message,
  path?: string,
  code: ErrorCode = 'evidence/failed',
): FailedCheck {
  return { name, status: 'fail', code, message, ...(path === undefined ? {} : { path }) }
}

/**
 * How a verification came out: `refuted` if something is wrong, `partial` if nothing wrong was
 * found and something was not checked, `verified` if everything that applies was checked.
 */
export type VerificationOutcome = 'verified' | 'partial' | 'refuted'

/** How a report ends. */
export interface Verdict {
  readonly outcome: VerificationOutcome
  /** The checks that failed, and those that are open, each once. */
  readonly failed: readonly CheckName[]
  readonly open: readonly CheckName[]
}

/** Everything that a verification established. */
export interface VerificationReport {
  readonly outcome: VerificationOutcome
  /** The verdict, then what else belongs into one line. */
  readonly headline: readonly Message[]
  readonly checks: readonly Check[]
}

/** Returns the verdict of these checks, by the one rule that there is. */
export function verdictOf(checks: readonly Check[]): Verdict {
  const failed = namesOf(checks, 'fail')
  const open = namesOf(checks, 'not-checked')
  const outcome = failed.length > 0 ? 'refuted' : open.length > 0 ? 'partial' : 'verified'
  return { outcome, failed, open }
}

/**
 * Returns the open checks that somebody takes upon himself, if these are all that stands between a
 * report and its acceptance; undefined otherwise. What failed is never accepted, nor a document
 * that this version cannot judge.
 */
export function acceptedOf(
  checks: readonly Check[],
  accept: readonly string[],
): readonly CheckName[] | undefined {
  const isAccepted = (check: Check) =>
    check.status === 'pass' ||
    (check.status === 'not-checked' &&
      !check.needs.includes('later-version') &&
      accept.includes(check.name))
  return checks.length > 0 && checks.every(isAccepted) ? namesOf(checks, 'not-checked') : undefined
}

/** Returns the names of the checks that came out so, each once. */
function namesOf(checks: readonly Check[], status: Check['status']): CheckName[] {
  return [...new Set(checks.flatMap((check) => (check.status === status ? [check.name] : [])))]
}
