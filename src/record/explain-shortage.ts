import { collectFindings } from '../core/finding.ts'
import { type Candidate, candidatesOf } from '../pair/candidates.ts'
import { rowOfCap, rowsOf } from '../pair/day-caps.ts'
import type { Infeasibility } from '../pair/engine/find-assignment.ts'
import type { PairingProblem } from '../pair/engine/problem.ts'
import { singleRepairs } from '../pair/engine/single-repairs.ts'
import type { LegalityRule, Visit } from '../pair/legality.ts'
import { createRuleFinder } from '../pair/rule-finder.ts'
import { type SeatOfVisit, sameKind, seatPlaces } from '../pair/seat-places.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { type InfeasiblePairing, plannedSeat } from './pairing-check.ts'

/**
 * How many waivers a check lists: where a whole pool lacks one officer, anybody for any seat of it
 * would be one.
 */
const LISTED = 1000

/** Puts names to the certificate of an infeasible problem and to its single repairs. */
export function explainShortage(
  inputs: Inputs,
  visits: readonly Visit[],
  problem: PairingProblem,
  { seats, inspectors, confined }: Infeasibility,
): InfeasiblePairing {
  const places = seatPlaces(visits)
  const placeOf = (seat: number) => places[seat] as SeatOfVisit
  const candidates = candidatesOf(inputs)
  const candidateOf = (index: number) => candidates[index] as Candidate
  const finder = createRuleFinder(inputs)
  const removedBy: { [Rule in LegalityRule]?: number } = {}
  const stuck = seats.map((seat) => {
    let legal = 0
    for (const candidate of finder.askedFor(placeOf(seat))) {
      const rule = finder.ruleOf(candidate, placeOf(seat))
      if (rule === undefined) legal += 1
      else removedBy[rule] = (removedBy[rule] ?? 0) + 1
    }
    return plannedSeat(placeOf(seat), legal)
  })
  // One more than is listed, to know whether there are more.
  const { open, capacity, caps, related, waive } = singleRepairs(
    problem,
    LISTED + 1,
    sameKind(places, candidates),
  )
  const rows = rowsOf(caps.map((c) => rowOfCap(problem, inputs, visits, c)))
  const findings = collectFindings()
  if (waive.length > LISTED) findings.add('more-repairs', undefined, { listed: LISTED })
  return {
    feasible: false,
    open,
    seats: stuck,
    inspectors: [...inspectors, ...confined].sort((a, b) => a - b).map((i) => candidateOf(i).id),
    repairs: {
      capacity: capacity.map((i) => candidateOf(i).id),
      limits: rows.flatMap((each) => {
        if (each.row !== 'limit') return []
        const { inspector, from, to } = each
        return [{ inspector: candidateOf(inspector).id, from, to }]
      }),
      perDay: rows.flatMap(({ row, inspector }) =>
        row === 'perDay' ? [candidateOf(inspector).id] : [],
      ),
      related: related.map(({ visit, related: number }) => {
        const { pool, round, unit } = visits[visit] as Visit
        return { pool, round, unit, related: candidateOf(number).members[0]?.related as string }
      }),
      waive: waive.slice(0, LISTED).map(({ seat, inspector }) => {
        const place = placeOf(seat)
        const { pool, round, unit } = place.visit
        const { id } = candidateOf(inspector)
        const rule = finder.ruleOf(candidateOf(inspector), place) as LegalityRule
        return { pool, round, unit, seat: place.seat, inspector: id, rule }
      }),
    },
    removedBy,
    findings: [...inputs.findings, ...findings.list()],
  }
}
