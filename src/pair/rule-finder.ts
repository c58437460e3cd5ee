import type { Inputs } from '../schema/inputs.ts'
import type { Inspector } from '../schema/inspector.ts'
import type { Seat } from '../schema/team.ts'
import { type LegalityRule, seatRule, visitRules } from './legality.ts'
import type { SeatOfVisit } from './seat-places.ts'

/** Tells which rule keeps an inspector from a seat: the first that fits (`docs/protocol.md` §9.1), or undefined. @internal */
export type RuleFinder = (inspector: Inspector, place: SeatOfVisit) => LegalityRule | undefined

/** @internal */
export function createRuleFinder(inputs: Inputs): RuleFinder {
  const rules = visitRules(inputs)
  return (inspector, { visit, seat }) => {
    const demand = { ...visit, seat: visit.seats[seat - 1] as Seat }
    return seatRule(inspector, demand, inputs.plan.pairing) ?? rules.ruleOf(inspector.id, visit)
  }
}
