import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { openAll } from '../core/table.ts'
import type {
  Amendment,
  DrawRecord,
  FrameError,
  OutcomesDocument,
  ReportedOutcome,
} from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { reportOptions } from '../schema/options/ceremony.ts'
import { type Outcome, type OutcomeData, parseOutcomes } from '../schema/report/outcome.ts'
import { type BlindingOption, boundInputs } from './bound-inputs.ts'
import { checkInspectors, rowName } from './check-outcome-units.ts'
import { commitOutcomes, lastReports, outcomesHead, sameOutcome } from './outcomes-head.ts'
import { readAmendments } from './read-amendments.ts'
import { readOutcomes } from './read-outcomes.ts'
import { readRecord } from './read-record.ts'
import { seal } from './seal.ts'

/** What is to be reported. */
export interface ReportOptions extends BlindingOption {
  /** All outcomes that are known by then; those of other draws are passed over. */
  readonly outcomes: readonly OutcomeData[]
  /** The day up to which they are known, `YYYY-MM-DD`; from the caller: there is no clock here. */
  readonly asOf: string
  /** Texts of the amendments of the record, the first one first. */
  readonly amendments?: readonly string[]
  /** Texts of the outcomes that were reported before, the first one first. */
  readonly earlier?: readonly string[]
}

/**
 * Reports what became of the visits of a draw as a document that is appended to those before
 * (`docs/protocol.md` §11.6): so results can be corrected, with a reason, and never rewritten.
 *
 * Hand in everything that is known. Rows that were reported already are left out, those that differ
 * become corrections, and units that amendments replaced are reported by their amendment. Enter the
 * document in the ledger and publish its digest; estimates, bulletins and the visits carried into
 * the next draw take the texts of all of them.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param options - outcomes, day, amendments, what was reported before (see {@link ReportOptions})
 * @returns the document, all new rows open; {@link openOutcomes} closes some of them
 * @throws DoubleRandomError `evidence/…` for a malformed record, amendment or earlier document;
 *   `policy/inputs-changed`, `policy/blinding-key`; `input/…` for malformed outcomes or options;
 *   `input/unknown-id` for a unit that this draw never had or an inspector nobody knows;
 *   `input/missing` for a correction without a reason and for an outcome that was reported and is
 *   gone; `input/range` for a day before the draw or after `asOf`
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const [{ pool, round, unit, date }] = record.body.tables.sample;
 * const visit = { pool, round, unit, date, outcome: 'inspected' };
 * const first = reportOutcomes(record, exampleInputs, { asOf: '2020-06-30', outcomes: [visit] });
 * first.body.head.rounds[0]; // => { pool: 'petrol', round: 1, due: 2, reported: 1, byOutcome: { inspected: 1 }, totals: {} }
 * const again = { ...visit, values: { 隐患: 1 }, reason: '补录隐患' };
 * const earlier = [canonicalJson(first)];
 * reportOutcomes(record, exampleInputs, { asOf: '2020-07-01', outcomes: [again], earlier }).body.head.rounds[0].totals; // => { 隐患: 1 }
 */
export function reportOutcomes(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: ReportOptions,
): OutcomesDocument {
  const given = parseOption('options', reportOptions, options)
  const read = readRecord(record)
  const { inputs, blinding } = boundInputs(read.body.head.announcement, data, given.blinding)
  const amendments = readAmendments(read, given.amendments ?? [])
  const earlier = readOutcomes(read, given.earlier ?? [])
  const outcomes = ofThisDraw(read, parseOutcomes(given.outcomes))
  checkInspectors(inputs, outcomes)
  const before = lastReports(earlier)
  const known = withReplaced(outcomes, before, amendments)
  checkKept(before, known)
  const news = known.flatMap((row) => newReport(row, before.get(rowName(row))))
  const { rows, table } = commitOutcomes(news, blinding)
  const { asOf } = given
  const head = outcomesHead({ record: read, amendments, earlier }, { asOf, rows, table })
  return seal('outcomes', { head, rows: { all: openAll('outcomes', rows, blinding) } })
}

function ofThisDraw({ body }: DrawRecord, outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter((row) =>
    body.head.rounds.some(({ pool, round }) => row.pool === pool && row.round === round),
  )
}

/** What the amendments say of the units that they replaced, where nothing new is said of them. */
function withReplaced(
  outcomes: readonly Outcome[],
  before: ReadonlyMap<string, ReportedOutcome>,
  amendments: readonly Amendment[],
): readonly Outcome[] {
  const known = new Map(outcomes.map((row) => [rowName(row), row]))
  for (const { body } of amendments) {
    // Only an error of the frame has substitutes.
    const outcome = body.reason as FrameError
    for (const { pool, round, unit } of body.substitutes) {
      const name = rowName({ pool, round, unit })
      const [own, reported] = [known.get(name), before.get(name)]
      const isNew = own !== undefined && !(reported && sameOutcome({ ...own, entry: 1 }, reported))
      if (isNew || own?.outcome === outcome) continue
      const { date, evidence: reason } = body
      known.set(name, { pool, round, unit, outcome, date, reason })
    }
  }
  return [...known.values()]
}

/** What was reported can be corrected, and not taken back. */
function checkKept(
  before: ReadonlyMap<string, ReportedOutcome>,
  outcomes: readonly Outcome[],
): void {
  const names = new Set(outcomes.map(rowName))
  for (const [name, { unit }] of before) {
    if (names.has(name)) continue
    fail({
      code: 'input/missing',
      path: 'options.outcomes',
      unit,
      expected: say('outcome-reported-before'),
      found: say('nothing'),
      fix: say('correct-with-reason'),
    })
  }
}

function newReport(row: Outcome, before: ReportedOutcome | undefined): ReportedOutcome[] {
  const { reason, ...told } = row
  if (before === undefined) return [{ ...told, entry: 1 }]
  const report = { ...told, entry: before.entry + 1 }
  if (sameOutcome(report, before)) return []
  if (reason !== undefined) return [{ ...report, reason }]
  return fail({
    code: 'input/missing',
    path: 'options.outcomes.reason',
    unit: row.unit,
    expected: say('reason-of-correction'),
    found: say('nothing'),
    fix: say('correct-with-reason'),
  })
}
