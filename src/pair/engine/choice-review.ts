import { alikeVisits } from './alike-visits.ts'
import { type Best, bestAssignment } from './best-assignment.ts'
import { createChoices } from './choices.ts'
import { findAssignment } from './find-assignment.ts'
import type { PairingProblem } from './problem.ts'
import { choicesAt, type SeatChoices } from './seat-choices.ts'
import { areSettled } from './settled-inspectors.ts'
import { sortedIndex } from './sorted-index.ts'
import { seatsWithoutChoice } from './without-choice.ts'

/** With so few candidates, whoever knows the visit can guess who comes. */
export const FEW = 2

/**
 * What a seat leaves to chance before any is drawn. `too-few`: nothing, as the legal inspectors are
 * so few that they come in any case. `determined`: nothing, as of more legal ones only so many can
 * come, or always the same. `few`: at most two inspectors can come. `enough`: more.
 */
export type Choice = 'too-few' | 'determined' | 'few' | 'enough'

/** Returns what each seat of a problem leaves to chance; undefined if not all can be filled. */
export function choicesOf(problem: PairingProblem): readonly Choice[] | undefined {
  const start = findAssignment(problem)
  if (start.status === 'infeasible') return undefined
  const best = bestAssignment(problem, start.inspectorOf)
  const review = createChoiceReview(problem, best)
  const choices = createChoices(best)
  const { seatStart } = problem
  for (const [visit, alike] of alikeVisits(problem, best.problem).entries()) {
    if (alike < visit) {
      review.ofSeat.push(...review.ofSeat.slice(seatStart[alike], seatStart[alike + 1]))
      continue
    }
    for (let seat = seatStart[visit]!; seat < seatStart[visit + 1]!; seat += 1) {
      noteSeat(review, choicesAt(choices, problem, seat))
    }
  }
  return choicesIn(review)
}

/** Gathers, seat by seat, what is left to chance. */
export interface ChoiceReview {
  readonly problem: PairingProblem
  readonly best: Best
  readonly ofSeat: Choice[]
  /** 1 for everybody whom some best assignment has at some seat. */
  readonly hasChance: Uint8Array
  /** Who is legal for the seats of the present visit, and who can have them. */
  readonly legal: (readonly number[])[]
  readonly acceptable: (readonly number[])[]
  visit: number
}

export function createChoiceReview(problem: PairingProblem, best: Best): ChoiceReview {
  const hasChance = new Uint8Array(problem.inspectorCount)
  return { problem, best, ofSeat: [], hasChance, legal: [], acceptable: [], visit: 0 }
}

/** Notes a seat; they come in order. */
export function noteSeat(
  review: ChoiceReview,
  { seat, acceptable, impossible }: SeatChoices,
): void {
  const { seatStart } = review.problem
  while (seatStart[review.visit + 1]! <= seat) review.visit += 1
  for (const inspector of acceptable) review.hasChance[inspector] = 1
  review.acceptable.push(acceptable)
  review.legal.push([...acceptable, ...impossible])
  if (seat + 1 === seatStart[review.visit + 1]) judgeVisit(review)
}

function judgeVisit({ problem, best, ofSeat, visit, legal, acceptable }: ChoiceReview): void {
  const from = problem.seatStart[visit]!
  const holders = Array.from(best.inspectorOf.subarray(from, problem.seatStart[visit + 1]))
  const isTooFew = seatsWithoutChoice(legal, holders)
  const isDetermined = seatsWithoutChoice(acceptable, holders)
  for (const [at, { length }] of acceptable.entries()) {
    if (isTooFew[at] === 1) ofSeat.push('too-few')
    else if (isDetermined[at] === 1) ofSeat.push('determined')
    else ofSeat.push(length <= FEW ? 'few' : 'enough')
  }
  legal.length = 0
  acceptable.length = 0
}

/**
 * Returns what each seat leaves to chance, once all are noted. Where the same inspectors are sent
 * whatever is drawn, that is nothing at each seat for which somebody else is legal.
 */
export function choicesIn({ problem, best, ofSeat, hasChance }: ChoiceReview): readonly Choice[] {
  if (!hasChance.includes(0) || !areSettled(problem, best, hasChance)) return ofSeat
  const { seatStart, lists, seatList, excluded } = problem
  let visit = 0
  return ofSeat.map((choice, seat) => {
    while (seatStart[visit + 1]! <= seat) visit += 1
    const barred = excluded[visit]!
    const hasIdle = lists[seatList[seat]!]!.some(
      (inspector) => hasChance[inspector] === 0 && sortedIndex(barred, inspector) < 0,
    )
    return choice !== 'too-few' && hasIdle ? 'determined' : choice
  })
}
