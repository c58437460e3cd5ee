import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import { allSeats, legalFor, type Plan } from './oracle.ts'

/** Reads all best plans, seat by seat. */
export function choicesOf(problem: PairingProblem, best: readonly Plan[]) {
  return allSeats(problem).map((seat) => {
    const isTaken = (inspector: number) => best.some((plan) => plan[seat] === inspector)
    const legal = legalFor(problem, seat)
    return {
      seat,
      acceptable: legal.filter(isTaken),
      impossible: legal.filter((inspector) => !isTaken(inspector)),
    }
  })
}
