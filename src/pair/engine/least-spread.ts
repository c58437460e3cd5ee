import type { Best } from './best-assignment.ts'
import { countChoices, createChoices } from './choices.ts'
import type { PairingProblem } from './problem.ts'
import { sortedIndex } from './sorted-index.ts'

/**
 * The smallest spread under which every seat that can have so many acceptable candidates under any
 * spread has them (`docs/protocol.md` §9.2c).
 *
 * What is best under a spread is best under every greater one too, so acceptable candidates only
 * become more, and doubling and halving finds the smallest.
 *
 * @param under - a best assignment under a spread
 */
export function leastSpread(
  problem: PairingProblem,
  least: number,
  under: (spread: number) => Best,
): number {
  const wanted = seatsThatCan(problem, least, under(widestSpread(problem)))
  const isEnough = (spread: number): boolean => {
    const choices = createChoices(under(spread))
    return wanted.every((seat) => countChoices(choices, seat, least) >= least)
  }
  if (isEnough(0)) return 0
  let tooFew = 0
  let enough = 1
  while (!isEnough(enough)) {
    tooFew = enough
    enough *= 2
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2)
    if (isEnough(middle)) enough = middle
    else tooFew = middle
  }
  return enough
}

/** Under it and beyond, no load is bound by it. */
function widestSpread({ seatList, standing }: PairingProblem): number {
  return seatList.length + (standing?.carried.reduce((a, b) => Math.max(a, b), 0) ?? 0)
}

function seatsThatCan(problem: PairingProblem, least: number, widest: Best): number[] {
  const choices = createChoices(widest)
  const { visitOf } = choices.acceptance.roster.index
  return Array.from(problem.seatList.keys()).filter((seat) => {
    const list = problem.lists[problem.seatList[seat]!]!
    const excluded = problem.excluded[visitOf[seat]!]!
    const barred = excluded.reduce((sum, i) => sum + (sortedIndex(list, i) >= 0 ? 1 : 0), 0)
    return list.length - barred >= least && countChoices(choices, seat, least) >= least
  })
}
