import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { type Blinding, commitTable, sortTable } from '../core/table.ts'
import type {
  BatchEntry,
  DrawRecord,
  ExclusionRow,
  RecordBody,
  RecordHead,
} from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { blindingOption } from '../schema/options/ceremony.ts'
import { addToVisits, type BatchVisit, joinedVisit } from '../select/batch-visit.ts'
import { buildFrame, type Frame } from '../select/frame.ts'
import { frameContext } from '../select/frame-context.ts'
import { type PoolRound, resolveBatch } from '../select/resolve-batch.ts'
import { type BlindingOption, boundInputs } from './bound-inputs.ts'
import { readRecord } from './read-record.ts'

/** What the exclusions of a record need beside it. */
export type ExclusionsOptions = BlindingOption

/**
 * Returns who was kept out of each round of a draw and why, in key order: the rows to which the
 * head of the record commits and that do not stand in it (`docs/protocol.md` §10.2a).
 *
 * They are made again from the inputs, round by round; what the batch had drawn before each round
 * is read from the record's sample. Rows that do not lead to the root in the head are refused.
 *
 * @param record - the record or its text
 * @param data - the inputs that were announced
 * @param options - the blinding key, if there is one
 * @returns the rows; {@link exclusionsText} of them is the companion file of the record
 * @throws DoubleRandomError `evidence/…` for a malformed record; `evidence/digest` where the rows
 *   do not lead to its root; `policy/inputs-changed` for the inputs of another draw; `input/…` for
 *   malformed inputs or options
 *
 * @example
 * const out = [{ code: 'closed', where: { equals: { status: 'closed' } } }];
 * const plan = { ...exampleInputs.plan, tasks: exampleInputs.plan.tasks.map((task) => ({ ...task, exclude: out })) };
 * const enterprises = exampleInputs.enterprises.map((row, i) => (i === 0 ? { ...row, status: 'closed' } : row));
 * const inputs = { ...exampleInputs, plan, enterprises };
 * const record = draw(inputs, { seed: '2020-01-02 上午九时' });
 * exclusionsOf(record, inputs).map(({ code, byDraw }) => [code, byDraw]); // => [['closed', false]]
 */
export function exclusionsOf(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: ExclusionsOptions = {},
): ExclusionRow[] {
  const { blinding: key } = parseOption('options', blindingOption, options)
  const { body } = readRecord(record)
  const { inputs, blinding } = boundInputs(body.head.announcement, data, key)
  return committedExclusions(inputs, body, blinding)
}

/** The exclusions of a record, which must be those to which its head commits. */
export function committedExclusions(
  inputs: Inputs,
  body: RecordBody,
  blinding: Blinding | undefined,
): ExclusionRow[] {
  const rows = exclusionRows(framesOf(inputs, body))
  checkCommitted(rows, body.head, blinding)
  return rows
}

/** The frame of each round of a record, made again; what the batch had drawn is in its sample. */
export function framesOf(
  inputs: Inputs,
  { head, tables }: RecordBody,
): (PoolRound & { readonly frame: Frame })[] {
  const context = frameContext(inputs)
  const begun = new Map<string, BatchVisit[]>()
  return resolveBatch(inputs.plan, head.announcement.batch).map((poolRound) => {
    const { entry, task, round } = poolRound
    const frame = buildFrame(context, poolRound, begun)
    for (const row of tables.sample) {
      if (row.pool !== entry.pool || row.round !== entry.round) continue
      addToVisits(begun, row, joinedVisit(task, round, begun.get(row.unit) ?? []))
    }
    return { ...poolRound, frame }
  })
}

/** The rows of all rounds, in key order. */
export function exclusionRows(
  rounds: readonly { readonly entry: BatchEntry; readonly frame: Frame }[],
): ExclusionRow[] {
  return sortTable(
    'exclusions',
    rounds.flatMap(({ entry, frame }) => frame.excluded.map((row) => ({ ...entry, ...row }))),
  )
}

/** Refuses rows, in key order, that are not those to which a head commits. */
export function checkCommitted(
  rows: readonly ExclusionRow[],
  head: RecordHead,
  blinding: Blinding | undefined,
): void {
  const found = commitTable('exclusions', rows, blinding)
  for (const member of ['count', 'root'] as const) {
    const stated = head.tables.exclusions[member]
    if (found[member] === stated) continue
    fail({
      code: 'evidence/digest',
      path: `body.head.tables.exclusions.${member}`,
      expected: say('value', { value: found[member] }),
      found: say('value', { value: stated }),
    })
  }
}
