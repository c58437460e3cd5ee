import type { Visit, VisitSeat } from '../pair/legality.ts'
import type { SampleRow } from '../schema/documents.ts'
import type { Enterprise } from '../schema/enterprise.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Team } from '../schema/team.ts'
import { frameContext } from '../select/frame.ts'
import { type Lists, matchesFilter } from '../select/matches-filter.ts'

/** The team of a task that states none. */
const TEAM_OF_TWO: Team = { seats: [{ role: 'lead' }, { role: 'member' }] }

/** Of a sampled unit, what its visit depends on. */
export type PlacedVisit = Pick<SampleRow, 'pool' | 'round' | 'unit' | 'date'>

/** The visits to sampled units that need a team, with one seat for each place (`docs/protocol.md` §9). @internal */
export function visitsOf(inputs: Inputs, sample: readonly PlacedVisit[]): Visit[] {
  const { lists } = frameContext(inputs)
  const unitOf = new Map(inputs.enterprises.map((unit) => [unit.id, unit]))
  const teamOf = new Map(inputs.plan.tasks.map(({ id, team = TEAM_OF_TWO }) => [id, team]))
  return sample.flatMap(({ pool, round, unit: id, date }): Visit[] => {
    const team = teamOf.get(pool)
    const unit = unitOf.get(id)
    if (team === undefined || team === 'none' || unit === undefined) return []
    const seats = places(team, unit, lists)
    return [
      { pool, round, unit: id, date, seats, ...(unit.town !== undefined && { town: unit.town }) },
    ]
  })
}

function places(team: Team, unit: Enterprise, lists: Lists): VisitSeat[] {
  const { seats, group } = team.when?.find(({ where }) => matchesFilter(where, unit, lists)) ?? team
  if (group !== undefined) return [{ role: 'group', ...group, group: true }]
  return seats.flatMap((seat) => Array.from({ length: seat.count ?? 1 }, () => seat))
}
