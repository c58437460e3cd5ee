import { monthsBefore } from '../calendar/months-before.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Inspector } from '../schema/inspector.ts'
import type { Seat } from '../schema/plan.ts'

/** A visit to be staffed. */
export interface Visit {
  readonly pool: string
  readonly round: number
  readonly unit: string
  readonly date: string
  readonly seats: readonly Seat[]
}

/** Why an inspector is not legal for a seat, in the order in which the rules are tried (`docs/protocol.md` §9.1). */
export type LegalityRule = SeatRule | VisitRule

type SeatRule = 'certificate' | 'department' | 'qualification' | 'leave'
type VisitRule = 'recusal' | 'own-town' | 'recent-visit'

/** Rules that depend on the seat's requirement and the day alone, so that many seats share the answer. @internal */
export function seatRule(inspector: Inspector, seat: Seat, date: string): SeatRule | undefined {
  const { certificate, department, qualifications, leave } = inspector
  if (certificate === undefined || date < certificate.from || date > certificate.to) {
    return 'certificate'
  }
  if (seat.department !== undefined && seat.department !== department) return 'department'
  if (seat.qualifications?.some((needed) => !qualifications?.includes(needed))) {
    return 'qualification'
  }
  return leave?.some(({ from, to }) => from <= date && date <= to) ? 'leave' : undefined
}

/** Rules that depend on the enterprise that is visited. @internal */
export interface VisitRules {
  /** The rule that keeps this inspector from this visit; undefined if none does. */
  ruleOf(inspector: string, visit: Visit): VisitRule | undefined
  /** Every inspector a rule keeps from this visit. */
  excludedFrom(visit: Visit): ReadonlySet<string>
}

/** @internal */
export function visitRules(inputs: Inputs): VisitRules {
  const { ownTown, visitedWithinMonths } = inputs.plan.pairing?.recuse ?? {}
  const recused = gather(inputs.recusals.map((row) => [row.enterprise, row.inspector]))
  const ofTown = gather(
    ownTown === true
      ? inputs.inspectors.flatMap(({ id, towns }) =>
          (towns ?? []).map((town) => [town, id] as const),
        )
      : [],
  )
  const townOf = new Map(
    ownTown === true ? inputs.enterprises.map(({ id, town }) => [id, town]) : [],
  )
  const pastVisits = gather(
    visitedWithinMonths === undefined ? [] : inputs.pastVisits.map((row) => [row.enterprise, row]),
  )

  function recentVisitors({ unit, date }: Visit): string[] {
    const past = pastVisits.get(unit)
    if (past === undefined || visitedWithinMonths === undefined) return []
    const since = monthsBefore(date, visitedWithinMonths)
    return past.filter((row) => row.date >= since).flatMap(({ inspectors }) => inspectors ?? [])
  }

  function sets(visit: Visit): [VisitRule, readonly string[]][] {
    return [
      ['recusal', recused.get(visit.unit) ?? []],
      ['own-town', ofTown.get(townOf.get(visit.unit) ?? '') ?? []],
      ['recent-visit', recentVisitors(visit)],
    ]
  }

  return {
    ruleOf: (inspector, visit) => sets(visit).find(([, ids]) => ids.includes(inspector))?.[0],
    excludedFrom: (visit) => new Set(sets(visit).flatMap(([, ids]) => ids)),
  }
}

function gather<Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const gathered = new Map<string, Value[]>()
  for (const [key, value] of pairs) {
    const values = gathered.get(key)
    if (values === undefined) gathered.set(key, [value])
    else values.push(value)
  }
  return gathered
}
