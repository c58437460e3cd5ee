import { best, type Problem, problemOf } from './assign.ts'
import { canonical } from './canonical.ts'
import { monthsBefore } from './dates.ts'
import { inTicketOrder, key, stream } from './draws.ts'
import { find } from './inputs.ts'
import type { Selection } from './select.ts'
import type { Enterprise, Inputs, Inspector, Seat, Task } from './types.ts'

export class Infeasible extends Error {}

export type Visit = { pool: string; round: number; unit: string; date: string; seats: Seat[] }
export type SeatRow = {
  pool: string
  round: number
  unit: string
  seat: number
  role: string
  inspector: string
  passed: string[]
}

/** §3.7 */
const seatsOf = ({ team }: Task): Seat[] => {
  if (team === 'none') return []
  return team?.seats ?? [{ role: 'lead' }, { role: 'member' }]
}

/** §9 */
export const visitsOf = (selections: readonly Selection[]): Visit[] =>
  selections.flatMap(({ task, sample }) =>
    sample.flatMap(({ pool, round, unit, date }) =>
      task.team === 'none' ? [] : [{ pool, round, unit, date, seats: seatsOf(task) }],
    ),
  )

/** §9.1: the first rule that fits, undefined for a legal inspector. */
export function obstacle(
  inspector: Inspector,
  seat: Seat,
  unit: Enterprise,
  day: string,
  { recusals, pastVisits, plan }: Inputs,
): string | undefined {
  const { id, department, certificate, qualifications = [], leave = [], towns = [] } = inspector
  const { ownTown, visitedWithinMonths: k } = plan.pairing?.recuse ?? {}
  if (!certificate || day < certificate.from || day > certificate.to) return 'certificate'
  if (seat.department !== undefined && seat.department !== department) return 'department'
  if (seat.qualifications?.some((one) => !qualifications.includes(one))) return 'qualification'
  if (leave.some(({ from, to }) => from <= day && day <= to)) return 'leave'
  if (recusals.some((row) => row.inspector === id && row.enterprise === unit.id)) return 'recusal'
  if (ownTown && unit.town !== undefined && towns.includes(unit.town)) return 'own-town'
  const since = k === undefined ? undefined : monthsBefore(day, k)
  const recent = pastVisits.some(
    ({ enterprise, date, inspectors }) =>
      since !== undefined && enterprise === unit.id && date >= since && inspectors?.includes(id),
  )
  return recent ? 'recent-visit' : undefined
}

export const labelOf = ({ pool, round, unit }: Visit): string => canonical([pool, round, unit])

/** §9.2 for these visits; slots in the order of visits and seats. */
function problem(inputs: Inputs, visits: readonly Visit[]): Problem {
  const slots = visits.flatMap((visit) => {
    const unit = find(inputs.enterprises, visit.unit)
    return visit.seats.map((seat) => ({
      visit: labelOf(visit),
      legal: inputs.inspectors
        .filter((inspector) => !obstacle(inspector, seat, unit, visit.date, inputs))
        .map(({ id }) => id),
    }))
  })
  const limits = inputs.inspectors.map(({ id, capacity }) => [id, capacity ?? Infinity] as const)
  return problemOf(slots, new Map(limits))
}

const open = ({ slots }: Problem): (string | undefined)[] => slots.map(() => undefined)

/** §9.3: the visits that are kept. */
function kept(inputs: Inputs, seed: string, visits: readonly Visit[]): Visit[] {
  const feasible = (some: readonly Visit[]) => {
    const asked = problem(inputs, some)
    return best(asked, open(asked)) !== undefined
  }
  if (feasible(visits)) return [...visits]
  if (inputs.plan.pairing?.shortage !== 'vacancies') throw new Infeasible('§9.3')
  const keep: Visit[] = []
  for (const visit of inTicketOrder(key(seed, { purpose: 'visit-order' }), visits, labelOf))
    if (feasible([...keep, visit])) keep.push(visit)
  return keep
}

/** §9.3, 9.4 */
export function pair(inputs: Inputs, seed: string, all: readonly Visit[]) {
  const visits = kept(inputs, seed, all)
  const asked = problem(inputs, visits)
  const fixed = open(asked)
  let witness = best(asked, fixed)!
  const leastCost = witness.cost
  /** Does some best assignment agree with what is fixed and this candidate? */
  const acceptable = (x: number, candidate: string): boolean => {
    if (witness.held[x] === candidate) return true
    const found = best(asked, fixed.with(x, candidate))
    if (found?.cost !== leastCost) return false
    witness = found
    return true
  }
  const places = visits.flatMap((visit) =>
    visit.seats.map((seat, i) => ({ visit, seat, i: i + 1 })),
  )
  const order = inTicketOrder(
    key(seed, { purpose: 'seat-order' }),
    places.map((place, x) => ({ ...place, x })),
    ({ visit: { pool, round, unit }, i }) => canonical([pool, round, unit, i]),
  )
  const seats = order.map(({ visit: { pool, round, unit }, seat: { role }, i, x }): SeatRow => {
    const { below } = stream(key(seed, { purpose: 'seat', pool, round, unit, seat: i }))
    const c = [...asked.slots[x]!.legal]
    const passed: string[] = []
    for (let t = 0; t < c.length; t += 1) {
      const j = t + below(c.length - t)
      const candidate = c[j]!
      c[j] = c[t]!
      c[t] = candidate
      if (acceptable(x, candidate)) {
        fixed[x] = candidate
        return { pool, round, unit, seat: i, role, inspector: candidate, passed }
      }
      passed.push(candidate)
    }
    throw new Error('an acceptable candidate always comes (§9.4)')
  })
  const vacancies = all
    .filter((visit) => !visits.includes(visit))
    .map(({ pool, round, unit }) => ({ pool, round, unit }))
  return { seats, vacancies }
}
