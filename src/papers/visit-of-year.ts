import type { Enterprise } from '../schema/inputs/enterprise.ts'
import { countsVisit, type Exclusion, filterOf } from '../schema/inputs/exclusion.ts'
import { type Lists, matchesFilter } from '../schema/inputs/matches-filter.ts'

/** A visit to a unit that was made or is planned, and what it is about. */
export interface KnownVisit {
  readonly date: string
  readonly matters: readonly string[]
}

/** Which visit of its year it is to the unit, and how many there may be. */
export interface VisitOfYear {
  readonly visitOfYear: number
  readonly yearlyCap: number | null
}

/**
 * Counts the days of the year, up to that of the visit, on which the unit is visited: all of them,
 * or under a cap those that the cap counts; of several caps the one that leaves least.
 */
export function visitOfYear(
  visit: KnownVisit,
  known: readonly KnownVisit[],
  { unit, rules, lists }: { unit: Enterprise; rules: readonly Exclusion[]; lists: Lists },
): VisitOfYear {
  const year = visit.date.slice(0, 4)
  const before = [...known, visit].filter(
    ({ date }) => date.slice(0, 4) === year && date <= visit.date,
  )
  const days = (visits: readonly KnownVisit[]) => new Set(visits.map(({ date }) => date)).size
  const counts = rules.flatMap((rule): { visitOfYear: number; yearlyCap: number }[] => {
    if (!('visitsInYear' in rule) || !countsVisit(rule, visit.matters)) return []
    const where = filterOf(rule)
    if (where !== undefined && !matchesFilter(where, unit, lists)) return []
    const counted = before.filter(({ matters }) => countsVisit(rule, matters))
    return [{ visitOfYear: days(counted), yearlyCap: rule.visitsInYear }]
  })
  const left = (each: { visitOfYear: number; yearlyCap: number }) =>
    each.yearlyCap - each.visitOfYear
  const [tightest] = counts.sort((a, b) => left(a) - left(b))
  return tightest ?? { visitOfYear: days(before), yearlyCap: null }
}
