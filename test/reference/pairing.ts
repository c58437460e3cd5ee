import { best, type Problem, problemOf } from './assign.ts'
import { canonical } from './canonical.ts'
import { monthsBefore } from './dates.ts'
import { inTicketOrder, key, stream } from './draws.ts'
import { holds } from './filters.ts'
import { find } from './inputs.ts'
import type { Selection } from './select.ts'
import type { Enterprise, Inputs, Inspector, Period, Seat, Task, Team } from './types.ts'

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

const usual: Team = { seats: [{ role: 'lead' }, { role: 'member' }] }

/** §9: the seats of a visit to this unit; none if the task has no team. */
export function seatsOf({ team = usual }: Task, unit: Enterprise, inputs: Inputs): Seat[] {
  if (team === 'none') return []
  const { seats } = team.when?.find(({ where }) => holds(where, unit, inputs)) ?? team
  return seats.flatMap((seat) => Array.from({ length: seat.count ?? 1 }, () => seat))
}

/** §9 */
export const visitsOf = (inputs: Inputs, selections: readonly Selection[]): Visit[] =>
  selections.flatMap(({ task, sample }) =>
    sample.flatMap(({ pool, round, unit, date }) => {
      const seats = seatsOf(task, find(inputs.enterprises, unit), inputs)
      return task.team === 'none' ? [] : [{ pool, round, unit, date, seats }]
    }),
  )

/** §9.1, in the order of the page. */
const rules = [
  'certificate',
  'borrowed',
  'department',
  'qualification',
  'leave',
  'town',
  'own-town',
  'recusal',
  'recent-visit',
  'last-officer',
] as const
export type Rule = (typeof rules)[number]

/** §9.1: tells which rules keep an inspector from a seat of a visit to this unit on this day. */
function fits(
  { id, borrowed, certificate, department, qualifications, leave, towns }: Inspector,
  seat: Seat,
  unit: Enterprise,
  day: string,
  { recusals, pastVisits, plan }: Inputs,
): (rule: Rule) => boolean | undefined {
  const { recuse: { ownTown, visitedWithinMonths: k, lastOfficers } = {}, borrow } =
    plan.pairing ?? {}
  const within = ({ from, to }: Period) => from <= day && day <= to
  const atHome = () => unit.town !== undefined && (towns?.includes(unit.town) ?? false)
  /** The past visits to the unit that name inspectors. */
  const named = () => pastVisits.filter((row) => row.enterprise === unit.id && row.inspectors)
  const test: Record<Rule, () => boolean | undefined> = {
    certificate: () => seat.certified !== false && !(certificate && within(certificate)),
    borrowed: () => borrowed && !(borrow && borrowed.approval !== undefined),
    department: () => seat.department !== undefined && seat.department !== department,
    qualification: () => seat.qualifications?.some((one) => !qualifications?.includes(one)),
    leave: () => leave?.some(within),
    town: () => seat.town && atHome() !== (seat.town === 'same'),
    'own-town': () => ownTown && seat.town !== 'same' && atHome(),
    recusal: () => recusals.some((row) => row.inspector === id && row.enterprise === unit.id),
    'recent-visit': () => {
      if (k === undefined) return false
      const since = monthsBefore(day, k)
      return named().some(({ date, inspectors }) => date >= since && inspectors!.includes(id))
    },
    'last-officer': () => {
      if (!lastOfficers) return false
      const visits = named()
      const latest = visits.filter(({ date }) => visits.every((other) => other.date <= date))
      return latest.some(({ inspectors }) => inspectors!.includes(id))
    },
  }
  return (rule) => test[rule]()
}

/** §9.1: the first rule that fits, undefined for a legal inspector. */
export const obstacle = (...asked: Parameters<typeof fits>): Rule | undefined =>
  rules.find(fits(...asked))

/** §9.1: all rules that fit. */
export const obstacles = (...asked: Parameters<typeof fits>): Rule[] => rules.filter(fits(...asked))

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
