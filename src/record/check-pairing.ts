import { fail } from '../core/errors.ts'
import { collectFindings } from '../core/finding.ts'
import { say, show } from '../core/message.ts'
import { buildProblem } from '../pair/build-problem.ts'
import { type Candidate, candidatesOf } from '../pair/candidates.ts'
import { acceptableCandidates, type RefusalReason } from '../pair/engine/acceptable-candidates.ts'
import { type Best, bestAssignment } from '../pair/engine/best-assignment.ts'
import { choicesIn, createChoiceReview, noteSeat } from '../pair/engine/choice-review.ts'
import { findAssignment } from '../pair/engine/find-assignment.ts'
import type { PairingProblem } from '../pair/engine/problem.ts'
import { seatChoices } from '../pair/engine/seat-choices.ts'
import type { Visit } from '../pair/legality.ts'
import { type SeatOfVisit, seatPath, seatPlaces } from '../pair/seat-places.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { checkOptions, plannedVisits } from '../schema/options/ceremony.ts'
import { resolveBatch } from '../select/resolve-batch.ts'
import { addChoiceFindings } from './choice-findings.ts'
import { explainShortage } from './explain-shortage.ts'
import {
  type FeasiblePairing,
  type PairingCheck,
  type PlannedVisit,
  plannedSeat,
  type SeatChance,
} from './pairing-check.ts'
import { visitName, visitsOf } from './visits-of.ts'

/**
 * Tells whether visits can be staffed, and what to change if not: a rehearsal that draws nothing.
 *
 * Nobody knows before a draw which units it will take. Hand in the sample of a rehearsal, the
 * largest one, or the one that would be hardest to staff; the answer is about these visits and no
 * others. It depends on no seed, so what it calls forced is certain.
 *
 * @param data - plan, calendar, directories and the other tables
 * @param visits - the visits to staff together; visits of tasks without a team need nobody
 * @param options - `{ names: true }` lists for each seat who can get it and who is legal but
 *   cannot: as many names as seats times officers, so it is not the default
 * @returns for each seat how many officers can get it; or the seats that are stuck and every single
 *   change that is enough
 * @throws DoubleRandomError `input/…` for malformed inputs or visits; `design/batch` for a pool
 *   round that cannot be drawn
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
  options: { readonly names?: boolean } = {},
): PairingCheck {
  const { names = false } = parseOption('options', checkOptions, options)
  const asked = parseOption('visits', plannedVisits, visits)
  const inputs = parseInputs(data)
  checkPlaces(inputs, asked)
  const staffed = visitsOf(inputs, asked)
  const problem = buildProblem(inputs, staffed)
  const start = findAssignment(problem)
  if (start.status === 'infeasible') {
    return explainShortage(inputs, staffed, problem, start)
  }
  const best = bestAssignment(problem, start.inspectorOf)
  return {
    feasible: true,
    shortfall: best.shortfall,
    ...chances(inputs, staffed, { problem, best }, names),
  }
}

function checkPlaces({ plan, enterprises }: Inputs, visits: readonly PlannedVisit[]): void {
  const named = visits.flatMap(({ pool, round, host }) => [
    { pool, round },
    ...(host ? [host] : []),
  ])
  const rounds = new Map(named.map(({ pool, round }) => [`${pool}\n${round}`, { pool, round }]))
  resolveBatch(plan, [...rounds.values()])
  const known = new Set(enterprises.map(({ id }) => id))
  const begun = new Map<string, string>()
  for (const visit of visits) if (visit.host === undefined) begun.set(visitName(visit), visit.date)
  const seen = new Set<string>()
  for (const [index, { pool, round, unit, date, host }] of visits.entries()) {
    const path = `visits[${index}]`
    if (!known.has(unit)) {
      const expected = say('id-in-directory', { directory: 'enterprises' })
      fail({ code: 'input/unknown-id', path: `${path}.unit`, unit, expected, found: show(unit) })
    }
    const name = visitName({ pool, round, unit })
    if (seen.has(name)) {
      const expected = say('one-visit-in-a-round')
      fail({ code: 'input/duplicate', path, unit, expected, found: say('one-twice') })
    }
    seen.add(name)
    // Without the row that began it, a visit would lack the seats of that row.
    if (host !== undefined && begun.get(visitName({ ...host, unit })) !== date) {
      const expected = say('visit-begun-that-day')
      fail({
        code: 'input/unknown-id',
        path: `${path}.host`,
        unit,
        expected,
        found: show(host.pool),
      })
    }
  }
}

function chances(
  inputs: Inputs,
  visits: readonly Visit[],
  { problem, best }: { readonly problem: PairingProblem; readonly best: Best },
  withNames: boolean,
): Pick<FeasiblePairing, 'seats' | 'fewest' | 'spread' | 'findings'> {
  const places = seatPlaces(visits)
  const candidates = candidatesOf(inputs)
  const findings = collectFindings()
  const seats: SeatChance[] = []
  const idOf = (index: number) => (candidates[index] as Candidate).id
  const review = createChoiceReview(problem, best)
  for (const choices of seatChoices(problem, best)) {
    const { seat: index, acceptable, impossible } = choices
    const place = places[index] as SeatOfVisit
    const seat = plannedSeat(place, acceptable.length + impossible.length)
    const isForced = acceptable.length === 1
    noteSeat(review, choices)
    const kept = keptFrom(problem, best, { index, ...seat, acceptable: acceptable.length })
    if (kept !== undefined) findings.add('choices-below', seatPath(place), kept.wanted)
    seats.push({
      ...seat,
      acceptable: acceptable.length,
      ...(isForced && { forced: idOf(acceptable[0] as number) }),
      ...(kept && { refused: kept.refused }),
      ...(withNames && {
        names: { acceptable: acceptable.map(idOf), impossible: impossible.map(idOf) },
      }),
    })
  }
  addChoiceFindings(choicesIn(review), { places, plan: inputs.plan }, findings)
  if (best.shortfall > 0) {
    findings.add('minimum-shortfall', undefined, { visits: best.shortfall })
  }
  const fewest = seats.reduce<number | null>(
    (least, { acceptable }) => Math.min(least ?? acceptable, acceptable),
    null,
  )
  return { seats, fewest, spread: best.spread, findings: [...inputs.findings, ...findings.list()] }
}

/** Why a seat has fewer acceptable candidates than the plan's `atLeast` asks for. */
function keptFrom(
  problem: PairingProblem,
  best: Best,
  { index, legal, acceptable }: { index: number; legal: number; acceptable: number },
) {
  const { balance } = problem
  if (typeof balance !== 'object' || !('atLeast' in balance)) return undefined
  if (legal < balance.atLeast || acceptable >= balance.atLeast) return undefined
  const refused: { [Reason in RefusalReason]?: number } = {}
  for (const { reason } of acceptableCandidates(problem, best, [], index).refused) {
    refused[reason] = (refused[reason] ?? 0) + 1
  }
  return { refused, wanted: { least: balance.atLeast } }
}
