import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptableCandidates } from '../../src/pair/engine/acceptable-candidates.ts'
import { bestAssignment } from '../../src/pair/engine/best-assignment.ts'
import { drawAssignment } from '../../src/pair/engine/draw-assignment.ts'
import { findAssignment } from '../../src/pair/engine/find-assignment.ts'
import { keepVisits } from '../../src/pair/engine/keep-visits.ts'
import { effort } from '../effort.ts'
import {
  allSeats,
  bestPlans,
  canFill,
  drawByLaw,
  keptVisits,
  legalFor,
  loadsOf,
  plansFor,
  shortageOf,
  sumOfSquares,
  visitOfSeat,
} from './oracle.ts'
import { orderOf, problemOf, type Sketch, tinySketch } from './problems.ts'
import { bestFrom } from './solve.ts'

/** A tiny problem with an order of its seats and one of its visits. */
const tiny = tinySketch.chain((sketch) =>
  fc.record({
    sketch: fc.constant(sketch),
    seatOrder: orderOf(sketch.visits.flat().length),
    visitOrder: orderOf(sketch.visits.length),
    dice: fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
  }),
)

/** A tiny problem that has a complete assignment and at least one seat. */
const tinyFeasible = tiny.filter(({ sketch }) => {
  const problem = problemOf(sketch)
  return problem.seatList.length > 0 && canFill(problem, allSeats(problem))
})

/** Each seat's own numbers, different from those of other seats. */
function streamsFrom(dice: readonly number[]): (seat: number) => (m: number) => number {
  return (seat) => {
    let calls = 0
    return (m) => {
      calls += 1
      return (dice[(seat + calls) % dice.length]! + seat * calls) % m
    }
  }
}

function check<T>(runs: number, arbitrary: fc.Arbitrary<T>, claim: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, claim), { numRuns: effort(Math.ceil(runs / 4), runs) })
}

function bestOf(sketch: Sketch) {
  const problem = problemOf(sketch)
  return { problem, best: bestPlans(problem, plansFor(problem, allSeats(problem))) }
}

describe('finding an assignment', () => {
  it('finds a complete legal one, or the minimal set of seats that has none', () => {
    check(4000, tiny, ({ sketch, seatOrder }) => {
      const problem = problemOf(sketch)
      const shortage = shortageOf(problem, seatOrder)
      const result = findAssignment(problem, { seatOrder })
      if (shortage !== undefined) {
        expect(result).toEqual({ status: 'infeasible', ...shortage })
      } else {
        expect(result.status).toBe('assigned')
        if (result.status === 'assigned') expectComplete(problem, result.inspectorOf)
      }
    })
  })

  it('names seats of which any proper subset can be filled, and counts one unit too few', () => {
    check(2000, tiny, ({ sketch, seatOrder }) => {
      const problem = problemOf(sketch)
      const result = findAssignment(problem, { seatOrder })
      if (result.status === 'assigned') return
      expect(canFill(problem, result.seats)).toBe(false)
      for (const seat of result.seats) {
        expect(
          canFill(
            problem,
            result.seats.filter((other) => other !== seat),
          ),
        ).toBe(true)
      }
      const once = new Set(
        result.seats.flatMap((seat) =>
          result.confined
            .filter((i) => legalFor(problem, seat).includes(i))
            .map((i) => `${visitOfSeat(problem, seat)} ${i}`),
        ),
      )
      const units = result.inspectors.reduce((sum, i) => sum + problem.capacity[i]!, 0)
      expect(result.seats.length).toBe(units + once.size + 1)
    })
  })
})

describe('balancing loads', () => {
  it('reaches the least sum of squares from any complete assignment', () => {
    check(2000, tinyFeasible, ({ sketch, dice }) => {
      const problem = problemOf(sketch)
      const plans = plansFor(problem, allSeats(problem))
      const start = plans[dice[0]! % plans.length]!
      const balanced = bestAssignment(problem, Int32Array.from(start)).inspectorOf
      expectComplete(problem, balanced)
      const best = bestPlans(problem, plans)[0]!
      expect(sumOfSquares(problem, balanced)).toBe(sumOfSquares(problem, best))
      const descending = (plan: Iterable<number>) => loadsOf(problem, plan).sort((a, b) => b - a)
      expect(descending(balanced)).toEqual(descending(best))
    })
  })
})

describe('drawing', () => {
  it('takes and passes over exactly whom the law says, from every best assignment', () => {
    check(2500, tinyFeasible, ({ sketch, seatOrder, dice }) => {
      const { problem, best } = bestOf(sketch)
      const expected = drawByLaw(problem, best, seatOrder, streamsFrom(dice))
      const starts = best.length <= 12 ? best : best.filter((_, at) => at % 12 === dice[0]! % 12)
      for (const start of starts) {
        const drawn = drawAssignment(
          problem,
          bestFrom(problem, start),
          seatOrder,
          streamsFrom(dice),
        )
        expect([...drawn.inspectorOf]).toEqual(expected.inspectorOf)
        expect(drawn.passed).toEqual(expected.passed)
        expect([...drawn.choices]).toEqual(expected.choices)
      }
    })
  })

  it('leaves the assignment it starts from unchanged', () => {
    check(100, tinyFeasible, ({ sketch, seatOrder, dice }) => {
      const { problem, best } = bestOf(sketch)
      const start = bestFrom(problem, best[0]!)
      drawAssignment(problem, start, seatOrder, streamsFrom(dice))
      expect([...start.inspectorOf]).toEqual(best[0])
    })
  })

  it('reviews every legal inspector at every step as the best assignments say', () => {
    check(1500, tinyFeasible, ({ sketch, seatOrder, dice }) => {
      const { problem, best } = bestOf(sketch)
      const chosen = best[dice[1]! % best.length]!
      const complete = plansFor(problem, allSeats(problem))
      seatOrder.forEach((seat, step) => {
        const fixed = seatOrder.slice(0, step)
        const allows = (plans: readonly (readonly number[])[], inspector: number) =>
          plans.some(
            (p) => p[seat] === inspector && fixed.every((other) => p[other] === chosen[other]),
          )
        const isColleague = (inspector: number) =>
          fixed.some(
            (other) =>
              chosen[other] === inspector &&
              visitOfSeat(problem, other) === visitOfSeat(problem, seat),
          )
        const legal = legalFor(problem, seat)
        const refused = legal
          .filter((inspector) => !allows(best, inspector))
          .map((inspector) => ({
            inspector,
            reason: isColleague(inspector)
              ? 'in-team'
              : allows(complete, inspector)
                ? 'less-even'
                : 'strands-seats',
          }))
        expect(acceptableCandidates(problem, bestFrom(problem, chosen), fixed, seat)).toEqual({
          acceptable: legal.filter((inspector) => allows(best, inspector)),
          refused,
        })
      })
    })
  })
})

describe('keeping visits', () => {
  it('keeps a visit iff it can be staffed together with all visits kept before', () => {
    check(3000, tiny, ({ sketch, visitOrder }) => {
      const problem = problemOf(sketch)
      const kept = keepVisits(problem, visitOrder)
      expect([...kept.keys()].filter((visit) => kept[visit] === 1)).toEqual(
        keptVisits(problem, visitOrder).sort((a, b) => a - b),
      )
    })
  })
})

function expectComplete(problem: ReturnType<typeof problemOf>, inspectorOf: Int32Array): void {
  for (const seat of allSeats(problem)) {
    expect(legalFor(problem, seat)).toContain(inspectorOf[seat])
    const team = allSeats(problem).filter(
      (other) => visitOfSeat(problem, other) === visitOfSeat(problem, seat),
    )
    expect(team.filter((other) => inspectorOf[other] === inspectorOf[seat])).toEqual([seat])
  }
  loadsOf(problem, inspectorOf).forEach((load, i) => {
    expect(load).toBeLessThanOrEqual(problem.capacity[i]!)
  })
}
