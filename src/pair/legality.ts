import { monthsBefore } from '../calendar/months-before.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Inspector } from '../schema/inspector.ts'
import type { Plan } from '../schema/plan.ts'
import type { Seat } from '../schema/team.ts'

/** A visit to be staffed. */
export interface Visit {
  readonly pool: string
  readonly round: number
  readonly unit: string
  /** The unit's town, where it has one. */
  readonly town?: string
  readonly date: string
  /** One element for each place of the team. */
  readonly seats: readonly Seat[]
}

/** Why an inspector is not legal for a seat, in the order in which the rules are tried (`docs/protocol.md` §9.1). */
export type LegalityRule = SeatRule | VisitRule

type SeatRule =
  | 'certificate'
  | 'borrowed'
  | 'department'
  | 'qualification'
  | 'leave'
  | 'town'
  | 'own-town'
type VisitRule = 'recusal' | 'recent-visit' | 'last-officer'

/** True if the inspector's certificate is valid on a day. @internal */
export function isCertified({ certificate }: Inspector, date: string): boolean {
  return certificate !== undefined && certificate.from <= date && date <= certificate.to
}

/** What a seat asks on a visit, without the unit itself: seats that ask the same share one list of legal inspectors. */
export interface SeatDemand {
  readonly seat: Seat
  readonly date: string
  readonly town?: string
}

/** Rules that depend on the seat, the day and the unit's town alone. @internal */
export function seatRule(
  inspector: Inspector,
  { seat, date, town }: SeatDemand,
  pairing: Plan['pairing'],
): SeatRule | undefined {
  const { borrowed, department, qualifications, leave, towns } = inspector
  if (seat.certified !== false && !isCertified(inspector, date)) return 'certificate'
  if (borrowed !== undefined && !(pairing?.borrow === true && borrowed.approval !== undefined)) {
    return 'borrowed'
  }
  if (seat.department !== undefined && seat.department !== department) return 'department'
  if (seat.qualifications?.some((needed) => !qualifications?.includes(needed))) {
    return 'qualification'
  }
  if (leave?.some(({ from, to }) => from <= date && date <= to)) return 'leave'
  const isOfTown = town !== undefined && (towns?.includes(town) ?? false)
  if (seat.town === 'same') return isOfTown ? undefined : 'town'
  if (!isOfTown) return undefined
  if (seat.town === 'different') return 'town'
  return pairing?.recuse?.ownTown === true ? 'own-town' : undefined
}

/** Rules that depend on the enterprise that is visited. @internal */
export interface VisitRules {
  /** The rule that keeps this inspector from this visit; undefined if none does. */
  ruleOf(inspector: string, visit: Visit): VisitRule | undefined
  /** Every inspector a rule keeps from this visit. */
  excludedFrom(visit: Visit): ReadonlySet<string>
}

/** @internal */
export function visitRules({ plan, recusals, pastVisits }: Inputs): VisitRules {
  const { visitedWithinMonths, lastOfficers } = plan.pairing?.recuse ?? {}
  const recused = gather(recusals, (row) => [row.enterprise, row.inspector])
  const looksBack = visitedWithinMonths !== undefined || lastOfficers === true
  const pastOf = gather(looksBack ? pastVisits : [], (row) => [row.enterprise, row])

  function visitorsSince(unit: string, since: string): string[] {
    const past = pastOf.get(unit) ?? []
    return past.filter(({ date }) => date >= since).flatMap(({ inspectors }) => inspectors ?? [])
  }

  function latestVisit(unit: string): string {
    const named = (pastOf.get(unit) ?? []).filter(({ inspectors }) => inspectors !== undefined)
    return named.reduce((latest, { date }) => (date > latest ? date : latest), '')
  }

  function sets({ unit, date }: Visit): [VisitRule, readonly string[]][] {
    const recent =
      visitedWithinMonths === undefined
        ? []
        : visitorsSince(unit, monthsBefore(date, visitedWithinMonths))
    return [
      ['recusal', recused.get(unit) ?? []],
      ['recent-visit', recent],
      ['last-officer', lastOfficers === true ? visitorsSince(unit, latestVisit(unit)) : []],
    ]
  }

  return {
    ruleOf: (inspector, visit) => sets(visit).find(([, ids]) => ids.includes(inspector))?.[0],
    excludedFrom: (visit) => new Set(sets(visit).flatMap(([, ids]) => ids)),
  }
}

function gather<Row, Value>(
  rows: readonly Row[],
  entry: (row: Row) => readonly [string, Value],
): Map<string, Value[]> {
  const gathered = new Map<string, Value[]>()
  for (const row of rows) {
    const [key, value] = entry(row)
    const values = gathered.get(key)
    if (values === undefined) gathered.set(key, [value])
    else values.push(value)
  }
  return gathered
}
