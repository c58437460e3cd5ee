import { canonical } from './canonical.ts'
import { holds } from './filters.ts'
import { find } from './inputs.ts'
import { type Entry, inBatchOrder, type Joint, type Sampled, visitsBegun } from './joint.ts'
import type { Crew, Enterprise, Inputs, Seat, Task, Team } from './types.ts'

/** A seat as it stands in a visit; a group seat is taken by a fixed group. */
export type Place = Seat & {
  readonly forGroup: boolean
  /** §9a: the same for seats that are alike. */
  readonly kind: string
}
export type Visit = { pool: string; round: number; unit: string; date: string; seats: Place[] }

const usual: Team = { seats: [{ role: 'lead' }, { role: 'member' }] }

const placesOf = (crew: Crew): Place[] => {
  if ('group' in crew) {
    const seat = { role: 'group', ...crew.group }
    return [{ ...seat, forGroup: true, kind: `group ${canonical(seat)}` }]
  }
  return crew.seats.flatMap((seat) => {
    const { count = 1, ...one } = seat
    const place = { ...seat, forGroup: false, kind: `seat ${canonical(one)}` }
    return Array.from({ length: count }, () => place)
  })
}

/** §9, §3.7d: the seats that a row of this unit wants; none if the task has no team. */
export function seatsOf({ team = usual }: Task, unit: Enterprise, inputs: Inputs): Place[] {
  if (team === 'none') return []
  return placesOf(team.when?.find(({ where }) => holds(where, unit, inputs)) ?? team)
}

/** §9a: the seats of a visit with these rows. */
export function seatsOfVisit({ unit: id, rows }: Joint, inputs: Inputs): Place[] {
  const unit = find(inputs.enterprises, id)
  const seats: Place[] = []
  for (const { pool } of rows) {
    const wanted = seatsOf(find(inputs.plan.tasks, pool), unit, inputs)
    for (const [i, place] of wanted.entries()) {
      const alike = ({ kind }: Place) => kind === place.kind
      if (wanted.slice(0, i + 1).filter(alike).length > seats.filter(alike).length)
        seats.push(place)
    }
  }
  return seats
}

/** §9: the visits of a sample that have seats. */
export const visitsOf = (
  inputs: Inputs,
  batch: readonly Entry[],
  sample: readonly Sampled[],
): Visit[] =>
  visitsBegun(inBatchOrder(batch, sample))
    .map((visit) => {
      const { pool, round, unit, date } = visit
      return { pool, round, unit, date, seats: seatsOfVisit(visit, inputs) }
    })
    .filter(({ seats }) => seats.length > 0)

export const labelOf = ({ pool, round, unit }: Pick<Visit, 'pool' | 'round' | 'unit'>): string =>
  canonical([pool, round, unit])

/** §3.7: the lists `seats` of a plan, those of `when` included. */
export const listsOf = ({ plan }: Inputs): Seat[][] =>
  plan.tasks.flatMap(({ team = usual }) =>
    team === 'none'
      ? []
      : [team, ...(team.when ?? [])].flatMap((crew) => ('seats' in crew ? [crew.seats] : [])),
  )
