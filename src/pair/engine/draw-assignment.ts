import { beginSeat, isAcceptable, takeSeat } from './acceptance.ts'
import type { Best } from './best-assignment.ts'
import { beginCandidates, createCandidateOrder, nextCandidate } from './candidate-order.ts'
import { countChoices, createChoices, isChoice } from './choices.ts'
import { completeOrder } from './complete-order.ts'
import type { PairingProblem } from './problem.ts'

/** A drawn assignment, and who was drawn but passed over at each seat, in order. */
export interface DrawnAssignment {
  readonly inspectorOf: Int32Array
  readonly passed: readonly (readonly number[])[]
  /** How many candidates were acceptable for each seat when it was drawn. */
  readonly choices: Int32Array
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
  const choices = createChoices(best)
  const { acceptance } = choices
  const { roster } = acceptance
  const order = createCandidateOrder(problem)
  const counts = new Int32Array(sequence.length)
  const passed = new Array<readonly number[]>(sequence.length).fill(NONE)
  for (const seat of sequence) {
    const below = streamOf(seat)
    const rejected: number[] = []
    counts[seat] = countChoices(choices, seat)
    beginSeat(acceptance, seat)
    beginCandidates(order, roster.index.visitOf[seat]!, seat)
    let candidate = nextCandidate(order, below)
    while (candidate >= 0 && !isChoice(choices, candidate)) {
      rejected.push(candidate)
      candidate = nextCandidate(order, below)
    }
    // Asked again for the moves that bring him here.
    if (candidate < 0 || !isAcceptable(acceptance, candidate)) {
      throw new RangeError(`seat ${seat} has an illegal inspector`)
    }
    takeSeat(acceptance, candidate)
    if (rejected.length > 0) passed[seat] = rejected
  }
  return { inspectorOf: roster.inspectorOf, passed, choices: counts }
}
