import { type Acceptance, beginSeat, createAcceptance, isAcceptable } from './acceptance.ts'
import type { Best } from './best-assignment.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { createRoster, fixSeat, seatInTeam } from './roster.ts'
import { sortedIndex } from './sorted-index.ts'
import { type UnitPrice, unitPrice } from './unit-price.ts'

/**
 * Why a legal inspector cannot take a seat: he has another seat of this visit already (`in-team`),
 * somebody related to him has one (`related`), no complete assignment would be left
 * (`strands-seats`), or complete ones would, but none with as little shortfall and as few seats
 * against the plan's wishes (`less-wished`), or such ones, but none of the best (`less-even`).
 */
export type RefusalReason = 'in-team' | 'related' | 'strands-seats' | 'less-wished' | 'less-even'

export interface CandidateReview {
  readonly acceptable: readonly number[]
  readonly refused: readonly { readonly inspector: number; readonly reason: RefusalReason }[]
}

/**
 * Sorts the legal inspectors of one seat into acceptable ones and others, in ascending order.
 *
 * @param best - a best assignment; it is not changed
 * @param fixedSeats - the seats that keep their inspector of `best`, without the seat in question
 */
export function acceptableCandidates(
  problem: PairingProblem,
  best: Best,
  fixedSeats: Iterable<number>,
  seat: number,
): CandidateReview {
  const fixed = [...fixedSeats]
  const ask = (narrowed: PairingProblem, price: UnitPrice): Acceptance => {
    const roster = createRoster(indexProblem(narrowed), best.inspectorOf)
    for (const each of fixed) fixSeat(roster, each)
    const acceptance = createAcceptance(roster, price)
    beginSeat(acceptance, seat)
    return acceptance
  }
  const free = unitPrice(problem, 'free')
  const amongBest = ask(best.problem, best.price)
  const amongWished = ask(best.stages, free)
  const amongComplete = ask(problem, free)
  const { roster } = amongBest
  const visit = roster.index.visitOf[seat]!
  const isFixed = new Set(fixed)

  const acceptable: number[] = []
  const refused: { inspector: number; reason: RefusalReason }[] = []
  for (const inspector of problem.lists[problem.seatList[seat]!]!) {
    if (sortedIndex(problem.excluded[visit]!, inspector) >= 0) continue
    const own = seatInTeam(roster, visit, inspector)
    if (own >= 0 && isFixed.has(own)) {
      const reason = roster.inspectorOf[own] === inspector ? 'in-team' : 'related'
      refused.push({ inspector, reason })
    } else if (says(amongBest, inspector)) acceptable.push(inspector)
    else if (says(amongWished, inspector)) refused.push({ inspector, reason: 'less-even' })
    else if (says(amongComplete, inspector)) refused.push({ inspector, reason: 'less-wished' })
    else refused.push({ inspector, reason: 'strands-seats' })
  }
  return { acceptable, refused }
}

function says(acceptance: Acceptance, inspector: number): boolean {
  if (!isAcceptable(acceptance, inspector)) return false
  beginSeat(acceptance, acceptance.seat)
  return true
}
