import { canonicalJson, type Json } from '../core/canonical-json.ts'
import {
  type Check,
  type CheckName,
  failure,
  notChecked,
  passed,
  verdictOf,
} from '../core/check.ts'
import { digest, PROTOCOL } from '../core/digest.ts'
import { DoubleRandomError, fail } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { keysOfBatch } from '../random/keys-of-batch.ts'
import { independentBits, isWeakDraw, WEAK_BELOW } from '../random/seed.ts'
import type { AnnouncementBody, BatchEntry } from '../schema/documents/documents.ts'
import type { VerifyBeacon } from '../schema/documents/entropy.ts'
import { checkEntropy } from '../verify/check-entropy.ts'
import { checkHead } from '../verify/check-head.ts'
import { checkTimes, type ReportedEvent } from '../verify/check-sources.ts'
import { compare } from '../verify/compare.ts'
import { checkVerdict, type Opening } from './check-verdict.ts'
import { openedRow } from './opened-row.ts'
import {
  checkProofOptions,
  countAt,
  exactly,
  hexAt,
  knownProtocol,
  listAt,
  type Members,
  objectAt,
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

/** Everything that was found out about a proof. */
export interface ProofReport {
  /** True iff nothing failed, the published digests were given, and no verdict is for a replay. */
  readonly ok: boolean
  /** The verdict; before it, what made the proof unreadable. */
  readonly headline: readonly Message[]
  readonly checks: readonly Check[]
}

// A proof stands and falls with the digests that were published elsewhere; a beacon that nobody
// checked may be made up; and what only a replay shows is the authority's word.
const NEEDED: readonly CheckName[] = [
  'announcement-published',
  'record-published',
  'beacon-signatures',
  'replay',
]

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
 * verifyProof('{}').ok; // => false
 * verifyProof('{}').checks[1].code; // => 'evidence/structure'
 */
export function verifyProof(text: string, options: VerifyProofOptions = {}): ProofReport {
  checkProofOptions(options)
  const checks: Check[] = []
  let step: 'text' | 'structure' = 'text'
  try {
    const value = parseCanonical(text, options.limits)
    checks.push(passed('text', say('text-canonical')))
    step = 'structure'
    const structure = passed('structure', say('structure-complete', { protocol: PROTOCOL }))
    const shown = checkAll(value, options, checks)
    checks.splice(1, 0, structure)
    const verdict = verdictOf(checks, NEEDED)
    const headline = [say('proof-verdict', { unit: shown.unit, ...verdict })]
    if (checks.some(({ message }) => message.id === 'word-of-authority')) {
      headline.push(say('word-of-authority'))
    }
    if (shown.isWeak) headline.push(say('entropy-weak'))
    return { ok: verdict.ok, headline, checks }
  } catch (error) {
    if (!(error instanceof DoubleRandomError)) throw error
    const { code, problems } = error
    if (code === 'evidence/version') {
      const open = notChecked(step, say('unreadable', { problems }))
      const headline = [say('document-not-judged', { kind: 'proof' }), open.message]
      return { ok: false, headline, checks: [...checks, open] }
    }
    const failed = failure(step, say('unreadable', { problems }), problems[0]?.path, code)
    const headline = [say('no-valid-document', { kind: 'proof' }), failed.message]
    return { ok: false, headline, checks: [...checks, failed] }
  }
}

/** What the headline says of a proof. */
interface Shown {
  /** Id of the enterprise; null where the proof shows none. */
  readonly unit: string | null
  readonly isWeak: boolean
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
  checks.push(
    stated === digest('proof', body)
      ? passed('proof-digest', say('body-digest', { digest: stated }))
      : failure('proof-digest', say('digest-differs')),
  )
  const announcement = announcementAt(body.announcement, 'body.announcement')
  const { announcementDigest } = options
  checks.push(
    announcementDigest === undefined
      ? notChecked('announcement-published', say('announcement-digest-missing'))
      : published(
          'announcement-published',
          announcementDigest,
          digest('announcement', announcement),
        ),
  )
  if (body.opening === null) {
    checks.push(...checkTimes(announcement, options, 'body.announcement.entropy'))
  }

  const { enterprises } = announcement.tables
  const isBlinded = announcement.blinding !== null
  const entry = openedRow(body.entry, 'body.entry', enterprises, isBlinded)
  const unit = 'wrong' in entry ? null : textAt(entry.row.id, 'body.entry.row.id')
  checks.push(
    'wrong' in entry
      ? failure('entry', entry.wrong)
      : passed('entry', say('entry-committed', { enterprises: enterprises.count })),
  )
  if (body.opening === null || 'wrong' in entry) {
    return { unit, isWeak: independentBits(announcement.entropy) < WEAK_BELOW }
  }
  return { unit, isWeak: checkOpening(body.opening, { announcement, entry, options }, checks) }
}

/** The outside digest of a document against its own. */
function published(
  name: 'announcement-published' | 'record-published',
  outside: string,
  found: string,
): Check {
  return outside === found
    ? passed(name, say('digest-published'))
    : failure(name, say('digest-unpublished', { digest: found }))
}

/** What the first half of a proof has shown. */
interface Known {
  readonly announcement: AnnouncementBody
  /** The row of the enterprise in the directory. */
  readonly entry: { readonly row: Members }
  readonly options: VerifyProofOptions
}

/** Adds the checks of a draw that is open; returns whether it is weak. */
function checkOpening(
  value: Untrusted,
  { announcement, entry, options }: Known,
  checks: Check[],
): boolean {
  const path = 'body.opening'
  const opening = exactly(value, path, ['head', 'secrets', 'plan', 'verdicts'])
  const head = headAt(opening.head, `${path}.head`)
  const secrets = secretsAt(opening.secrets, `${path}.secrets`)
  const plan = objectAt(opening.plan, `${path}.plan`)
  const { recordDigest } = options
  checks.push(
    recordDigest === undefined
      ? notChecked('record-published', say('record-digest-missing'))
      : published('record-published', recordDigest, digest('record', head)),
    checkHead(head, `${path}.head`),
    canonicalJson(head.announcement) === canonicalJson(announcement) &&
      digest('secrets', secrets) === head.secrets
      ? passed('secrets', say('secrets-right'))
      : failure('secrets', say('secrets-wrong')),
    ...checkEntropy({ head, secrets }, options, path),
    compare('keys', say('keys-follow'), `${path}.secrets.keys`, [
      keysOfBatch(announcement.batch, secrets.seed),
      secrets.keys,
    ]),
    digest('plan', plan) === announcement.plan
      ? passed('plan', say('plan-announced'))
      : failure('plan', say('plan-other')),
    ...checkVerdicts(opening.verdicts, { head, plan, seed: secrets.seed, entry: entry.row }),
  )
  return isWeakDraw(head, secrets.reveals)
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
      check.status === 'fail' || isShown ? [] : [notChecked('replay', say('word-of-authority'))]
    return [check, ...left].map((one) => ({ ...one, at }))
  })
}

function same(value: Untrusted, expected: string, path: string): void {
  if (value === expected) return
  fail({ code: 'evidence/structure', path, expected: show(expected), found: show(value) })
}
