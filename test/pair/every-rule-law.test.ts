import { describe, expect, it } from 'vitest'
import { isSlow } from '../effort.ts'
import { exactLaw, lawByDefinition, mapLaw, ONE, sum, textOf } from './exact-law.ts'
import { allSeats, bestPlans, type Plan, plansFor } from './oracle.ts'
import { problemOf, type Sketch, uniformSketch } from './problems.ts'

interface LawCase {
  readonly name: string
  readonly sketch: Sketch
  /** Inspectors who differ in nothing. */
  readonly twins: readonly (readonly [number, number])[]
}

const lawCases: readonly LawCase[] = [
  {
    name: 'a minimum for one of three',
    sketch: { ...uniformSketch(5, 1, 3), minimum: [3, 0, 0] },
    twins: [[1, 2]],
  },
  {
    name: 'minimums that cannot all be reached',
    sketch: { ...uniformSketch(2, 2, 4), minimum: [2, 2, 2, 1] },
    twins: [
      [0, 1],
      [1, 2],
    ],
  },
  {
    name: 'two days and a week',
    sketch: {
      ...uniformSketch(6, 1, 4),
      days: [1, 1, 1, 2, 2, 2],
      caps: [0, 1, 2].flatMap((inspector) => [
        { inspector, first: 1, last: 1, most: 1 },
        { inspector, first: 1, last: 7, most: inspector === 2 ? 1 : 2 },
      ]),
    },
    twins: [[0, 1]],
  },
  {
    name: 'relatives',
    sketch: { ...uniformSketch(3, 2, 4), related: [0, 0, 0, 3] },
    twins: [
      [0, 1],
      [1, 2],
    ],
  },
  {
    name: 'two pairs of relatives, seven seats',
    sketch: {
      capacity: [9, 9, 9, 9, 9],
      lists: [
        [0, 1, 2, 3, 4],
        [2, 3, 4],
      ],
      visits: [
        [0, 0, 1],
        [0, 1],
        [0, 0],
      ],
      related: [0, 0, 2, 2, 4],
    },
    twins: [
      [0, 1],
      [2, 3],
    ],
  },
  {
    name: 'wishes against lists and visits',
    sketch: {
      ...uniformSketch(3, 2, 4),
      wishes: [{ atVisit: [[0, 1], [2], [0, 1, 2, 3]] }, { inList: [[3]] }],
    },
    twins: [[0, 1]],
  },
  {
    name: 'carried loads and availabilities',
    sketch: {
      ...uniformSketch(5, 1, 4),
      carried: [2, 2, 0, 7],
      availability: [3, 3, 1, 7],
    },
    twins: [[0, 1]],
  },
  {
    name: 'a spread',
    sketch: {
      ...uniformSketch(3, 2, 4),
      carried: [1, 1, 0, 6],
      availability: [2, 2, 1, 3],
      balance: { spread: 1 },
    },
    twins: [[0, 1]],
  },
  {
    name: 'no balance',
    sketch: { ...uniformSketch(2, 2, 4), capacity: [1, 1, 2, 2], balance: 'none' },
    twins: [
      [0, 1],
      [2, 3],
    ],
  },
  {
    name: 'everything at once',
    sketch: {
      capacity: [3, 3, 9, 9, 2],
      lists: [
        [0, 1, 2, 3, 4],
        [0, 1, 4],
      ],
      visits: [[0, 1], [0, 0], [1], [0]],
      excluded: [[4], [], [], [2]],
      minimum: [1, 1, 0, 2, 0],
      days: [1, 2, 2, 9],
      caps: [0, 1].flatMap((inspector) => [
        { inspector, first: 2, last: 2, most: 1 },
        { inspector, first: 1, last: 5, most: 2 },
      ]),
      related: [0, 0, 2, 3, 3],
      wishes: [{ inList: [[2], [4]] }, { atVisit: [[], [0, 1], [], [3]] }],
      carried: [1, 1, 0, 2, 0],
      availability: [2, 2, 1, 3, 1],
    },
    twins: [[0, 1]],
  },
]

const exchange = (a: number, b: number) => (plan: Plan) =>
  plan.map((inspector) => (inspector === a ? b : inspector === b ? a : inspector))

describe.each(lawCases)('the exact law with $name', ({ sketch, twins }) => {
  const problem = problemOf(sketch)
  const best = bestPlans(problem, plansFor(problem, allSeats(problem)))
  const order = [
    ...allSeats(problem).filter((seat) => seat % 2 === 1),
    ...allSeats(problem).filter((seat) => seat % 2 === 0),
  ]
  const law = exactLaw(problem, best[0]!, order)

  it('gives every best assignment what the definition says, and nothing to any other', () => {
    expect(best.length).toBeGreaterThan(3)
    expect(new Set(law.keys())).toEqual(new Set(best.map((plan) => plan.join())))
    expect(sum(law.values())).toEqual(ONE)
    expect(textOf(law)).toBe(textOf(lawByDefinition(best, order)))
  })

  it('is the same from other best assignments', () => {
    for (const at of isSlow ? [Math.floor(best.length / 2), best.length - 1] : [best.length - 1]) {
      expect(textOf(exactLaw(problem, best[at]!, order))).toBe(textOf(law))
    }
  })

  it('treats twins alike', () => {
    for (const [a, b] of twins) expect(textOf(mapLaw(law, exchange(a, b)))).toBe(textOf(law))
  })
})
