import { monthsBefore } from '../calendar/day.ts'
import { groupBy } from '../core/group.ts'
import {
  isOfTown,
  lacksDepartment,
  lacksQualification,
  missesTown,
} from '../schema/inputs/demand.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import type { Inspector } from '../schema/inputs/inspector.ts'
import type { Plan } from '../schema/inputs/plan.ts'
import type { Seat } from '../schema/inputs/team.ts'
import type { Candidate } from './candidates.ts'

/** A place of a team: for one officer, or for a fixed group. */
export interface VisitSeat extends Seat {
  readonly group?: true
}

/** A visit to be staffed. */
export interface Visit {
  readonly pool: string
  readonly round: number
  readonly unit: string
  /** The unit's town, where it has one. */
  readonly town?: string
  readonly date: string
  /** One element for each place of the team. */
  readonly seats: readonly VisitSeat[]
}

/**
 * Why a candidate is not legal for a seat, in the order in which the rules are tried
 * (`docs/protocol.md` §9.1).
 */
export type LegalityRule = SeatRule | VisitRule

export type SeatRule =
  | 'in-group'
  | 'certificate'
  | 'borrowed'
  | 'department'
  | 'qualification'
  | 'leave'
  | 'town'
  | 'own-town'
export type VisitRule = 'recusal' | 'recent-visit' | 'last-officer'

/** True if the inspector's certificate is valid on a day. */
export function isCertified({ certificate }: Inspector, date: string): boolean {
  return certificate !== undefined && certificate.from <= date && date <= certificate.to
}

/**
 * What a seat asks on a visit, without the unit itself: seats that ask the same share one list of
 * legal inspectors.
 */
export interface SeatDemand {
  readonly seat: VisitSeat
  readonly date: string
  readonly town?: string
}

/** Nobody inspects alone, so of a group this many must be certified. */
const LEAST_CERTIFIED = 2

/** Rules that depend on the seat, the day and the unit's town alone. */
export function seatRule(
  { members, isGroup }: Candidate,
  { seat, date, town }: SeatDemand,
  pairing: Plan['pairing'],
): SeatRule | undefined {
  if (!isGroup && members.some(({ group }) => group !== undefined)) return 'in-group'
  if (seat.certified !== false) {
    const certified = members.filter((each) => isCertified(each, date)).length
    if (certified < (isGroup ? LEAST_CERTIFIED : 1)) return 'certificate'
  }
  const isBarred = ({ borrowed }: Inspector) =>
    borrowed !== undefined && !(pairing?.borrow === true && borrowed.approval !== undefined)
  if (members.some(isBarred)) return 'borrowed'
  if (lacksDepartment(members, seat)) return 'department'
  if (lacksQualification(members, seat)) return 'qualification'
  const isAway = ({ leave }: Inspector) =>
    leave?.some(({ from, to }) => from <= date && date <= to) ?? false
  if (members.some(isAway)) return 'leave'
  if (missesTown(members, seat, town)) return 'town'
  const isLocal = pairing?.recuse?.ownTown === true && seat.town !== 'same'
  return isLocal && isOfTown(members, town) ? 'own-town' : undefined
}

/** Rules that depend on the enterprise that is visited. */
export interface VisitRules {
  /** The rule that keeps this candidate from this visit; undefined if none does. */
  ruleOf(candidate: Candidate, visit: Visit): VisitRule | undefined
  /** Every inspector a rule keeps from this visit. */
  excludedFrom(visit: Visit): ReadonlySet<string>
}

export function visitRules(inputs: Inputs): VisitRules {
  const { visitedWithinMonths, lastOfficers } = inputs.plan.pairing?.recuse ?? {}
  const recused = groupBy(inputs.recusals, ({ enterprise }) => enterprise)
  const looksBack = visitedWithinMonths !== undefined || lastOfficers === true
  const past = looksBack ? visitorsOf(inputs) : undefined

  function sets(visit: Visit): [VisitRule, readonly string[]][] {
    return [
      ['recusal', (recused.get(visit.unit) ?? []).map(({ inspector }) => inspector)],
      [
        'recent-visit',
        visitedWithinMonths === undefined ? [] : (past?.within(visit, visitedWithinMonths) ?? []),
      ],
      ['last-officer', lastOfficers === true ? (past?.latest(visit) ?? []) : []],
    ]
  }

  return {
    ruleOf: ({ members }, visit) =>
      sets(visit).find(([, ids]) => members.some(({ id }) => ids.includes(id)))?.[0],
    excludedFrom: (visit) => new Set(sets(visit).flatMap(([, ids]) => ids)),
  }
}

/** Who visited a unit before. */
export interface Visitors {
  within(visit: Visit, months: number): readonly string[]
  /** The officers of the latest past visit that names any. */
  latest(visit: Visit): readonly string[]
}

export function visitorsOf({ pastVisits }: Inputs): Visitors {
  const pastOf = groupBy(pastVisits, ({ enterprise }) => enterprise)

  function since(unit: string, day: string): string[] {
    const past = pastOf.get(unit) ?? []
    return past.filter(({ date }) => date >= day).flatMap(({ inspectors }) => inspectors ?? [])
  }

  function latestDay(unit: string): string {
    const named = (pastOf.get(unit) ?? []).filter(({ inspectors }) => inspectors !== undefined)
    return named.reduce((latest, { date }) => (date > latest ? date : latest), '')
  }

  return {
    within: ({ unit, date }, months) => since(unit, monthsBefore(date, months)),
    latest: ({ unit }) => since(unit, latestDay(unit)),
  }
}
