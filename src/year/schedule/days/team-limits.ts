import type { OfficerSupply } from './officer-supply.ts'
import type { TeamKind } from './team-kinds.ts'

/** More teams than any day could hold: what a kind without seats can have. */
const UNLIMITED = 1_000_000

/** With so many classes of seats in one kind, only some of their subsets are looked at. */
const ALL_SUBSETS = 6

/**
 * `mostTeams`: the most teams of some kinds together that each day's officers could form, were
 * there no others: for each set of classes, teams × the fewest seats of a team in it ≤ officers
 * legal for one of them (Hall 1935). Exact for one kind of up to six classes, otherwise never too
 * small. `officers`: how many of them each day has.
 */
export function createTeamLimits(supply: OfficerSupply, kinds: readonly TeamKind[], days: number) {
  const officersOf = new Map<string, Int32Array>()

  /** How many officers each day has who are legal for one of the classes. */
  function officers(classes: Iterable<number>): Int32Array {
    const types = new Set([...classes].flatMap((seatClass) => supply.typesOf[seatClass] ?? []))
    const name = [...types].sort((a, b) => a - b).join()
    const known = officersOf.get(name)
    if (known !== undefined) return known
    const counts = new Int32Array(days)
    for (const type of types) {
      const present = supply.present[type] as Int32Array
      for (let day = 0; day < days; day += 1) counts[day] = counts[day]! + present[day]!
    }
    officersOf.set(name, counts)
    return counts
  }

  function mostTeams(some: readonly number[]): Int32Array {
    const most = new Int32Array(days).fill(UNLIMITED)
    const teams = some.map((kind) => kinds[kind] as TeamKind)
    for (const classes of classSets(teams, supply)) {
      const needs = teams.map((kind) =>
        classes.reduce((sum, seatClass) => sum + (kind.needs.get(seatClass) ?? 0), 0),
      )
      const fewest = Math.min(...needs)
      if (fewest === 0) continue
      const there = officers(classes)
      for (let day = 0; day < days; day += 1) {
        most[day] = Math.min(most[day]!, Math.floor(there[day]! / fewest))
      }
    }
    return most
  }

  return { mostTeams, officers }
}

/** Sets of classes that may say how few teams there can be. */
function classSets(teams: readonly TeamKind[], supply: OfficerSupply): number[][] {
  const all = [...new Set(teams.flatMap(({ needs }) => [...needs.keys()]))]
  if (all.length === 0) return []
  if (teams.length === 1 && all.length <= ALL_SUBSETS) {
    return Array.from({ length: (1 << all.length) - 1 }, (_, index) =>
      all.filter((_class, bit) => ((index + 1) >> bit) % 2 === 1),
    )
  }
  return nestedClasses(all, supply)
}

/**
 * All classes, and for each one those whose officers all belong to its own, so that they are wanted
 * twice.
 */
export function nestedClasses(all: readonly number[], { typesOf }: OfficerSupply): number[][] {
  const types = all.map((seatClass) => new Set(typesOf[seatClass]))
  const within = (inner: number, outer: ReadonlySet<number>) =>
    (typesOf[inner] ?? []).every((type) => outer.has(type))
  return [[...all], ...types.map((outer) => all.filter((inner) => within(inner, outer)))]
}
