import type { OfficerSupply } from './officer-supply.ts'
import type { TeamKind } from './team-kinds.ts'

/** Teams of each kind on one day. */
export type TeamsOfDay = ReadonlyMap<number, number>

/**
 * Tells whether all seats of a day's teams can be filled by different officers: a flow from classes
 * of seats to types of officers (Ford and Fulkerson 1956), filled greedily first, the classes with
 * the fewest types ahead.
 *
 * @returns undefined if they can; otherwise classes of seats that together want more officers than
 *   there are (Hall 1935)
 */
export function shortClasses(
  { types, typesOf, present }: OfficerSupply,
  kinds: readonly TeamKind[],
  day: number,
  teams: TeamsOfDay,
): ReadonlySet<number> | undefined {
  const wanted = new Map<number, number>()
  for (const [kind, count] of teams) {
    for (const [seatClass, need] of (kinds[kind] as TeamKind).needs) {
      wanted.set(seatClass, (wanted.get(seatClass) ?? 0) + need * count)
    }
  }
  const free = present.map((counts) => counts[day] as number)
  /** given[type]: how many officers of the type sit in seats of each class. */
  const given = types.map(() => new Map<number, number>())

  function seat(type: number, seatClass: number, count: number): void {
    const of = given[type] as Map<number, number>
    of.set(seatClass, (of.get(seatClass) ?? 0) + count)
  }

  const inOrder = [...wanted].sort(
    ([a], [b]) => (typesOf[a]?.length ?? 0) - (typesOf[b]?.length ?? 0) || a - b,
  )
  for (const [seatClass, count] of inOrder) {
    let missing = count
    for (const type of typesOf[seatClass] ?? []) {
      const taken = Math.min(missing, free[type] as number)
      if (taken === 0) continue
      seat(type, seatClass, taken)
      free[type] = (free[type] as number) - taken
      missing -= taken
    }
    while (missing > 0) {
      const found = findFree(seatClass)
      if (typeof found === 'object') return found
      missing -= 1
    }
  }
  return undefined

  /**
   * Frees one officer for a class by moving others along a shortest chain; otherwise the classes
   * that were reached.
   */
  function findFree(root: number): ReadonlySet<number> | true {
    const reachedBy = new Map<number, readonly [type: number, from: number]>()
    const reached = new Set([root])
    const seen = new Set<number>()
    for (const from of reached) {
      for (const type of typesOf[from] ?? []) {
        if (seen.has(type)) continue
        seen.add(type)
        if ((free[type] as number) > 0) {
          free[type] = (free[type] as number) - 1
          shift(type, from)
          return true
        }
        for (const [other, count] of given[type] as Map<number, number>) {
          if (count === 0 || reached.has(other)) continue
          reached.add(other)
          reachedBy.set(other, [type, from])
        }
      }
    }
    return reached

    function shift(type: number, from: number): void {
      let [officer, into] = [type, from]
      for (;;) {
        seat(officer, into, 1)
        const step = reachedBy.get(into)
        if (step === undefined) return
        const [moved, next] = step
        seat(moved, into, -1)
        officer = moved
        into = next
      }
    }
  }
}
