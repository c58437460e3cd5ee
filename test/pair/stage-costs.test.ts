import { describe, expect, it } from 'vitest'
import { stageCosts } from '../../src/pair/engine/stage-costs.ts'
import { refusalOf } from '../ceremony/refusal.ts'
import { problemOf } from './problems.ts'

/** One seat, and as many wishes against whoever takes it: each doubles the sums. */
const doubled = (wishes: number, minimum: number) =>
  problemOf({
    capacity: [1],
    lists: [[0]],
    visits: [[0]],
    wishes: Array.from({ length: wishes }, () => ({ atVisit: [[0]] })),
    minimum: [minimum],
  })

describe('sums of wishes and minima', () => {
  it('are taken up to 53 bits together', () => {
    expect(stageCosts(doubled(52, 0))!.dear[0]!.costs[0]).toBe(2 ** 52 - 1)
    expect(stageCosts(doubled(51, 1))!.shortfall).toBe(2 ** 51)
  })

  it.each([
    [53, 0],
    [52, 1],
  ])('of %i wishes and %i visits are refused', (wishes, visits) => {
    const { code, problems } = refusalOf(() => stageCosts(doubled(wishes, visits)))
    expect(code).toBe('design/stages')
    expect(problems[0]).toMatchObject({
      path: 'plan.pairing.stages',
      found: { values: { stages: wishes, seats: 1, visits } },
    })
  })
})
