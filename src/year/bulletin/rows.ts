import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import { rowKey } from '../../core/table.ts'
import { amendedBy, isCurrent } from '../../record/amended-record.ts'
import { boundInputs } from '../../record/bound-inputs.ts'
import { outcomeRows, type ReportedBasis } from '../../record/outcome-rows.ts'
import { readAmendments } from '../../record/read-amendments.ts'
import { readRecord } from '../../record/read-record.ts'
import { visitName } from '../../record/visits-of.ts'
import type { CoveredDraw } from '../../report/coverage.ts'
import type { DrawRecord } from '../../schema/documents/documents.ts'
import type { Inputs } from '../../schema/inputs/inputs.ts'
import type { Outcome, OutcomeCode } from '../../schema/report/outcome.ts'
import type { FurtherVisit } from '../../schema/year/bulletin.ts'

/** How a matter of a visit stands. */
export type MatterState =
  | 'inspected'
  | 'refused'
  | 'untraceable'
  | 'frame-error'
  | 'vacant'
  | 'pending'
  | 'substituted'

/** One matter of one visit, and the day on which it counts. */
export interface BulletinRow {
  /** Undefined outside the plan. */
  readonly task: string | undefined
  /** Digest of the record, and round; undefined where no draw led to it. */
  readonly draw: string | undefined
  readonly round: number | undefined
  readonly unit: string
  readonly state: MatterState
  readonly date: string
  /** Shared by the matters of a joint visit. */
  readonly visit: string
  readonly values: Readonly<Record<string, number>>
}

/** A draw with its documents read. */
export interface ReadDraw {
  readonly record: DrawRecord
  readonly inputs: Inputs
  readonly outcomes: readonly Outcome[]
  /** The documents that they come from; null where nobody has committed to them. */
  readonly basis: ReportedBasis | null
  readonly rows: readonly BulletinRow[]
}

/** Reads a draw: its sample as amended, with what became of each unit. */
export function readDraw(draw: CoveredDraw): ReadDraw {
  const { record, data, amendments = [], outcomes = [], blinding } = draw
  const read = readRecord(record)
  const { rows, basis } = outcomeRows(read, outcomes)
  return {
    record: read,
    inputs: boundInputs(read.body.head.announcement, data, blinding).inputs,
    outcomes: rows,
    basis,
    rows: rowsOf(read, amendments, rows),
  }
}

function rowsOf(
  record: DrawRecord,
  texts: readonly string[],
  outcomes: readonly Outcome[],
): BulletinRow[] {
  const { digest: draw } = record
  const amendments = readAmendments(record, texts)
  const now = amendedBy(record, amendments)
  const replacedBy = new Map(
    amendments.flatMap(({ body: { substitutes, date } }) =>
      substitutes.map((row) => [rowKey('sample', row), { row, date }] as const),
    ),
  )
  const outcomeOf = new Map(outcomes.map((row) => [rowKey('sample', row), row]))
  checkUnits(now.rows, outcomes)
  return now.rows.map((row): BulletinRow => {
    const key = rowKey('sample', row)
    const name = visitName(row)
    const { pool: task, round, unit } = row
    const common = { task, draw, round, unit, visit: `${draw}\n${name}`, values: {} }
    const replaced = isCurrent(now, row) ? undefined : replacedBy.get(key)
    if (replaced !== undefined) {
      const { substitute, date: day } = replaced.row
      const state = substitute === null || day === null ? 'frame-error' : 'substituted'
      return { ...common, state, date: replaced.date }
    }
    const outcome = outcomeOf.get(key)
    if (outcome === undefined)
      return { ...common, state: now.vacant.has(name) ? 'vacant' : 'pending', date: row.date }
    const { outcome: code, date = row.date, values = {} } = outcome
    return { ...common, state: stateOf(code), date, values }
  })
}

/** A visit without a draw. Those to one unit on one day are one visit. */
export function furtherRow(visit: FurtherVisit): BulletinRow {
  const { task, unit, date, outcome = 'inspected', values = {} } = visit
  return {
    task,
    draw: undefined,
    round: undefined,
    unit,
    state: stateOf(outcome),
    date,
    visit: `further\n${unit}`,
    values,
  }
}

function stateOf(outcome: OutcomeCode): MatterState {
  if (outcome === 'not-done') return 'pending'
  return outcome === 'inspected' || outcome === 'refused' || outcome === 'untraceable'
    ? outcome
    : 'frame-error'
}

/**
 * Outcomes of other draws are passed over, but one of a unit that this draw does not have is a
 * slip.
 */
function checkUnits(
  rows: readonly { readonly pool: string; readonly round: number; readonly unit: string }[],
  outcomes: readonly Outcome[],
): void {
  const rounds = new Set(rows.map(({ pool, round }) => `${pool}\n${round}`))
  const known = new Set(rows.map((row) => rowKey('sample', row)))
  const slip = outcomes.find(
    (row) => rounds.has(`${row.pool}\n${row.round}`) && !known.has(rowKey('sample', row)),
  )
  if (slip === undefined) return
  fail({
    code: 'input/unknown-id',
    path: 'outcomes.unit',
    unit: slip.unit,
    expected: say('unit-of-round', { pool: slip.pool, round: slip.round }),
    found: show(slip.unit),
  })
}
