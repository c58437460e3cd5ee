import { canonicalJson, type Json } from '../core/canonical-json.ts'
import { DoubleRandomError, fail, isDoubleRandomError, type Problem } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import { rowKey, sortTable } from '../core/table.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type { DrawRecord, ExclusionRow } from '../schema/documents/documents.ts'
import { checkExclusionRow } from '../schema/documents/parse-document.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { blindingOption, exclusions as exclusionsShape } from '../schema/options/ceremony.ts'
import { checkCommitted, type ExclusionsOptions } from './exclusions-of.ts'
import { blindingOf } from './read-announcement.ts'
import { readRecord } from './read-record.ts'

/**
 * Returns the companion file of a record: its exclusions, one row on each line in canonical text,
 * in key order (`docs/protocol.md` §10.2a).
 *
 * @param rows - what {@link exclusionsOf} returned
 * @returns the text; empty where nobody was kept out
 * @throws DoubleRandomError `input/…` for malformed rows
 *
 * @example
 * const row = { pool: 'petrol', round: 1, unit: 'GAS001', code: 'closed', byDraw: false };
 * exclusionsText([row]); // => '{"byDraw":false,"code":"closed","pool":"petrol","round":1,"unit":"GAS001"}\n'
 */
export function exclusionsText(rows: readonly ExclusionRow[]): string {
  const sorted = sortTable('exclusions', parseOption('rows', exclusionsShape, rows))
  return sorted.map((row) => `${canonicalJson(row as unknown as Json)}\n`).join('')
}

/**
 * Reads the companion file of a record, without inputs: each line must be canonical text, the rows
 * ascend by key, and they must be as many as the head says and lead to its root.
 *
 * @param record - the record or its text
 * @param text - the companion file
 * @param options - the blinding key, if there is one
 * @returns the rows
 * @throws DoubleRandomError `evidence/json`, `evidence/not-canonical`, `evidence/structure` for a
 *   line that is no row or stands at another place; `evidence/digest` for rows of another record,
 *   one too many or too few; `input/…` for the options
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * readExclusions(record, exclusionsText(exclusionsOf(record, exampleInputs))); // => []
 * readExclusions(record, '{}\n'); // throws evidence/structure
 */
export function readExclusions(
  record: string | DrawRecord,
  text: string,
  options: ExclusionsOptions = {},
): ExclusionRow[] {
  const { blinding: key } = parseOption('options', blindingOption, options)
  if (typeof text !== 'string') {
    fail({ code: 'input/type', path: 'text', expected: say('text'), found: show(text) })
  }
  const { head } = readRecord(record).body
  const blinding = blindingOf(head.announcement, key)
  const lines = text.split('\n')
  const end = lines.pop()
  let before: string | undefined
  const rows = lines.map((line, index) => {
    const path = `exclusions[${index}]`
    const row = readRow(line, path)
    const key = rowKey('exclusions', row)
    if (before !== undefined && compareUtf8(before, key) >= 0) {
      fail({
        code: 'evidence/structure',
        path,
        expected: say('rows-in-order-of-keys'),
        found: say('row-out-of-order'),
      })
    }
    before = key
    return row
  })
  if (end !== '') {
    fail({
      code: 'evidence/not-canonical',
      path: `exclusions[${lines.length}]`,
      expected: say('line-feed-at-end'),
      found: say('nothing'),
    })
  }
  checkCommitted(rows, head, blinding)
  return rows
}

function readRow(line: string, path: string): ExclusionRow {
  try {
    return checkExclusionRow(parseCanonical(line))
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    const problems = error.problems.map(
      (problem): Problem => ({
        ...problem,
        path: problem.path === '' ? path : `${path}.${problem.path}`,
      }),
    )
    throw new DoubleRandomError(error.code, problems)
  }
}
