import assert from 'node:assert/strict'
import {
  beginSeat,
  createAcceptance,
  isAcceptable,
  takeSeat,
} from '../../../src/pair/engine/acceptance.ts'
import { type Best, bestAssignment } from '../../../src/pair/engine/best-assignment.ts'
import {
  beginCandidates,
  createCandidateOrder,
  nextCandidate,
} from '../../../src/pair/engine/candidate-order.ts'
import { drawAssignment } from '../../../src/pair/engine/draw-assignment.ts'
import { findAssignment } from '../../../src/pair/engine/find-assignment.ts'
import type { PairingProblem } from '../../../src/pair/engine/problem.ts'
import { indexProblem } from '../../../src/pair/engine/problem-index.ts'
import { createRoster } from '../../../src/pair/engine/roster.ts'
import { grouped, type Measurement, timed } from '../measure.ts'
import { assertBest } from './assert-best.ts'
import { districtProblem } from './district-problem.ts'
import { numbersFrom, shuffle } from './numbers.ts'

/** The engine alone, without hashes and records; each size in a process of its own. */
export const pairingEngine: Readonly<Record<string, () => Measurement[]>> = {
  'pairing engine, 1,000 × 50': () => measure(1_000, 50, 1, 9),
  'pairing engine, 10,000 × 500': () => measure(10_000, 500, 1, 5),
  'pairing engine, 100,000 × 5,000 in 100 districts': () => measure(100_000, 5_000, 100, 1),
}

function measure(
  visits: number,
  inspectors: number,
  districts: number,
  runs: number,
): Measurement[] {
  const problem = districtProblem(visits, inspectors, districts)
  const seats = 2 * visits
  const order = shuffle(seats)
  const find = () => {
    const found = findAssignment(problem)
    assert.equal(found.status, 'assigned')
    return found.status === 'assigned' ? found.inspectorOf : new Int32Array()
  }
  const draw = (best: Best) => drawAssignment(problem, best, order, numbersFrom)

  const first = draw(bestAssignment(problem, find()))
  assertBest(problem, first.inspectorOf)

  const times = Array.from({ length: runs }, () => {
    const found = timed(find)
    const balanced = timed(() => bestAssignment(problem, found.result))
    const drawn = timed(() => draw(balanced.result))
    assert.deepEqual(drawn.result.inspectorOf, first.inspectorOf)
    const uncounted = timed(() => drawUncounted(problem, balanced.result, order))
    assert.deepEqual(uncounted.result, first.inspectorOf)
    return [found.ms, balanced.ms, drawn.ms, found.ms + balanced.ms + drawn.ms, uncounted.ms]
  })
  const tries = first.passed.reduce((sum, passed) => sum + passed.length, seats)
  const ms = (column: number) => times.map((row) => row[column]!)
  const where = districts === 1 ? '' : ` in ${districts} districts`
  return [
    { what: 'a complete assignment', ms: ms(0) },
    { what: 'least sum of squared loads', ms: ms(1) },
    {
      what: `draw of ${grouped(seats)} seats, ${grouped(tries)} candidates tried`,
      ms: ms(2),
      instead: { what: 'the same without counting choices', ms: ms(4) },
    },
    {
      what: 'together',
      ms: ms(3),
      readme: `pairing engine alone, ${grouped(visits)} visits × ${grouped(inspectors)} inspectors${where}`,
    },
  ]
}

/** The same draw, of which no seat says how many could have come: what the counting costs. */
export function drawUncounted(
  problem: PairingProblem,
  { inspectorOf, price }: Best,
  order: Int32Array,
) {
  const roster = createRoster(indexProblem(problem), inspectorOf)
  const acceptance = createAcceptance(roster, price)
  const candidates = createCandidateOrder(problem)
  for (const seat of order) {
    const below = numbersFrom(seat)
    beginSeat(acceptance, seat)
    beginCandidates(candidates, roster.index.visitOf[seat]!, seat)
    let candidate = nextCandidate(candidates, below)
    while (!isAcceptable(acceptance, candidate)) candidate = nextCandidate(candidates, below)
    takeSeat(acceptance, candidate)
  }
  return roster.inspectorOf
}
