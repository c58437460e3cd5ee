import { PROTOCOL } from '../core/digest.ts'
import type {
  Announcement,
  VoidBody,
  VoidCode,
  VoidDocument,
} from '../schema/documents/documents.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { voidOptions } from '../schema/options/ceremony.ts'
import { readAnnouncement } from './read-announcement.ts'
import { seal } from './seal.ts'

/** Why a number ends without a draw. */
export interface VoidOptions {
  readonly code: VoidCode
  /** What happened, in a sentence for the public. */
  readonly statement: string
  /** The day it was declared, `YYYY-MM-DD`; from the caller, since this library has no clock. */
  readonly date: string
}

/**
 * Ends an announced number that cannot be drawn, so that it is never abandoned silently
 * (`docs/protocol.md` §11).
 *
 * @param announcement - the announcement, or its text
 * @param options - coded reason, statement and date
 * @returns the void; its digest is the `previous` of the next announcement
 * @throws DoubleRandomError `evidence/…` for a malformed announcement, `input/…` for the options
 *
 * @example
 * const announcement = announce(exampleInputs, { series: 's', number: 1, entropy: [{ kind: 'operator' }], weak: true });
 * const end = voidAnnouncement(announcement, { code: 'event-cancelled', statement: '开奖取消', date: '2020-01-03' });
 * end.body.number; // => 1
 */
export function voidAnnouncement(
  announcement: Announcement | string,
  options: VoidOptions,
): VoidDocument {
  const { code, statement, date } = parseOption('options', voidOptions, options)
  const { body, digest: announced } = readAnnouncement(announcement)
  const voided: VoidBody = {
    protocol: PROTOCOL,
    kind: 'void',
    series: body.series,
    number: body.number,
    previous: body.previous,
    announcement: announced,
    code,
    statement,
    date,
  }
  return seal('void', voided)
}
