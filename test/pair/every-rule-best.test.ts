import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestAssignment } from '../../src/pair/engine/best-assignment.ts'
import { effort } from '../effort.ts'
import { feasibleCases } from './every-rule.ts'
import { allSeats, bestPlans, plansFor } from './oracle.ts'
import { earlierSums } from './plan-sums.ts'
import { problemOf } from './problems.ts'
import { bestFor } from './solve.ts'

describe('with every rule, the best assignment', () => {
  it('is one of the best, from whichever complete one it starts', () => {
    fc.assert(
      fc.property(feasibleCases, ({ sketch, seatOrder, dice }) => {
        const problem = problemOf(sketch)
        const plans = plansFor(problem, allSeats(problem))
        const best = bestPlans(problem, plans)
        const texts = new Set(best.map((plan) => plan.join()))
        const [shortfall] = earlierSums(problem, best[0]!)
        const step = Math.ceil(plans.length / 10)
        const starts = plans.filter((_, at) => at % step === dice[0]! % step)
        const found = starts.map((plan) => {
          const start = Int32Array.from(plan)
          const result = bestAssignment(problem, start)
          expect([...start]).toEqual(plan)
          return result
        })
        for (const result of [...found, bestFor(problem, seatOrder)]) {
          expect(texts).toContain(result.inspectorOf.join())
          expect(result.shortfall).toBe(shortfall)
        }
      }),
      { numRuns: effort(200, 1500) },
    )
  })
})
