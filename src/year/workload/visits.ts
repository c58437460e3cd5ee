import { fail } from '../../core/errors.ts'
import { type Message, say, show } from '../../core/message.ts'
import { plus, type Ratio, ratio } from '../../core/ratio.ts'
import type { Round, Task } from '../../schema/inputs/plan.ts'
import { byQuarter, quarterOf } from './days.ts'
import { ZERO } from './figure.ts'

/** Visits of a round on a day, from a year's schedule. */
export interface PlacedVisits {
  readonly date: string
  readonly visits: number
}

/** The visits of a task by quarter, and the rounds of which nobody says how many they have. */
export interface TaskVisits {
  readonly quarters: readonly Ratio[]
  /** `null` for a task without rounds. */
  readonly unknown: readonly (number | null)[]
}

/**
 * Visits by quarter: where days are planned, on those days; the rest of a round over the working
 * days of its window, and what the task has beyond the rounds that state their visits over the
 * windows of the others, or over the year.
 */
export function visitsByQuarter(
  { id, visits, rounds = [] }: Task,
  days: readonly string[],
  placedIn: (round: number) => readonly PlacedVisits[] | undefined,
): TaskVisits {
  const parts: (readonly Ratio[])[] = []
  const open: { readonly number: number; readonly days: readonly string[] }[] = []
  let stated = 0
  for (const [index, round] of rounds.entries()) {
    const placed = placedIn(index + 1) ?? plannedOn(round)
    const sum = placed.reduce((total, each) => total + each.visits, 0)
    for (const each of placed) parts.push(onDay(id, index, round, each))
    const ofWindow = daysWithin(round, days)
    const count = round.visits ?? (placed.length > 0 ? sum : undefined)
    if (count === undefined) {
      open.push({ number: index + 1, days: ofWindow })
      continue
    }
    stated += count
    if (sum > count) refuseRound(id, index, say('at-most', { limit: count }), show(sum))
    if (sum === count) continue
    if (ofWindow.length === 0)
      refuseRound(id, index, say('window-with-working-day', {}), say('nothing'))
    parts.push(byQuarter(ratio(count - sum, 1), ofWindow))
  }
  const rest = visits === undefined ? undefined : Math.max(0, visits - stated)
  const restDays = rounds.length === 0 ? days : open.flatMap((each) => each.days)
  const isOpen = rounds.length === 0 || open.length > 0
  if (isOpen && rest !== undefined && rest > 0) {
    if (restDays.length === 0)
      refuseRound(
        id,
        (open[0]?.number ?? 1) - 1,
        say('window-with-working-day', {}),
        say('nothing'),
      )
    parts.push(byQuarter(ratio(rest, 1), restDays))
  }
  const unknown = rounds.length === 0 ? [null] : open.map(({ number }) => number)
  return { quarters: sumQuarters(parts), unknown: isOpen && rest === undefined ? unknown : [] }
}

/** Sums quarter by quarter. */
export function sumQuarters(parts: readonly (readonly Ratio[])[]): Ratio[] {
  return [0, 1, 2, 3].map((quarter) =>
    parts.reduce((sum, part) => plus(sum, part[quarter] ?? ZERO), ZERO),
  )
}

function plannedOn({ days = [] }: Round): readonly PlacedVisits[] {
  return days.map((date) => ({ date, visits: 1 }))
}

function onDay(task: string, index: number, round: Round, { date, visits }: PlacedVisits): Ratio[] {
  const [from, to] = round.window
  if (date < from || date > to)
    refuseRound(task, index, say('visits-within', { from, to }), show(date))
  return [0, 1, 2, 3].map((quarter) => (quarter === quarterOf(date) ? ratio(visits, 1) : ZERO))
}

function daysWithin({ window: [from, to] }: Round, days: readonly string[]): readonly string[] {
  return days.filter((day) => from <= day && day <= to)
}

function refuseRound(task: string, index: number, expected: Message, found: Message): never {
  return fail({ code: 'design/rounds', path: `rounds[${index}]`, unit: task, expected, found })
}
