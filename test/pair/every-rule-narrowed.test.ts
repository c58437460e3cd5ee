import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestAssignment } from '../../src/pair/engine/best-assignment.ts'
import { effort } from '../effort.ts'
import { feasibleCases } from './every-rule.ts'
import { narrowedPlans } from './narrowed-oracle.ts'
import { allSeats, plansFor } from './oracle.ts'
import { wishedPlans } from './plan-sums.ts'
import { problemOf } from './problems.ts'

describe('with every rule, the narrowed problem', () => {
  it('has exactly the assignments that are least in shortfall and wishes', () => {
    let narrower = 0
    fc.assert(
      fc.property(feasibleCases, ({ sketch, dice }) => {
        const problem = problemOf(sketch)
        const plans = plansFor(problem, allSeats(problem))
        const expected = wishedPlans(problem, plans)
        const start = Int32Array.from(plans[dice[0]! % plans.length]!)
        const { stages } = bestAssignment(problem, start)
        expect(narrowedPlans(stages).map(String)).toEqual(expected.map(String))
        if (expected.length < plans.length) narrower += 1
      }),
      { numRuns: effort(250, 2000) },
    )
    expect(narrower).toBeGreaterThan(effort(20, 300))
  })
})
