import assert from 'node:assert/strict'
import { type Best, bestAssignment } from '../../../src/pair/engine/best-assignment.ts'
import { drawAssignment } from '../../../src/pair/engine/draw-assignment.ts'
import { findAssignment } from '../../../src/pair/engine/find-assignment.ts'
import type { Measurement } from '../bench.ts'
import { timed } from '../median-time.ts'
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
    return [found.ms, balanced.ms, drawn.ms, found.ms + balanced.ms + drawn.ms]
  })
  const tries = first.passed.reduce((sum, passed) => sum + passed.length, seats)
  const median = (column: number) =>
    times.map((row) => row[column]!).sort((a, b) => a - b)[Math.floor(runs / 2)]!
  const figure = (column: number) => `${median(column).toFixed(median(column) < 10 ? 1 : 0)} ms`
  return [
    { what: 'a complete assignment', figure: figure(0) },
    { what: 'least sum of squared loads', figure: figure(1) },
    { what: `draw of ${seats} seats, ${tries} candidates tried`, figure: figure(2) },
    { what: `together, median of ${runs}`, figure: figure(3) },
  ]
}
