import type { DrawRecord, VisitElsewhere } from 'double-random'
import type { PlannedRow } from './agenda.ts'

/**
 * A town follows up a complaint, at the firm that happens to be the next reserve: the bureau must
 * not go there as well. Undefined where the stratum has no second reserve to take the place.
 */
export function townVisitBefore(
  { body: { tables } }: DrawRecord,
  row: PlannedRow,
  date: string,
): VisitElsewhere | undefined {
  const stratum = tables.sample.find(
    ({ pool, round, unit }) => pool === row.pool && round === row.round && unit === row.unit,
  )?.stratum
  const sampled = new Set(tables.sample.map(({ unit }) => unit))
  const free = tables.reserves
    .filter(
      (each) =>
        each.pool === row.pool &&
        each.round === row.round &&
        JSON.stringify(each.stratum) === JSON.stringify(stratum) &&
        !sampled.has(each.unit),
    )
    .sort((a, b) => a.rank - b.rank)
  return free.length < 2 ? undefined : { unit: free[0]!.unit, date, matter: '街镇举报核查' }
}
