import { workingDays } from './dates.ts'
import { inTicketOrder } from './draws.ts'
import type { Asked } from './exclusions.ts'
import { type Entry, visitsBegun, wouldJoin } from './joint.ts'

/** §8.3 */
function daysOf({ inputs, window }: Asked, own: readonly string[] | undefined) {
  const working = workingDays(inputs.calendar, window)
  const days = own ?? working
  if (days.length === 0) throw new Error('a window without a working day (§8.3)')
  if (days.some((day) => !working.includes(day))) throw new Error('no working day (§8.3)')
  return days
}

/**
 * §8: the rows of a round with their dates; in ticket order those that begin a visit, then the
 * others.
 */
export function dated<T extends { unit: string }>(
  selectKey: string,
  rows: readonly T[],
  asked: Asked,
  own: readonly string[] | undefined,
): (T & { date: string; host?: Entry })[] {
  const { task, window, before } = asked
  const days = daysOf(asked, own)
  const begun = visitsBegun(before)
  const known = rows.map((row) => {
    const visits = begun.filter(({ unit }) => unit === row.unit)
    return { row, joins: wouldJoin(task, window, visits) }
  })
  const joining = known.flatMap(({ row, joins }) =>
    joins ? [{ ...row, date: joins.date, host: { pool: joins.pool, round: joins.round } }] : [],
  )
  const alone = known.filter(({ joins }) => !joins).map(({ row }) => row)
  const beginning = inTicketOrder(selectKey, alone, ({ unit }) => unit).map((row, i) => {
    const j = Math.floor(((2 * i + 1) * days.length) / (2 * alone.length))
    return { ...row, date: days[j]! }
  })
  return [...beginning, ...joining]
}
