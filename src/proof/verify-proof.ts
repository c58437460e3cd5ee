import { PROOF_CHECKS, type Trait, withOpenChecks } from '../core/applicable-checks.ts'
import { canonicalJson, type Json } from '../core/canonical-json.ts'
import {
  type Check,
  failure,
  notChecked,
  passed,
  type VerificationReport,
  verdictOf,
} from '../core/check.ts'
import { digest, PROTOCOL } from '../core/digest.ts'
import { DoubleRandomError, fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { independentBits, isWeakDraw, WEAK_BELOW } from '../random/seed.ts'
import type { AnnouncementBody, BatchEntry } from '../schema/documents/documents.ts'
import type { VerifyBeacon } from '../schema/documents/entropy.ts'
import { checkEntropy, checkLabel } from '../verify/check-entropy.ts'
import { checkHead } from '../verify/check-head.ts'
import { checkOwnDigest, checkPublished } from '../verify/check-published.ts'
import { checkTimes, type ReportedEvent } from '../verify/check-sources.ts'
import { traitsOf } from '../verify/traits.ts'
import { checkUse, unusedOfEntropy } from '../verify/use-of-evidence.ts'
import { checkVerdict, type Opening } from './check-verdict.ts'
import { openedRow } from './opened-row.ts'
import {
  countAt,
  exactly,
  hexAt,
  knownProtocol,
  listAt,
  type Members,
  objectAt,
  proofOptions,
  textAt,
  type Untrusted,
} from './read.ts'
import { announcementAt, headAt, secretsAt } from './read-head.ts'

/** What the holder of a proof knows from elsewhere. */
export interface VerifyProofOptions {
  /** The announcement's digest, as it was published before the draw. */
  readonly announcementDigest?: string
  /** The record's digest, as it was published on the day of the draw; needed for verdicts. */
  readonly recordDigest?: string
  /** When others had the digest, in seconds from 1970-01-01T00:00:00Z. */
  readonly announcedAt?: number
  /** Checks signatures of drand rounds: `verifyBeacon` of `double-random/beacon`. */
  readonly verifyBeacon?: VerifyBeacon
  /** How public events came out, as others reported it. */
  readonly events?: readonly ReportedEvent[]
  /** Bounds on the size and depth of the text. */
  readonly limits?: TextLimits
}

/**
 * Checks what an enterprise was given about itself: that its row is in the announced directory and,
 * once the draw is open, how each round dealt with it (`docs/protocol.md` §10.7).
 *
 * Needs no inputs, no record and no other package. A proof stands and falls
 * with the digests: take them from where they were published, not from whoever gave the proof.
 *
 * @param text - the text of the proof as it was handed over
 * @param options - the published digests (see {@link VerifyProofOptions})
 * @returns the report; never throws for a bad proof
 * @throws DoubleRandomError `input/…` for malformed options
 *
 * @example
 * verifyProof('{}').outcome; // => 'refuted'
 * verifyProof('{}').checks[1].code; // => 'evidence/structure'
 */
export function verifyProof(text: string, options: VerifyProofOptions = {}): VerificationReport {
  const known = proofOptions(options)
  const made: Check[] = []
  let step: 'text' | 'structure' = 'text'
  try {
    const value = parseCanonical(text, known.limits)
    made.push(passed('text', say('text-canonical')))
    step = 'structure'
    const structure = passed('structure', say('structure-complete', { protocol: PROTOCOL }))
    const { unit, is } = checkAll(value, known, made)
    made.splice(1, 0, structure)
    const checks = withOpenChecks(PROOF_CHECKS, { is, given: {} }, made)
    const verdict = verdictOf(checks)
    const headline = [
      say('proof-verdict', { unit, ...verdict }),
      ...(is.includes('unshown') ? [say('word-of-authority')] : []),
      ...(is.includes('weak') ? [say('entropy-weak')] : []),
    ]
    return { outcome: verdict.outcome, headline, checks }
  } catch (error) {
    if (!(error instanceof DoubleRandomError)) throw error
    const { code, problems } = error
    const message = say('unreadable', { problems })
    const isLater = code === 'evidence/version'
    const check = isLater
      ? notChecked(step, ['later-version'], message)
      : failure(step, message, problems[0]?.path, code)
    const headline = say(isLater ? 'document-not-judged' : 'no-valid-document', { kind: 'proof' })
    const checks = [...made, check]
    return { outcome: verdictOf(checks).outcome, headline: [headline, message], checks }
  }
}

/** What a proof turned out to be. */
interface Shown {
  /** Id of the enterprise; null where the proof shows none. */
  readonly unit: string | null
  readonly is: readonly Trait[]
}

/** Adds the checks of a proof that could be read. */
function checkAll(value: Json, options: VerifyProofOptions, checks: Check[]): Shown {
  const document = exactly(value, 'proof', ['body', 'digest', 'envelope'])
  const body = exactly(document.body, 'body', [
    'protocol',
    'kind',
    'announcement',
    'entry',
    'opening',
  ])
  const { engine, findings } = exactly(document.envelope, 'envelope', ['engine', 'findings'])
  textAt(engine, 'envelope.engine')
  listAt(findings, 'envelope.findings')
  knownProtocol(body.protocol, 'body.protocol')
  same(body.kind, 'proof', 'body.kind')
  const stated = hexAt(document.digest, 'digest')
  const announcement = announcementAt(body.announcement, 'body.announcement')
  const { entropy, blinding, tables } = announcement
  const entry = openedRow(body.entry, 'body.entry', tables.enterprises, blinding !== null)
  const isOpen = body.opening !== null
  checks.push(
    checkOwnDigest('proof', body, stated),
    ...checkPublished(
      'announcement-published',
      'body.announcement',
      options.announcementDigest,
      digest('announcement', announcement),
    ),
    'wrong' in entry
      ? failure('entry', entry.wrong)
      : passed('entry', say('entry-committed', { enterprises: tables.enterprises.count })),
  )
  const unused = [
    ...unusedOfEntropy(entropy, isOpen, options),
    ...(isOpen || options.recordDigest === undefined ? [] : [say('record-digest-of-nothing')]),
  ]
  const unit = 'wrong' in entry ? null : textAt(entry.row.id, 'body.entry.row.id')
  // Without a row there is nobody whom the opening could be about.
  if (!isOpen || 'wrong' in entry) {
    if (!isOpen) checks.push(...checkTimes(announcement, options, 'body.announcement.entropy'))
    checks.push(checkLabel(announcement, 'body.announcement.weak'), checkUse(unused))
    const isWeak = independentBits(entropy) < WEAK_BELOW
    return { unit, is: traitsOf(announcement, { isWeak, isOpen }) }
  }
  const { isWeak, isShown } = checkOpening(body.opening, { announcement, entry, options }, checks)
  checks.push(checkUse(unused))
  const is = traitsOf(announcement, { isWeak, isOpen })
  return { unit, is: isShown ? is : [...is, 'unshown'] }
}

/** What the first half of a proof has shown. */
interface Known {
  readonly announcement: AnnouncementBody
  /** The row of the enterprise in the directory. */
  readonly entry: { readonly row: Members }
  readonly options: VerifyProofOptions
}

/** Adds the checks of a draw that is open; returns whether it is weak, and shows each verdict. */
function checkOpening(
  value: Untrusted,
  { announcement, entry, options }: Known,
  checks: Check[],
): { isWeak: boolean; isShown: boolean } {
  const path = 'body.opening'
  const opening = exactly(value, path, ['head', 'secrets', 'plan', 'verdicts'])
  const head = headAt(opening.head, `${path}.head`)
  const secrets = secretsAt(opening.secrets, `${path}.secrets`)
  const plan = objectAt(opening.plan, `${path}.plan`)
  const verdicts = checkVerdicts(opening.verdicts, {
    head,
    plan,
    seed: secrets.seed,
    entry: entry.row,
  })
  checks.push(
    ...checkPublished(
      'record-published',
      `${path}.head`,
      options.recordDigest,
      digest('record', head),
    ),
    checkHead(head, `${path}.head`),
    canonicalJson(head.announcement) === canonicalJson(announcement) &&
      digest('secrets', secrets) === head.secrets
      ? passed('secrets', say('secrets-right'))
      : failure('secrets', say('secrets-wrong')),
    ...checkEntropy({ head, secrets }, options, path),
    digest('plan', plan) === announcement.plan
      ? passed('plan', say('plan-announced'))
      : failure('plan', say('plan-other')),
    ...verdicts,
  )
  return {
    isWeak: isWeakDraw(head, secrets.reveals),
    isShown: verdicts.every(({ name }) => name === 'verdict'),
  }
}

/** One check for each round of the batch, and what only a replay of the whole record shows. */
function checkVerdicts(value: Untrusted, opening: Omit<Opening, 'drawnBy'>): Check[] {
  const path = 'body.opening.verdicts'
  const verdicts = listAt(value, path).map((each) => objectAt(each, path))
  const places = verdicts.map(({ pool, round }) => ({
    pool: textAt(pool, 'pool'),
    round: countAt(round, 'round'),
  }))
  if (canonicalJson(places) !== canonicalJson(opening.head.announcement.batch)) {
    return [failure('verdict', say('verdicts-incomplete'))]
  }
  const drawnBy: string[] = []
  return verdicts.flatMap((each, index) => {
    const at = places[index] as BatchEntry
    const check = checkVerdict(each, `${path}[${index}]`, { ...opening, drawnBy })
    if (each.verdict === 'drawn') drawnBy.push(at.pool)
    // A row of the record shows who was drawn and who is a reserve. Nothing opens the others.
    const isShown = each.verdict === 'drawn' || each.verdict === 'reserve'
    const left =
      check.status === 'fail' || isShown
        ? []
        : [notChecked('replay', ['replay'], say('word-of-authority'))]
    return [check, ...left].map((one) => ({ ...one, at }))
  })
}

function same(value: Untrusted, expected: string, path: string): void {
  if (value === expected) return
  fail({ code: 'evidence/structure', path, expected: show(expected), found: show(value) })
}
