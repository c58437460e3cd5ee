import { beginSeat, createAcceptance, isAcceptable, takeSeat } from './acceptance.ts'
import type { Best } from './best-assignment.ts'
import { beginCandidates, createCandidateOrder, nextCandidate } from './candidate-order.ts'
import { completeOrder } from './complete-order.ts'
import type { PairingProblem } from './problem.ts'
import { indexProblem } from './problem-index.ts'
import { createRoster } from './roster.ts'

/** A drawn assignment, and who was drawn but passed over at each seat, in order. */
export interface DrawnAssignment {
  readonly inspectorOf: Int32Array
  readonly passed: readonly (readonly number[])[]
}

const NONE: readonly number[] = Object.freeze([])

/**
 * Draws one of the best assignments, seat by seat (`docs/protocol.md` §9.4): at each seat, the
 * first candidate with whom some best assignment agrees, given the seats before.
 *
 * The outcome depends on the problem, the order and the streams alone. The assignment that is
 * handed in only saves finding one: it is rearranged whenever a candidate asks for it.
 *
 * @param best - any best assignment of the problem; it is not changed
 * @param seatOrder - an order of all seats
 * @param streamOf - the stream of a seat: a function to a uniform integer from 0 to m − 1
 * @throws RangeError if `seatOrder` is not an order of all seats, or a seat of `best` has an
 *   illegal inspector
 */
export function drawAssignment(
  problem: PairingProblem,
  best: Best,
  seatOrder: ArrayLike<number>,
  streamOf: (seat: number) => (m: number) => number,
): DrawnAssignment {
  const sequence = completeOrder(problem.seatList.length, seatOrder)
  const roster = createRoster(indexProblem(best.problem), best.inspectorOf)
  const acceptance = createAcceptance(roster, best.price)
  const order = createCandidateOrder(problem)
  const passed = new Array<readonly number[]>(sequence.length).fill(NONE)
  for (const seat of sequence) {
    const below = streamOf(seat)
    const rejected: number[] = []
    beginSeat(acceptance, seat)
    beginCandidates(order, roster.index.visitOf[seat]!, seat)
    let candidate = nextCandidate(order, below)
    while (candidate >= 0 && !isAcceptable(acceptance, candidate)) {
      rejected.push(candidate)
      candidate = nextCandidate(order, below)
    }
    if (candidate < 0) throw new RangeError(`seat ${seat} has an illegal inspector`)
    takeSeat(acceptance, candidate)
    if (rejected.length > 0) passed[seat] = rejected
  }
  return { inspectorOf: roster.inspectorOf, passed }
}
