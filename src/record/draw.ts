import { DoubleRandomError, fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { whyNotReveal } from '../random/why-not-reveal.ts'
import type {
  Announcement,
  AnnouncementBody,
  BatchEntry,
  DrawRecord,
} from '../schema/documents/documents.ts'
import type { Reveal, VerifyBeacon } from '../schema/documents/entropy.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import {
  ceremonyOptions,
  reveals as revealsShape,
  seedOptions,
} from '../schema/options/ceremony.ts'
import { announce } from './announce.ts'
import { changedInputs, commitInputs } from './commit-inputs.ts'
import { composeRecord } from './compose-record.ts'
import { blindingOf, readAnnouncement } from './read-announcement.ts'
import { recordFindings } from './record-findings.ts'
import { seal } from './seal.ts'

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
 * With an announcement, the inputs must still be those announced and every source must be revealed.
 * With a `seed` alone, the operator chooses the outcome's seed: anybody can replay the draw, nobody
 * can see that it was not picked; the record is labelled accordingly. A quota above a pool is
 * recorded as a shortfall.
 *
 * @param data - the inputs, as for {@link announce}
 * @param options - `{ seed }`, or `{ announcement, reveals }` (see {@link SeedOptions}, {@link
 *   CeremonyOptions})
 * @returns the record; `canonicalJson` of it is the text to keep
 * @throws DoubleRandomError `input/…`, `design/…`; `evidence/…` for a malformed announcement;
 *   `policy/inputs-changed` naming the tables; `policy/missing-reveal`, `policy/reveal-mismatch`,
 *   `policy/beacon-unchecked`; `pairing/infeasible` naming seats and inspectors
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
      expected: say('seed-or-announcement'),
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
    const problem = {
      code: 'policy/inputs-changed',
      expected: say('announced-inputs'),
      found: say('other-inputs'),
      fix: say('draw-announced-inputs-or-void'),
    } as const
    throw new DoubleRandomError(
      problem.code,
      changed.map((path) => ({ ...problem, path })),
    )
  }
  const reveals = checkReveals(body, ceremony.reveals)
  checkBeacons(body, reveals, ceremony.verifyBeacon)
  const recordBody = composeRecord(inputs, body, reveals, blinding)
  return seal('record', recordBody, recordFindings(inputs, recordBody))
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
      expected: say('reveal-of-source', {
        source: index + 1,
        kind: source.kind,
        ...('party' in source && { party: source.party }),
      }),
      found: why,
      fix: say(missing ? 'obtain-reveal-or-void' : 'reveals-as-announced'),
    })
  }
  if (reveals.length > entropy.length) {
    fail({
      code: 'policy/reveal-mismatch',
      path: 'reveals',
      expected: say('reveal-for-each-source', { sources: entropy.length }),
      found: show(reveals.length),
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
        expected: say('verify-beacon'),
        found: say('nothing'),
      })
    }
    if (verifyBeacon(source, given) === true) continue
    fail({
      code: 'policy/reveal-mismatch',
      path: `reveals[${index}].signature`,
      expected: say('signature-of-beacon-round', { round: source.round }),
      found: say('another-signature'),
      fix: say('fetch-beacon-round-again'),
    })
  }
}
