import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import { leastPlans } from './plan-sums.ts'

/**
 * Everything by enumeration, straight from the definitions; shares no code with the library.
 * A plan is an array: seat → inspector, or -1 for a seat that was not asked for.
 */
export type Plan = readonly number[]

/** What a plan must keep to, written out seat by seat, so that a test can change one thing. */
export interface Rules {
  /** The visit and the day of each seat, and its legal inspectors. */
  readonly visitOf: readonly number[]
  readonly dayOf: readonly number[]
  readonly legal: readonly (readonly number[])[]
  readonly capacity: readonly number[]
  readonly caps: readonly Cap[]
  /** The related number of each inspector. */
  readonly related: readonly number[]
  /** How many inspectors with one related number a visit may have. */
  readonly relatedAt: (visit: number, related: number) => number
}

export interface Cap {
  readonly inspector: number
  readonly first: number
  readonly last: number
  readonly most: number
}

export function rulesOf(problem: PairingProblem): Rules {
  const seats = allSeats(problem)
  const visitOf = seats.map((seat) => visitOfSeat(problem, seat))
  return {
    visitOf,
    dayOf: visitOf.map((visit) => problem.caps?.dayOf[visit] ?? 0),
    legal: seats.map((seat) => legalFor(problem, seat)),
    capacity: [...problem.capacity],
    caps: problem.caps?.caps ?? [],
    related: Array.from(problem.capacity, (_, i) => problem.related?.[i] ?? i),
    relatedAt: () => 1,
  }
}

export function visitOfSeat(problem: PairingProblem, seat: number): number {
  return problem.seatStart.findLastIndex((start) => start <= seat)
}

export function legalFor(problem: PairingProblem, seat: number): readonly number[] {
  const excluded = [...problem.excluded[visitOfSeat(problem, seat)]!]
  return [...problem.lists[problem.seatList[seat]!]!].filter((i) => !excluded.includes(i))
}

export function areRelated(problem: PairingProblem, a: number, b: number): boolean {
  return a !== b && problem.related !== undefined && problem.related[a] === problem.related[b]
}

/** All ways to fill the given seats, at most `limit` of them. */
export function plansUnder(
  rules: Rules,
  seats: readonly number[],
  limit = Number.POSITIVE_INFINITY,
): Plan[] {
  const plan = rules.visitOf.map(() => -1)
  const found: Plan[] = []
  const fill = (at: number): void => {
    if (found.length >= limit) return
    if (at === seats.length) {
      found.push(plan.slice())
      return
    }
    const seat = seats[at]!
    for (const inspector of rules.legal[seat]!) {
      if (!mayJoin(rules, plan, seat, inspector)) continue
      plan[seat] = inspector
      fill(at + 1)
      plan[seat] = -1
    }
  }
  fill(0)
  return found
}

function mayJoin(rules: Rules, plan: Plan, seat: number, inspector: number): boolean {
  const { visitOf, dayOf, related } = rules
  const visit = visitOf[seat]!
  const his = related[inspector]!
  let load = 0
  let relatives = 0
  for (let other = 0; other < plan.length; other += 1) {
    const holder = plan[other]!
    if (holder === inspector) {
      if (visitOf[other] === visit) return false
      load += 1
    } else if (holder >= 0 && visitOf[other] === visit && related[holder] === his) {
      relatives += 1
    }
  }
  if (load >= rules.capacity[inspector]! || relatives >= rules.relatedAt(visit, his)) return false
  return rules.caps.every((cap) => {
    if (cap.inspector !== inspector || !isOn(cap, dayOf[seat]!)) return true
    return loadUnder(cap, rules, plan) < cap.most
  })
}

/** How many seats of a plan a cap counts. */
export function loadUnder(cap: Cap, { dayOf }: Rules, plan: Plan): number {
  return plan.filter((i, seat) => i === cap.inspector && isOn(cap, dayOf[seat]!)).length
}

function isOn({ first, last }: Cap, day: number): boolean {
  return first <= day && day <= last
}

export function isFillable(rules: Rules, seats: readonly number[]): boolean {
  return plansUnder(rules, seats, 1).length === 1
}

export function plansFor(problem: PairingProblem, seats: readonly number[]): Plan[] {
  return plansUnder(rulesOf(problem), seats)
}

export function canFill(
  problem: PairingProblem,
  seats: readonly number[],
  capacity: ArrayLike<number> = problem.capacity,
): boolean {
  return isFillable({ ...rulesOf(problem), capacity: Array.from(capacity) }, seats)
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

/** The best of the plans, if they are all complete ones. */
export function bestPlans(problem: PairingProblem, plans: readonly Plan[]): Plan[] {
  return leastPlans(problem, plans)
}

export function withOneMoreUnit(rules: Rules, inspector: number): Rules {
  const capacity = rules.capacity.map((units, i) => units + (i === inspector ? 1 : 0))
  return { ...rules, capacity }
}

/**
 * The certificate as the problem and the order of the seats alone determine it; undefined if
 * feasible.
 */
export function shortageOf(problem: PairingProblem, order: readonly number[]) {
  const rules = rulesOf(problem)
  const length = order.findIndex((_, at) => !isFillable(rules, order.slice(0, at + 1))) + 1
  if (length === 0) return undefined
  const prefix = order.slice(0, length)
  const without = (seat: number) => prefix.filter((other) => other !== seat)
  const seats = prefix.filter((seat) => isFillable(rules, without(seat))).sort((a, b) => a - b)
  const everybody = Array.from(problem.capacity, (_, i) => i)
  const inspectors = everybody.filter((i) => isFillable(withOneMoreUnit(rules, i), seats))
  const confined = everybody.filter(
    (i) => !inspectors.includes(i) && seats.some((seat) => rules.legal[seat]!.includes(i)),
  )
  return { seats, inspectors, confined, caps: capsInTheWay(rules, seats, inspectors) }
}

/**
 * The caps at which the search for somebody ends: one unit beyond this cap, and beyond all that
 * encloses it, would do, but one beyond what encloses it would not.
 */
function capsInTheWay(rules: Rules, seats: readonly number[], inspectors: readonly number[]) {
  const wouldDo = (cap: Cap): boolean => {
    const relieved = {
      ...withOneMoreUnit(rules, cap.inspector),
      caps: rules.caps.map((each) =>
        each === cap || encloses(each, cap) ? { ...each, most: each.most + 1 } : each,
      ),
    }
    return plansUnder(relieved, seats).some((plan) => loadUnder(cap, rules, plan) > 0)
  }
  return [...rules.caps.keys()].filter((at) => {
    const cap = rules.caps[at]!
    const around = rules.caps.filter((other) => encloses(other, cap))
    const next = around.find((outer) => around.every((other) => !encloses(outer, other)))
    const nextWouldDo = next === undefined ? inspectors.includes(cap.inspector) : wouldDo(next)
    return wouldDo(cap) && !nextWouldDo
  })
}

function encloses(outer: Cap, inner: Cap): boolean {
  if (outer.inspector !== inner.inspector || outer === inner) return false
  return outer.first <= inner.first && inner.last <= outer.last
}

export function keptVisits(problem: PairingProblem, order: readonly number[]): number[] {
  const rules = rulesOf(problem)
  const kept: number[] = []
  const seatsOf = (visits: readonly number[]) =>
    allSeats(problem).filter((seat) => visits.includes(rules.visitOf[seat]!))
  for (const visit of order) if (isFillable(rules, seatsOf([...kept, visit]))) kept.push(visit)
  return kept
}

/** The law of `docs/protocol.md` §9.4, word by word. */
export function drawByLaw(
  problem: PairingProblem,
  best: readonly Plan[],
  seatOrder: readonly number[],
  streamOf: (seat: number) => (m: number) => number,
): { inspectorOf: number[]; passed: number[][]; choices: number[] } {
  const inspectorOf = allSeats(problem).map(() => -1)
  const passed: number[][] = allSeats(problem).map(() => [])
  const choices = allSeats(problem).map(() => 0)
  let agreeing = best
  for (const seat of seatOrder) {
    const below = streamOf(seat)
    choices[seat] = new Set(agreeing.map((plan) => plan[seat])).size
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
  return { inspectorOf, passed, choices }
}
