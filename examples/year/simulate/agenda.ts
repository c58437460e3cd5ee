import type { BatchEntry, DrawRecord } from 'double-random'

/** A row of the sample, drawn or taken from the reserves. */
export interface PlannedRow extends BatchEntry {
  readonly unit: string
}

/** Officers on their way to one firm on one day, for one matter or several. */
export interface PlannedVisit {
  readonly date: string
  /** The first row names the visit: its seats are of this pool. */
  readonly rows: readonly [host: PlannedRow, ...others: PlannedRow[]]
}

/** The visits of a record: rows that join a visit are of it. */
export function plannedVisits({ body: { tables } }: DrawRecord): PlannedVisit[] {
  return tables.sample
    .filter(({ host }) => host === undefined)
    .map(({ pool, round, unit, date }) => ({
      date,
      rows: [
        { pool, round, unit },
        ...tables.sample
          .filter((row) => row.unit === unit && row.host?.pool === pool)
          .map((row) => ({ pool: row.pool, round: row.round, unit })),
      ],
    }))
}

/** The visit that comes first, and the others. */
export function takeFirst(visits: readonly PlannedVisit[]): [PlannedVisit, PlannedVisit[]] {
  const [first, ...rest] = [...visits].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return [first!, rest]
}

function keyOf({ date, rows: [{ pool, unit }] }: PlannedVisit): string {
  return `${date} ${pool} ${unit}`
}
