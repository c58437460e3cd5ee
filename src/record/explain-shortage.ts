import { collectFindings } from '../core/finding.ts'
import type { Infeasibility } from '../pair/find-assignment.ts'
import type { LegalityRule, Visit } from '../pair/legality.ts'
import type { PairingProblem } from '../pair/problem.ts'
import { createRuleFinder } from '../pair/rule-finder.ts'
import { type SeatOfVisit, seatPlaces } from '../pair/seat-places.ts'
import { singleRepairs } from '../pair/single-repairs.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Inspector } from '../schema/inspector.ts'
import { type InfeasiblePairing, plannedSeat } from './pairing-check.ts'

/** How many waivers a check lists: where a whole pool lacks one officer, anybody for any seat of it would be one. */
const LISTED = 1000

/** Puts names to the certificate of an infeasible problem and to its single repairs. @internal */
export function explainShortage(
  inputs: Inputs,
  visits: readonly Visit[],
  problem: PairingProblem,
  { seats, inspectors, confined }: Infeasibility,
): InfeasiblePairing {
  const places = seatPlaces(visits)
  const placeOf = (seat: number) => places[seat] as SeatOfVisit
  const officerOf = (inspector: number) => inputs.inspectors[inspector] as Inspector
  const ruleOf = createRuleFinder(inputs)
  const removedBy: { [Rule in LegalityRule]?: number } = {}
  const stuck = seats.map((seat) => {
    let legal = 0
    for (const inspector of inputs.inspectors) {
      const rule = ruleOf(inspector, placeOf(seat))
      if (rule === undefined) legal += 1
      else removedBy[rule] = (removedBy[rule] ?? 0) + 1
    }
    return plannedSeat(placeOf(seat), legal)
  })
  // One more than is listed, to know whether there are more.
  const { open, capacity, waive } = singleRepairs(problem, LISTED + 1)
  const findings = collectFindings()
  if (waive.length > LISTED) {
    findings.add('more-repairs', `more single repairs than the ${LISTED} waivers that are listed`)
  }
  return {
    feasible: false,
    open,
    seats: stuck,
    inspectors: [...inspectors, ...confined].sort((a, b) => a - b).map((i) => officerOf(i).id),
    repairs: {
      capacity: capacity.map((i) => officerOf(i).id),
      waive: waive.slice(0, LISTED).map(({ seat, inspector }) => {
        const place = placeOf(seat)
        const { pool, round, unit } = place.visit
        const { id } = officerOf(inspector)
        const rule = ruleOf(officerOf(inspector), place) as LegalityRule
        return { pool, round, unit, seat: place.seat, inspector: id, rule }
      }),
    },
    removedBy,
    findings: [...inputs.findings, ...findings.list()],
  }
}
