import { canonicalJson } from '../core/canonical-json.ts'
import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import { BODY_TABLES, rowKey, type TableName } from '../core/table.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { DrawRecord } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'

/**
 * Reads a record from its text and checks its shape and the order of its rows; whether it is sound
 * is for `verify` to say.
 */
export function readRecord(given: string | DrawRecord): DrawRecord {
  const text = typeof given === 'string' ? given : canonicalJson(given)
  const record = checkDocument('record', parseCanonical(text))
  for (const table of BODY_TABLES) {
    checkOrder(table, record.body.tables[table])
  }
  return record
}

/** Rows ascend by key (`docs/protocol.md` §4.1), so that none stands twice. */
function checkOrder(table: TableName, rows: readonly object[]): void {
  let before: string | undefined
  for (const [index, row] of rows.entries()) {
    const key = rowKey(table, row)
    if (before !== undefined && compareUtf8(before, key) >= 0) {
      fail({
        code: 'evidence/structure',
        path: `body.tables.${table}[${index}]`,
        expected: say('rows-in-order-of-keys'),
        found: say('row-out-of-order'),
      })
    }
    before = key
  }
}
