import type { ErrorCode } from './errors.ts'
import type { Message } from './message.ts'

/** The checks of every verifier, in the order in which they are made (`docs/protocol.md` §12). */
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
  'record-published',
  'reveals',
  'beacon-signatures',
  'beacon-rounds',
  'public-events',
  'secrets',
  'seed',
  'keys',
  'strength',
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
] as const

export type CheckName = (typeof CHECK_NAMES)[number]

interface CheckBase {
  readonly name: CheckName
  /** The pool round concerned, for the checks made round by round. */
  readonly at?: { readonly pool: string; readonly round: number }
  /** What was established, or why not. */
  readonly message: Message | string
}

/** One named check; `not-checked` says what is missing and is never counted as a pass. */
export type Check = (CheckBase & { readonly status: 'pass' | 'not-checked' }) | FailedCheck

/** A check that found something wrong. */
export interface FailedCheck extends CheckBase {
  readonly status: 'fail'
  readonly code: ErrorCode
  /** The first difference, for a failure that has a place. */
  readonly path?: string
  readonly expected?: Message | string
  readonly found?: Message | string
}
