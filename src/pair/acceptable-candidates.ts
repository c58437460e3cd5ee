import { beginSeat, createAcceptance, isAcceptable } from './acceptance.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { createRoster, fixSeat, seatInTeam } from './roster.ts'
import {
  beginSearch,
  createSearch,
  explore,
  openSeat,
  reachInspector,
  type Search,
  UNBOUNDED,
} from './search.ts'
import { sortedIndex } from './sorted-index.ts'

/**
 * Why a legal inspector cannot take a seat: he has another seat of this visit already (`in-team`),
 * no complete assignment would be left (`strands-seats`), or complete ones would, but none of the
 * best (`less-even`).
 *
 * @internal
 */
export type RefusalReason = 'in-team' | 'strands-seats' | 'less-even'

/** @internal */
export interface CandidateReview {
  readonly acceptable: readonly number[]
  readonly refused: readonly { readonly inspector: number; readonly reason: RefusalReason }[]
}

/**
 * Sorts the legal inspectors of one seat into acceptable ones and others, in ascending order.
 *
 * @param best - a best assignment; it is not changed
 * @param fixedSeats - the seats that keep their inspector of `best`, without the seat in question
 *
 * @internal
 */
export function acceptableCandidates(
  problem: PairingProblem,
  best: Int32Array,
  fixedSeats: Iterable<number>,
  seat: number,
): CandidateReview {
  const roster = createRoster(indexProblem(problem), best)
  for (const fixed of fixedSeats) fixSeat(roster, fixed)
  const visit = roster.index.visitOf[seat]!
  const acceptance = createAcceptance(roster)
  const search = createSearch(roster)
  beginSeat(acceptance, seat)
  beginSearch(search, UNBOUNDED, seat)

  const acceptable: number[] = []
  const refused: { inspector: number; reason: RefusalReason }[] = []
  for (const inspector of problem.lists[problem.seatList[seat]!]!) {
    if (sortedIndex(problem.excluded[visit]!, inspector) >= 0) continue
    const own = seatInTeam(roster, visit, inspector)
    if (own >= 0 && roster.fixed[own] === 1) {
      refused.push({ inspector, reason: 'in-team' })
    } else if (isAcceptable(acceptance, inspector)) {
      acceptable.push(inspector)
      beginSeat(acceptance, seat)
    } else if (leavesComplete(search, seat, inspector, own)) {
      refused.push({ inspector, reason: 'less-even' })
      beginSearch(search, UNBOUNDED, seat)
    } else {
      refused.push({ inspector, reason: 'strands-seats' })
    }
  }
  return { acceptable, refused }
}

/**
 * Whether the seat can change hands if loads do not matter: anybody with a free unit can end the
 * chain.
 */
function leavesComplete(search: Search, seat: number, inspector: number, own: number): boolean {
  if (search.inspectorStamp[inspector] === search.stamp) return false
  if (own < 0) return reachInspector(search, inspector, seat) || explore(search)
  if (search.seatStamp[own] === search.stamp) return false
  return openSeat(search, own, seat) || explore(search)
}
