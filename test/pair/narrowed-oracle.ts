import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import { allSeats, legalFor, loadsOf, loadUnder, type Plan, plansUnder, rulesOf } from './oracle.ts'

/** All complete assignments of a narrowed problem, as `Narrowing` defines them. */
export function narrowedPlans(problem: PairingProblem): Plan[] {
  const { narrowing, seatStart } = problem
  const rules = rulesOf(problem)
  if (narrowing === undefined) return plansUnder(rules, allSeats(problem))
  const { extra, bound, least, most } = narrowing
  const legal = allSeats(problem).map((seat) =>
    [...new Set([...legalFor(problem, seat), ...extra[seat]!])].sort((a, b) => a - b),
  )
  const isKept = (plan: Plan): boolean => {
    const loads = [
      ...loadsOf(problem, plan),
      ...rules.caps.map((cap) => loadUnder(cap, rules, plan)),
    ]
    const teamNumbers = (visit: number) =>
      plan.slice(seatStart[visit], seatStart[visit + 1]).map((i) => rules.related[i])
    return (
      loads.every((load, node) => least[node]! <= load && load <= most[node]!) &&
      bound.every((numbers, visit) => numbers.every((n) => teamNumbers(visit).includes(n)))
    )
  }
  return plansUnder({ ...rules, legal }, allSeats(problem)).filter(isKept)
}
