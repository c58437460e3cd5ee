import { groupBy } from '../../core/group.ts'
import type { OfNumber } from '../../core/messages/series.ts'
import { rowName } from '../../record/check-outcome-units.ts'
import { framesOf } from '../../record/exclusions-of.ts'
import { openedRows } from '../../record/opened-rows.ts'
import { type PlannedVisit, visitsPlanned } from '../../record/visits-made.ts'
import type { Amendment, DrawRecord, OutcomesDocument } from '../../schema/documents/documents.ts'
import type { Inputs } from '../../schema/inputs/inputs.ts'
import type { PastVisit } from '../../schema/inputs/relations.ts'
import { type Outcome, type OutcomeData, parseOutcomes } from '../../schema/report/outcome.ts'

/** What is at hand of a draw of the series. */
export interface KnownDraw {
  readonly series: string
  readonly number: number
  readonly record: DrawRecord
  readonly inputs: Inputs
  readonly amendments: readonly Amendment[]
  /** Whether the last amendment is known from elsewhere, so that there are no others. */
  readonly isAmended: boolean
}

/** A draw of the series, and what is known of its frames and visits. */
export interface SeriesDraw extends KnownDraw {
  /** By pool, round and unit; undefined where nothing is said of outcomes. */
  readonly outcomes: ReadonlyMap<string, Outcome> | undefined
  /** All reports of each, what was corrected later included. */
  readonly reports: ReadonlyMap<string, readonly Outcome[]>
  /** What is planned after so many amendments, from none to all. */
  readonly planned: readonly (readonly PlannedVisit[])[]
  readonly frames: ReturnType<typeof framesOf>
  /** Rows of its `pastVisits` that speak of visits of earlier draws of the series. */
  readonly carried: Set<PastVisit>
}

export function seriesDraw(
  known: KnownDraw,
  outcomes: readonly OutcomeData[] | readonly OutcomesDocument[] | undefined,
): SeriesDraw {
  const { inputs, record, amendments } = known
  const rows = outcomes && reportsIn(outcomes)
  return {
    ...known,
    outcomes: rows && new Map(rows.map((row) => [rowName(row), row])),
    reports: groupBy(rows ?? [], rowName),
    planned: Array.from({ length: amendments.length + 1 }, (_, count) =>
      visitsPlanned(inputs, record, amendments.slice(0, count)),
    ),
    frames: framesOf(inputs, record.body),
    carried: new Set(),
  }
}

/** Rows as they were handed in, or all that documents have reported, corrections last. */
function reportsIn(
  outcomes: readonly OutcomeData[] | readonly OutcomesDocument[],
): readonly Outcome[] {
  const isDocument = (each: OutcomeData | OutcomesDocument) => 'body' in each
  return outcomes.length > 0 && outcomes.every(isDocument)
    ? (outcomes as readonly OutcomesDocument[]).flatMap(({ body }) => openedRows(body.rows))
    : parseOutcomes(outcomes)
}

/** Units of its rounds that an outcome names and that never were in the sample. */
export function outcomesOfNone({ record, planned, outcomes }: SeriesDraw): string[] {
  const batch = record.body.head.announcement.batch
  const known = new Set(planned.flat().map(({ row }) => rowName(row)))
  return [...(outcomes ?? [])].flatMap(([name, { pool, round, unit }]) => {
    // Those of other draws are passed over: all may stand in one file.
    const isHere = batch.some((each) => each.pool === pool && each.round === round)
    return isHere && !known.has(name) ? [unit] : []
  })
}

/** How a draw is called beside another one: by its number, and its series if that is another. */
export function nameIn(
  now: Pick<SeriesDraw, 'series'>,
  { series, number }: Pick<SeriesDraw, 'series' | 'number'>,
): OfNumber {
  return { number, ...(series === now.series ? {} : { series }) }
}
