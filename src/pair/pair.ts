import { drawKey } from '../random/draw-key.ts'
import { createStream } from '../random/stream.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { buildProblem } from './build-problem.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { type Best, bestAssignment } from './engine/best-assignment.ts'
import { drawAssignment } from './engine/draw-assignment.ts'
import { findAssignment } from './engine/find-assignment.ts'
import { keepVisits } from './engine/keep-visits.ts'
import type { PairingProblem } from './engine/problem.ts'
import { loadsOf } from './engine/roster.ts'
import { fewestChoices } from './engine/seat-choices.ts'
import { infeasibleError } from './infeasible-error.ts'
import type { Visit } from './legality.ts'
import { minimumError } from './minimum-error.ts'
import { orderByTicket, type SeatOfVisit, seatPlaces, seatText, visitText } from './seat-places.ts'

/** A filled seat of a visit. */
export interface SeatedInspector extends SeatOfVisit {
  readonly inspector: string
  /** Candidates drawn before him whom no best assignment could take, in order. */
  readonly passed: readonly string[]
  /** How many candidates were acceptable, given all seats drawn before. */
  readonly choices: number
}

/** Who goes where. */
export interface Pairing {
  readonly seats: readonly SeatedInspector[]
  readonly vacancies: readonly Visit[]
  /** The load of every candidate, by byte order of ids. */
  readonly loads: readonly { readonly inspector: string; readonly load: number }[]
  /**
   * The dense problem, the order of its seats and who has them: what an explanation of one seat
   * starts from.
   */
  readonly trace: {
    readonly problem: PairingProblem
    readonly seatOrder: readonly number[]
    readonly best: Best
  }
  /** The fewest acceptable candidates of any seat before one was drawn; null if there is no seat. */
  readonly fewest: number | null
  /** See {@link Best}. */
  readonly spread: number | null
  readonly keys: { readonly visitOrder: string; readonly seatOrder: string }
}

/**
 * Draws the inspectors of all visits of a batch, as one joint problem (`docs/protocol.md` §9).
 *
 * @throws DoubleRandomError only where the plan does not ask for vacancies: `pairing/infeasible`,
 *   naming the fewest seats that cannot be filled together, the inspectors they share and the rules
 *   that removed the others; `pairing/minimum` if somebody cannot be given as many visits as he
 *   must have
 */
export function pair(inputs: Inputs, visits: readonly Visit[], seed: string): Pairing {
  const keys = {
    visitOrder: drawKey(seed, { purpose: 'visit-order' }),
    seatOrder: drawKey(seed, { purpose: 'seat-order' }),
  }
  let staffed = visits
  let problem = buildProblem(inputs, visits)
  let start = findAssignment(problem)
  if (start.status === 'infeasible') {
    if (inputs.plan.pairing?.shortage !== 'vacancies') throw infeasibleError(inputs, visits, start)
    const kept = keepVisits(problem, orderByTicket(visits.map(visitText), keys.visitOrder))
    staffed = visits.filter((_, v) => kept[v] === 1)
    problem = buildProblem(inputs, staffed)
    start = findAssignment(problem)
    if (start.status === 'infeasible') throw new RangeError('kept visits can always be staffed')
  }
  const places = seatPlaces(staffed)
  const order = orderByTicket(places.map(seatText), keys.seatOrder)
  const candidates = candidatesOf(inputs)
  const best = bestAssignment(problem, start.inspectorOf)
  if (best.shortfall > 0 && inputs.plan.pairing?.shortage !== 'vacancies') {
    throw minimumError(candidates, best)
  }
  const idOf = (index: number) => (candidates[index] as Candidate).id
  const drawn = drawAssignment(problem, best, order, (index) => {
    const { visit, seat } = places[index] as (typeof places)[number]
    const { pool, round, unit } = visit
    return createStream(drawKey(seed, { purpose: 'seat', pool, round, unit, seat }))
  })
  const isStaffed = new Set(staffed)
  const load = loadsOf(drawn.inspectorOf, candidates.length)
  return {
    seats: places.map((place, index) => ({
      ...place,
      inspector: idOf(drawn.inspectorOf[index] as number),
      passed: (drawn.passed[index] ?? []).map(idOf),
      choices: drawn.choices[index] as number,
    })),
    vacancies: visits.filter((visit) => !isStaffed.has(visit)),
    loads: candidates.map(({ id }, index) => ({ inspector: id, load: load[index] as number })),
    trace: { problem, seatOrder: order, best: { ...best, inspectorOf: drawn.inspectorOf } },
    fewest: fewestChoices(best) ?? null,
    spread: best.spread,
    keys,
  }
}
