import { groupBy } from '../core/group.ts'
import { rowKey } from '../core/table.ts'
import type {
  Amendment,
  AmendmentBody,
  DrawRecord,
  RecordTables,
  SampleRow,
} from '../schema/documents/documents.ts'
import { visitName } from './visits-of.ts'

/** A row of the sample, drawn or taken from the reserves later. */
export type CurrentRow = Omit<SampleRow, 'ticket' | 'pi'>

/** A record as its amendments have changed it so far. */
export interface AmendedRecord {
  /** Every row that is or was in the sample, in the order in which it came. */
  readonly rows: readonly CurrentRow[]
  /** Row keys of those that were replaced. */
  readonly replaced: ReadonlySet<string>
  /** Names of visits that nobody staffs. */
  readonly vacant: ReadonlySet<string>
  /** Who has a seat, by row key of `seats`. */
  readonly holderOf: ReadonlyMap<string, string>
  /** How often a seat was filled again, likewise. */
  readonly turnOf: ReadonlyMap<string, number>
  /** The riders of each row, by row key. */
  readonly ridersOf: ReadonlyMap<string, readonly string[]>
  /** Units that others visited or will visit. */
  readonly elsewhere: ReadonlySet<string>
}

/** Returns a record as its amendments, in their order, have changed it. */
export function amendedBy(
  { body: { tables } }: DrawRecord,
  amendments: readonly Amendment[],
): AmendedRecord {
  return amendments.reduce((before, { body }) => applyAmendment(before, body), unamended(tables))
}

export function unamended(
  tables: Pick<RecordTables, 'sample' | 'seats' | 'vacancies' | 'items'>,
): AmendedRecord {
  return {
    rows: tables.sample,
    replaced: new Set(),
    vacant: new Set(tables.vacancies.map((row) => rowKey('vacancies', row))),
    holderOf: new Map(tables.seats.map((row) => [rowKey('seats', row), row.inspector])),
    turnOf: new Map(),
    ridersOf: new Map(tables.items.map((row) => [rowKey('items', row), row.riders])),
    elsewhere: new Set(),
  }
}

/** The record after one amendment more (`docs/protocol.md` §11.2). */
export function applyAmendment(
  before: AmendedRecord,
  { change, substitutes, vacancies, seats, items }: Omit<AmendmentBody, 'kind'>,
): AmendedRecord {
  const rowOf = new Map(before.rows.map((row) => [rowKey('sample', row), row]))
  const came = substitutes.flatMap(
    ({ pool, round, unit, substitute, rank, date }): CurrentRow[] => {
      const row = rowOf.get(rowKey('sample', { pool, round, unit }))
      if (row === undefined || substitute === null || rank === null || date === null) return []
      return [{ pool, round, unit: substitute, stratum: row.stratum, rank, date }]
    },
  )
  const turnOf = new Map(before.turnOf)
  const holderOf = new Map(before.holderOf)
  for (const row of seats) {
    const key = rowKey('seats', row)
    holderOf.set(key, row.inspector)
    turnOf.set(key, (turnOf.get(key) ?? 0) + 1)
  }
  return {
    rows: [...before.rows, ...came],
    replaced: new Set([...before.replaced, ...substitutes.map((row) => rowKey('sample', row))]),
    vacant: new Set([...before.vacant, ...vacancies.map((row) => rowKey('vacancies', row))]),
    holderOf,
    turnOf,
    ridersOf: new Map([
      ...before.ridersOf,
      ...items.map((row) => [rowKey('items', row), row.riders] as const),
    ]),
    elsewhere:
      'elsewhere' in change
        ? new Set([...before.elsewhere, ...change.elsewhere.map(({ unit }) => unit)])
        : before.elsewhere,
  }
}

/** Who has the seats of each visit, by its name; seats in the order in which they came. */
export function holdersByVisit({
  holderOf,
}: Pick<AmendedRecord, 'holderOf'>): Map<string, string[]> {
  const seatsOf = groupBy(holderOf, ([key]) => {
    const [pool = '', round = '', unit = ''] = key.split('\n')
    return visitName({ pool, round: Number(round), unit })
  })
  return new Map([...seatsOf].map(([visit, seats]) => [visit, seats.map(([, holder]) => holder)]))
}

/** True for a row that is in the sample now. */
export function isCurrent({ replaced }: AmendedRecord, row: CurrentRow): boolean {
  return !replaced.has(rowKey('sample', row))
}

/**
 * The rows of all visits of which some row is in the sample now: a visit keeps the seats of a row
 * it lost.
 */
export function rowsOfVisits(record: AmendedRecord): CurrentRow[] {
  const alive = new Set(
    record.rows.flatMap((row) => (isCurrent(record, row) ? [visitName(row)] : [])),
  )
  return record.rows.filter((row) => alive.has(visitName(row)))
}
