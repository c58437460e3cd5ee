import type { AmendedRow, AmendmentBody, Replacement } from './decisions.ts'
import { inTicketOrder, key } from './draws.ts'
import { inRowOrder } from './merkle.ts'
import { fill, Infeasible, type Spot } from './pairing.ts'
import { heldFast, type Problem, problemOf } from './problem.ts'
import { isFeasible, search } from './search.ts'
import { type Body, isRow, type Standing, type StandingVisit, sameSpot } from './standing.ts'
import { labelOf } from './visits.ts'

type Seat = { spot: Spot; x: number; before: string | null; free: boolean }

/** §11.4: these visits, whose seats are held fast unless they are free. */
function seatsOfVisits({ inputs }: Standing, visits: readonly StandingVisit[]) {
  const whole = problemOf(inputs, visits)
  const seats = visits
    .flatMap(({ pool, round, unit, seats: places, holders }) =>
      places.map((_, i) => ({
        spot: { pool, round, unit, seat: i + 1 },
        before: holders?.[i] ?? null,
      })),
    )
    .map((seat, x): Seat => {
      const { before } = seat
      return { ...seat, x, free: before === null || !whole.slots[x]!.legal.includes(before) }
    })
  const slots = whole.slots.map((slot, x) => {
    const { free, before } = seats[x]!
    return free ? slot : heldFast(slot, before!)
  })
  const problem: Problem = { ...whole, slots }
  return { problem, seats }
}

/** §11.4: the vacancies among the visits of these substitutes, and the seats that are filled. */
export function reseat(
  now: Standing,
  substitutes: readonly Replacement[],
  earlier: readonly AmendmentBody[],
  { head, secrets: { seed } }: Body,
): Pick<AmendmentBody, 'vacancies' | 'seats'> {
  const isNew = ({ pool, round, unit }: StandingVisit) =>
    substitutes.some(({ substitute, ...row }) =>
      isRow({ pool, round, unit })({ ...row, unit: substitute ?? '' }),
    )
  const withSeats = now.visits.filter(({ seats }) => seats.length > 0)
  const old = withSeats.filter((visit) => !isNew(visit) && visit.holders)
  const fresh = withSeats.filter(isNew)
  const feasible = (some: readonly StandingVisit[]) =>
    isFeasible(seatsOfVisits(now, [...old, ...some]).problem)
  let kept = fresh
  if (fresh.length > 0 && !feasible(fresh)) {
    kept = []
    for (const visit of inTicketOrder(key(seed, { purpose: 'visit-order' }), fresh, labelOf))
      if (feasible([...kept, visit])) kept.push(visit)
  }
  const { problem, seats } = seatsOfVisits(now, [...old, ...kept])
  const { balance } = problem
  const found = search(
    typeof balance === 'object' && 'atLeast' in balance
      ? { ...problem, balance: { spread: head.pairing.spread! } }
      : problem,
  )
  if (!found) throw new Infeasible('§11.4')
  const keyOf = ({ spot }: Seat) => {
    const times = earlier.filter((one) => one.seats.some((row) => sameSpot(row, spot))).length
    return key(seed, { purpose: 'reassign', ...spot, turn: times + 1 })
  }
  const free = seats.filter((seat) => seat.free)
  const filled = fill(found, problem.slots, free, key(seed, { purpose: 'reassign-order' }), keyOf)
  const rows = filled.map(
    ({ spot, before, inspector, passed, choices }): AmendedRow => ({
      ...spot,
      before,
      inspector,
      passed,
      choices,
    }),
  )
  const vacant = fresh.filter((visit) => !kept.includes(visit))
  return {
    vacancies: inRowOrder(
      'vacancies',
      vacant.map(({ pool, round, unit }) => ({ pool, round, unit })),
    ),
    seats: inRowOrder('seats', rows),
  }
}
