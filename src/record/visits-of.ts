import { canonicalJson } from '../core/canonical-json.ts'
import { groupBy } from '../core/group.ts'
import type { Visit, VisitSeat } from '../pair/legality.ts'
import type { SampleRow } from '../schema/documents/documents.ts'
import type { Enterprise } from '../schema/inputs/enterprise.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { type Lists, listsOf, matchesFilter } from '../schema/inputs/matches-filter.ts'
import { TEAM_OF_TWO, type Team, type TeamForm } from '../schema/inputs/team.ts'

/** Of a sampled unit, what its visit depends on. */
export type PlacedVisit = Pick<SampleRow, 'pool' | 'round' | 'unit' | 'date' | 'host'>

/** Names the visit that a row of the sample, or of the seats, belongs to. */
export function visitName({
  pool,
  round,
  unit,
  host = { pool, round },
}: Omit<PlacedVisit, 'date'>): string {
  return `${host.pool}\n${host.round}\n${unit}`
}

/**
 * The visits to sampled units that need a team, with one seat for each place: rows that share a
 * visit share its seats (`docs/protocol.md` §9, §9a).
 */
export function visitsOf(inputs: Inputs, sample: readonly PlacedVisit[]): Visit[] {
  const lists = listsOf(inputs)
  const unitOf = new Map(inputs.enterprises.map((unit) => [unit.id, unit]))
  const teamOf = new Map(inputs.plan.tasks.map(({ id, team = TEAM_OF_TWO }) => [id, team]))
  const place = new Map(inputs.plan.tasks.map(({ id }, index) => [id, index]))
  const inBatchOrder = (a: PlacedVisit, b: PlacedVisit) =>
    (place.get(a.pool) as number) - (place.get(b.pool) as number) || a.round - b.round
  return [...groupBy(sample, visitName).values()].flatMap((rows): Visit[] => {
    const [{ pool, round, unit: id, date, host = { pool, round } }] = rows as [PlacedVisit]
    const unit = unitOf.get(id)
    if (unit === undefined) return []
    const seats = [...rows].sort(inBatchOrder).reduce<readonly VisitSeat[]>((before, row) => {
      const team = teamOf.get(row.pool)
      return team === undefined || team === 'none'
        ? before
        : withSeats(before, placesOf(formOf(team, unit, lists)))
    }, [])
    const { town } = unit
    return seats.length === 0
      ? []
      : [{ pool: host.pool, round: host.round, unit: id, date, seats, ...(town && { town }) }]
  })
}

/**
 * The seats of a visit with those a further row wants and the visit does not have yet; of alike
 * seats, the most.
 */
function withSeats(
  before: readonly VisitSeat[],
  wanted: readonly VisitSeat[],
): readonly VisitSeat[] {
  if (before.length === 0) return wanted
  const free = new Map<string, number>()
  for (const seat of before) free.set(kindOf(seat), (free.get(kindOf(seat)) ?? 0) + 1)
  const further = wanted.filter((seat) => {
    const left = free.get(kindOf(seat)) ?? 0
    free.set(kindOf(seat), left - 1)
    return left <= 0
  })
  return [...before, ...further]
}

/** The same for alike seats. */
export function kindOf({ count: _count, ...seat }: VisitSeat): string {
  return canonicalJson(seat)
}

/** The form that a team has at a unit. */
export function formOf(team: Team, unit: Enterprise, lists: Lists): TeamForm {
  return team.when?.find(({ where }) => matchesFilter(where, unit, lists)) ?? team
}

/** One seat for each place of a team. */
export function placesOf({ seats, group }: TeamForm): VisitSeat[] {
  if (group !== undefined) return [{ role: 'group', ...group, group: true }]
  return seats.flatMap((seat) => Array.from({ length: seat.count ?? 1 }, () => seat))
}
