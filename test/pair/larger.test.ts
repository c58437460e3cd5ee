import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptableCandidates } from '../../src/pair/engine/acceptable-candidates.ts'
import { bestAssignment } from '../../src/pair/engine/best-assignment.ts'
import { drawAssignment } from '../../src/pair/engine/draw-assignment.ts'
import { findAssignment } from '../../src/pair/engine/find-assignment.ts'
import { keepVisits } from '../../src/pair/engine/keep-visits.ts'
import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import { leastSquares } from './flow-oracle.ts'
import { allSeats, legalFor, sumOfSquares, visitOfSeat } from './oracle.ts'
import { problemOf, type Sketch } from './problems.ts'
import { bestFor } from './solve.ts'

/**
 * Fixed integers from 0 to m − 1 (a linear congruential generator), so that no run differs from
 * another.
 */
function numbersFrom(seed: number): (m: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  return (m) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) % m
  }
}

function shuffled(count: number, below: (m: number) => number): number[] {
  const order = Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = below(at + 1)
    const item = order[at]!
    order[at] = order[other]!
    order[other] = item
  }
  return order
}

/** Some pools, visits of one to three seats, exclusions, and capacities that may be tight. */
function mixedSketch(seed: number): Sketch {
  const below = numbersFrom(seed)
  const inspectors = 3 + below(6)
  const density = 3 + below(6)
  const exclusions = below(4)
  const some = (weight: number) => shuffled(inspectors, below).filter(() => below(10) < weight)
  const lists = Array.from({ length: 1 + below(4) }, () => some(density).sort((a, b) => a - b))
  const visits = Array.from({ length: 3 + below(7) }, () =>
    Array.from({ length: 1 + below(3) }, () => below(lists.length)),
  )
  const mean = visits.flat().length / inspectors
  const isTight = below(2) === 0
  return {
    capacity: Array.from({ length: inspectors }, () =>
      isTight ? Math.ceil(mean) + below(Math.ceil(mean) + 1) : 99,
    ),
    lists,
    visits,
    excluded: visits.map(() => some(exclusions).sort((a, b) => a - b)),
  }
}

/**
 * Visits of a lead and a member in districts of different weight, a few inspectors in two
 * districts.
 */
function districtSketch(
  seed: number,
  visits: number,
  inspectors: number,
  districts: number,
): Sketch {
  const below = numbersFrom(seed)
  const lists: number[][] = Array.from({ length: 2 * districts }, () => [])
  for (let inspector = 0; inspector < inspectors; inspector += 1) {
    const homes = new Set([
      inspector % districts,
      below(12) === 0 ? below(districts) : inspector % districts,
    ])
    for (const district of homes) {
      const kind = Math.floor(inspector / districts) % 5
      if (kind < 3) lists[2 * district]!.push(inspector)
      if (kind > 0) lists[2 * district + 1]!.push(inspector)
    }
  }
  const districtOf = Array.from({ length: visits }, () => below(1 + below(districts)))
  return {
    capacity: Array.from({ length: inspectors }, () => visits),
    lists,
    visits: districtOf.map((district) => [2 * district, 2 * district + 1]),
    excluded: districtOf.map((district) =>
      below(3) === 0 ? [lists[2 * district]![below(lists[2 * district]!.length)]!] : [],
    ),
  }
}

function streams(seed: number): (seat: number) => (m: number) => number {
  return (seat) => numbersFrom(seed * 100_003 + seat)
}

/**
 * Replays a draw from the definition, with the minimum-cost flow as the judge of every candidate.
 */
function expectLawful(problem: PairingProblem, seatOrder: readonly number[], seed: number): void {
  const best = bestFor(problem)
  const least = leastSquares(problem, new Map())
  expect(sumOfSquares(problem, best.inspectorOf)).toBe(least)
  const drawn = drawAssignment(problem, best, seatOrder, streams(seed))
  const after = { ...best, inspectorOf: drawn.inspectorOf }
  const fixed = new Map<number, number>()
  seatOrder.forEach((seat, step) => {
    const team = [...fixed].filter(([s]) => visitOfSeat(problem, s) === visitOfSeat(problem, seat))
    const isFree = (i: number) => team.every(([, colleague]) => colleague !== i)
    const acceptable = legalFor(problem, seat).filter(
      (i) => isFree(i) && leastSquares(problem, new Map([...fixed, [seat, i]])) === least,
    )
    const review = acceptableCandidates(problem, after, seatOrder.slice(0, step), seat)
    expect(review.acceptable).toEqual(acceptable)
    expect(acceptable).toContain(drawn.inspectorOf[seat])
    for (const passed of drawn.passed[seat]!) expect(acceptable).not.toContain(passed)
    fixed.set(seat, drawn.inspectorOf[seat]!)
  })
}

describe('problems of up to 27 seats', () => {
  it('are solved, drawn and reviewed as a plain minimum-cost flow says', () => {
    let feasible = 0
    for (let seed = 0; seed < 160; seed += 1) {
      const problem = problemOf(mixedSketch(seed))
      const isFeasible = leastSquares(problem, new Map()) !== undefined
      expect(findAssignment(problem).status).toBe(isFeasible ? 'assigned' : 'infeasible')
      if (!isFeasible) continue
      feasible += 1
      expectLawful(problem, shuffled(problem.seatList.length, numbersFrom(seed)), seed)
    }
    expect(feasible).toBeGreaterThan(60)
  })

  it('keep the visits that a plain flow keeps', () => {
    let vacant = 0
    for (let seed = 0; seed < 200; seed += 1) {
      const sketch = mixedSketch(seed)
      const only = (visits: readonly number[]): PairingProblem =>
        problemOf({
          ...sketch,
          visits: visits.map((visit) => sketch.visits[visit]!),
          excluded: visits.map((visit) => sketch.excluded![visit]!),
        })
      const order = shuffled(sketch.visits.length, numbersFrom(seed))
      const kept = keepVisits(problemOf(sketch), order)
      const expected: number[] = []
      for (const visit of order) {
        const isKept = leastSquares(only([...expected, visit]), new Map()) !== undefined
        if (isKept) expected.push(visit)
        else vacant += 1
        expect(kept[visit]).toBe(isKept ? 1 : 0)
      }
    }
    expect(vacant).toBeGreaterThan(100)
  })
})

describe('problems of some thousand seats', () => {
  it('have one outcome, whichever best assignment the draw starts from', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 6 }), (seed, districts) => {
        const problem = problemOf(districtSketch(seed, 600, 15 * districts, districts))
        const seatOrder = shuffled(problem.seatList.length, numbersFrom(seed))
        const starts = [allSeats(problem), seatOrder, [...seatOrder].reverse()].map((order) =>
          bestFor(problem, order),
        )
        const plans = starts.map(({ inspectorOf }) => inspectorOf)
        expect(new Set(plans.map((plan) => plan.join())).size).toBe(3)
        expect(new Set(plans.map((plan) => sumOfSquares(problem, plan))).size).toBe(1)
        const outcomes = starts.map((start) =>
          drawAssignment(problem, start, seatOrder, streams(seed)),
        )
        for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
        expect(sumOfSquares(problem, outcomes[0]!.inspectorOf)).toBe(
          sumOfSquares(problem, plans[0]!),
        )
      }),
      { numRuns: 12 },
    )
  })

  it('are drawn from an assignment that was as uneven as possible before', () => {
    const problem = problemOf(districtSketch(5, 2000, 60, 4))
    const uneven = Int32Array.from(allSeats(problem), () => -1)
    for (const seat of allSeats(problem)) {
      uneven[seat] = legalFor(problem, seat).find((i) => seat % 2 === 0 || uneven[seat - 1] !== i)!
    }
    const even = bestFor(problem)
    const balanced = bestAssignment(problem, uneven)
    expect(sumOfSquares(problem, balanced.inspectorOf)).toBe(
      sumOfSquares(problem, even.inspectorOf),
    )
    const order = shuffled(problem.seatList.length, numbersFrom(5))
    expect(drawAssignment(problem, balanced, order, streams(5))).toEqual(
      drawAssignment(problem, even, order, streams(5)),
    )
  })
})
