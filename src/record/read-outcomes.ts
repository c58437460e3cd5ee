import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import type { DrawRecord, OutcomesDocument } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import { whyNotOpened } from './opened-rows.ts'
import { checkSeal } from './seal.ts'

/**
 * Reads the outcomes of a record from their texts and follows their chain (`docs/protocol.md`
 * §11.6); whether they are what can be reported is for `verifyOutcomes` to find out.
 *
 * @throws DoubleRandomError `evidence/…` for a malformed document, one that is altered, missing, of
 *   another record, or of which not all rows are open
 */
export function readOutcomes(
  record: Pick<DrawRecord, 'digest'>,
  texts: readonly string[],
): OutcomesDocument[] {
  let previous: string | null = null
  return texts.map((text, index) => {
    const path = `outcomes[${index}]`
    const document = checkDocument('outcomes', parseCanonical(text))
    const { head, rows } = document.body
    checkSeal('outcomes', document, `${path}.digest`)
    const place = { record: record.digest, sequence: index + 1, previous }
    for (const member of ['record', 'sequence', 'previous'] as const) {
      if (head[member] === place[member]) continue
      fail({
        code: 'evidence/failed',
        path: `${path}.body.head.${member}`,
        expected: show(place[member]),
        found: show(head[member]),
        fix: say('outcomes-in-order'),
      })
    }
    const why = whyNotOpened(rows, head.table, head.blinding !== null)
    const isWhole = 'all' in rows
    if (why !== undefined || !isWhole) {
      fail({
        code: 'evidence/failed',
        path: `${path}.body.rows`,
        expected: say('all-rows-open'),
        found: why ?? say('some-rows-open'),
      })
    }
    previous = document.digest
    return document
  })
}
