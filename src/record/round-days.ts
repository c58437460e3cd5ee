import { workingDays } from '../calendar/working-days.ts'
import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { roundPath } from '../pair/seat-places.ts'
import type { WorkCalendar } from '../schema/inputs/work-calendar.ts'
import type { BatchVisit } from '../select/batch-visit.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import type { RoundSelection } from '../select/select.ts'
import { byTicket } from '../select/smallest-tickets.ts'

/**
 * The days of a round (`docs/protocol.md` §8.3): those it names, or the working days of its window.
 *
 * @throws DoubleRandomError `design/window` if there is none, or one of them is not a working day
 */
export function roundDays({ entry, round }: PoolRound, calendar: WorkCalendar): readonly string[] {
  const [from, to] = round.window
  const working = workingDays(calendar, from, to)
  const { days = working } = round
  const path = roundPath(entry)
  if (days.length === 0) {
    fail({
      code: 'design/window',
      path,
      expected: say('window-with-working-day', { calendar: calendar.version }),
      found: say('days', { from, to }),
    })
  }
  const known = new Set(working)
  const off = days.find((day) => !known.has(day))
  if (off !== undefined) {
    fail({
      code: 'design/window',
      path: `${path}.days`,
      expected: say('working-days-of-calendar', { calendar: calendar.version }),
      found: show(off),
      fix: say('schedule-with-this-calendar'),
    })
  }
  return days
}

/**
 * Gives each sampled unit of a round one of its days (`docs/protocol.md` §8): evenly, in ticket
 * order, so that no two places in the list of days differ by more than one visit and nobody can
 * choose whose turn is when. A unit that joins a visit is seen on the day of that visit, and takes
 * no part in the spread.
 *
 * @param joined - the visits that units of the sample join
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
