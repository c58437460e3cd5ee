import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import type { Amendment, DrawRecord } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import { checkSeal } from './seal.ts'

/**
 * Reads the amendments of a record from their texts and follows their chain (`docs/protocol.md`
 * §11.2); whether each says what follows from it is for `verify` to find out.
 *
 * @throws DoubleRandomError `evidence/…` for a malformed amendment, one that is altered, missing or
 *   of another record
 */
export function readAmendments(
  record: DrawRecord,
  texts: readonly string[],
  limits?: TextLimits,
): Amendment[] {
  let previous: string | null = null
  return texts.map((text, index) => {
    const path = `amendments[${index}]`
    const amendment = checkDocument('amendment', parseCanonical(text, limits))
    const { body } = amendment
    checkSeal('amendment', amendment, `${path}.digest`)
    const place = { record: record.digest, sequence: index + 1, previous }
    for (const member of ['record', 'sequence', 'previous'] as const) {
      if (body[member] === place[member]) continue
      fail({
        code: 'evidence/failed',
        path: `${path}.body.${member}`,
        expected: show(place[member]),
        found: show(body[member]),
        fix: say('amendments-in-order'),
      })
    }
    previous = amendment.digest
    return amendment
  })
}
