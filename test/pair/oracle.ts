import type { PairingProblem } from '../../src/pair/problem.ts'

/**
 * Everything by enumeration, straight from the definitions; shares no code with the library.
 * A plan is an array: seat → inspector, or -1 for a seat that was not asked for.
 */
export type Plan = readonly number[]

export function visitOfSeat(problem: PairingProblem, seat: number): number {
  return problem.seatStart.findLastIndex((start) => start <= seat)
}

export function legalFor(problem: PairingProblem, seat: number): readonly number[] {
  const excluded = [...problem.excluded[visitOfSeat(problem, seat)]!]
  return [...problem.lists[problem.seatList[seat]!]!].filter((i) => !excluded.includes(i))
}

/** All ways to fill the given seats, at most `limit` of them. */
export function plansFor(
  problem: PairingProblem,
  seats: readonly number[],
  capacity: ArrayLike<number> = problem.capacity,
  limit = Number.POSITIVE_INFINITY,
): Plan[] {
  const plan = Array.from<number>({ length: problem.seatList.length }).fill(-1)
  const left = Array.from(capacity)
  const visitOf = plan.map((_, seat) => visitOfSeat(problem, seat))
  const found: Plan[] = []
  const fill = (at: number): void => {
    if (found.length >= limit) return
    if (at === seats.length) {
      found.push(plan.slice())
      return
    }
    const seat = seats[at]!
    for (const inspector of legalFor(problem, seat)) {
      const isInTeam = plan.some((i, other) => i === inspector && visitOf[other] === visitOf[seat])
      if (isInTeam || left[inspector]! <= 0) continue
      plan[seat] = inspector
      left[inspector]! -= 1
      fill(at + 1)
      left[inspector]! += 1
      plan[seat] = -1
    }
  }
  fill(0)
  return found
}

export function canFill(
  problem: PairingProblem,
  seats: readonly number[],
  capacity: ArrayLike<number> = problem.capacity,
): boolean {
  return plansFor(problem, seats, capacity, 1).length === 1
}

export function allSeats(problem: PairingProblem): number[] {
  return Array.from(problem.seatList, (_, seat) => seat)
}

export function loadsOf(problem: PairingProblem, plan: Iterable<number>): number[] {
  const loads = Array.from<number>({ length: problem.inspectorCount }).fill(0)
  for (const inspector of plan) loads[inspector]! += 1
  return loads
}

export function sumOfSquares(problem: PairingProblem, plan: Iterable<number>): number {
  return loadsOf(problem, plan).reduce((sum, load) => sum + load * load, 0)
}

export function bestPlans(problem: PairingProblem, plans: readonly Plan[]): Plan[] {
  const costs = plans.map((plan) => sumOfSquares(problem, plan))
  const least = costs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return plans.filter((_, at) => costs[at] === least)
}

/**
 * The certificate as the problem and the order of the seats alone determine it; undefined if
 * feasible.
 */
export function shortageOf(problem: PairingProblem, order: readonly number[]) {
  const length = order.findIndex((_, at) => !canFill(problem, order.slice(0, at + 1))) + 1
  if (length === 0) return undefined
  const prefix = order.slice(0, length)
  const seats = prefix
    .filter((seat) =>
      canFill(
        problem,
        prefix.filter((other) => other !== seat),
      ),
    )
    .sort((a, b) => a - b)
  const everybody = Array.from(problem.capacity, (_, i) => i)
  const inspectors = everybody.filter((i) =>
    canFill(
      problem,
      seats,
      problem.capacity.map((units, other) => units + (other === i ? 1 : 0)),
    ),
  )
  const confined = everybody.filter(
    (i) => !inspectors.includes(i) && seats.some((seat) => legalFor(problem, seat).includes(i)),
  )
  return { seats, inspectors, confined }
}

export function keptVisits(problem: PairingProblem, order: readonly number[]): number[] {
  const kept: number[] = []
  const seatsOf = (visits: readonly number[]) =>
    allSeats(problem).filter((seat) => visits.includes(visitOfSeat(problem, seat)))
  for (const visit of order) if (canFill(problem, seatsOf([...kept, visit]))) kept.push(visit)
  return kept
}

/** The law of `docs/protocol.md` §9.4, word by word. */
export function drawByLaw(
  problem: PairingProblem,
  best: readonly Plan[],
  seatOrder: readonly number[],
  streamOf: (seat: number) => (m: number) => number,
): { inspectorOf: number[]; passed: number[][] } {
  const inspectorOf = allSeats(problem).map(() => -1)
  const passed: number[][] = allSeats(problem).map(() => [])
  let agreeing = best
  for (const seat of seatOrder) {
    const below = streamOf(seat)
    const candidates = [...legalFor(problem, seat)]
    for (let t = 0; t < candidates.length; t += 1) {
      const j = t + below(candidates.length - t)
      const candidate = candidates[j]!
      candidates[j] = candidates[t]!
      candidates[t] = candidate
      const agreeingWithHim = agreeing.filter((plan) => plan[seat] === candidate)
      if (agreeingWithHim.length > 0) {
        inspectorOf[seat] = candidate
        agreeing = agreeingWithHim
        break
      }
      passed[seat]!.push(candidate)
    }
  }
  return { inspectorOf, passed }
}
