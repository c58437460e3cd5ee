import { PROTOCOL } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { groupBy } from '../core/group.ts'
import { type Message, say, show } from '../core/message.ts'
import { sameValue } from '../core/same-value.ts'
import { type Blinding, type Commitment, commitTable, rowKey, sortTable } from '../core/table.ts'
import { compareUtf8 } from '../core/utf8.ts'
import type {
  Amendment,
  BatchEntry,
  DrawRecord,
  FrameError,
  OutcomesDocument,
  OutcomesHead,
  ReportedOutcome,
  ReportedRound,
} from '../schema/documents/documents.ts'
import type { OutcomeCode } from '../schema/report/outcome.ts'
import { amendedBy } from './amended-record.ts'
import { daysOf } from './amendment-days.ts'
import { checkOutcomeUnits, rowName } from './check-outcome-units.ts'
import { openedRows } from './opened-rows.ts'

/** What outcomes of a record build on. */
export interface OutcomesBasis {
  readonly record: DrawRecord
  /** Those that they take into account, the first one first. */
  readonly amendments: readonly Amendment[]
  /** The outcomes before, all rows open, the first one first. */
  readonly earlier: readonly OutcomesDocument[]
}

/** What is new in a document. */
export interface NewOutcomes {
  readonly asOf: string
  readonly rows: readonly ReportedOutcome[]
  readonly table: Commitment
}

/**
 * Returns the head of outcomes (`docs/protocol.md` §11.6): what has been reported of each round
 * after these rows.
 *
 * @throws DoubleRandomError `input/unknown-id`, `input/range`, `input/missing`, `evidence/failed`
 *   for rows that cannot follow
 */
export function outcomesHead(
  { record, amendments, earlier }: OutcomesBasis,
  { asOf, rows, table }: NewOutcomes,
): OutcomesHead {
  const { series, number, announcement, rounds } = record.body.head
  const now = amendedBy(record, amendments)
  checkReportOrder(rows)
  checkOutcomeUnits(now, rows)
  const before = lastReports(earlier)
  const last = earlier.at(-1)
  const days = daysOf(record.body.head)
  checkDay('asOf', asOf, [last?.body.head.asOf, ...amendments.map(({ body }) => body.date)])
  for (const row of rows) checkRow(row, before.get(rowName(row)), { first: days.drawn, asOf })
  const reports = new Map([...before, ...rows.map((row) => [rowName(row), row] as const)])
  for (const [name, reason] of replacedUnits(amendments)) {
    const outcome = reports.get(name)?.outcome
    if (outcome === reason) continue
    refuse({
      unit: name.split('\n').at(-1),
      member: 'outcome',
      expected: show(reason),
      found: outcome ? show(outcome) : say('nothing'),
    })
  }
  const due = groupBy(now.rows, roundName)
  return {
    protocol: PROTOCOL,
    kind: 'outcomes',
    series,
    number,
    sequence: earlier.length + 1,
    previous: last?.digest ?? null,
    record: record.digest,
    amendment: amendments.at(-1)?.digest ?? null,
    asOf,
    blinding: announcement.blinding,
    rounds: roundsReported(rounds, reports.values()).map((round) => ({
      ...round,
      due: due.get(roundName(round))?.length ?? 0,
    })),
    table,
  }
}

/** Rows of outcomes in the order of their keys, and what commits to them. */
export function commitOutcomes(
  rows: readonly ReportedOutcome[],
  blinding: Blinding | undefined,
): Pick<NewOutcomes, 'rows' | 'table'> {
  const sorted = sortTable('outcomes', rows)
  return { rows: sorted, table: commitTable('outcomes', sorted, blinding) }
}

/** What reports come to, round by round. */
export function roundsReported(
  rounds: readonly BatchEntry[],
  reports: Iterable<ReportedOutcome>,
): Omit<ReportedRound, 'due'>[] {
  const reported = groupBy(reports, roundName)
  return rounds.map(({ pool, round }) => {
    const own = reported.get(roundName({ pool, round })) ?? []
    return { pool, round, reported: own.length, ...sumsOf(own) }
  })
}

/** Rows ascend by key, and no unit of a pool round has two: they could say two things of it. */
export function checkReportOrder(rows: readonly ReportedOutcome[]): void {
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    const isNext =
      before === undefined ||
      (rowName(before) !== rowName(row) &&
        compareUtf8(rowKey('outcomes', before), rowKey('outcomes', row)) < 0)
    if (isNext) continue
    refuse({
      ...{ unit: row.unit, member: 'entry' },
      expected: say('rows-in-order-of-keys'),
      found: say('row-out-of-order'),
    })
  }
}

/** The last report of each row of the sample. */
export function lastReports(
  documents: readonly OutcomesDocument[],
): ReadonlyMap<string, ReportedOutcome> {
  return new Map(
    documents.flatMap(({ body }) =>
      openedRows(body.rows).map((row) => [rowName(row), row] as const),
    ),
  )
}

/** Why each replaced row of the sample was replaced. */
function replacedUnits(amendments: readonly Amendment[]): ReadonlyMap<string, FrameError> {
  return new Map(
    amendments.flatMap(({ body }) =>
      body.substitutes.map((row) => [rowName(row), body.reason as FrameError] as const),
    ),
  )
}

function roundName({ pool, round }: { readonly pool: string; readonly round: number }): string {
  return `${pool}\n${round}`
}

function checkDay(path: string, day: string, earliest: readonly (string | undefined)[]): void {
  const from = earliest.reduce<string>((a, b) => (b !== undefined && b > a ? b : a), '')
  if (day < from) {
    fail({ code: 'input/range', path, expected: say('day-from-on', { from }), found: show(day) })
  }
}

function checkRow(
  row: ReportedOutcome,
  before: ReportedOutcome | undefined,
  { first, asOf }: { readonly first: string; readonly asOf: string },
): void {
  const { unit, entry, date, inspectors = [], reason } = row
  const next = (before?.entry ?? 0) + 1
  if (entry !== next) {
    refuse({ unit, member: 'entry', expected: show(next), found: show(entry) })
  }
  if ((reason === undefined) !== (entry === 1)) {
    refuse({
      ...{ unit, member: 'reason', code: 'input/missing' },
      expected: say('reason-of-corrections-only'),
      found: show(reason),
    })
  }
  if (before !== undefined && sameOutcome(row, before)) {
    refuse({
      ...{ unit, member: 'entry' },
      expected: say('other-than-before'),
      found: say('same-as-before'),
    })
  }
  if (date !== undefined && (date < first || date > asOf)) {
    const expected = say('day-from-to', { from: first, to: asOf })
    refuse({ unit, member: 'date', code: 'input/range', expected, found: show(date) })
  }
  if (inspectors.some((id, at) => at > 0 && compareUtf8(inspectors[at - 1] as string, id) >= 0)) {
    refuse({ unit, member: 'inspectors', expected: say('in-byte-order'), found: show(inspectors) })
  }
}

/** Whether two reports of a unit say the same. */
export function sameOutcome(a: ReportedOutcome, b: ReportedOutcome): boolean {
  const told = ({ entry: _, reason: __, ...row }: ReportedOutcome): object => row
  return sameValue(told(a), told(b))
}

function refuse({
  member,
  unit,
  code = 'evidence/failed',
  ...said
}: {
  readonly unit: string | undefined
  readonly member: string
  readonly expected: Message
  readonly found: Message
  readonly code?: 'input/missing' | 'input/range' | 'evidence/failed'
}): never {
  return fail({ code, path: `outcomes.${member}`, ...(unit && { unit }), ...said })
}

function sumsOf(rows: readonly ReportedOutcome[]) {
  const byOutcome: { [Code in OutcomeCode]?: number } = {}
  const totals = new Map<string, number>()
  for (const { unit, outcome, values = {} } of rows) {
    byOutcome[outcome] = (byOutcome[outcome] ?? 0) + 1
    for (const [name, value] of Object.entries(values)) {
      const sum = (totals.get(name) ?? 0) + value
      if (!Number.isSafeInteger(sum))
        refuse({ unit, member: 'values', expected: say('safe-integer'), found: show(name) })
      totals.set(name, sum)
    }
  }
  return { byOutcome, totals: Object.fromEntries(totals) }
}
