import { acceptedOf, type CheckName, type VerificationReport } from '../core/check.ts'
import { DoubleRandomError } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { assertOptions, verificationReport } from '../schema/options/ceremony.ts'

/** What somebody takes upon himself who accepts a partial verification. */
export interface AssertOptions {
  /** Checks that may stay open. */
  readonly accept?: readonly CheckName[]
}

/**
 * Throws unless a document is verified: nothing failed, and nothing is open but what is accepted.
 *
 * @param report - the result of any verifier of one document, for example {@link verify}
 * @param options - `accept`: names of checks that may stay open; neither a failed check nor a
 *   document of a later version can be accepted, and the outcome stays `partial`
 * @throws DoubleRandomError with the code of the first failed check; `evidence/version` for a
 *   document of a later version; `evidence/incomplete` while something else is open; `input/…` for
 *   what is no report
 *
 * @example
 * assertVerified(verify('{}', exampleInputs)); // throws evidence/structure
 * const report = verify(draw(exampleInputs, { seed: 's' }), exampleInputs);
 * assertVerified(report); // throws evidence/incomplete
 * const accept = ['announcement-published', 'record-published', 'strength', 'amendments'];
 * assertVerified(report, { accept });
 */
export function assertVerified(report: VerificationReport, options: AssertOptions = {}): void {
  const { headline, checks } = parseOption('report', verificationReport, report as unknown)
  const { accept = [] } = parseOption('options', assertOptions, options)
  if (acceptedOf(checks, accept) !== undefined) return
  const failed = checks.find((check) => check.status === 'fail')
  const open = checks.find((check) => acceptedOf([check], accept) === undefined)
  const isLater = open?.status === 'not-checked' && open.needs.includes('later-version')
  const code = failed?.code ?? (isLater ? 'evidence/version' : 'evidence/incomplete')
  throw new DoubleRandomError(code, [
    {
      code,
      path: failed?.path ?? failed?.name ?? open?.name ?? 'checks',
      expected: failed?.expected ?? say('record-that-verifies'),
      found: failed?.found ?? failed?.message ?? open?.message ?? headline[0] ?? say('nothing'),
    },
  ])
}
