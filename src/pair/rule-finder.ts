import type { Inputs } from '../schema/inputs/inputs.ts'
import { type Candidate, candidatesOf, loneCandidate } from './candidates.ts'
import { type LegalityRule, seatRule, type VisitSeat, visitRules } from './legality.ts'
import type { SeatOfVisit } from './seat-places.ts'

/**
 * Tells which rule keeps whom from a seat: the first that fits (`docs/protocol.md` §9.1), or
 * undefined.
 */
export interface RuleFinder {
  ruleOf(candidate: Candidate, place: SeatOfVisit): LegalityRule | undefined
  /**
   * Everybody whom one asks about at a seat: all inspectors, also those of a fixed group, or all
   * groups.
   */
  askedFor(place: SeatOfVisit): readonly Candidate[]
}

export function createRuleFinder(inputs: Inputs): RuleFinder {
  const rules = visitRules(inputs)
  const officers = inputs.inspectors.map(loneCandidate)
  const groups = candidatesOf(inputs).filter(({ isGroup }) => isGroup)
  return {
    ruleOf: (candidate, { visit, seat }) => {
      const demand = { ...visit, seat: visit.seats[seat - 1] as VisitSeat }
      return seatRule(candidate, demand, inputs.plan.pairing) ?? rules.ruleOf(candidate, visit)
    },
    askedFor: ({ visit, seat }) => (visit.seats[seat - 1]?.group === true ? groups : officers),
  }
}
