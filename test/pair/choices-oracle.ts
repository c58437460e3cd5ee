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

/** For each seat of a team, whether it is one of some that have no more candidates than they are. */
export function areTooFew(candidates: readonly (readonly unknown[])[]): boolean[] {
  const isOne = candidates.map(() => false)
  for (let chosen = 1; chosen < 1 << candidates.length; chosen += 1) {
    const seats = [...candidates.keys()].filter((seat) => (chosen >> seat) % 2 === 1)
    const all = new Set(seats.flatMap((seat) => candidates[seat]!))
    if (all.size <= seats.length) for (const seat of seats) isOne[seat] = true
  }
  return isOne
}

/** What each seat leaves to chance, by all best plans. */
export function chancesOf(problem: PairingProblem, best: readonly Plan[]): string[] {
  const choices = choicesOf(problem, best)
  const sent = best.map((plan) => [...new Set(plan)].sort().join())
  const isSettled = sent.every((who) => who === sent[0])
  return problem.excluded.flatMap((_, visit) => {
    const team = choices.slice(problem.seatStart[visit], problem.seatStart[visit + 1])
    const isTooFew = areTooFew(
      team.map(({ acceptable, impossible }) => [...acceptable, ...impossible]),
    )
    const isDetermined = areTooFew(team.map(({ acceptable }) => acceptable))
    return team.map(({ acceptable, impossible }, at) => {
      if (isTooFew[at]) return 'too-few'
      const hasIdle = impossible.some((i) => !best.some((plan) => plan.includes(i)))
      if (isDetermined[at] || (isSettled && hasIdle)) return 'determined'
      return acceptable.length <= 2 ? 'few' : 'enough'
    })
  })
}
