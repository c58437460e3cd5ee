import { ANNOUNCEMENT_CHECKS, withOpenChecks } from '../core/applicable-checks.ts'
import { failure, passed, type VerificationReport, verdictOf } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { say } from '../core/message.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
import type { Announcement, AnnouncementBody } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { verifyAnnouncementOptions } from '../schema/options/ceremony.ts'
import { resolveBatch } from '../select/resolve-batch.ts'
import { checkLabel } from './check-entropy.ts'
import { checkInputs } from './check-evidence.ts'
import { checkOwnDigest, checkPublished } from './check-published.ts'
import { checkTimes } from './check-sources.ts'
import { compare } from './compare.ts'
import { firstVisit, lateSources } from './first-visit.ts'
import { readText, whyUnreadable } from './read-text.ts'
import { traitsOf } from './traits.ts'
import { checkUse, unusedKey, unusedOfEntropy } from './use-of-evidence.ts'
import type { VerifyOptions } from './verify.ts'

/** What is known besides an announcement. */
export interface VerifyAnnouncementOptions
  extends Pick<VerifyOptions, 'announcementDigest' | 'announcedAt' | 'blinding'> {
  /** The inputs that it commits to. */
  readonly data?: InputData | Inputs
  /** Bounds on the size and depth of the text. */
  readonly limits?: TextLimits
}

/**
 * Checks an announcement: that it is the published one, commits to these inputs, and labels the
 * strength of its sources rightly (`docs/protocol.md` §12).
 *
 * @param announcement - the text of the announcement as it was published (an announcement is taken
 *   as its canonical text)
 * @param options - what is known from elsewhere (see {@link VerifyAnnouncementOptions})
 * @returns the report; never throws for a bad announcement
 * @throws DoubleRandomError `input/…` for malformed inputs or options
 *
 * @example
 * const notary = { kind: 'commit-reveal', party: '公证处', independent: true, commitment: '00'.repeat(32) };
 * const announcement = announce(exampleInputs, { series: 's', number: 1, entropy: [notary] });
 * const announcementDigest = announcement.digest; // from where it was published
 * verifyAnnouncement(announcement, { announcementDigest, data: exampleInputs }).outcome; // => 'verified'
 * verifyAnnouncement(announcement, { announcementDigest }).outcome; // => 'partial'
 */
export function verifyAnnouncement(
  announcement: string | Announcement,
  options: VerifyAnnouncementOptions = {},
): VerificationReport {
  const { data, ...known } = parseOption('options', verifyAnnouncementOptions, options)
  const inputs = data === undefined ? undefined : parseInputs(data as InputData)
  return announcementReport(announcement, inputs, known)
}

/** What {@link verifyAnnouncement} does behind its door. */
export function announcementReport(
  announcement: string | Announcement,
  inputs: Inputs | undefined,
  known: VerifyAnnouncementOptions,
): VerificationReport {
  const { blinding, announcementDigest } = known
  const read = readText('announcement', announcement, known.limits)
  if ('report' in read) return read.report
  const { body, digest: stated } = read.document
  const { series, number, previous, entropy } = body
  const first = say('first-without-previous')
  const bound = checkInputs(body, inputs, blinding)
  const isBound = bound.some(({ status }) => status === 'pass')
  const rounds = inputs !== undefined && isBound ? roundsIn(inputs, body) : undefined
  const made = [
    ...read.checks,
    checkOwnDigest('announcement', body, stated),
    ...checkPublished(
      'announcement-published',
      'body',
      announcementDigest,
      digest('announcement', body),
    ),
    ...(rounds !== undefined && 'failed' in rounds ? [rounds.failed] : bound),
    (number === 1) === (previous === null)
      ? passed('numbering', first)
      : failure('numbering', first, 'body.previous'),
    ...checkTimes(body, known, 'body.entropy'),
    checkLabel(body, 'body.weak'),
    checkUse([...unusedOfEntropy(entropy, false, known), ...unusedKey(body.blinding, blinding)]),
  ]
  const is = traitsOf(body, { isWeak: body.weak, isOpen: false })
  const checks = withOpenChecks(ANNOUNCEMENT_CHECKS, { is, given: { inputs, blinding } }, made)
  const verdict = verdictOf(checks)
  const headline = [
    say('announcement-verdict', { series, number, ...verdict }),
    say('checks-passed', { count: checks.filter(({ status }) => status === 'pass').length }),
    ...(rounds !== undefined && 'windows' in rounds
      ? lateSources(entropy, firstVisit(rounds.windows, []))
      : []),
    ...(body.weak ? [say('entropy-weak')] : []),
  ]
  return { outcome: verdict.outcome, headline, checks }
}

/** The windows of a batch, each as if it drew somebody; or why the plan does not have that batch. */
function roundsIn({ plan }: Inputs, { batch }: AnnouncementBody) {
  const name = 'announcement-inputs'
  try {
    const rounds = resolveBatch(plan, batch)
    const entries = rounds.map(({ entry }) => entry)
    const check = compare(name, say('inputs-announced'), 'body.batch', [entries, batch])
    if (check.status === 'fail') return { failed: check }
    return {
      windows: rounds.map(({ entry, round: { window } }) => ({ ...entry, window, drawn: 1 })),
    }
  } catch (error) {
    return { failed: failure(name, whyUnreadable(error), 'body.batch') }
  }
}
