import type { DrawRecord, RoundSummary, SampleRow } from 'double-random'
import type { Names } from './names.ts'
import { left, table } from './table.ts'

/** Visits shown of each round; the rest is in the record. */
const SHOWN = 2

/** Visits in the order of their days. */
export function byDate(visits: readonly SampleRow[]): SampleRow[] {
  return [...visits].sort((a, b) => (a.date + a.ticket < b.date + b.ticket ? -1 : 1))
}

/** The first visits of some rounds by date: who is inspected when, and by whom. */
export function printVisits(
  { body: { tables } }: DrawRecord,
  rounds: readonly RoundSummary[],
  names: Names,
): string[] {
  const rows = rounds.flatMap(({ pool, round }) => {
    const isHere = (row: { pool: string; round: number }) =>
      row.pool === pool && row.round === round
    return byDate(tables.sample.filter(isHere))
      .slice(0, SHOWN)
      .map(({ unit, date, ticket }) => [
        names.task(pool).title,
        date,
        unit,
        names.enterprise(unit).name,
        ticket.slice(0, 4),
        tables.seats
          .filter((seat) => isHere(seat) && seat.unit === unit)
          .map(({ inspector }) => names.inspector(inspector).name.replace(/^检查员/, ''))
          .join('、'),
      ])
  })
  return [
    ...table(
      [
        left('任务'),
        left('检查日'),
        left('编号'),
        left('单位'),
        left('签号'),
        left('检查组（检查员略称）'),
      ],
      rows,
    ),
    `  （各显示 ${SHOWN} 家，签号显示前4位，其余见 record.json）`,
  ]
}
