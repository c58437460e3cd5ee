import type { SettledRound } from './all-departments.ts'
import { type Bottleneck, endsOf, leftOf } from './bottlenecks.ts'
import type { YearContext } from './department-days.ts'
import type { OfficerSupply } from './officer-supply.ts'
import type { TeamKind } from './team-kinds.ts'
import { nestedClasses } from './team-limits.ts'

/** Officers that several departments share, and what teams take of them. */
export interface SharedOfficers {
  readonly supply: OfficerSupply
  readonly kinds: readonly TeamKind[]
  /** How many officers each day has for some classes of seats. */
  readonly officers: (classes: readonly number[]) => Int32Array
}

interface Excess {
  readonly rounds: readonly number[]
  readonly bottleneck: Bottleneck
  /** How many visits more than the departments alone show cannot have a day. */
  readonly more: number
}

/**
 * Looks for proofs that visits the search found no day for are impossible: all rounds that lie
 * within one window want more seats of some classes than officers are there for them (Hall 1935),
 * whichever visits are left out.
 *
 * What the departments alone prove is taken off, and no department is used in two proofs, so that
 * the numbers add up.
 * @returns the rounds with such visits called impossible, and the proofs
 */
export function sharedBottlenecks(
  context: YearContext,
  rounds: readonly SettledRound[],
  shared: SharedOfficers,
): { readonly rounds: readonly SettledRound[]; readonly bottlenecks: readonly Bottleneck[] } {
  if (rounds.every(({ unknown }) => unknown === 0)) return { rounds, bottlenecks: [] }
  const found = windowsOf(rounds)
    .flatMap((window) => excessesIn(window, context, rounds, shared))
    .sort((a, b) => b.more - a.more)
  const proved = rounds.map((round) => ({ ...round }))
  const used = new Set<string>()
  const bottlenecks: Bottleneck[] = []
  for (const { rounds: within, bottleneck, more } of found) {
    if (bottleneck.departments.some((department) => used.has(department))) continue
    for (const department of bottleneck.departments) used.add(department)
    bottlenecks.push(bottleneck)
    let left = more
    // Later rounds give way first.
    for (const index of [...within].reverse()) {
      const round = proved[index] as { unknown: number; impossible: number }
      const taken = Math.min(left, round.unknown)
      round.unknown -= taken
      round.impossible += taken
      left -= taken
    }
  }
  return { rounds: proved, bottlenecks }
}

/** First and last usable day of each round, and of all. */
function windowsOf(rounds: readonly SettledRound[]): (readonly [first: number, last: number])[] {
  const ends = rounds.flatMap(({ usable }): (readonly [number, number])[] => {
    const [first, last] = [usable[0], usable.at(-1)]
    return first === undefined || last === undefined ? [] : [[first, last]]
  })
  const whole = endsOf(rounds.map(({ usable }) => usable))
  return [...new Map([...ends, whole].map((window) => [window.join(), window])).values()]
}

function excessesIn(
  [first, last]: readonly [number, number],
  context: YearContext,
  rounds: readonly SettledRound[],
  { supply, kinds, officers }: SharedOfficers,
): Excess[] {
  const { days, dayOf, perTeamDay } = context
  const within = [...rounds.keys()].filter((index) => {
    const { usable } = rounds[index] as SettledRound
    return usable.length > 0 && usable[0]! >= first && usable.at(-1)! <= last
  })
  const classesUsed = new Set(
    within.flatMap((index) => [
      ...(kinds[(rounds[index] as SettledRound).kind] as TeamKind).needs.keys(),
    ]),
  )
  return nestedClasses([...classesUsed], supply).flatMap((classes): Excess[] => {
    const needOf = ({ kind }: SettledRound) =>
      classes.reduce((sum, each) => sum + ((kinds[kind] as TeamKind).needs.get(each) ?? 0), 0)
    const wanting = within.filter((index) => {
      const round = rounds[index] as SettledRound
      return needOf(round) > 0 && leftOf(round) > 0
    })
    const there = officers(classes).slice(first, last + 1)
    for (const round of rounds) {
      const need = needOf(round)
      for (const { date, visits } of need > 0 ? round.fixed : []) {
        const day = (dayOf.get(date) ?? -1) - first
        // One team at least, and as many as its visits need.
        if (there[day] !== undefined)
          there[day] = Math.max(0, there[day] - need * Math.floor(visits / perTeamDay))
      }
    }
    /** Seats in visits that could be filled: an officer can make so many visits a day. */
    let seats = perTeamDay * there.reduce((sum, each) => sum + each, 0)
    let visits = 0
    let capacity = 0
    const byNeed = [...wanting].sort(
      (a, b) => needOf(rounds[a] as SettledRound) - needOf(rounds[b] as SettledRound),
    )
    for (const index of byNeed) {
      const round = rounds[index] as SettledRound
      const left = leftOf(round)
      const placed = Math.min(left, Math.floor(seats / needOf(round)))
      seats -= placed * needOf(round)
      visits += left
      capacity += placed
    }
    const own = wanting.map((index) => rounds[index] as SettledRound)
    const departments = [...new Set(own.map(({ department }) => department))]
    const known = rounds
      .filter(({ department }) => departments.includes(department))
      .reduce((sum, { impossible }) => sum + impossible, 0)
    const more = visits - capacity - known
    if (more <= 0) return []
    const tasks = [...new Set(own.map(({ task }) => task))]
    const [from, to] = [days[first] as string, days[last] as string]
    return [
      { rounds: wanting, more, bottleneck: { departments, tasks, from, to, visits, capacity } },
    ]
  })
}
