import type { TeamsOfDay } from './day-fit.ts'
import { createRoundsByDay } from './rounds-by-day.ts'
import { smallestFirst } from './smallest-first.ts'

/** A round with the days of its visits, as its department alone would have them. */
export interface Placed {
  readonly kind: number
  readonly department: string
  /** Days that can be used. */
  readonly days: readonly number[]
  readonly visits: ReadonlyMap<number, number>
}

/** All departments together. */
export interface SettleProblem {
  /** In the plan's order: later ones give way first. */
  readonly rounds: readonly Placed[]
  /** Visits of each kind that each day has already. */
  readonly before: readonly ReadonlyMap<number, number>[]
  /** Visits that each department has already on each day. */
  readonly loads: ReadonlyMap<string, Int32Array>
  readonly perTeamDay: number
  /** For each department, the place of each day in the order that decides ties. */
  readonly ranks: ReadonlyMap<string, Int32Array>
  /** Classes of seats for which the day's officers do not suffice; undefined if they do. */
  readonly shortClasses: (day: number, teams: TeamsOfDay) => ReadonlySet<number> | undefined
  readonly needsClass: (kind: number, classes: ReadonlySet<number>) => boolean
}

/**
 * How many times a day is looked at while visits are moved; after that, what has no day is called
 * unknown.
 */
export const MOST_LOOKS = 100_000

/**
 * Makes each day fit with all departments together: takes visits from days that have too many for
 * their officers, and gives them other days, at most two visits being moved for one. Whether
 * everything fits is in general as hard as packing, so that the search has a bound and what remains
 * is not called impossible.
 *
 * @returns for each round its visits by day, and how many have none
 */
export function settle(problem: SettleProblem): {
  readonly days: readonly ReadonlyMap<number, number>[]
  readonly unplaced: readonly number[]
} {
  const { rounds, perTeamDay, ranks, shortClasses, needsClass } = problem
  const visits = rounds.map((round) => new Map(round.visits))
  const kinds = problem.before.map((before) => new Map(before))
  const loads = new Map([...problem.loads].map(([name, base]) => [name, base.slice()]))
  const present = createRoundsByDay(kinds.length)
  for (const [index, { kind, visits: placed }] of rounds.entries()) {
    for (const [day, count] of placed) {
      tally(index, day, count)
      present.add(day, kind, index)
    }
  }
  let looks = 0

  function tally(round: number, day: number, step: number): void {
    const { kind, department } = rounds[round] as Placed
    const ofDay = kinds[day] as Map<number, number>
    ofDay.set(kind, (ofDay.get(kind) ?? 0) + step)
    const load = loads.get(department) as Int32Array
    load[day] = load[day]! + step
  }

  function put(round: number, day: number, step: 1 | -1): void {
    const { kind } = rounds[round] as Placed
    const own = visits[round] as Map<number, number>
    const left = (own.get(day) ?? 0) + step
    if (left === 0) {
      own.delete(day)
      present.remove(day, kind, round)
    } else {
      own.set(day, left)
      present.add(day, kind, round)
    }
    tally(round, day, step)
  }

  function isShort(day: number, more?: number, less?: number): ReadonlySet<number> | undefined {
    looks += 1
    const teams = new Map<number, number>()
    for (const [kind, count] of kinds[day] as Map<number, number>) teams.set(kind, count)
    if (more !== undefined) teams.set(more, (teams.get(more) ?? 0) + 1)
    if (less !== undefined) teams.set(less, (teams.get(less) ?? 0) - 1)
    for (const [kind, count] of teams) teams.set(kind, Math.ceil(count / perTeamDay))
    return shortClasses(day, teams)
  }

  const fits = (day: number, more: number, less?: number) => isShort(day, more, less) === undefined

  /** The days of a round, those on which its department has least to do first. */
  function byLoad(round: number): Iterable<number> {
    const { days, department } = rounds[round] as Placed
    const load = loads.get(department) as Int32Array
    const rank = ranks.get(department) as Int32Array
    return smallestFirst(days, (a, b) => load[a]! - load[b]! || rank[a]! - rank[b]!)
  }

  /** The first day of a round, by load, on which it fits. */
  function fittingDay(round: number, isWanted: (day: number) => boolean): number | undefined {
    const { kind } = rounds[round] as Placed
    for (const day of byLoad(round)) {
      if (looks >= MOST_LOOKS) return undefined
      if (isWanted(day) && fits(day, kind)) return day
    }
    return undefined
  }

  function place(round: number): boolean {
    const { kind } = rounds[round] as Placed
    const direct = fittingDay(round, () => true)
    if (direct !== undefined) {
      put(round, direct, 1)
      return true
    }
    for (const day of byLoad(round)) {
      const doesHelp = new Map([[kind, false]])
      for (const other of present.on(day, (each) => doesHelp.get(each) ?? true)) {
        if (looks >= MOST_LOOKS) return false
        const { kind: otherKind } = rounds[other] as Placed
        // Nothing has moved since the kind was tried.
        if (doesHelp.has(otherKind)) looks += 1
        else doesHelp.set(otherKind, fits(day, kind, otherKind))
        if (doesHelp.get(otherKind) === false) continue
        const next = fittingDay(other, (each) => each !== day)
        if (next === undefined) continue
        put(other, day, -1)
        put(other, next, 1)
        put(round, day, 1)
        return true
      }
      if (looks >= MOST_LOOKS) return false
    }
    return false
  }

  /**
   * Takes visits from a day until its officers suffice; nothing can be done about visits that have
   * their days already.
   */
  function relieve(day: number): number[] {
    const taken: number[] = []
    for (let short = isShort(day); short !== undefined; short = isShort(day)) {
      const classes = short
      const round = present.last(day, (kind) => needsClass(kind, classes))
      if (round === undefined) break
      put(round, day, -1)
      taken.push(round)
    }
    return taken
  }

  /** Moves visits from fuller days to emptier ones while that makes Σ L² smaller. */
  function level(): void {
    for (let isMoving = true; isMoving && looks < MOST_LOOKS; ) {
      isMoving = false
      for (const [round, { department }] of rounds.entries()) {
        const load = loads.get(department) as Int32Array
        for (const day of [...(visits[round] as Map<number, number>).keys()]) {
          const to = fittingDay(round, (each) => load[each]! <= load[day]! - 2)
          if (to === undefined) continue
          put(round, day, -1)
          put(round, to, 1)
          isMoving = true
        }
      }
    }
  }

  const homeless = kinds.flatMap((_, day) => relieve(day)).sort((a, b) => a - b)
  const unplaced = rounds.map(() => 0)
  for (const round of homeless) {
    if (!place(round)) unplaced[round] = (unplaced[round] as number) + 1
  }
  if (homeless.length > 0) level()
  return { days: visits, unplaced }
}
