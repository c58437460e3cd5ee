import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import { allSeats, isFillable, type Rules, rulesOf, withOneMoreUnit } from './oracle.ts'

/** Tries every single change. */
export function repairsByTrial(problem: PairingProblem) {
  const rules = rulesOf(problem)
  const seats = allSeats(problem)
  const open = seats.length - mostFilled(rules, seats)
  const helps = (change: Partial<Rules>) => open > 0 && isFillable({ ...rules, ...change }, seats)
  const everybody = Array.from(problem.capacity, (_, i) => i)
  const visits = Array.from(problem.excluded, (_, visit) => visit)
  const numbers = [...new Set(rules.related)].sort((a, b) => a - b)
  return {
    open,
    capacity: everybody.filter((i) => helps(withOneMoreUnit(rules, i))),
    caps: [...rules.caps.keys()].filter((at) =>
      helps({
        caps: rules.caps.map((cap, other) => (other === at ? { ...cap, most: cap.most + 1 } : cap)),
      }),
    ),
    related: visits.flatMap((visit) =>
      numbers
        .map((related) => ({ visit, related }))
        .filter(({ related }) =>
          helps({ relatedAt: (v, number) => (v === visit && number === related ? 2 : 1) }),
        ),
    ),
    waive: seats.flatMap((seat) =>
      everybody
        .filter((inspector) => !rules.legal[seat]!.includes(inspector))
        .map((inspector) => ({ seat, inspector }))
        .filter(({ inspector }) =>
          helps({
            legal: rules.legal.map((legal, other) =>
              other === seat ? [...legal, inspector] : legal,
            ),
          }),
        ),
    ),
  }
}

/** The most seats that can be filled, by trying all subsets. */
function mostFilled(rules: Rules, seats: readonly number[]): number {
  let most = 0
  for (let subset = 0; subset < 1 << seats.length; subset += 1) {
    const chosen = seats.filter((seat) => (subset >> seat) & 1)
    if (chosen.length > most && isFillable(rules, chosen)) most = chosen.length
  }
  return most
}
