import { type Check, type CheckName, failure, notChecked, passed } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { type Message, say } from '../core/message.ts'
import type { Blinding } from '../core/table.ts'
import { whyNotReveal } from '../random/commitment.ts'
import { computeSeed, independentBits, WEAK_BELOW } from '../random/seed.ts'
import { changedInputs, commitInputs } from '../record/commit-inputs.ts'
import { commitTables } from '../record/compose-record.ts'
import type { DrawRecord } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { samplesLog2 } from '../select/samples-log2.ts'
import { checkBeacons, checkEvents, checkTimes, type KnownEntropy } from './check-sources.ts'
import { firstDifference } from './first-difference.ts'

/** A check that compares what must be with what stands there. */
export function compare(
  name: CheckName,
  message: Message,
  path: string,
  [expected, found]: readonly [unknown, unknown],
): Check {
  const difference = firstDifference(expected, found, path)
  return difference === undefined
    ? passed(name, message)
    : { ...failure(name, say('differs', difference)), ...difference }
}

/** Digest of the head, digest of the secrets, roots of the tables (§12, step 4). */
export function checkDigests(
  { body: { head, secrets, tables }, digest: stated }: DrawRecord,
  blinding: Blinding | undefined,
): Check[] {
  const { exclusions: _, ...stood } = head.tables
  const roots =
    head.announcement.blinding !== null && blinding === undefined
      ? notChecked('table-roots', say('blinding-missing'))
      : compare('table-roots', say('tables-committed'), 'body.head.tables', [
          commitTables(tables, blinding),
          stood,
        ])
  return [
    compare('record-digest', say('head-digest', { digest: stated }), 'digest', [
      digest('record', head),
      stated,
    ]),
    compare('secrets-digest', say('secrets-committed'), 'body.head.secrets', [
      digest('secrets', secrets),
      head.secrets,
    ]),
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
      ? notChecked('announcement-published', say('announcement-digest-missing'))
      : compare('announcement-published', say('digest-published'), 'body.head.announcement', [
          outsideDigest,
          found,
        ])
  return [published, checkInputs(head.announcement, inputs, blinding)]
}

function checkInputs(
  announcement: DrawRecord['body']['head']['announcement'],
  inputs: Inputs,
  blinding: Blinding | undefined,
): Check {
  if (announcement.blinding !== null && blinding === undefined) {
    return notChecked('announcement-inputs', say('blinding-missing'))
  }
  const changed = changedInputs(announcement, commitInputs(inputs, blinding))
  return changed.length === 0
    ? passed('announcement-inputs', say('inputs-announced'))
    : failure(
        'announcement-inputs',
        say('inputs-changed', { names: changed }),
        changed[0],
        'policy/inputs-changed',
      )
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
    return why === undefined
      ? []
      : [say('source-wrong', { source: index + 1, kind: source.kind, why })]
  })
  if (reveals.length > announcement.entropy.length) wrong.push(say('reveals-more'))
  const seed = computeSeed(digest('announcement', announcement), reveals)
  const declared = independentBits(announcement.entropy)
  const bits = independentBits(announcement.entropy, reveals)
  const expected = {
    independentBits: bits,
    samplesLog2: samplesLog2(head.rounds.flatMap(({ strata }) => strata)),
  }
  const strength =
    announcement.weak === declared < WEAK_BELOW
      ? compare(
          'strength',
          say('strength-of-draw', {
            bits,
            samplesLog2: expected.samplesLog2,
            weak: bits < WEAK_BELOW,
          }),
          'body.head.strength',
          [expected, head.strength],
        )
      : failure(
          'strength',
          say('strength-mislabelled', { bits: declared, weak: announcement.weak }),
          'body.head.announcement.weak',
        )
  return [
    wrong.length === 0
      ? passed('reveals', say('reveals-fit', { sources: reveals.length }))
      : failure(
          'reveals',
          say('reveals-wrong', { wrong }),
          'body.secrets.reveals',
          'policy/reveal-mismatch',
        ),
    ...checkBeacons(announcement.entropy, reveals, known.verifyBeacon),
    ...checkTimes(announcement.entropy, known.announcedAt),
    ...checkEvents(announcement.entropy, reveals, known.events),
    compare('seed', say('seed-follows'), 'body.secrets.seed', [seed, secrets.seed]),
    strength,
  ]
}
