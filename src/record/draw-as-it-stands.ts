import type { DrawRecord } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { visitsMadeOptions } from '../schema/options/ceremony.ts'
import { boundInputs } from './bound-inputs.ts'
import { outcomeRows } from './outcome-rows.ts'
import { readAmendments } from './read-amendments.ts'
import { readRecord } from './read-record.ts'
import { type StandingVisit, standingVisits } from './standing-visits.ts'
import type { VisitsMadeOptions } from './visits-made.ts'

/**
 * Returns a draw as it stands: each row of the sample after all amendments, with what was replaced,
 * when and why.
 *
 * Whoever shows a draw shows this; the record alone says how it was drawn. Amendments that were not
 * handed in cannot show: `verify` says whether they are all.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - amendments, outcomes, blinding key (see {@link VisitsMadeOptions})
 * @returns the rows of the sample, then those that came in for others, in the order of amendments
 * @throws DoubleRandomError as {@link visitsMade}
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const [visit] = record.body.tables.sample;
 * const closed = substituteUnit(record, exampleInputs, { visit, reason: 'closed', evidence: '注销通知', date: visit.date });
 * const standing = drawAsItStands(record, exampleInputs, { amendments: [canonicalJson(closed)] });
 * standing[0].isCurrent; // => false
 * standing[0].changes[0].id; // => 'unit-replaced'
 */
export function drawAsItStands(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: VisitsMadeOptions = {},
): StandingVisit[] {
  const {
    blinding,
    amendments = [],
    outcomes = [],
  } = parseOption('options', visitsMadeOptions, options)
  const read = readRecord(record)
  boundInputs(read.body.head.announcement, data, blinding)
  const { rows } = outcomeRows(read, outcomes as NonNullable<VisitsMadeOptions['outcomes']>)
  const texts = readAmendments(read, amendments)
  return standingVisits(read.body.tables, texts, rows)
}
