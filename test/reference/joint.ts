import type { Task } from './types.ts'

/** A task's round. */
export type Entry = { readonly pool: string; readonly round: number }
/** What visits need to know of a row of the sample. */
export type Sampled = Entry & {
  readonly unit: string
  readonly date: string
  readonly host?: Entry | undefined
}
/** §8.1: a visit with its rows, the host's first. */
export type Joint = { pool: string; round: number; unit: string; date: string; rows: Sampled[] }

export const sameEntry = (a: Entry, b: Entry): boolean => a.pool === b.pool && a.round === b.round

/** Rows in the order of `batch`. */
export function inBatchOrder<T extends Entry>(batch: readonly Entry[], rows: readonly T[]): T[] {
  const place = (row: T) => batch.findIndex((entry) => sameEntry(entry, row))
  return rows.toSorted((a, b) => place(a) - place(b))
}

/** §8.1: the visits that these rows make, the rows being in the order of the batch. */
export function visitsBegun(rows: readonly Sampled[]): Joint[] {
  const visits: Joint[] = []
  for (const row of rows) {
    const { host, pool, round, unit, date } = row
    if (!host) visits.push({ pool, round, unit, date, rows: [row] })
    else visits.find((visit) => visit.unit === unit && sameEntry(visit, host))!.rows.push(row)
  }
  return visits
}

/** §8.1: of the visits to a unit, the one it would join in a round with this window. */
export const wouldJoin = (
  { id, overlap }: Task,
  [from, to]: readonly [string, string],
  visits: readonly Joint[],
): Joint | undefined =>
  overlap === 'merge'
    ? visits.find(
        ({ date, rows }) => from <= date && date <= to && rows.every(({ pool }) => pool !== id),
      )
    : undefined
