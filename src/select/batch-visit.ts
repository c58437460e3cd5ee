import type { BatchEntry, SampleRow } from '../schema/documents/documents.ts'
import type { Round, Task } from '../schema/inputs/plan.ts'

/**
 * A visit that a batch has begun: one unit, one day, one or more matters (`docs/protocol.md` §8.1).
 */
export interface BatchVisit {
  /** The round that began it. */
  readonly host: BatchEntry
  readonly date: string
  /** Tasks with a row in it, the host's first. */
  readonly pools: readonly string[]
}

/** The visits to each unit that a batch has begun so far, in the order in which they were begun. */
export type VisitsBegun = ReadonlyMap<string, readonly BatchVisit[]>

/** The visit that a unit would join if it were drawn in this round (§8.1). */
export function joinedVisit(
  { id, overlap }: Task,
  { window: [from, to] }: Round,
  begun: readonly BatchVisit[],
): BatchVisit | undefined {
  if (overlap !== 'merge') return undefined
  return begun.find(({ date, pools }) => date >= from && date <= to && !pools.includes(id))
}

/**
 * Adds a row of the sample to the visits begun so far: to the one it joins, or as one of its own.
 * Later rounds see the day before a move to that of another authority (§8.4).
 */
export function addToVisits(
  begun: Map<string, BatchVisit[]>,
  { pool, round, unit, date, movedFrom = date }: SampleRow,
  joined: BatchVisit | undefined,
): void {
  const visits = begun.get(unit) ?? []
  const others = visits.filter((visit) => visit !== joined)
  begun.set(
    unit,
    joined === undefined
      ? [...others, { host: { pool, round }, date: movedFrom, pools: [pool] }]
      : visits.map((visit) =>
          visit === joined ? { ...joined, pools: [...joined.pools, pool] } : visit,
        ),
  )
}
