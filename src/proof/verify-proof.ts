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
import { fail, isDoubleRandomError } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { checkVerdict } from './check-verdict.ts'
import { openedRow } from './opened-row.ts'
import {
  checkProofOptions,
  countAt,
  exactly,
  hexAt,
  knownProtocol,
  listAt,
  objectAt,
  textAt,
  type Untrusted,
} from './read.ts'

/** What the holder of a proof knows from elsewhere. */
export interface VerifyProofOptions {
  /** The announcement's digest, as it was published before the draw. */
  readonly announcementDigest?: string
  /** The record's digest, as it was published on the day of the draw; needed for verdicts. */
  readonly recordDigest?: string
  /** Bounds on the size and depth of the text. */
  readonly limits?: TextLimits
}

/** Everything that was found out about a proof. */
export interface ProofReport {
  /** True iff nothing failed, and the digests that were published were given. */
  readonly ok: boolean
  /** The verdict; before it, what made the proof unreadable. */
  readonly headline: readonly Message[]
  readonly checks: readonly Check[]
}

// A proof stands and falls with the digests that were published elsewhere.
const NEEDED: readonly CheckName[] = ['announcement-published', 'record-published']

/**
 * Checks what an enterprise was given about itself: that its row is in the announced directory and,
 * once the draw is open, how each round dealt with it (`docs/protocol.md` §10.7).
 *
 * Needs no inputs, no record and no other package than a hash function. A proof stands and falls
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
    const unit = checkAll(value, options, checks)
    checks.splice(1, 0, structure)
    const verdict = verdictOf(checks, NEEDED)
    return { ok: verdict.ok, headline: [say('proof-verdict', { unit, ...verdict })], checks }
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
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

/** Adds the checks of a proof that could be read; returns the id of the enterprise it shows. */
function checkAll(
  value: Json,
  { announcementDigest, recordDigest }: VerifyProofOptions,
  checks: Check[],
): string | null {
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
  const announcement = objectAt(body.announcement, 'body.announcement')
  knownProtocol(announcement.protocol, 'body.announcement.protocol')
  same(announcement.kind, 'announcement', 'body.announcement.kind')
  const announced = digest('announcement', announcement)
  checks.push(
    announcementDigest === undefined
      ? notChecked('announcement-published', say('announcement-digest-missing'))
      : published('announcement-published', announcementDigest, announced),
  )

  const blinded = typeof announcement.blinding === 'string'
  const tables = objectAt(announcement.tables, 'body.announcement.tables')
  const entry = openedRow(body.entry, 'body.entry', tables.enterprises, blinded)
  const count = countAt(objectAt(tables.enterprises, 'tables.enterprises').count, 'count')
  if ('wrong' in entry) {
    checks.push(failure('entry', entry.wrong))
    return null
  }
  checks.push(passed('entry', say('entry-committed', { enterprises: count })))
  if (body.opening !== null) {
    const known = { announcement, announced, entry: entry.row, blinded, recordDigest }
    checkOpening(body.opening, known, checks)
  }
  return textAt(entry.row.id, 'body.entry.row.id')
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
interface Shown {
  readonly announcement: Readonly<Record<string, Untrusted>>
  /** Digest of the announcement. */
  readonly announced: string
  /** The row of the enterprise in the directory. */
  readonly entry: Readonly<Record<string, Untrusted>>
  readonly blinded: boolean
  readonly recordDigest: string | undefined
}

function checkOpening(
  value: Untrusted,
  { announcement, announced, entry, blinded, recordDigest }: Shown,
  checks: Check[],
): void {
  const opening = exactly(value, 'body.opening', ['head', 'secrets', 'plan', 'verdicts'])
  const head = objectAt(opening.head, 'body.opening.head')
  const secrets = exactly(opening.secrets, 'body.opening.secrets', ['reveals', 'seed', 'keys'])
  const plan = objectAt(opening.plan, 'body.opening.plan')
  knownProtocol(head.protocol, 'body.opening.head.protocol')
  same(head.kind, 'record', 'body.opening.head.kind')
  checks.push(
    recordDigest === undefined
      ? notChecked('record-published', say('record-digest-missing'))
      : published('record-published', recordDigest, digest('record', head)),
  )
  const seed = hexAt(secrets.seed, 'body.opening.secrets.seed')
  checks.push(
    canonicalJson(head.announcement) === canonicalJson(announcement) &&
      digest('secrets', secrets) === head.secrets &&
      digest('seed', { announcement: announced, reveals: secrets.reveals }) === seed
      ? passed('secrets', say('secrets-right'))
      : failure('secrets', say('secrets-wrong')),
  )
  checks.push(
    digest('plan', plan) === announcement.plan
      ? passed('plan', say('plan-announced'))
      : failure('plan', say('plan-other')),
  )
  const batch = listAt(announcement.batch, 'body.announcement.batch')
  const verdicts = listAt(opening.verdicts, 'body.opening.verdicts')
  const places = verdicts.map((each) => {
    const { pool, round } = objectAt(each, 'body.opening.verdicts')
    return { pool: textAt(pool, 'pool'), round: countAt(round, 'round') }
  })
  if (canonicalJson(places) !== canonicalJson(batch)) {
    checks.push(failure('verdict', say('verdicts-incomplete')))
    return
  }
  for (const [index, each] of verdicts.entries()) {
    const path = `body.opening.verdicts[${index}]`
    const check = checkVerdict(each, path, { head, plan, seed, blinded, entry })
    checks.push({ ...check, at: places[index] as { pool: string; round: number } })
  }
}

function same(value: Untrusted, expected: string, path: string): void {
  if (value === expected) return
  fail({ code: 'evidence/structure', path, expected: show(expected), found: show(value) })
}
