import { canonicalJson } from '../core/canonical-json.ts'
import { DoubleRandomError, type Problem } from '../core/errors.ts'
import { createTicketer } from '../core/ticket.ts'
import { drawKey } from '../random/draw-key.ts'
import { createStream } from '../random/stream.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Inspector } from '../schema/inspector.ts'
import { smallestTickets } from '../select/smallest-tickets.ts'
import { balanceLoads } from './balance-loads.ts'
import { buildProblem } from './build-problem.ts'
import { drawAssignment } from './draw-assignment.ts'
import { findAssignment, type Infeasibility } from './find-assignment.ts'
import { keepVisits } from './keep-visits.ts'
import { seatRule, type Visit, visitRules } from './legality.ts'
import type { PairingProblem } from './problem.ts'

/** A filled seat of a visit. */
export interface SeatedInspector {
  readonly visit: Visit
  /** From 1. */
  readonly seat: number
  readonly inspector: string
  /** Candidates drawn before him whom no best assignment could take, in order. */
  readonly passed: readonly string[]
}

/** How many officers an error names. */
const NAMED = 10

/** Who goes where. */
export interface Pairing {
  readonly seats: readonly SeatedInspector[]
  readonly vacancies: readonly Visit[]
  /** The dense problem, the order of its seats and who has them: what an explanation of one seat starts from. */
  readonly trace: {
    readonly problem: PairingProblem
    readonly seatOrder: readonly number[]
    readonly inspectorOf: Int32Array
  }
  readonly keys: { readonly visitOrder: string; readonly seatOrder: string }
}

/**
 * Draws the inspectors of all visits of a batch, as one joint problem (`docs/protocol.md` §9).
 *
 * @throws DoubleRandomError `pairing/infeasible`, naming the fewest seats that cannot be filled together, the inspectors
 *   they share and the rules that removed the others; only where the plan does not ask for vacancies
 * @internal
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
    if (inputs.plan.pairing?.shortage !== 'vacancies') throw infeasible(inputs, visits, start)
    const kept = keepVisits(problem, orderByTicket(visits.map(visitName), keys.visitOrder))
    staffed = visits.filter((_, v) => kept[v] === 1)
    problem = buildProblem(inputs, staffed)
    start = findAssignment(problem)
    if (start.status === 'infeasible') throw new RangeError('kept visits can always be staffed')
  }
  const places = seatPlaces(staffed)
  const order = orderByTicket(
    places.map(({ visit, seat }) => canonicalJson([visit.pool, visit.round, visit.unit, seat])),
    keys.seatOrder,
  )
  const drawn = drawAssignment(
    problem,
    balanceLoads(problem, start.inspectorOf),
    order,
    (index) => {
      const { visit, seat } = places[index] as (typeof places)[number]
      const { pool, round, unit } = visit
      return createStream(drawKey(seed, { purpose: 'seat', pool, round, unit, seat }))
    },
  )
  const idOf = (index: number) => inputs.inspectors[index]?.id as string
  return {
    seats: places.map((place, index) => ({
      ...place,
      inspector: idOf(drawn.inspectorOf[index] as number),
      passed: (drawn.passed[index] ?? []).map(idOf),
    })),
    vacancies: visits.filter((visit) => !staffed.includes(visit)),
    trace: { problem, seatOrder: order, inspectorOf: drawn.inspectorOf },
    keys,
  }
}

function visitName({ pool, round, unit }: Visit): string {
  return canonicalJson([pool, round, unit])
}

function seatPlaces(visits: readonly Visit[]): { readonly visit: Visit; readonly seat: number }[] {
  return visits.flatMap((visit) => visit.seats.map((_, s) => ({ visit, seat: s + 1 })))
}

/** Indices of texts in ticket order under a key. */
function orderByTicket(texts: readonly string[], key: string): number[] {
  const place = new Map(texts.map((text, index) => [text, index]))
  const ordered = smallestTickets(texts, texts.length, createTicketer(key))
  return ordered.map(({ unit }) => place.get(unit) as number)
}

/** Names seats and inspectors of the certificate, and how many officers each rule removed from those seats. */
function infeasible(
  inputs: Inputs,
  visits: readonly Visit[],
  { seats, inspectors }: Infeasibility,
): DoubleRandomError {
  const places = seatPlaces(visits)
  const rules = visitRules(inputs)
  const removed = new Map<string, number>()
  const problems: Problem[] = seats.map((index) => {
    const { visit, seat } = places[index] as (typeof places)[number]
    const requirement = visit.seats[seat - 1] as Visit['seats'][number]
    let legal = 0
    for (const inspector of inputs.inspectors) {
      const rule = seatRule(inspector, requirement, visit.date) ?? rules.ruleOf(inspector.id, visit)
      if (rule === undefined) legal += 1
      else removed.set(rule, (removed.get(rule) ?? 0) + 1)
    }
    return {
      code: 'pairing/infeasible',
      path: `${visit.pool}, round ${visit.round}, seat ${seat} (${requirement.role}) on ${visit.date}`,
      unit: visit.unit,
      expected: 'an officer',
      found:
        legal === 0 ? 'nobody legal' : `${legal} legal, all needed by the other seats named here`,
    }
  })
  const shared = inspectors.map((index) => inputs.inspectors[index] as Inspector)
  const names = shared
    .slice(0, NAMED)
    .map(({ id }) => id)
    .join(', ')
  const more = shared.length > NAMED ? ` and ${shared.length - NAMED} more` : ''
  const rulesText = [...removed].map(([rule, count]) => `${rule} ${count}`).join(', ')
  const summary: Problem = {
    code: 'pairing/infeasible',
    path: 'pairing',
    expected: `${seats.length} ${seats.length === 1 ? 'seat' : 'seats'} to be filled together`,
    found:
      shared.length === 0
        ? 'nobody who could sit there'
        : `only ${shared.length} officers who could sit there, not enough with their capacities: ${names}${more}`,
    fix: `raise a capacity, waive an exclusion (officers removed from these seats by rule: ${rulesText || 'none'}), or set plan.pairing.shortage to "vacancies"`,
  }
  return new DoubleRandomError('pairing/infeasible', [summary, ...problems])
}
