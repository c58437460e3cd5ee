import { rowKey } from '../../core/table.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { amendedBy, isCurrent } from '../../record/amended-record.ts'
import { boundInputs } from '../../record/bound-inputs.ts'
import { checkOutcomeUnits } from '../../record/check-outcome-units.ts'
import { outcomeRows } from '../../record/outcome-rows.ts'
import { readAmendments } from '../../record/read-amendments.ts'
import { readRecord } from '../../record/read-record.ts'
import type { CoveredDraw } from '../../report/coverage.ts'
import { parseOption } from '../../schema/kit/parse-option.ts'
import { coveredDraw } from '../../schema/options/ceremony.ts'
import { replanDay, type ScheduledDay } from '../../schema/year/year-schedule.ts'

/** What a draw means for a schedule that is made anew from some day on. */
export interface VisitDays {
  /** Visits with an outcome, on the day of it. */
  readonly done: readonly ScheduledDay[]
  /** Visits without one that are planned for that day or later. */
  readonly keep: readonly ScheduledDay[]
}

/**
 * Counts the visits of a draw by day: those that have an outcome, and those that are still to come.
 *
 * Units that were replaced are left out, their substitutes count; a joint visit counts in each of
 * its rounds. Visits that were planned for an earlier day and have no outcome are in neither, nor
 * are those that were not done: they need another day.
 *
 * @param drawn - record, inputs, amendments, outcomes, blinding key (see {@link CoveredDraw})
 * @param from - the first day of the new schedule, `YYYY-MM-DD`
 * @returns rows for {@link rescheduleYear}
 * @throws DoubleRandomError `evidence/…` for a malformed record or amendment, `policy/inputs-changed`
 *   for the inputs of another draw, `policy/blinding-key`, `input/…` for malformed outcomes,
 *   `input/unknown-id` for one of a unit that this draw does not have
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const { done, keep } = visitDays({ record, data: exampleInputs }, '2020-01-01');
 * done; // => []
 * keep.reduce((sum, { visits }) => sum + visits, 0); // => 2
 */
export function visitDays(drawn: CoveredDraw, from: string): VisitDays {
  const day = parseOption('from', replanDay, from)
  const {
    record,
    data,
    blinding,
    amendments = [],
    outcomes = [],
  } = parseOption('drawn', coveredDraw, drawn as unknown)
  const read = readRecord(record)
  boundInputs(read.body.head.announcement, data, blinding)
  const now = amendedBy(read, readAmendments(read, amendments))
  const { rows } = outcomeRows(read, outcomes)
  const outcomeOf = new Map(rows.map((row) => [rowKey('sample', row), row]))
  checkOutcomeUnits(now, [...outcomeOf.values()])
  const done = new Map<string, ScheduledDay>()
  const keep = new Map<string, ScheduledDay>()
  for (const row of now.rows) {
    if (!isCurrent(now, row)) continue
    const outcome = outcomeOf.get(rowKey('sample', row))
    if (outcome?.outcome === 'not-done') continue
    const date = outcome?.date ?? row.date
    if (outcome !== undefined) add(done, row.pool, row.round, date)
    else if (date >= day) add(keep, row.pool, row.round, date)
  }
  return { done: inOrder(done), keep: inOrder(keep) }
}

function add(rows: Map<string, ScheduledDay>, task: string, round: number, date: string): void {
  const name = `${task}\n${round}\n${date}`
  const visits = (rows.get(name)?.visits ?? 0) + 1
  rows.set(name, { task, round, date, visits })
}

function inOrder(rows: ReadonlyMap<string, ScheduledDay>): ScheduledDay[] {
  return [...rows.values()].sort(
    (a, b) => compareUtf8(a.task, b.task) || a.round - b.round || compareUtf8(a.date, b.date),
  )
}
