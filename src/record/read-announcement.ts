import { canonicalJson } from '../core/canonical-json.ts'
import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import { type Blinding, blindingFingerprint } from '../core/table.ts'
import { independentBits, WEAK_BELOW } from '../random/seed.ts'
import type { Announcement, AnnouncementBody } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { hex64 } from '../schema/kit/text.ts'
import { checkSeal } from './seal.ts'

/** Reads an announcement from its text, and holds it to its own digest. */
export function readAnnouncement(given: Announcement | string): Announcement {
  const text = typeof given === 'string' ? given : canonicalJson(given)
  const announcement = checkDocument('announcement', parseCanonical(text))
  checkSeal('announcement', announcement)
  checkAnnouncement(announcement.body)
  return announcement
}

/** What an announcement says of itself must follow from itself (`docs/protocol.md` §5). */
function checkAnnouncement({ number, previous, entropy, weak }: AnnouncementBody): void {
  if ((number === 1) !== (previous === null)) {
    fail({
      code: 'policy/numbering',
      path: 'announcement.previous',
      expected: say('predecessor-for-all-but-first'),
      found: say(previous === null ? 'number-without-predecessor' : 'number-with-predecessor', {
        number,
      }),
    })
  }
  const bits = independentBits(entropy)
  if (weak !== bits < WEAK_BELOW) {
    fail({
      code: 'policy/weak-entropy',
      path: 'announcement.weak',
      expected: say('weak-as-bits-say', { weak: bits < WEAK_BELOW, bits }),
      found: show(weak),
    })
  }
}

/** The blinding of an announcement, if this is its key. */
export function blindingIfRight(
  { blinding: fingerprint, series, number }: AnnouncementBody,
  key: string | undefined,
): Blinding | undefined {
  if (key === undefined || fingerprint === null) return undefined
  const blinding = { key, series, number }
  return blindingFingerprint(blinding) === fingerprint ? blinding : undefined
}

/** The blinding of an announcement, from the key that is handed in beside it. */
export function blindingOf(
  announcement: AnnouncementBody,
  key: string | undefined,
): Blinding | undefined {
  const { blinding: fingerprint } = announcement
  const expected = say(
    fingerprint === null ? 'no-key-as-not-blinded' : 'key-that-blinded-announcement',
  )
  if ((fingerprint === null) !== (key === undefined)) {
    const found = say(key === undefined ? 'nothing' : 'a-key')
    return fail({ code: 'input/option', path: 'blinding', expected, found })
  }
  if (key === undefined) return undefined
  const blinding = blindingIfRight(announcement, parseOption('blinding', hex64, key))
  if (blinding !== undefined) return blinding
  return fail({
    code: 'policy/blinding-key',
    path: 'blinding',
    expected,
    found: say('another-key'),
    fix: say('find-the-key-or-void'),
  })
}
