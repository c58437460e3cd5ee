import { digest } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { BODY_TABLES } from '../core/table.ts'
import { type BoundInputs, boundInputs } from '../record/bound-inputs.ts'
import { commitTables } from '../record/compose-record.ts'
import { committedExclusions } from '../record/exclusions-of.ts'
import { readRecord } from '../record/read-record.ts'
import type { DrawRecord, RecordRows } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'

/**
 * Reads a record whose rows are to be opened, and holds rows, roots and inputs together: a proof
 * that does not lead to its root would be the authority's embarrassment on the day it is checked.
 */
export function soundRecord(
  given: string | DrawRecord,
  data: InputData | Inputs,
  key: string | undefined,
): BoundInputs & { readonly record: DrawRecord; readonly rows: RecordRows } {
  const record = readRecord(given)
  const { head, tables } = record.body
  const { inputs, blinding } = boundInputs(head.announcement, data, key)
  const roots = commitTables(tables, blinding)
  for (const name of BODY_TABLES) {
    if (roots[name].root === head.tables[name].root) continue
    fail({
      code: 'evidence/digest',
      path: `body.head.tables.${name}.root`,
      expected: say('value', { value: roots[name].root }),
      found: say('value', { value: head.tables[name].root }),
    })
  }
  const stated = { digest: record.digest, secrets: head.secrets }
  const found = { digest: digest('record', head), secrets: digest('secrets', record.body.secrets) }
  for (const name of ['digest', 'secrets'] as const) {
    if (stated[name] === found[name]) continue
    fail({
      code: 'evidence/digest',
      path: name,
      expected: say('value', { value: found[name] }),
      found: say('value', { value: stated[name] }),
    })
  }
  const rows = { ...tables, exclusions: committedExclusions(inputs, record.body, blinding) }
  return { record, rows, inputs, blinding }
}
