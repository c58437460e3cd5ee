import type { FindingList } from '../core/finding.ts'
import type { Best } from '../pair/engine/best-assignment.ts'
import type { PairingProblem } from '../pair/engine/problem.ts'
import type { SeatChoices } from '../pair/engine/seat-choices.ts'
import { areSettled } from '../pair/engine/settled-inspectors.ts'
import { sortedIndex } from '../pair/engine/sorted-index.ts'
import { type SeatOfVisit, seatPath } from '../pair/seat-places.ts'
import type { Acknowledged, Plan } from '../schema/inputs/plan.ts'

/** With so few candidates, whoever knows the visit can guess who comes. */
const FEW = 2

type Finding = 'officers-too-few' | 'pairing-determined' | 'few-candidates'

/** Gathers, seat by seat, what leaves little or nothing to chance. */
export interface ChoiceReview {
  readonly findingOf: (Finding | undefined)[]
  /** 1 for everybody whom some best assignment has at some seat. */
  readonly hasChance: Uint8Array
  /** Who is legal for a seat of the visit that is being read. */
  legal: Set<number>
}

export function createChoiceReview({ inspectorCount }: PairingProblem): ChoiceReview {
  return { findingOf: [], hasChance: new Uint8Array(inspectorCount), legal: new Set() }
}

/** Notes a seat; they come in order, visit by visit. */
export function noteSeat(
  review: ChoiceReview,
  { seat, visit }: SeatOfVisit,
  { acceptable, impossible }: SeatChoices,
): void {
  if (seat === 1) review.legal = new Set()
  for (const i of acceptable) review.legal.add(i)
  for (const i of impossible) review.legal.add(i)
  for (const i of acceptable) review.hasChance[i] = 1
  const legal = acceptable.length + impossible.length
  const few = acceptable.length <= FEW ? 'few-candidates' : undefined
  const own = acceptable.length === 1 ? 'pairing-determined' : few
  review.findingOf.push(legal === 1 ? 'officers-too-few' : own)
  // All of them come, whatever is drawn.
  if (seat === visit.seats.length && review.legal.size <= seat) {
    review.findingOf.fill('officers-too-few', review.findingOf.length - seat)
  }
}

/**
 * Tells of seats without choice: because the officers are so few, or because the rules of the plan
 * leave one of several, or for the whole batch the same ones of several.
 */
export function addChoiceFindings(
  { findingOf, hasChance }: ChoiceReview,
  { problem, best }: { readonly problem: PairingProblem; readonly best: Best },
  { places, plan }: { readonly places: readonly SeatOfVisit[]; readonly plan: Plan },
  findings: FindingList,
): void {
  const isSettled = hasChance.includes(0) && areSettled(problem, best, hasChance)
  const visitOf = places.map(({ visit }) => visit)
  let visitNumber = -1
  for (const [index, place] of places.entries()) {
    if (visitOf[index] !== visitOf[index - 1]) visitNumber += 1
    const path = seatPath(place)
    const own = findingOf[index]
    if (own === 'officers-too-few') {
      if (!isAcknowledged(plan.pairing, own)) findings.add(own, path)
    } else if (own === 'pairing-determined' || (isSettled && hasIdle(index, visitNumber))) {
      const code = 'pairing-determined'
      if (!isAcknowledged(plan.pairing, code)) findings.add(code, path)
    } else if (own === 'few-candidates') findings.add(own, path, { most: FEW })
  }

  /** Whether somebody is legal for a seat who never comes. */
  function hasIdle(seat: number, visit: number): boolean {
    const list = problem.lists[problem.seatList[seat]!]!
    const excluded = problem.excluded[visit]!
    return list.some((i) => hasChance[i] === 0 && sortedIndex(excluded, i) < 0)
  }
}

/** Whether the plan says that this is known. */
export function isAcknowledged(pairing: Plan['pairing'], code: Acknowledged['of']): boolean {
  return pairing?.acknowledged?.some(({ of }) => of === code) ?? false
}
