import { alikeVisits } from './alike-visits.ts'
import type { Best } from './best-assignment.ts'
import { type Choices, countChoices, createChoices, isChoice } from './choices.ts'
import type { PairingProblem } from './problem.ts'
import { sortedIndex } from './sorted-index.ts'

/** Who can have a seat before anything is drawn: both lists ascend. */
export interface SeatChoices {
  readonly seat: number
  /** Some best assignment has him here; if he is the only one, every best assignment has. */
  readonly acceptable: readonly number[]
  /** Legal, but no best assignment has him here. */
  readonly impossible: readonly number[]
}

/**
 * Tells for each seat which legal inspectors some best assignment gives it to: one alone is forced,
 * whatever the seed.
 *
 * One seat at a time, because all lists together are seats × inspectors.
 *
 * @param best - a best assignment; it is not changed
 */
export function* seatChoices(
  problem: PairingProblem,
  best: Best,
): Generator<SeatChoices, void, undefined> {
  const choices = createChoices(best)
  const { seatCount } = choices.acceptance.roster.index
  for (let seat = 0; seat < seatCount; seat += 1) yield choicesAt(choices, problem, seat)
}

/** Tells the same of one seat. */
export function choicesAt(choices: Choices, problem: PairingProblem, seat: number): SeatChoices {
  countChoices(choices, seat)
  const excluded = problem.excluded[choices.acceptance.roster.index.visitOf[seat]!]!
  const acceptable: number[] = []
  const impossible: number[] = []
  for (const inspector of problem.lists[problem.seatList[seat]!]!) {
    if (sortedIndex(excluded, inspector) >= 0) continue
    if (isChoice(choices, inspector)) acceptable.push(inspector)
    else impossible.push(inspector)
  }
  return { seat, acceptable, impossible }
}

/**
 * The fewest candidates of any seat before anything is drawn; undefined if there is no seat.
 *
 * Of a seat that has as many as another one already, no more are looked for.
 */
export function fewestChoices(best: Best): number | undefined {
  const choices = createChoices(best)
  const { seatStart } = best.problem
  let fewest: number | undefined
  for (const [visit, alike] of alikeVisits(best.problem).entries()) {
    if (alike < visit) continue
    for (let seat = seatStart[visit]!; seat < seatStart[visit + 1]!; seat += 1) {
      const count = countChoices(choices, seat, fewest)
      fewest = Math.min(fewest ?? count, count)
    }
  }
  return fewest
}
