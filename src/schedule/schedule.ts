import { workingDays } from '../calendar/working-days.ts'
import { fail } from '../core/errors.ts'
import type { WorkCalendar } from '../schema/work-calendar.ts'
import type { PoolRound, RoundSelection } from '../select/select.ts'
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
 * that no two days differ by more than one visit and nobody can choose whose turn is when. @internal
 */
export function schedule(selection: RoundSelection, calendar: WorkCalendar): Map<string, string> {
  const days = roundDays(selection, calendar)
  const sample = selection.strata.flatMap((stratum) => stratum.sample).sort(byTicket)
  return new Map(
    sample.map(({ unit }, i) => {
      const day = Math.floor(((2 * i + 1) * days.length) / (2 * sample.length))
      return [unit, days[day] as string]
    }),
  )
}
