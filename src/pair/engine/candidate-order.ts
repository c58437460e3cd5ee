import type { PairingProblem } from './problem.ts'
import { seekSorted } from './sorted-index.ts'

/**
 * The candidates of one seat, drawn without replacement from its legal inspectors: a Fisher–Yates
 * shuffle of a list that is never written down, so a seat costs its tries and not its list
 * (`docs/protocol.md` §9.4).
 */
export interface CandidateOrder {
  readonly problem: PairingProblem
  eligible: Int32Array
  /** Positions of the excluded inspectors in `eligible`, ascending. */
  readonly gaps: number[]
  /** How many candidates were drawn. */
  drawn: number
  legalCount: number
  /** Entries that a swap has written since the seat began; the others hold their own position. */
  round: number
  readonly written: Int32Array
  readonly entry: Int32Array
}

export function createCandidateOrder(problem: PairingProblem): CandidateOrder {
  return {
    problem,
    eligible: new Int32Array(0),
    gaps: [],
    drawn: 0,
    legalCount: 0,
    round: 0,
    written: new Int32Array(problem.inspectorCount),
    entry: new Int32Array(problem.inspectorCount),
  }
}

/** Starts over with the legal inspectors of a seat. */
export function beginCandidates(order: CandidateOrder, visit: number, seat: number): void {
  const { problem, gaps } = order
  const eligible = problem.lists[problem.seatList[seat]!]!
  gaps.length = 0
  let position = 0
  for (const inspector of problem.excluded[visit]!) {
    position = seekSorted(eligible, inspector, position)
    if (eligible[position] === inspector) gaps.push(position)
  }
  order.eligible = eligible
  order.legalCount = eligible.length - gaps.length
  order.drawn = 0
  order.round += 1
}

/**
 * Draws the next candidate.
 *
 * @param below - a uniform integer from 0 to m − 1, asked for once, also if m = 1
 * @returns an inspector, or -1 if all were drawn
 */
export function nextCandidate(order: CandidateOrder, below: (m: number) => number): number {
  const { drawn, legalCount, written, entry, round } = order
  if (drawn === legalCount) return -1
  const chosen = drawn + below(legalCount - drawn)
  const here = written[drawn] === round ? entry[drawn]! : drawn
  const there = written[chosen] === round ? entry[chosen]! : chosen
  written[chosen] = round
  entry[chosen] = here
  order.drawn = drawn + 1
  return legalAt(order, there)
}

function legalAt(order: CandidateOrder, rank: number): number {
  let position = rank
  for (const gap of order.gaps) {
    if (gap > position) break
    position += 1
  }
  return order.eligible[position]!
}
