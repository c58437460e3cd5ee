import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import { areRelated, legalFor, type Plan, visitOfSeat } from './oracle.ts'
import { leastPlans, wishedPlans } from './plan-sums.ts'

/**
 * Sorts the legal inspectors of a seat by what all complete plans say; the fixed seats have whom
 * they have in `chosen`.
 */
export function reviewOf(
  problem: PairingProblem,
  plans: readonly Plan[],
  chosen: Plan,
  fixed: readonly number[],
  seat: number,
) {
  const agreeing = (some: readonly Plan[]) =>
    some.filter((plan) => fixed.every((other) => plan[other] === chosen[other]))
  const takers = (some: readonly Plan[]) => new Set(agreeing(some).map((plan) => plan[seat]!))
  const best = takers(leastPlans(problem, plans))
  const wished = takers(wishedPlans(problem, plans))
  const complete = takers(plans)
  const visit = visitOfSeat(problem, seat)
  const team = fixed
    .filter((other) => visitOfSeat(problem, other) === visit)
    .map((other) => chosen[other]!)
  const reasonAgainst = (inspector: number) => {
    if (team.includes(inspector)) return 'in-team'
    if (team.some((colleague) => areRelated(problem, colleague, inspector))) return 'related'
    if (!complete.has(inspector)) return 'strands-seats'
    return wished.has(inspector) ? 'less-even' : 'less-wished'
  }
  const legal = legalFor(problem, seat)
  return {
    acceptable: legal.filter((inspector) => best.has(inspector)),
    refused: legal
      .filter((inspector) => !best.has(inspector))
      .map((inspector) => ({ inspector, reason: reasonAgainst(inspector) })),
  }
}
