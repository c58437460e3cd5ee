import { fail } from '../core/errors.ts'
import { collectFindings, type Finding } from '../core/finding.ts'
import { balanceLoads } from '../pair/balance-loads.ts'
import { buildProblem } from '../pair/build-problem.ts'
import { findAssignment } from '../pair/find-assignment.ts'
import type { LegalityRule, Visit } from '../pair/legality.ts'
import type { PairingProblem } from '../pair/problem.ts'
import { seatChoices } from '../pair/seat-choices.ts'
import { type SeatOfVisit, seatPlaces } from '../pair/seat-places.ts'
import type { BatchEntry } from '../schema/documents.ts'
import type { InputData, Inputs } from '../schema/inputs.ts'
import { plannedVisits } from '../schema/options.ts'
import { parseInputs } from '../schema/parse-inputs.ts'
import { parseOption } from '../schema/parse-option.ts'
import type { Seat } from '../schema/plan.ts'
import { resolveBatch } from '../select/resolve-batch.ts'
import { explainShortage } from './explain-shortage.ts'
import { visitsOf } from './visits-of.ts'

/** With so few candidates, whoever knows the visit can guess who comes. */
const FEW = 2

/** A visit that somebody has in mind: a row of a record's sample will do. */
export interface PlannedVisit extends BatchEntry {
  readonly unit: string
  readonly date: string
}

/** A seat of such a visit. */
export interface PlannedSeat extends PlannedVisit {
  /** From 1. */
  readonly seat: number
  readonly role: string
  /** How many officers no rule keeps from it. */
  readonly legal: number
}

/** A seat, and how many officers the draw could give it to. */
export interface SeatChance extends PlannedSeat {
  /** Officers whom some best assignment has here. */
  readonly acceptable: number
  /** The only one of them: he gets the seat whatever the seed. */
  readonly forced?: string
}

/** What a draw of the pairing would find. */
export type PairingCheck = FeasiblePairing | InfeasiblePairing

/** All visits can be staffed. */
export interface FeasiblePairing {
  readonly feasible: true
  readonly seats: readonly SeatChance[]
  readonly findings: readonly Finding[]
}

/** Not all visits can be staffed: a draw would fail, or leave visits vacant if the plan asks for that. */
export interface InfeasiblePairing {
  readonly feasible: false
  /** How many seats stay open at least, whoever is sent where. */
  readonly open: number
  /** Seats that cannot all be filled, though all but any one of them can. */
  readonly seats: readonly PlannedSeat[]
  /** Everybody who could sit there. */
  readonly inspectors: readonly string[]
  /** Single changes that are each enough; all of them, unless a finding `more-repairs` says that there are too many. */
  readonly repairs: PairingRepairs
  /** How many officers each rule keeps from `seats`, each officer counted by the first rule that fits. */
  readonly removedBy: { readonly [Rule in LegalityRule]?: number }
  readonly findings: readonly Finding[]
}

/** Single changes after which all visits can be staffed. */
export interface PairingRepairs {
  /** Officers for whom one more visit is enough. */
  readonly capacity: readonly string[]
  /** Seats for which it is enough to admit this officer; `rule` is the first that keeps him out, others may follow. */
  readonly waive: readonly (BatchEntry & {
    readonly unit: string
    readonly seat: number
    readonly inspector: string
    readonly rule: LegalityRule
  })[]
}

/**
 * Tells whether visits can be staffed, and what to change if not: a rehearsal that draws nothing.
 *
 * Nobody knows before a draw which units it will take. Hand in the sample of a rehearsal, the largest one, or the one
 * that would be hardest to staff; the answer is about these visits and no others. It depends on no seed, so what it
 * calls forced is certain.
 *
 * @param data - plan, calendar, directories and the other tables
 * @param visits - the visits to staff together; visits of tasks without a team need nobody
 * @returns for each seat how many officers can get it; or the seats that are stuck and every single change that is enough
 * @throws DoubleRandomError `input/…` for malformed inputs or visits; `design/batch` for a pool round that cannot be drawn
 *
 * @example
 * const visits = [
 *   { pool: 'petrol', round: 1, unit: 'station-1', date: '2020-01-06' },
 *   { pool: 'petrol', round: 1, unit: 'station-2', date: '2020-01-06' },
 * ];
 * checkPairing(exampleInputs, visits).feasible; // => true
 *
 * const inspectors = exampleInputs.inspectors.slice(0, 2);
 * const recusals = [{ inspector: 'officer-1', enterprise: 'station-1', reason: 'brother' }];
 * const check = checkPairing({ ...exampleInputs, inspectors, recusals }, visits);
 * check.feasible || check.repairs.waive.map(({ rule, inspector, unit }) => [rule, inspector, unit]);
 * // => [['recusal', 'officer-1', 'station-1'], ['recusal', 'officer-1', 'station-1']]
 */
export function checkPairing(
  data: InputData | Inputs,
  visits: readonly PlannedVisit[],
): PairingCheck {
  const asked = parseOption('visits', plannedVisits, visits)
  const inputs = parseInputs(data)
  checkPlaces(inputs, asked)
  // What a draw would add to a visit; no team depends on it.
  const undrawn = { stratum: [], rank: 1, ticket: '', pi: null }
  const staffed = visitsOf(
    inputs,
    asked.map((visit) => ({ ...visit, ...undrawn })),
  )
  const problem = buildProblem(inputs, staffed)
  const start = findAssignment(problem)
  if (start.status === 'infeasible') {
    return explainShortage(inputs, staffed, problem, start)
  }
  const best = balanceLoads(problem, start.inspectorOf)
  return { feasible: true, ...chances(inputs, staffed, problem, best) }
}

function checkPlaces({ plan, enterprises }: Inputs, visits: readonly PlannedVisit[]): void {
  const rounds = new Map(visits.map(({ pool, round }) => [`${pool}\n${round}`, { pool, round }]))
  resolveBatch(plan, [...rounds.values()])
  const known = new Set(enterprises.map(({ id }) => id))
  const seen = new Set<string>()
  for (const [index, { pool, round, unit }] of visits.entries()) {
    const path = `visits[${index}]`
    if (!known.has(unit)) {
      const expected = 'an id of the directory of enterprises'
      fail({ code: 'input/unknown-id', path: `${path}.unit`, unit, expected, found: 'another one' })
    }
    const name = `${pool}\n${round}\n${unit}`
    if (seen.has(name)) {
      const found = 'a second one'
      fail({ code: 'input/duplicate', path, unit, expected: 'one visit in a round', found })
    }
    seen.add(name)
  }
}

function chances(
  inputs: Inputs,
  visits: readonly Visit[],
  problem: PairingProblem,
  best: Int32Array,
): Pick<FeasiblePairing, 'seats' | 'findings'> {
  const places = seatPlaces(visits)
  const findings = collectFindings()
  const seats: SeatChance[] = []
  for (const { seat: index, acceptable, impossible } of seatChoices(problem, best)) {
    const seat = describeSeat(places[index] as SeatOfVisit, acceptable.length + impossible.length)
    const [only] = acceptable
    const isForced = acceptable.length === 1
    const name = `${seat.pool} ${seat.round} ${seat.unit} ${seat.seat}`
    if (isForced) {
      findings.add('forced-seat', 'seat that only one officer can get', name)
    } else if (acceptable.length <= FEW) {
      findings.add('few-candidates', `seat that only ${FEW} officers can get`, name)
    }
    const forced = inputs.inspectors[only as number]?.id as string
    seats.push({ ...seat, acceptable: acceptable.length, ...(isForced && { forced }) })
  }
  return { seats, findings: [...inputs.findings, ...findings.list()] }
}
