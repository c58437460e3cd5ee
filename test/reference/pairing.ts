import { canonical } from './canonical.ts'
import { inTicketOrder, key, stream } from './draws.ts'
import { problemOf, type Slot } from './problem.ts'
import { isFeasible, type Search, search } from './search.ts'
import type { Inputs } from './types.ts'
import { labelOf, type Visit } from './visits.ts'

/** §9.3: no complete assignment. */
export class Infeasible extends Error {}
/** §9.3: a shortfall below a minimum. */
export class BelowMinimum extends Error {}

export type Spot = { pool: string; round: number; unit: string; seat: number }
export type SeatRow = Spot & {
  role: string
  inspector: string
  passed: string[]
  choices: number
}

/** §9.3: the visits that are kept. */
export function kept(inputs: Inputs, seed: string, visits: readonly Visit[]): Visit[] {
  const feasible = (some: readonly Visit[]) => isFeasible(problemOf(inputs, some))
  if (feasible(visits)) return [...visits]
  if (inputs.plan.pairing?.shortage !== 'vacancies') throw new Infeasible('§9.3')
  const keep: Visit[] = []
  for (const visit of inTicketOrder(key(seed, { purpose: 'visit-order' }), visits, labelOf))
    if (feasible([...keep, visit])) keep.push(visit)
  return keep
}

/** §9.4: how many candidates are acceptable, given the seats filled so far. */
const choicesOf = (found: Search, slots: readonly Slot[], x: number): number =>
  slots[x]!.legal.filter((candidate) => found.acceptable(x, candidate)).length

/** §9.4: fills these seats, in ticket order under `order`, each from the stream of its own key. */
export function fill<T extends { spot: Spot; x: number }>(
  found: Search,
  slots: readonly Slot[],
  open: readonly T[],
  orderKey: string,
  keyOf: (seat: T) => string,
): (T & { inspector: string; passed: string[]; choices: number })[] {
  const text = ({ spot: { pool, round, unit, seat } }: T) => canonical([pool, round, unit, seat])
  return inTicketOrder(orderKey, open, text).map((seat) => {
    const { below } = stream(keyOf(seat))
    const c = [...slots[seat.x]!.legal]
    const passed: string[] = []
    const choices = choicesOf(found, slots, seat.x)
    for (let t = 0; t < c.length; t += 1) {
      const j = t + below(c.length - t)
      const candidate = c[j]!
      c[j] = c[t]!
      c[t] = candidate
      if (found.acceptable(seat.x, candidate)) {
        found.take(seat.x, candidate)
        return { ...seat, inspector: candidate, passed, choices }
      }
      passed.push(candidate)
    }
    throw new Error('an acceptable candidate always comes (§9.4)')
  })
}

/** §9.3, 9.4 */
export function pair(inputs: Inputs, seed: string, all: readonly Visit[]) {
  const visits = kept(inputs, seed, all)
  const problem = problemOf(inputs, visits)
  const found = search(problem)!
  if (found.shortfall > 0 && inputs.plan.pairing?.shortage !== 'vacancies')
    throw new BelowMinimum('§9.3')
  const open = visits
    .flatMap(({ pool, round, unit, seats }) =>
      seats.map(({ role }, i) => ({ spot: { pool, round, unit, seat: i + 1 }, role })),
    )
    .map((seat, x) => ({ ...seat, x }))
  const keyOf = ({ spot }: { spot: Spot }) => key(seed, { purpose: 'seat', ...spot })
  const orderKey = key(seed, { purpose: 'seat-order' })
  const counts = problem.slots.map((_, x) => choicesOf(found, problem.slots, x))
  const filled = fill(found, problem.slots, open, orderKey, keyOf)
  const seats = filled.map(
    ({ spot, role, inspector, passed, choices }): SeatRow => ({
      ...spot,
      role,
      inspector,
      passed,
      choices,
    }),
  )
  const summary = {
    seats: seats.length,
    withoutChoice: seats.filter(({ choices }) => choices === 1).length,
    fewest: counts.length === 0 ? null : Math.min(...counts),
    spread: found.spread,
  }
  const vacancies = all
    .filter((visit) => !visits.includes(visit))
    .map(({ pool, round, unit }) => ({ pool, round, unit }))
  return { seats, vacancies, summary }
}
