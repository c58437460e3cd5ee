import { canonicalJson } from '../core/canonical-json.ts'
import { deepFreeze } from '../core/deep-freeze.ts'
import { digest } from '../core/digest.ts'
import { fail, show } from '../core/errors.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import { whyNotReveal } from '../random/commitment.ts'
import { independentBits, WEAK_BELOW } from '../random/seed.ts'
import type { Announcement, AnnouncementBody, BatchEntry, DrawRecord } from '../schema/documents.ts'
import type { Reveal, VerifyBeacon } from '../schema/entropy.ts'
import type { InputData, Inputs } from '../schema/inputs.ts'
import { ceremonyOptions, reveals as revealsShape, seedOptions } from '../schema/options.ts'
import { parseDocument } from '../schema/parse-document.ts'
import { parseInputs } from '../schema/parse-inputs.ts'
import { parseOption } from '../schema/parse-option.ts'
import { hex64 } from '../schema/text.ts'
import { announce } from './announce.ts'
import { changedInputs, commitInputs } from './commit-inputs.ts'
import { composeRecord } from './compose-record.ts'
import { ENGINE } from './engine.ts'
import { recordFindings } from './record-findings.ts'

/** A draw whose seed the operator picks: reproducible, not unbiased, and the record says so. */
export interface SeedOptions {
  /** Any text of 1 to 1024 bytes. */
  readonly seed: string
  /** Default: the plan's id. */
  readonly series?: string
  /** Default: 1. */
  readonly number?: number
  readonly previous?: string | null
  readonly batch?: readonly BatchEntry[]
  readonly blinding?: string
}

/** A draw that was announced before its entropy existed. */
export interface CeremonyOptions {
  /** The announcement, or its published text. */
  readonly announcement: Announcement | string
  /** One for each announced source, in the announced order. */
  readonly reveals: readonly Reveal[]
  /** The key that blinded the announcement, if one did. */
  readonly blinding?: string
  /** Checks the signature of a drand round; needed if one was announced. */
  readonly verifyBeacon?: VerifyBeacon
}

/**
 * Draws enterprises, dates and inspectors, and returns the record (`docs/protocol.md` §6 to §10).
 *
 * With an announcement, the inputs must still be those announced and every source must be revealed. With a `seed` alone, the
 * operator chooses the outcome's seed: anybody can replay the draw, nobody can see that it was not picked; the record
 * is labelled accordingly. A quota above a pool is recorded as a shortfall.
 *
 * @param data - the inputs, as for {@link announce}
 * @param options - `{ seed }`, or `{ announcement, reveals }` (see {@link SeedOptions}, {@link CeremonyOptions})
 * @returns the record; `canonicalJson` of it is the text to keep
 * @throws DoubleRandomError `input/…`, `design/…`; `evidence/…` for a malformed announcement; `policy/inputs-changed` naming
 *   the tables; `policy/missing-reveal`, `policy/reveal-mismatch`, `policy/beacon-unchecked`; `pairing/infeasible` naming seats and inspectors
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * record.body.tables.sample.length; // => 2
 */
export function draw(data: InputData | Inputs, options: SeedOptions | CeremonyOptions): DrawRecord {
  const inputs = parseInputs(data)
  if (typeof options !== 'object' || options === null) {
    fail({
      code: 'input/option',
      path: 'options',
      expected: '{ seed } or { announcement, reveals }',
      found: show(options),
    })
  }
  const ceremony =
    'announcement' in options
      ? (parseOption('options', ceremonyOptions, options) as CeremonyOptions)
      : announceOwnSeed(inputs, options)
  const { body } = readAnnouncement(ceremony.announcement)
  const blinding = blindingOf(body, ceremony.blinding)
  const changed = changedInputs(body, commitInputs(inputs, blinding))
  if (changed.length > 0) {
    fail({
      code: 'policy/inputs-changed',
      path: changed.join(', '),
      expected: 'the inputs that were announced',
      found: 'others',
      fix: `draw with the announced inputs${body.blinded ? ' and the key that blinded them' : ''}, or declare this number void and announce the next`,
    })
  }
  const reveals = checkReveals(body, ceremony.reveals)
  checkBeacons(body, reveals, ceremony.verifyBeacon)
  const recordBody = composeRecord(inputs, body, reveals, blinding)
  return deepFreeze({
    body: recordBody,
    digest: digest('record', recordBody.head),
    envelope: { engine: ENGINE, findings: recordFindings(inputs, recordBody) },
  })
}

function announceOwnSeed(inputs: Inputs, options: SeedOptions): CeremonyOptions {
  const { seed, series, number, ...rest } = parseOption('options', seedOptions, options)
  const announcement = announce(inputs, {
    ...rest,
    series: series ?? inputs.plan.id,
    number: number ?? 1,
    entropy: [{ kind: 'operator' }],
    weak: true,
  })
  const { blinding } = rest
  return {
    announcement,
    reveals: [{ kind: 'operator', value: seed }],
    ...(blinding === undefined ? {} : { blinding }),
  }
}

/** Reads an announcement from its text, and holds it to its own digest. @internal */
export function readAnnouncement(given: Announcement | string): Announcement {
  const text = typeof given === 'string' ? given : canonicalJson(given)
  const announcement = parseDocument('announcement', parseCanonical(text))
  const found = digest('announcement', announcement.body)
  if (found !== announcement.digest) {
    fail({ code: 'evidence/digest', path: 'digest', expected: found, found: announcement.digest })
  }
  checkAnnouncement(announcement.body)
  return announcement
}

/** What an announcement says of itself must follow from itself (`docs/protocol.md` §5). */
function checkAnnouncement({ number, previous, entropy, weak }: AnnouncementBody): void {
  if ((number === 1) !== (previous === null)) {
    fail({
      code: 'policy/numbering',
      path: 'announcement.previous',
      expected: 'a predecessor for every number but 1',
      found: `number ${number} with ${previous === null ? 'none' : 'one'}`,
    })
  }
  const bits = independentBits(entropy)
  if (weak !== bits < WEAK_BELOW) {
    fail({
      code: 'policy/weak-entropy',
      path: 'announcement.weak',
      expected: `${bits < WEAK_BELOW}, since ${bits} bits are out of the operator's control`,
      found: String(weak),
    })
  }
}

/** The blinding of an announcement, from the key that is handed in beside it. @internal */
export function blindingOf(
  { blinded, series, number }: AnnouncementBody,
  key: string | undefined,
): { key: string; series: string; number: number } | undefined {
  if (blinded === (key !== undefined)) {
    return key === undefined
      ? undefined
      : { key: parseOption('blinding', hex64, key), series, number }
  }
  return fail({
    code: 'input/option',
    path: 'blinding',
    expected: blinded
      ? 'the key that blinded the announcement'
      : 'no key: the announcement is not blinded',
    found: blinded ? 'nothing' : 'one',
  })
}

function checkReveals(body: AnnouncementBody, given: readonly Reveal[]): Reveal[] {
  const reveals = parseOption('reveals', revealsShape, given)
  const { entropy } = body
  for (const [index, source] of entropy.entries()) {
    const why = whyNotReveal(body, source, reveals[index])
    if (why === undefined) continue
    const missing = reveals[index] === undefined
    fail({
      code: missing ? 'policy/missing-reveal' : 'policy/reveal-mismatch',
      path: `reveals[${index}]`,
      expected: `the reveal of source ${index + 1}, ${source.kind}${'party' in source ? ` of ${source.party}` : ''}`,
      found: why,
      fix: missing
        ? 'a draw never goes on without a source: obtain the reveal, or declare this number void'
        : 'give the reveals in the announced order, each exactly as it was committed or published',
    })
  }
  if (reveals.length > entropy.length) {
    fail({
      code: 'policy/reveal-mismatch',
      path: 'reveals',
      expected: `${entropy.length} reveals, one for each announced source`,
      found: String(reveals.length),
    })
  }
  return reveals
}

function checkBeacons(
  { entropy }: AnnouncementBody,
  reveals: readonly Reveal[],
  verifyBeacon: VerifyBeacon | undefined,
): void {
  for (const [index, source] of entropy.entries()) {
    const given = reveals[index]
    if (source.kind !== 'drand' || given?.kind !== 'drand') continue
    if (verifyBeacon === undefined) {
      fail({
        code: 'policy/beacon-unchecked',
        path: 'options.verifyBeacon',
        expected: 'verifyBeacon of double-random/beacon, to check the signature of the round',
        found: 'nothing',
      })
    }
    if (verifyBeacon(source, given) === true) continue
    fail({
      code: 'policy/reveal-mismatch',
      path: `reveals[${index}].signature`,
      expected: `the network's signature of round ${source.round}`,
      found: 'another',
      fix: 'fetch the round again, from another node of the network',
    })
  }
}
