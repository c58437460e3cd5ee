import { canonical } from './canonical.ts'
import { holds } from './filters.ts'
import { find } from './inputs.ts'
import type { Crew, Enterprise, Inputs, Seat, Task, Team } from './types.ts'

/** A seat as it stands in a visit; a group seat is taken by a fixed group. */
export type Place = Seat & { readonly forGroup: boolean }
export type Visit = { pool: string; round: number; unit: string; date: string; seats: Place[] }

const usual: Team = { seats: [{ role: 'lead' }, { role: 'member' }] }

const placesOf = (crew: Crew): Place[] =>
  'group' in crew
    ? [{ role: 'group', ...crew.group, forGroup: true }]
    : crew.seats.flatMap((seat) =>
        Array.from({ length: seat.count ?? 1 }, () => ({ ...seat, forGroup: false })),
      )

/** §9: the seats of a visit to this unit; none if the task has no team. */
export function seatsOf({ team = usual }: Task, unit: Enterprise, inputs: Inputs): Place[] {
  if (team === 'none') return []
  return placesOf(team.when?.find(({ where }) => holds(where, unit, inputs)) ?? team)
}

type Sampled = { pool: string; round: number; unit: string; date: string }

/** §9, of sampled units */
export const visitsOf = (inputs: Inputs, sample: readonly Sampled[]): Visit[] =>
  sample.flatMap(({ pool, round, unit, date }) => {
    const task = find(inputs.plan.tasks, pool)
    const seats = seatsOf(task, find(inputs.enterprises, unit), inputs)
    return task.team === 'none' ? [] : [{ pool, round, unit, date, seats }]
  })

export const labelOf = ({ pool, round, unit }: Pick<Visit, 'pool' | 'round' | 'unit'>): string =>
  canonical([pool, round, unit])

/** §3.7: the lists `seats` of a plan, those of `when` included. */
export const listsOf = ({ plan }: Inputs): Seat[][] =>
  plan.tasks.flatMap(({ team = usual }) =>
    team === 'none'
      ? []
      : [team, ...(team.when ?? [])].flatMap((crew) => ('seats' in crew ? [crew.seats] : [])),
  )
