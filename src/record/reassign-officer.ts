import type {
  Amendment,
  DrawRecord,
  OfficerChange,
  OfficerReason,
} from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { reassignOptions } from '../schema/options/ceremony.ts'
import { type BlindingOption, boundInputs } from './bound-inputs.ts'
import { computeAmendment } from './compute-amendment.ts'
import { readAmendments } from './read-amendments.ts'
import { readRecord } from './read-record.ts'
import { seal } from './seal.ts'

/** What happened, and what shows it. */
export interface ReassignOptions extends BlindingOption {
  /**
   * `{ inspector, from, to }`: absent on these days. `{ inspector, enterprise }`: recused from this
   * enterprise.
   */
  readonly change: OfficerChange
  readonly reason: OfficerReason
  /**
   * Reference of the paper that shows it, for example of the doctor's note or the granted request.
   */
  readonly evidence: string
  /** Day of the decision, `YYYY-MM-DD`. */
  readonly date: string
  /** Texts of the amendments made before, the first one first. */
  readonly amendments?: readonly string[]
}

/**
 * Replaces an officer after the draw, by the law of the draw and not by hand (`docs/protocol.md`
 * §11.2).
 *
 * The seats he can no longer take are drawn again with everything else held fast; the amendment
 * keeps the old and the new officer of each seat, the reason, the evidence and the date. The record
 * itself is never changed.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - change, reason, evidence, date, earlier amendments, blinding key (see {@link
 *   ReassignOptions})
 * @returns the amendment; `canonicalJson` of it is the text to keep with the record
 * @throws DoubleRandomError `evidence/…` for a malformed record or amendment; `policy/inputs-changed`
 *   for the inputs of another draw; `policy/blinding-key`; `input/unknown-id`;
 *   `pairing/infeasible` if nobody can take the seats
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const [{ inspector, unit }] = record.body.tables.seats;
 * const amendment = reassignOfficer(record, exampleInputs, {
 *   change: { inspector, enterprise: unit }, reason: 'recusal-granted', evidence: '回避决定〔2020〕1号', date: '2020-01-03',
 * });
 * amendment.body.seats.map(({ before, inspector: after }) => before === inspector && after !== inspector); // => [true]
 */
export function reassignOfficer(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: ReassignOptions,
): Amendment {
  const given = parseOption('options', reassignOptions, options)
  const { amendments = [], blinding, ...statement } = given
  const read = readRecord(record)
  const { inputs } = boundInputs(read.body.head.announcement, data, blinding)
  const body = computeAmendment(inputs, read, readAmendments(read, amendments), statement)
  return seal('amendment', body)
}
