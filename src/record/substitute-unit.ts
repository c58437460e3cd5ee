import { canonicalJson } from '../core/canonical-json.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type {
  Amendment,
  BatchEntry,
  DrawRecord,
  FrameError,
  VisitElsewhere,
} from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { substituteOptions } from '../schema/options/ceremony.ts'
import { type BlindingOption, boundInputs } from './bound-inputs.ts'
import { computeAmendment } from './compute-amendment.ts'
import { readAmendments } from './read-amendments.ts'
import { readRecord } from './read-record.ts'
import { seal } from './seal.ts'

/** Which unit is an error of the frame, and what shows it. */
export interface SubstituteOptions extends BlindingOption {
  /** A row of the sample: pool, round and unit. */
  readonly visit: BatchEntry & { readonly unit: string }
  /**
   * What closed, moved away or stands twice leaves all matters of its visit; what is out of scope
   * only this one.
   */
  readonly reason: FrameError
  /** Reference of the paper that shows it, for example of the record of the visit. */
  readonly evidence: string
  /** Day of the decision, `YYYY-MM-DD`; the substitute is not visited before it. */
  readonly date: string
  /**
   * Visits made or planned by others since the announcement: reserves among their units are passed
   * over.
   */
  readonly elsewhere?: readonly VisitElsewhere[]
  /** Texts of the amendments made before, the first one first. */
  readonly amendments?: readonly string[]
}

/**
 * Replaces a sampled unit that is an error of the frame by the next reserve of its stratum, by rule
 * and never by hand (`docs/protocol.md` §11.3).
 *
 * Only for units that should not have been in the register. Who refuses, or cannot be found, stays
 * in the sample with that outcome: leaving the sample must not be worth anything. Where reserves or
 * days are used up, the amendment says so. The officers of the substitute's visit are drawn, with
 * every other seat held fast.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - visit, reason, evidence, date, visits by others, earlier amendments, blinding
 *   key (see {@link SubstituteOptions})
 * @returns the amendment; `canonicalJson` of it is the text to keep with the record
 * @throws DoubleRandomError `evidence/…` for a malformed record or amendment; `policy/inputs-changed`
 *   for the inputs of another draw; `policy/blinding-key`; `input/…` for the options;
 *   `input/unknown-id` for a unit that is not in the sample now
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const [{ pool, round, unit }] = record.body.tables.sample;
 * const amendment = substituteUnit(record, exampleInputs, {
 *   visit: { pool, round, unit }, reason: 'closed', evidence: '现场记录〔2020〕7号', date: '2020-01-03',
 * });
 * amendment.body.substitutes.map(({ unit: replaced, substitute }) => replaced === unit && substitute !== unit); // => [true]
 */
export function substituteUnit(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: SubstituteOptions,
): Amendment {
  const given = parseOption('options', substituteOptions, options)
  const { visit, reason, evidence, date, elsewhere = [], amendments = [], blinding } = given
  const read = readRecord(record)
  const { inputs } = boundInputs(read.body.head.announcement, data, blinding)
  const change = { ...visit, elsewhere: inOrder(elsewhere) }
  const body = computeAmendment(inputs, read, readAmendments(read, amendments), {
    change,
    reason,
    evidence,
    date,
  })
  return seal('amendment', body)
}

function inOrder(visits: readonly VisitElsewhere[]): VisitElsewhere[] {
  const byText = new Map(visits.map((visit) => [canonicalJson(visit), visit]))
  return [...byText].sort(([a], [b]) => compareUtf8(a, b)).map(([, visit]) => visit)
}
