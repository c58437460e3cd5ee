import { PROTOCOL } from '../core/digest.ts'
import { type Blinding, type OpenedRow, openRows } from '../core/table.ts'
import { explain, type UnitExplanation } from '../explain/explain.ts'
import type {
  DrawRecord,
  EntryProof,
  ProvedVerdict,
  RecordRows,
  SampleRow,
} from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { blindingOption } from '../schema/options/ceremony.ts'
import { openEntry, type ProveOptions, sealProof } from './prove-entry.ts'
import { soundRecord } from './sound-record.ts'

/**
 * Proves to an enterprise, once a draw is open, how each round of it dealt with the enterprise: its
 * ticket, the largest ticket that was drawn, the rank of one that was drawn or is a reserve
 * (`docs/protocol.md` §10.7).
 *
 * The proof holds reveals, seed and keys: **whoever has it and knows the id of another enterprise
 * can compute that one's ticket**. So hand it out after the last visit, when these are public
 * anyway.
 *
 * @param record - the record or its text
 * @param data - the inputs that were announced
 * @param unit - id of the enterprise
 * @param options - the blinding key, if there is one
 * @returns the proof; `canonicalJson` of it is the text to hand over
 * @throws DoubleRandomError `evidence/…` for a malformed record or one whose rows do not fit its
 *   roots, `policy/inputs-changed`, `input/unknown-id` for an enterprise that is not in the
 *   directory, `input/…` for the options
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const [{ unit }] = record.body.tables.sample;
 * const proof = proveVerdict(record, exampleInputs, unit);
 * proof.body.opening.verdicts[0].verdict; // => 'drawn'
 */
export function proveVerdict(
  record: string | DrawRecord,
  data: InputData | Inputs,
  unit: string,
  options: ProveOptions = {},
): EntryProof {
  const { blinding: key } = parseOption('options', blindingOption, options)
  const { record: sound, rows, inputs, blinding } = soundRecord(record, data, key)
  const entry = openEntry(inputs, unit, blinding)
  const { head, secrets } = sound.body
  return sealProof({
    protocol: PROTOCOL,
    kind: 'proof',
    announcement: head.announcement,
    entry,
    opening: {
      head,
      secrets,
      plan: inputs.plan,
      verdicts: explain(sound, inputs, unit, options).map((round) =>
        proveRound(round, unit, rows, blinding),
      ),
    },
  })
}

function proveRound(
  round: UnitExplanation,
  unit: string,
  tables: RecordRows,
  blinding: Blinding | undefined,
): ProvedVerdict {
  const isHere = (row: { pool: string; round: number }) =>
    row.pool === round.pool && row.round === round.round
  const open = <Name extends 'sample' | 'reserves' | 'exclusions'>(
    name: Name,
    isIt: (row: RecordRows[Name][number]) => boolean,
  ) => {
    const rows: readonly RecordRows[Name][number][] = tables[name]
    const index = rows.findIndex((row) => isHere(row) && isIt(row))
    return index < 0
      ? null
      : (openRows(name, rows, [index], blinding)[0] as OpenedRow<RecordRows[Name][number]>)
  }
  const own = (row: { unit: string }) => row.unit === unit
  const closed = { stratum: null, ticket: null, rank: null, threshold: null }
  const place = { pool: round.pool, round: round.round }
  switch (round.verdict) {
    case 'excluded':
      return { ...place, ...closed, verdict: 'excluded', row: open('exclusions', own) }
    case 'not-in-directory':
    case 'not-in-frame':
      return { ...place, ...closed, verdict: 'not-in-frame', row: null }
    default: {
      const { verdict, stratum, ticket, threshold } = round
      const isLast = (row: SampleRow) => row.ticket === threshold
      // Who is not drawn has a row in neither.
      const row = open(verdict === 'drawn' ? 'sample' : 'reserves', own)
      return {
        ...place,
        verdict,
        row,
        stratum,
        ticket,
        // As in the row: where sizes decide, it counts those drawn. Nothing ties one without a row.
        rank: row === null ? null : row.row.rank,
        threshold: open('sample', isLast),
      }
    }
  }
}
