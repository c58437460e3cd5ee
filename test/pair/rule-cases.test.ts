import { describe, expect, it } from 'vitest'
import { findAssignment } from '../../src/pair/engine/find-assignment.ts'
import { seatChoices } from '../../src/pair/engine/seat-choices.ts'
import { singleRepairs } from '../../src/pair/engine/single-repairs.ts'
import { choicesOf } from './choices-oracle.ts'
import { orders } from './every-rule.ts'
import { allSeats, bestPlans, plansFor, shortageOf } from './oracle.ts'
import { problemOf, type Sketch, uniformSketch } from './problems.ts'
import { repairsByTrial } from './repairs-oracle.ts'
import { ruleCases } from './rule-cases.ts'
import { bestFor, bestFrom } from './solve.ts'

describe.each(ruleCases)('$name', ({ sketch, best, shortfall = 0 }) => {
  const problem = problemOf(sketch)
  const plans = bestPlans(problem, plansFor(problem, allSeats(problem)))
  const texts = plans.map((plan) => plan.join()).sort()

  it('has the best plans that were found by hand', () => {
    expect(typeof best === 'number' ? texts.length : texts).toEqual(best)
  })

  it('is solved so, in any order of its seats', () => {
    for (const order of orders(allSeats(problem)).slice(0, 120)) {
      const found = bestFor(problem, order)
      expect(texts).toContain(found.inspectorOf.join())
      expect(found.shortfall).toBe(shortfall)
    }
  })

  it('leaves each seat to those of the best plans', () => {
    const choices = choicesOf(problem, plans)
    for (const start of plans.slice(0, 20)) {
      expect([...seatChoices(problem, bestFrom(problem, start))]).toEqual(choices)
    }
  })
})

const perDay = (inspector: number, day: number, most = 1) => ({
  inspector,
  first: day,
  last: day,
  most,
})

describe.each<{ name: string; sketch: Sketch; shortage: object; repairs: object }>([
  {
    name: 'three visits on a day on which two inspectors have one each',
    sketch: {
      ...uniformSketch(4, 1, 2),
      days: [5, 5, 6, 5],
      caps: [perDay(1, 6), perDay(1, 5), perDay(0, 5)],
    },
    shortage: { seats: [0, 1, 3], inspectors: [], confined: [0, 1], caps: [1, 2] },
    repairs: { open: 1, capacity: [], caps: [1, 2], related: [], waive: [] },
  },
  {
    name: 'a full day inside a full week',
    sketch: {
      ...uniformSketch(2, 1, 1),
      days: [1, 1],
      caps: [{ inspector: 0, first: 1, last: 7, most: 1 }, perDay(0, 1)],
    },
    shortage: { seats: [0, 1], inspectors: [], confined: [0], caps: [1] },
    repairs: { open: 1, capacity: [], caps: [], related: [], waive: [] },
  },
  {
    name: 'a full day, and a capacity that is full as well',
    sketch: { ...uniformSketch(2, 1, 1), capacity: [1], caps: [perDay(0, 0)] },
    shortage: { seats: [0, 1], inspectors: [], confined: [0], caps: [0] },
    repairs: { open: 1, capacity: [], caps: [], related: [], waive: [] },
  },
  {
    name: 'a full week that other days fill',
    sketch: {
      ...uniformSketch(3, 1, 1),
      days: [1, 2, 3],
      caps: [perDay(0, 3), { inspector: 0, first: 1, last: 7, most: 2 }],
    },
    shortage: { seats: [0, 1, 2], inspectors: [], confined: [0], caps: [1] },
    repairs: { open: 1, capacity: [], caps: [1], related: [], waive: [] },
  },
  {
    // Either of them can have one visit more, so that 0 has a full day stops nobody.
    name: 'a full day of somebody whose capacity is needed elsewhere',
    sketch: {
      capacity: [1, 2],
      lists: [[0, 1]],
      visits: [[0, 0], [0], [0]],
      days: [1, 1, 2],
      caps: [perDay(0, 1), { inspector: 0, first: 0, last: 1, most: 1 }],
    },
    shortage: { seats: [0, 1, 2, 3], inspectors: [0, 1], confined: [], caps: [] },
    repairs: { open: 1, capacity: [0, 1], caps: [], related: [], waive: [] },
  },
  {
    name: 'a team for which there are only two relatives',
    sketch: { ...uniformSketch(2, 2, 3), related: [4, 4, 9], excluded: [[2], []] },
    shortage: { seats: [0, 1], inspectors: [], confined: [0, 1], caps: [] },
    repairs: {
      open: 1,
      capacity: [],
      caps: [],
      related: [{ visit: 0, related: 4 }],
      waive: [
        { seat: 0, inspector: 2 },
        { seat: 1, inspector: 2 },
      ],
    },
  },
])('$name', ({ sketch, shortage, repairs }) => {
  const problem = problemOf(sketch)

  it('is short of what was found by hand', () => {
    expect(shortageOf(problem, allSeats(problem))).toEqual(shortage)
    expect(findAssignment(problem)).toEqual({ status: 'infeasible', ...shortage })
  })

  it('is short of what the enumeration finds, in any order of its seats', () => {
    for (const order of orders(allSeats(problem))) {
      const expected = { status: 'infeasible', ...shortageOf(problem, order) }
      expect(findAssignment(problem, { seatOrder: order })).toEqual(expected)
    }
  })

  it('can be repaired by the changes found by hand', () => {
    expect(repairsByTrial(problem)).toEqual(repairs)
    expect(singleRepairs(problem)).toEqual(repairs)
  })
})
