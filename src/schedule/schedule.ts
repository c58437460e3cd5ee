import { workingDays } from '../calendar/working-days.ts'
import { fail } from '../core/errors.ts'
import type { WorkCalendar } from '../schema/work-calendar.ts'
import type { BatchVisit } from '../select/batch-visit.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import type { RoundSelection } from '../select/select.ts'
import { byTicket } from '../select/smallest-tickets.ts'

/**
 * The working days of a round's window.
 *
 * @throws DoubleRandomError `design/window` if there is none
 * @internal
 */
export function roundDays({ entry, round }: PoolRound, calendar: WorkCalendar): string[] {
  const [from, to] = round.window
  const days = workingDays(calendar, from, to)
  if (days.length === 0) {
    fail({
      code: 'design/window',
      path: `plan, ${entry.pool}, round ${entry.round}`,
      expected: 'a window with a working day',
      found: `none from ${from} to ${to} in calendar ${calendar.version}`,
    })
  }
  return days
}

/**
 * Gives each sampled unit of a round a working day of its window (`docs/protocol.md` §8): evenly, in ticket order, so
 * that no two days differ by more than one visit and nobody can choose whose turn is when. A unit that joins a visit is
 * seen on the day of that visit, and takes no part in the spread.
 *
 * @param joined - the visits that units of the sample join
 * @internal
 */
export function schedule(
  selection: RoundSelection,
  calendar: WorkCalendar,
  joined: ReadonlyMap<string, BatchVisit>,
): Map<string, string> {
  const days = roundDays(selection, calendar)
  const beginning = selection.strata
    .flatMap((stratum) => stratum.sample.filter(({ unit }) => !joined.has(unit)))
    .sort(byTicket)
  const dateOf = new Map([...joined].map(([unit, { date }]) => [unit, date]))
  for (const [i, { unit }] of beginning.entries()) {
    const day = Math.floor(((2 * i + 1) * days.length) / (2 * beginning.length))
    dateOf.set(unit, days[day] as string)
  }
  return dateOf
}
