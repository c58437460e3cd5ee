import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { sameValue } from '../core/same-value.ts'
import type { DrawRecord, OutcomesDocument } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import { allRows, openedRows } from './opened-rows.ts'
import { checkReportOrder, lastReports, roundsReported } from './outcomes-head.ts'
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
  limits?: TextLimits,
): OutcomesDocument[] {
  let previous: string | null = null
  const before: OutcomesDocument[] = []
  for (const [index, text] of texts.entries()) {
    const path = `outcomes[${index}]`
    const document = checkDocument('outcomes', parseCanonical(text, limits))
    const { head } = document.body
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
    allRows(document.body, `${path}.body.rows`)
    previous = document.digest
    before.push(document)
    checkNumbers(before, path)
  }
  return before
}

/** Rows are one for each unit, and come to the numbers that are stated. */
function checkNumbers(documents: readonly OutcomesDocument[], path: string): void {
  const { head, rows } = (documents.at(-1) as OutcomesDocument).body
  checkReportOrder(openedRows(rows))
  const stated = head.rounds.map(({ due: _, ...round }) => round)
  const found = roundsReported(head.rounds, lastReports(documents).values())
  if (sameValue(stated, found) && head.rounds.every(({ due, reported }) => reported <= due)) return
  fail({
    code: 'evidence/failed',
    path: `${path}.body.head.rounds`,
    expected: show(found),
    found: show(stated),
  })
}
