import { type DrawRecord, explain, type Inputs, type SeatPlace } from 'double-random'
import { keyOf } from './contributions.ts'

/**
 * Picks what the demo explains: an enterprise that was drawn, one of the same pool that was not,
 * and a seat.
 */
export function choosePlaces(
  record: DrawRecord,
  inputs: Inputs,
): { drawn: string; undrawn: string; seat: SeatPlace } {
  const { head, tables } = record.body
  const asked = { pool: 'town-key', ...keyOf(head.number) }
  const isUndrawn = (unit: string) =>
    explain(record, inputs, unit, asked).every(({ verdict }) => verdict === 'not-drawn')
  const undrawn = inputs.lists.find(
    ({ list, enterprise }) => list === '街镇重点' && isUndrawn(enterprise),
  )
  const drawn = tables.sample.find((row) => row.pool === asked.pool)
  // A seat for which somebody was passed over says more than one where the first draw was the last.
  const seat = tables.seats.find(({ passed }) => passed.length > 0) ?? tables.seats[0]
  return { drawn: drawn!.unit, undrawn: undrawn!.enterprise, seat: seat! }
}
