import type { Check } from '../core/check.ts'
import { DoubleRandomError } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { verificationReport } from '../schema/options/ceremony.ts'

export type { Check, CheckName, FailedCheck } from '../core/check.ts'

/** Everything a verification established. */
export interface VerificationReport {
  /** True iff no check failed, and roots, announced inputs and replay were all checked. */
  readonly ok: boolean
  /** The verdict, then what else belongs into one line: voids and redraws, what is open. */
  readonly headline: readonly Message[]
  readonly checks: readonly Check[]
}

/**
 * Throws unless a verification succeeded.
 *
 * @param report - the result of {@link verify}
 * @throws DoubleRandomError with the code of the first failed check, or `evidence/failed` when
 *   nothing failed but the replay could not be made, or `evidence/version` when the document is of
 *   a later version; `input/…` for what is no report
 *
 * @example
 * assertVerified(verify('{}', exampleInputs)); // throws evidence/structure
 */
export function assertVerified(report: VerificationReport): void {
  const { ok, headline, checks } = parseOption('report', verificationReport, report as unknown)
  if (ok) return
  const failed = checks.find(({ status }) => status === 'fail')
  const isLater = headline[0]?.id === 'document-not-judged'
  const code = failed?.code ?? (isLater ? 'evidence/version' : 'evidence/failed')
  throw new DoubleRandomError(code, [
    {
      code,
      path: failed?.path ?? failed?.name ?? 'replay',
      expected: failed?.expected ?? say('record-that-verifies'),
      found: failed?.found ?? failed?.message ?? headline[0] ?? say('nothing'),
    },
  ])
}
