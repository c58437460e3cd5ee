import { type Check, failure, notChecked, passed } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { say } from '../core/message.ts'
import type { Blinding } from '../core/table.ts'
import { changedInputs, commitInputs } from '../record/commit-inputs.ts'
import { commitTables } from '../record/compose-record.ts'
import type { DrawRecord } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { compare } from './compare.ts'

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
  inputs: Inputs | undefined,
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
  return [
    published,
    inputs === undefined
      ? notChecked('announcement-inputs', say('inputs-missing'))
      : checkInputs(head.announcement, inputs, blinding),
  ]
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
