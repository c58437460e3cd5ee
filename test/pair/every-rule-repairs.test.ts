import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { singleRepairs } from '../../src/pair/engine/single-repairs.ts'
import { effort } from '../effort.ts'
import { everyRule, isFeasible } from './every-rule.ts'
import { problemOf, type Sketch } from './problems.ts'
import { repairsByTrial } from './repairs-oracle.ts'

const infeasible = everyRule.filter((sketch) => !isFeasible(sketch))

/** One change away more often than not: something is taken from a problem that just fits. */
const almost = everyRule
  .filter(isFeasible)
  .chain((sketch) =>
    fc.record({
      sketch: fc.constant(sketch),
      victim: fc.nat(sketch.capacity.length - 1),
      cap: fc.nat(Math.max(0, (sketch.caps?.length ?? 0) - 1)),
      units: fc.nat(2),
    }),
  )
  .map(({ sketch, victim, cap, units }): Sketch => {
    const { caps, capacity } = sketch
    if (units > 0 && caps?.[cap] !== undefined) {
      return {
        ...sketch,
        caps: caps.map((each, at) => (at === cap ? { ...each, most: units - 1 } : each)),
      }
    }
    return { ...sketch, capacity: capacity.map((each, i) => (i === victim ? units : each)) }
  })
  .filter((sketch) => !isFeasible(sketch))

describe('with every rule, single repairs', () => {
  it.each([
    ['any infeasible problem', infeasible],
    ['a problem that has just become infeasible', almost],
  ])('are exactly the changes that help: %s', (_, sketches) => {
    const times = { capacity: 0, caps: 0, related: 0, waive: 0 }
    fc.assert(
      fc.property(sketches, (sketch) => {
        const problem = problemOf(sketch)
        const expected = repairsByTrial(problem)
        expect(singleRepairs(problem)).toEqual(expected)
        times.capacity += expected.capacity.length
        times.caps += expected.caps.length
        times.related += expected.related.length
        times.waive += expected.waive.length
      }),
      { numRuns: effort(200, 1200) },
    )
    for (const count of Object.values(times)) expect(count).toBeGreaterThan(effort(0, 10))
  })
})
