import { type Sketch, uniformSketch } from './problems.ts'

export interface Fixture {
  readonly name: string
  readonly sketch: Sketch
  /** The number of best plans, seats of one visit with the same list not told apart. */
  readonly plans: number
  /** Inspectors with the same lists, exclusions and capacity. */
  readonly interchangeable: readonly (readonly number[])[]
}

const excludedFrom = (sketch: Sketch, excluded: Sketch['excluded'] & object): Sketch => ({
  ...sketch,
  excluded,
})

/**
 * Small problems with known numbers of best plans; R2 and R3 cannot be walked through by swaps of
 * two.
 */
export const fixtures: readonly Fixture[] = [
  {
    name: 'A: four visits, four inspectors, nothing excluded',
    sketch: uniformSketch(4, 2, 4),
    plans: 90,
    interchangeable: [[0, 1, 2, 3]],
  },
  {
    name: 'B: five visits, each excludes one of five inspectors',
    sketch: excludedFrom(uniformSketch(5, 2, 5), [[0], [1], [2], [3], [4]]),
    plans: 216,
    interchangeable: [],
  },
  {
    name: 'C: three inspectors may lead, six may be members',
    sketch: {
      capacity: [4, 4, 4, 4, 4, 4],
      lists: [
        [0, 1, 2],
        [0, 1, 2, 3, 4, 5],
      ],
      visits: [
        [0, 1],
        [0, 1],
      ],
    },
    plans: 72,
    interchangeable: [
      [0, 1, 2],
      [3, 4, 5],
    ],
  },
  {
    name: 'D: a district with two inspectors and one with five',
    sketch: {
      capacity: [4, 4, 4, 4, 4, 4, 4],
      lists: [
        [0, 1],
        [2, 3, 4, 5, 6],
      ],
      visits: [
        [0, 0],
        [0, 0],
        [1, 1],
        [1, 1],
      ],
    },
    plans: 30,
    interchangeable: [
      [0, 1],
      [2, 3, 4, 5, 6],
    ],
  },
  {
    name: 'E: exclusions, and eight seats for five inspectors',
    sketch: excludedFrom(uniformSketch(4, 2, 5), [[1], [1, 4], [], [0]]),
    plans: 216,
    interchangeable: [[2, 3]],
  },
  {
    name: 'F: three visits, each excludes one of three inspectors',
    sketch: excludedFrom(uniformSketch(3, 1, 3), [[0], [1], [2]]),
    plans: 2,
    interchangeable: [],
  },
  {
    name: 'G: a pool inside a pool, four seats for three inspectors',
    sketch: {
      capacity: [4, 4, 4],
      lists: [
        [0, 1, 2],
        [1, 2],
      ],
      visits: [[0], [0], [1], [1]],
    },
    plans: 14,
    interchangeable: [[1, 2]],
  },
  {
    name: 'R2: six visits, nine plans of which one is out of reach of swaps',
    sketch: excludedFrom(uniformSketch(6, 1, 6), [
      [1, 3, 4],
      [0, 2, 4],
      [0, 3, 4],
      [2, 4, 5],
      [3, 5],
      [1, 3, 4, 5],
    ]),
    plans: 9,
    interchangeable: [],
  },
  {
    name: 'R3: seven teams of two, seven plans in two parts that no swap connects',
    sketch: excludedFrom(uniformSketch(7, 2, 7), [
      [0, 1, 2, 4],
      [0, 2, 3, 4, 6],
      [1, 2, 3, 5, 6],
      [0, 3, 6],
      [2, 5],
      [0, 3, 4, 5],
      [0, 1, 3, 5],
    ]),
    plans: 7,
    interchangeable: [],
  },
]
