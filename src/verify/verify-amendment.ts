import { AMENDMENT_CHECKS, type Trait, withOpenChecks } from '../core/applicable-checks.ts'
import { canonicalJson } from '../core/canonical-json.ts'
import { type Check, failure, type VerificationReport, verdictOf } from '../core/check.ts'
import { defined } from '../core/defined.ts'
import { digest } from '../core/digest.ts'
import { say } from '../core/message.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
import { isWeakDraw } from '../random/seed.ts'
import type { Amendment, DrawRecord } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { verifyAmendmentOptions } from '../schema/options/ceremony.ts'
import { checkAmendments } from './check-amendments.ts'
import { checkInputs } from './check-evidence.ts'
import { checkOwnDigest, checkPublished } from './check-published.ts'
import { readText } from './read-text.ts'
import { recordNamed } from './record-named.ts'
import { checkUse, unusedKey } from './use-of-evidence.ts'
import { amendmentsOf, type VerifyOptions, verifyInSeries } from './verify.ts'

/** What is known besides an amendment. */
export interface VerifyAmendmentOptions extends Pick<VerifyOptions, 'recordDigest' | 'blinding'> {
  /** The amendment's own digest, as it was published. */
  readonly amendmentDigest?: string
  /** Text of the record that it changes; more of it than its inputs show, {@link verify} says. */
  readonly record?: string
  /** The inputs of the record. */
  readonly data?: InputData | Inputs
  /** Texts of the amendments before it, the first one first. */
  readonly amendments?: readonly string[]
  /** Bounds on the size and depth of every text. */
  readonly limits?: TextLimits
}

/**
 * Checks an amendment: that it is the published one, and changes the published record as the law of
 * the draw says, after the amendments before it (`docs/protocol.md` §12).
 *
 * @param amendment - the text of the amendment as it was published (an amendment is taken as its
 *   canonical text)
 * @param options - the record, its inputs, what came before (see {@link VerifyAmendmentOptions})
 * @returns the report; never throws for a bad amendment
 * @throws DoubleRandomError `input/…` for malformed inputs or options
 *
 * @example
 * verifyAmendment('{}').outcome; // => 'refuted'
 */
export function verifyAmendment(
  amendment: string | Amendment,
  options: VerifyAmendmentOptions = {},
): VerificationReport {
  const known = parseOption('options', verifyAmendmentOptions, options)
  const { blinding, amendments, limits } = known
  const read = readText('amendment', amendment, limits)
  if ('report' in read) return read.report
  const { body, digest: stated } = read.document
  const inputs = known.data === undefined ? undefined : parseInputs(known.data as InputData)
  const given =
    known.record === undefined
      ? undefined
      : recordNamed('amendments', known.record, body.record, known)
  const unread = given !== undefined && 'status' in given ? [given] : []
  const record = given === undefined || 'status' in given ? undefined : given
  const announcement = record?.body.head.announcement
  const isMissing = body.sequence > 1 && amendments === undefined
  const bound = announcement === undefined ? [] : checkInputs(announcement, inputs, blinding)
  const isBound = bound.some(({ status }) => status === 'pass')
  const unsound =
    isBound && record && inputs ? refutedBy(inputs, record, defined({ blinding, limits })) : []
  const isWeak = record !== undefined && isWeakDraw(record.body.head, record.body.secrets.reveals)
  const made: Check[] = [
    ...read.checks,
    checkOwnDigest('amendment', body, stated),
    ...checkPublished(
      'amendment-published',
      'body',
      known.amendmentDigest,
      digest('amendment', body),
    ),
    ...checkPublished('record-published', 'body.record', known.recordDigest, body.record),
    ...bound,
    ...unread,
    ...unsound,
    ...(unsound.length > 0 || inputs === undefined || record === undefined || isMissing
      ? []
      : checkAmendments(inputs, record, {
          amendments: [...(amendments ?? []), canonicalJson(read.document)],
          lastAmendment: stated,
          ...(limits && { limits }),
        })),
    checkUse(announcement === undefined ? [] : unusedKey(announcement.blinding, blinding)),
  ]
  const is: Trait[] = [
    ...(body.sequence > 1 ? (['amended'] as const) : []),
    ...(announcement !== undefined && announcement.blinding !== null ? (['blinded'] as const) : []),
  ]
  const hand = { is, given: { record: given, inputs, blinding, amendments } }
  const checks = withOpenChecks(AMENDMENT_CHECKS, hand, made)
  const verdict = verdictOf(checks)
  const { series, number, sequence } = body
  const headline = [
    say('amendment-verdict', { series, number, sequence, ...verdict }),
    say('checks-passed', { count: checks.filter(({ status }) => status === 'pass').length }),
    ...amendmentsOf(checks),
    ...(isWeak ? [say('entropy-weak')] : []),
  ]
  return { outcome: verdict.outcome, headline, checks }
}

/** Nothing is lawful of a record that itself and its inputs refute. */
function refutedBy(
  inputs: Inputs,
  record: DrawRecord,
  known: Pick<VerifyAmendmentOptions, 'blinding' | 'limits'>,
): Check[] {
  const { checks } = verifyInSeries(record, inputs, known, {})
  const failed = checks.find(({ status }) => status === 'fail')
  if (failed === undefined) return []
  const why = say('in-document', { path: 'record', why: failed.message })
  return [failure('amendments', why, 'record')]
}
