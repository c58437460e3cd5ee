import type { FailedCheck } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import type { Blinding } from '../core/table.ts'
import { whyNotReveal } from '../random/commitment.ts'
import { computeSeed, independentBits, WEAK_BELOW } from '../random/seed.ts'
import { changedInputs, commitInputs } from '../record/commit-inputs.ts'
import { commitTables } from '../record/compose-record.ts'
import type { DrawRecord } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { samplesLog2 } from '../select/samples-log2.ts'
import { checkBeacons, checkEvents, type KnownEntropy } from './check-sources.ts'
import { firstDifference } from './first-difference.ts'
import type { Check, CheckName } from './report.ts'

/** A check that compares what must be with what stands there. */
export function compare(
  name: CheckName,
  path: string,
  expected: unknown,
  found: unknown,
  message: string,
): Check {
  const difference = firstDifference(expected, found, path)
  return difference === undefined
    ? { name, status: 'pass', message }
    : {
        name,
        status: 'fail',
        code: 'evidence/failed',
        message: `${difference.path} differs`,
        ...difference,
      }
}

/** A failure without a second value to compare with. */
export function failure(name: CheckName, message: string, path?: string): FailedCheck {
  return {
    name,
    status: 'fail',
    code: 'evidence/failed',
    message,
    ...(path === undefined ? {} : { path }),
  }
}

export function notChecked(name: CheckName, message: string): Check {
  return { name, status: 'not-checked', message }
}

/** Digest of the head, digest of the secrets, roots of the tables (§12, step 4). */
export function checkDigests(
  { body: { head, secrets, tables }, digest: stated }: DrawRecord,
  blinding: Blinding | undefined,
): Check[] {
  const roots =
    head.announcement.blinded && blinding === undefined
      ? notChecked('table-roots', 'the rows are blinded: the blinding key is needed')
      : compare(
          'table-roots',
          'body.head.tables',
          commitTables(tables, blinding),
          head.tables,
          'every table has its root',
        )
  return [
    compare(
      'record-digest',
      'digest',
      digest('record', head),
      stated,
      `the head hashes to ${stated}`,
    ),
    compare(
      'secrets-digest',
      'body.head.secrets',
      digest('secrets', secrets),
      head.secrets,
      'the head commits to reveals, seed and keys',
    ),
    roots,
  ]
}

/** The announcement against an outside digest and against the inputs (§12, steps 5 and 6). */
export function checkAnnouncement(
  { body: { head } }: DrawRecord,
  inputs: Inputs,
  blinding: Blinding | undefined,
  outsideDigest: string | undefined,
): Check[] {
  const found = digest('announcement', head.announcement)
  const published =
    outsideDigest === undefined
      ? notChecked(
          'announcement-published',
          'no digest from an outside source: whether it was announced before the entropy existed cannot be seen from the documents',
        )
      : compare(
          'announcement-published',
          'body.head.announcement',
          outsideDigest,
          found,
          'its digest is the one from the outside source',
        )
  return [published, checkInputs(head.announcement, inputs, blinding)]
}

function checkInputs(
  announcement: DrawRecord['body']['head']['announcement'],
  inputs: Inputs,
  blinding: Blinding | undefined,
): Check {
  if (announcement.blinded && blinding === undefined) {
    return notChecked('announcement-inputs', 'the rows are blinded: the blinding key is needed')
  }
  const changed = changedInputs(announcement, commitInputs(inputs, blinding))
  if (changed.length === 0) {
    return {
      name: 'announcement-inputs',
      status: 'pass',
      message: 'the inputs are those that were announced',
    }
  }
  return {
    ...failure('announcement-inputs', `not as announced: ${changed.join(', ')}`, changed[0]),
    code: 'policy/inputs-changed',
  }
}

/** Reveals against commitments, seed and keys, strength (§12, step 8). */
export function checkEntropy(
  { body: { head, secrets } }: { readonly body: Pick<DrawRecord['body'], 'head' | 'secrets'> },
  known: KnownEntropy = {},
): Check[] {
  const { announcement } = head
  const { reveals } = secrets
  const wrong = announcement.entropy.flatMap((source, index) => {
    const why = whyNotReveal(announcement, source, reveals[index])
    return why === undefined ? [] : [`source ${index + 1} (${source.kind}): ${why}`]
  })
  if (reveals.length > announcement.entropy.length) wrong.push('more reveals than sources')
  const seed = computeSeed(digest('announcement', announcement), reveals)
  const bits = independentBits(announcement.entropy)
  const isWeak = bits < WEAK_BELOW
  const expected = {
    independentBits: bits,
    samplesLog2: samplesLog2(head.rounds.flatMap(({ strata }) => strata)),
  }
  const strength =
    announcement.weak === isWeak
      ? compare(
          'strength',
          'body.head.strength',
          expected,
          head.strength,
          strengthMessage(expected, isWeak),
        )
      : failure(
          'strength',
          `${bits} independent bits, and the announcement says weak: ${announcement.weak}`,
          'body.head.announcement.weak',
        )
  return [
    wrong.length === 0
      ? {
          name: 'reveals',
          status: 'pass',
          message: `${reveals.length} sources revealed as announced`,
        }
      : {
          ...failure('reveals', wrong.join('; '), 'body.secrets.reveals'),
          code: 'policy/reveal-mismatch',
        },
    ...checkBeacons(announcement.entropy, reveals, known),
    ...checkEvents(announcement.entropy, reveals, known.events),
    compare(
      'seed',
      'body.secrets.seed',
      seed,
      secrets.seed,
      'the seed follows from announcement and reveals',
    ),
    strength,
  ]
}

function strengthMessage(
  { independentBits: bits, samplesLog2 }: DrawRecord['body']['head']['strength'],
  isWeak: boolean,
): string {
  const samples = samplesLog2 === 4096 ? '2^4096 samples or more' : `about 2^${samplesLog2} samples`
  return `${bits} bits out of the operator's control, ${samples} possible${isWeak ? '; weak, as labelled' : ''}`
}
