import { canonicalJson, type Json } from '../core/canonical-json.ts'
import { digest, PROTOCOL } from '../core/digest.ts'
import { fail, isDoubleRandomError, show } from '../core/errors.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { checkVerdict } from './check-verdict.ts'
import { openedRow } from './opened-row.ts'
import { countAt, exactly, hexAt, listAt, objectAt, textAt, type Untrusted } from './read.ts'

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
  readonly headline: string
  readonly checks: readonly ProofCheck[]
}

/** One named check of a proof. */
export interface ProofCheck {
  readonly name:
    | 'text'
    | 'structure'
    | 'proof-digest'
    | 'announcement-published'
    | 'entry'
    | 'record-published'
    | 'secrets'
    | 'plan'
    | 'verdict'
  readonly status: 'pass' | 'fail' | 'not-checked'
  readonly message: string
  /** Code of the refusal, where a text could not be read. */
  readonly code?: string
}

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
 *
 * @example
 * verifyProof('{}').ok; // => false
 * verifyProof('{}').checks[1].code; // => 'evidence/structure'
 */
export function verifyProof(text: string, options: VerifyProofOptions = {}): ProofReport {
  const checks: ProofCheck[] = []
  const add = (name: ProofCheck['name'], status: ProofCheck['status'], message: string) =>
    checks.push({ name, status, message })
  let step: 'text' | 'structure' = 'text'
  let who = 'no valid proof'
  try {
    const value = parseCanonical(text, options.limits)
    add('text', 'pass', 'the text is its own canonical form')
    step = 'structure'
    who = checkAll(value, options, add)
    checks.splice(1, 0, {
      name: 'structure',
      status: 'pass',
      message: 'protocol double-random/1, nothing missing, nothing added',
    })
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    checks.push({ name: step, status: 'fail', code: error.code, message: error.message })
  }
  const failed = checks.filter(({ status }) => status === 'fail')
  const isOpen = (name: ProofCheck['name']) =>
    checks.some((check) => check.name === name && check.status === 'not-checked')
  const needed = (['announcement-published', 'record-published'] as const).filter(isOpen)
  const ok = failed.length === 0 && needed.length === 0
  const why =
    failed.length > 0 ? failed.map(({ name }) => name) : needed.map((name) => `${name} not checked`)
  return {
    ok,
    headline: `${who}: ${ok ? 'verified' : `NOT verified (${why.join(', ')})`}`,
    checks,
  }
}

/** Adds the checks of a proof that could be read, and says whom it is about. */
function checkAll(
  value: Json,
  { announcementDigest, recordDigest }: VerifyProofOptions,
  add: (name: ProofCheck['name'], status: ProofCheck['status'], message: string) => void,
): string {
  const judge = (name: ProofCheck['name'], isRight: boolean, right: string, wrong: string) =>
    add(name, isRight ? 'pass' : 'fail', isRight ? right : wrong)
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
  same(body.protocol, PROTOCOL, 'body.protocol')
  same(body.kind, 'proof', 'body.kind')
  judge(
    'proof-digest',
    hexAt(document.digest, 'digest') === digest('proof', body),
    'the body hashes to the digest',
    'the body does not hash to the digest',
  )
  const announcement = objectAt(body.announcement, 'body.announcement')
  same(announcement.protocol, PROTOCOL, 'body.announcement.protocol')
  same(announcement.kind, 'announcement', 'body.announcement.kind')
  const published = (
    name: 'announcement-published' | 'record-published',
    outside: string | undefined,
    found: string,
  ) =>
    outside === undefined
      ? add(name, 'not-checked', 'no digest from an outside source')
      : judge(name, outside === found, 'its digest is the published one', `its digest is ${found}`)
  published('announcement-published', announcementDigest, digest('announcement', announcement))

  const blinded = announcement.blinded === true
  const tables = objectAt(announcement.tables, 'body.announcement.tables')
  const entry = openedRow(body.entry, 'body.entry', tables.enterprises, blinded)
  const count = countAt(objectAt(tables.enterprises, 'tables.enterprises').count, 'count')
  judge(
    'entry',
    'row' in entry,
    `in the announced directory of ${count} enterprises`,
    'wrong' in entry ? entry.wrong : '',
  )
  const who = 'row' in entry ? textAt(entry.row.id, 'body.entry.row.id') : 'an enterprise'
  if (body.opening !== null && 'row' in entry) {
    checkOpening(
      body.opening,
      announcement,
      entry.row,
      blinded,
      recordDigest,
      published,
      judge,
      add,
    )
  }
  return who
}

function checkOpening(
  value: Untrusted,
  announcement: Readonly<Record<string, Untrusted>>,
  entry: Readonly<Record<string, Untrusted>>,
  blinded: boolean,
  recordDigest: string | undefined,
  published: (name: 'record-published', outside: string | undefined, found: string) => void,
  judge: (name: ProofCheck['name'], isRight: boolean, right: string, wrong: string) => void,
  add: (name: ProofCheck['name'], status: ProofCheck['status'], message: string) => void,
): void {
  const opening = exactly(value, 'body.opening', ['head', 'secrets', 'plan', 'verdicts'])
  const head = objectAt(opening.head, 'body.opening.head')
  const secrets = exactly(opening.secrets, 'body.opening.secrets', ['reveals', 'seed', 'keys'])
  const plan = objectAt(opening.plan, 'body.opening.plan')
  same(head.protocol, PROTOCOL, 'body.opening.head.protocol')
  same(head.kind, 'record', 'body.opening.head.kind')
  published('record-published', recordDigest, digest('record', head))
  const seed = hexAt(secrets.seed, 'body.opening.secrets.seed')
  judge(
    'secrets',
    canonicalJson(head.announcement) === canonicalJson(announcement) &&
      digest('secrets', secrets) === head.secrets &&
      digest('seed', {
        announcement: digest('announcement', announcement),
        reveals: secrets.reveals,
      }) === seed,
    'the record is of this announcement, and its seed follows from the reveals',
    'another announcement, other secrets than the record commits to, or another seed',
  )
  judge(
    'plan',
    digest('plan', plan) === announcement.plan,
    'the plan is the announced one',
    'not the announced plan',
  )
  const batch = listAt(announcement.batch, 'body.announcement.batch')
  const verdicts = listAt(opening.verdicts, 'body.opening.verdicts')
  const places = verdicts.map((each) => {
    const { pool, round } = objectAt(each, 'body.opening.verdicts')
    return { pool: textAt(pool, 'pool'), round: countAt(round, 'round') }
  })
  if (canonicalJson(places) !== canonicalJson(batch)) {
    add('verdict', 'fail', 'not one verdict for each round of the batch')
    return
  }
  for (const [index, each] of verdicts.entries()) {
    const path = `body.opening.verdicts[${index}]`
    const { status, message } = checkVerdict(each, path, { head, plan, seed, blinded, entry })
    const place = places[index] as { pool: string; round: number }
    add('verdict', status, `${place.pool}, round ${place.round}: ${message}`)
  }
}

function same(value: Untrusted, expected: string, path: string): void {
  if (value === expected) return
  fail({ code: 'evidence/structure', path, expected: show(expected), found: show(value) })
}
