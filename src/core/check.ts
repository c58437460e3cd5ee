import type { ErrorCode } from './errors.ts'
import type { Message } from './message.ts'

/**
 * The checks of every verifier, in the order in which they are made (`docs/protocol.md` §12).
 *
 * @example
 * CHECK_NAMES.includes('seed'); // => true
 */
export const CHECK_NAMES = [
  'text',
  'structure',
  'record-digest',
  'notice-digest',
  'proof-digest',
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
  'changes',
  'carried-visits',
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

/** One named check; `not-checked` says what is missing and is never counted as a pass. */
export type Check = (CheckBase & { readonly status: 'pass' | 'not-checked' }) | FailedCheck

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

export function notChecked(name: CheckName, message: Message): Check {
  return { name, status: 'not-checked', message }
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

/** How a report ends. */
export interface Verdict {
  readonly ok: boolean
  /** The checks that failed, each once. */
  readonly failed: readonly CheckName[]
  /** Checks that were not made although nothing is verified without them. */
  readonly needed: readonly CheckName[]
}

/**
 * Returns the verdict of the checks that were made: good if none failed, and none of the needed
 * ones was left out for want of something.
 */
export function verdictOf(checks: readonly Check[], needed: readonly CheckName[]): Verdict {
  const failed = namesOf(checks, 'fail')
  const open = namesOf(checks, 'not-checked').filter((name) => needed.includes(name))
  return { ok: failed.length === 0 && open.length === 0, failed, needed: open }
}

/** Returns the names of the checks that came out so, each once. */
export function namesOf(checks: readonly Check[], status: Check['status']): CheckName[] {
  return [...new Set(checks.flatMap((check) => (check.status === status ? [check.name] : [])))]
}
