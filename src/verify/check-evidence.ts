import { type Check, failure, passed } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { say } from '../core/message.ts'
import { changedInputs, commitInputs } from '../record/commit-inputs.ts'
import { commitTables } from '../record/compose-record.ts'
import { blindingIfRight } from '../record/read-announcement.ts'
import type { AnnouncementBody, DrawRecord } from '../schema/documents/documents.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { compare } from './compare.ts'

/** Digest of the secrets, and roots of the tables where nothing blinds them or the key is there. */
export function checkCommitted(
  { body: { head, secrets, tables } }: DrawRecord,
  key: string | undefined,
): Check[] {
  const { exclusions: _, ...stood } = head.tables
  const { blinding: fingerprint } = head.announcement
  const blinding = blindingIfRight(head.announcement, key)
  return [
    compare('secrets-digest', say('secrets-committed'), 'body.head.secrets', [
      digest('secrets', secrets),
      head.secrets,
    ]),
    ...(fingerprint !== null && blinding === undefined
      ? []
      : [
          compare('table-roots', say('tables-committed'), 'body.head.tables', [
            commitTables(tables, blinding),
            stood,
          ]),
        ]),
  ]
}

/**
 * The inputs against the announcement (§12, step 6); nothing without them, or without the key that
 * blinds them. A key that is not the one whose fingerprint was announced is wrong in any case.
 */
export function checkInputs(
  announcement: AnnouncementBody,
  inputs: Inputs | undefined,
  key: string | undefined,
): Check[] {
  const blinding = blindingIfRight(announcement, key)
  const isBlinded = announcement.blinding !== null
  if (isBlinded && key !== undefined && blinding === undefined) {
    const message = say('key-of-another')
    return [failure('announcement-inputs', message, 'blinding', 'policy/blinding-key')]
  }
  if (inputs === undefined || (isBlinded && blinding === undefined)) return []
  const changed = changedInputs(announcement, commitInputs(inputs, blinding))
  return [
    changed.length === 0
      ? passed('announcement-inputs', say('inputs-announced'))
      : failure(
          'announcement-inputs',
          say('inputs-changed', { names: changed }),
          changed[0],
          'policy/inputs-changed',
        ),
  ]
}
