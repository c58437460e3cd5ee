import type { Model } from './model.ts'

/** Visits of each kind on one day. */
export type DayLoad = readonly number[]

/** The places of all teams of a day, each with those who may take it. */
function placesOn(model: Model, load: DayLoad, day: string): (readonly string[])[] {
  return load.flatMap((visits, kind) => {
    const teams = Math.ceil(visits / model.perTeamDay)
    const places = model.candidates(kind, day)
    return Array.from({ length: teams }, () => places).flat()
  })
}

/** The fewest places of a day that stay empty, by trying everybody, and nobody, in every place. */
export function emptyByEnumeration(model: Model, load: DayLoad, day: string): number {
  const taken = new Set<string>()
  const places = placesOn(model, load, day)
  let least = places.length
  const fill = (index: number, empty: number): void => {
    if (empty >= least) return
    if (index === places.length) {
      least = empty
      return
    }
    for (const name of places[index]!) {
      if (taken.has(name)) continue
      taken.add(name)
      fill(index + 1, empty)
      taken.delete(name)
    }
    fill(index + 1, empty + 1)
  }
  fill(0, 0)
  return least
}

/** The same for many officers: a maximum matching by augmenting paths (Kuhn 1955). */
export function emptyByMatching(model: Model, load: DayLoad, day: string): number {
  const places = placesOn(model, load, day)
  const placeOf = new Map<string, number>()
  const seat = (index: number, seen: Set<string>): boolean => {
    for (const name of places[index]!) {
      if (seen.has(name)) continue
      seen.add(name)
      const other = placeOf.get(name)
      if (other !== undefined && !seat(other, seen)) continue
      placeOf.set(name, index)
      return true
    }
    return false
  }
  return places.filter((_, index) => !seat(index, new Set())).length
}
