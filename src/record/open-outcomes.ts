import { canonicalJson } from '../core/canonical-json.ts'
import { deepFreeze } from '../core/deep-freeze.ts'
import { fail } from '../core/errors.ts'
import { leafText } from '../core/leaf-text.ts'
import { auditPaths } from '../core/merkle.ts'
import { say, show } from '../core/message.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import type { OutcomesDocument } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { openOutcomesOptions } from '../schema/options/ceremony.ts'
import { allRows } from './opened-rows.ts'
import { checkSeal } from './seal.ts'

/** Which rows stay open. */
export interface OpenOutcomesOptions {
  /** Units whose rows the public may see; none: the numbers alone. */
  readonly units: readonly string[]
}

/**
 * Closes the rows of outcomes but those of some units (`docs/protocol.md` §11.6): the digest stays,
 * and each open row leads to it.
 *
 * So numbers can be published at once, and names when the law allows it.
 *
 * @param outcomes - the document or its text, all rows open
 * @param options - units (see {@link OpenOutcomesOptions})
 * @returns the same document with fewer rows
 * @throws DoubleRandomError `evidence/…` for a malformed document, or one of which not all rows are
 *   open; `input/…` for the options, `input/unknown-id` for a unit without a row
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const outcomes = record.body.tables.sample.map(({ pool, round, unit, date }) => ({ pool, round, unit, date, outcome: 'inspected' }));
 * const all = reportOutcomes(record, exampleInputs, { asOf: '2020-12-31', outcomes });
 * const numbers = openOutcomes(all, { units: [] });
 * numbers.digest === all.digest; // => true
 */
export function openOutcomes(
  outcomes: string | OutcomesDocument,
  options: OpenOutcomesOptions,
): OutcomesDocument {
  const { units } = parseOption('options', openOutcomesOptions, options)
  const text = typeof outcomes === 'string' ? outcomes : canonicalJson(outcomes)
  const { body, digest, envelope } = checkDocument('outcomes', parseCanonical(text))
  checkSeal('outcomes', { body, digest })
  const all = allRows(body, 'body.rows')
  const unknown = units.find((unit) => all.every(({ row }) => row.unit !== unit))
  if (unknown !== undefined) {
    fail({
      code: 'input/unknown-id',
      path: 'options.units',
      expected: say('unit-of-a-row'),
      found: show(unknown),
    })
  }
  const isOpen = new Set(units)
  const indices = [...all.keys()].filter((index) => isOpen.has(all[index]?.row.unit as string))
  const leaf = (index: number) => leafText(all[index]?.row as object, all[index]?.salt)
  const paths = auditPaths(all.length, leaf, indices)
  const some = indices.map((index, at) => ({ index, ...all[index], path: paths[at] }))
  return deepFreeze({
    body: { head: body.head, rows: { some } },
    digest,
    envelope,
  }) as OutcomesDocument
}
