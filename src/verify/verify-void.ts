import { VOID_CHECKS, withOpenChecks } from '../core/applicable-checks.ts'
import {
  type Check,
  failure,
  notChecked,
  type VerificationReport,
  verdictOf,
} from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { say } from '../core/message.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
import { readAnnouncement } from '../record/read-announcement.ts'
import { voidAnnouncement } from '../record/void-announcement.ts'
import type { VoidBody, VoidDocument } from '../schema/documents/documents.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { verifyVoidOptions } from '../schema/options/ceremony.ts'
import { checkOwnDigest, checkPublished } from './check-published.ts'
import { compare } from './compare.ts'
import { isNotJudged, readText, whyUnreadable } from './read-text.ts'
import { checkUse } from './use-of-evidence.ts'

/** What is known besides a void. */
export interface VerifyVoidOptions {
  /** The void's own digest, as it was published. */
  readonly voidDigest?: string
  /** Text of the announcement that it ends. */
  readonly announcement?: string
  /** The announcement's digest, as it was published. */
  readonly announcementDigest?: string
  /** Bounds on the size and depth of the text. */
  readonly limits?: TextLimits
}

/**
 * Checks a void: that it is the published one, and ends the published announcement and no other
 * (`docs/protocol.md` §12).
 *
 * @param document - the text of the void as it was published (a void is taken as its canonical text)
 * @param options - the announcement, and both digests from elsewhere (see {@link VerifyVoidOptions})
 * @returns the report; never throws for a bad void
 * @throws DoubleRandomError `input/…` for malformed options
 *
 * @example
 * const announcement = announce(exampleInputs, { series: 's', number: 1, entropy: [{ kind: 'operator' }], weak: true });
 * const end = voidAnnouncement(announcement, { code: 'event-cancelled', statement: '开奖取消', date: '2020-01-03' });
 * const known = { announcement: canonicalJson(announcement), announcementDigest: announcement.digest };
 * verifyVoid(canonicalJson(end), { ...known, voidDigest: end.digest }).outcome; // => 'verified'
 * verifyVoid(canonicalJson(end), known).outcome; // => 'partial'
 */
export function verifyVoid(
  document: string | VoidDocument,
  options: VerifyVoidOptions = {},
): VerificationReport {
  return voidReport(document, parseOption('options', verifyVoidOptions, options))
}

/** What {@link verifyVoid} does behind its door. */
export function voidReport(
  document: string | VoidDocument,
  known: VerifyVoidOptions,
): VerificationReport {
  const read = readText('void', document, known.limits)
  if ('report' in read) return read.report
  const { body, digest: stated } = read.document
  const ended = known.announcement === undefined ? [] : [endedBy(body, known.announcement)]
  const made = [
    ...read.checks,
    checkOwnDigest('void', body, stated),
    ...checkPublished('void-published', 'body', known.voidDigest, digest('void', body)),
    ...checkPublished(
      'announcement-published',
      'body.announcement',
      known.announcementDigest,
      body.announcement,
    ),
    ...ended.map(({ check }) => check),
    checkUse([]),
  ]
  const checks = withOpenChecks(VOID_CHECKS, { is: [], given: {} }, made)
  const verdict = verdictOf(checks)
  const { series, number } = body
  const headline = [
    say('void-verdict', { series, number, ...verdict }),
    say('checks-passed', { count: checks.filter(({ status }) => status === 'pass').length }),
    ...ended.flatMap(({ isWeak }) => (isWeak ? [say('entropy-weak')] : [])),
  ]
  return { outcome: verdict.outcome, headline, checks }
}

/** Whether it is what an announcement, its code, its sentence and its day make. */
function endedBy(
  body: VoidBody,
  text: string,
): { readonly check: Check; readonly isWeak: boolean } {
  const { code, statement, date } = body
  try {
    const announcement = readAnnouncement(text)
    const again = voidAnnouncement(announcement, { code, statement, date })
    const check = compare('replay', say('void-made-again'), 'body', [again.body, body])
    return { check, isWeak: announcement.body.weak }
  } catch (error) {
    const why = say('in-document', { path: 'announcement', why: whyUnreadable(error) })
    const check = isNotJudged(why)
      ? notChecked('replay', ['later-version'], why)
      : failure('replay', why, 'announcement')
    return { check, isWeak: false }
  }
}
