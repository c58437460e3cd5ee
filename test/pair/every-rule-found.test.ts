import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAssignment } from '../../src/pair/engine/find-assignment.ts'
import { keepVisits } from '../../src/pair/engine/keep-visits.ts'
import { effort } from '../effort.ts'
import { cases } from './every-rule.ts'
import { allSeats, keptVisits, plansFor, shortageOf } from './oracle.ts'
import { problemOf } from './problems.ts'

describe('with every rule, an assignment', () => {
  it('is complete and legal, or there is the minimal set of seats that has none', () => {
    let capped = 0
    fc.assert(
      fc.property(cases, ({ sketch, seatOrder }) => {
        const problem = problemOf(sketch)
        const shortage = shortageOf(problem, seatOrder)
        const result = findAssignment(problem, { seatOrder })
        if (shortage !== undefined) {
          expect(result).toEqual({ status: 'infeasible', ...shortage })
          if (shortage.caps.length > 0) capped += 1
        } else {
          expect(result.status).toBe('assigned')
          if (result.status === 'infeasible') return
          const plans = plansFor(problem, allSeats(problem)).map((plan) => plan.join())
          expect(plans).toContain(result.inspectorOf.join())
        }
      }),
      { numRuns: effort(500, 4000) },
    )
    expect(capped).toBeGreaterThan(effort(20, 300))
  })

  it('is found for a visit iff it is kept', () => {
    let vacant = 0
    fc.assert(
      fc.property(cases, ({ sketch, visitOrder }) => {
        const problem = problemOf(sketch)
        const kept = keepVisits(problem, visitOrder)
        const expected = keptVisits(problem, visitOrder)
        expect([...kept]).toEqual(sketch.visits.map((_, v) => (expected.includes(v) ? 1 : 0)))
        vacant += sketch.visits.length - expected.length
      }),
      { numRuns: effort(400, 3000) },
    )
    expect(vacant).toBeGreaterThan(effort(100, 1500))
  })
})
