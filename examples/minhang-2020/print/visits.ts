import type { BatchEntry, DrawRecord, SampleRow } from 'double-random'
import type { Names } from './names.ts'
import { left, table } from './table.ts'

/** Rows shown of a sample; the rest is in the record. */
const SHOWN = 6

/** Visits in the order of their days. */
export function byDate(visits: readonly SampleRow[]): SampleRow[] {
  return [...visits].sort((a, b) => (a.date + a.ticket < b.date + b.ticket ? -1 : 1))
}

/** The first visits of a round by date: who is inspected when, and by whom. */
export function printVisits(record: DrawRecord, at: BatchEntry, names: Names): string[] {
  const { sample, seats } = record.body.tables
  const isHere = ({ pool, round }: BatchEntry) => pool === at.pool && round === at.round
  const visits = byDate(sample.filter(isHere))
  const teamOf = (unit: string) =>
    seats
      .filter((seat) => isHere(seat) && seat.unit === unit)
      .map(({ inspector }) => names.inspector(inspector).name)
      .join('、')
  const rows = visits.slice(0, SHOWN).map(({ date, unit, ticket }) => {
    const { name, town } = names.enterprise(unit)
    return [date, unit, name, town ?? '', ticket.slice(0, 8), teamOf(unit)]
  })
  const rest = visits.length - rows.length
  return [
    ...table(
      [
        left('检查日'),
        left('编号'),
        left('单位'),
        left('街镇'),
        left('签号前8位'),
        left('主检、协检'),
      ],
      rows,
    ),
    ...(rest > 0 ? [`  （其余 ${rest} 家见 record.json）`] : []),
  ]
}
