import { DoubleRandomError, type ErrorCode } from '../core/errors.ts'
import type { BatchEntry } from '../schema/documents/documents.ts'

/** The checks of a verification, in the order in which they are made (`docs/protocol.md` §12). */
export type CheckName =
  | 'text'
  | 'structure'
  | 'record-digest'
  | 'secrets-digest'
  | 'table-roots'
  | 'announcement-published'
  | 'announcement-inputs'
  | 'numbering'
  | 'reveals'
  | 'beacon-signatures'
  | 'beacon-rounds'
  | 'public-events'
  | 'seed'
  | 'strength'
  | 'frame'
  | 'exclusions'
  | 'allocation'
  | 'sample'
  | 'reserves'
  | 'dates'
  | 'pairing'
  | 'loads'
  | 'items'
  | 'replay'
  | 'policy-officers'
  | 'policy-recusals'
  | 'policy-quota'
  | 'amendments'
  | 'notice-digest'
  | 'record-published'
  | 'opened-rows'
  | 'opened-counts'
  | 'keys'
  | 'tickets'

/** One named check. */
export interface Check {
  readonly name: CheckName
  /** `not-checked` says what is missing; it is never counted as a pass. */
  readonly status: 'pass' | 'fail' | 'not-checked'
  /** The pool round concerned, for the checks made round by round. */
  readonly at?: BatchEntry
  /** What was established, or why not. */
  readonly message: string
  readonly code?: ErrorCode
  /** The first difference, for a failure that has a place. */
  readonly path?: string
  readonly expected?: string
  readonly found?: string
}

/** Everything a verification established. */
export interface VerificationReport {
  /** True iff no check failed, and roots, announced inputs and replay were all checked. */
  readonly ok: boolean
  /** One sentence, voids and redraws included. */
  readonly headline: string
  readonly checks: readonly Check[]
}

/**
 * Throws unless a verification succeeded.
 *
 * @param report - the result of {@link verify}
 * @throws DoubleRandomError with the code of the first failed check, or `evidence/failed` when
 *   nothing failed but the replay could not be made
 *
 * @example
 * assertVerified(verify('{}', exampleInputs)); // throws evidence/structure
 */
export function assertVerified(report: VerificationReport): void {
  if (report.ok) return
  const failed = report.checks.find(({ status }) => status === 'fail')
  const code = failed?.code ?? 'evidence/failed'
  throw new DoubleRandomError(code, [
    {
      code,
      path: failed?.path ?? failed?.name ?? 'replay',
      expected: failed?.expected ?? 'a record that verifies',
      found: failed?.found ?? failed?.message ?? report.headline,
    },
  ])
}
