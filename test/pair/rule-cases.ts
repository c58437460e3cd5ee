import { type Sketch, uniformSketch } from './problems.ts'

/** A problem of one rule with its best plans, found by hand. */
export interface RuleCase {
  readonly name: string
  readonly sketch: Sketch
  /** The best plans in ascending order, or their number. */
  readonly best: readonly string[] | number
  readonly shortfall?: number
}

const newcomer: Sketch = { ...uniformSketch(6, 1, 3), carried: [0, 20, 20] }
const somewhere: Sketch = { ...newcomer, availability: [1, 10, 10] }

export const ruleCases: readonly RuleCase[] = [
  {
    name: 'a minimum that moves everybody one seat on',
    sketch: {
      capacity: [9, 9, 9, 9],
      lists: [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      visits: [[0], [1], [2]],
      minimum: [1, 1, 1, 0],
      carried: [9, 9, 9, 0],
    },
    best: ['0,1,2'],
  },
  {
    name: 'a minimum that is reached against a wish and against evenness',
    sketch: {
      ...uniformSketch(3, 1, 3),
      minimum: [3, 0, 0],
      wishes: [{ inList: [[0]] }],
    },
    best: ['0,0,0'],
  },
  {
    name: 'minimums of which one seat is missing',
    sketch: { ...uniformSketch(3, 1, 2), minimum: [2, 2], carried: [5, 0] },
    best: ['0,1,1', '1,0,1', '1,1,0'],
    shortfall: 1,
  },
  {
    name: 'a minimum above the capacity, which nobody else can make up for',
    sketch: { ...uniformSketch(2, 1, 2), capacity: [1, 2], minimum: [2, 0] },
    best: ['0,1', '1,0'],
    shortfall: 1,
  },
  {
    name: 'two days on which everybody has one visit',
    sketch: {
      ...uniformSketch(4, 1, 2),
      days: [1, 1, 2, 2],
      caps: [0, 1].flatMap((inspector) =>
        [1, 2].map((day) => ({ inspector, first: day, last: day, most: 1 })),
      ),
    },
    best: ['0,1,0,1', '0,1,1,0', '1,0,0,1', '1,0,1,0'],
  },
  {
    // Whoever gives 0 the first day cannot fill the third and the fourth.
    name: 'a day inside a week, both full',
    sketch: {
      capacity: [9, 9, 9],
      lists: [[0, 1, 2], [0, 1], [0]],
      visits: [[0], [1], [2], [2]],
      days: [1, 1, 2, 3],
      caps: [
        { inspector: 0, first: 1, last: 5, most: 2 },
        { inspector: 0, first: 1, last: 1, most: 1 },
        { inspector: 1, first: 1, last: 1, most: 1 },
      ],
    },
    best: ['2,1,0,0'],
  },
  {
    name: 'a wish that must be broken once',
    sketch: {
      ...uniformSketch(3, 1, 2),
      capacity: [9, 2],
      wishes: [{ inList: [[0]] }],
    },
    best: ['0,1,1', '1,0,1', '1,1,0'],
  },
  {
    name: 'a first wish that costs the second one twice, and evenness',
    sketch: {
      ...uniformSketch(2, 1, 2),
      wishes: [{ atVisit: [[], [0]] }, { inList: [[1]] }],
    },
    best: ['0,1'],
  },
  {
    name: 'two relatives, one of whom is in every team',
    sketch: { ...uniformSketch(1, 2, 3), related: [0, 0, 2] },
    best: ['0,2', '1,2', '2,0', '2,1'],
  },
  {
    // Who sits in a team must go elsewhere, and his relative take the seat that he alone shares.
    name: 'a relative who comes as the other goes',
    sketch: {
      capacity: [1, 1, 1],
      lists: [
        [0, 1, 2],
        [0, 1],
        [0, 2],
      ],
      visits: [[0, 1], [2]],
      related: [7, 7, 8],
    },
    best: ['2,1,0'],
  },
  {
    // 1 cannot change from the third seat to the second: 0, who would come instead, leaves the
    // first one to him, and his relative takes the second.
    name: 'somebody whose relative takes the seat that he wants to change to',
    sketch: {
      capacity: [9, 1, 9, 9],
      lists: [
        [0, 1, 2],
        [1, 2, 3],
      ],
      visits: [[0], [1, 0]],
      excluded: [[2, 3], []],
      related: [0, 1, 1, 3],
    },
    best: ['0,3,1', '0,3,2', '1,2,0', '1,3,0', '1,3,2'],
  },
  {
    // 2 never has the first seat: somebody would have to leave the second one to his relative.
    name: 'two relatives who would come to one team one after the other',
    sketch: {
      capacity: [1, 1, 1, 1],
      lists: [
        [0, 1, 2, 3],
        [0, 2, 3],
        [2, 3],
        [0, 1],
      ],
      visits: [[0, 1], [2], [3]],
      related: [0, 1, 0, 3],
    },
    best: ['0,3,2,1', '1,2,3,0', '1,3,2,0', '3,0,2,1'],
  },
  {
    name: 'a newcomer among colleagues with twenty visits each',
    sketch: newcomer,
    best: ['0,0,0,0,0,0'],
  },
  {
    name: 'a newcomer, and a spread of one visit',
    sketch: { ...newcomer, balance: { spread: 1 } },
    best: ['0,0,0,0,0,0'],
  },
  {
    // 1, 3, 5 against 41/10, 43/10, 45/10: two seats for everybody.
    name: 'a newcomer who has been there for a tenth of the time',
    sketch: somewhere,
    best: 90,
  },
  {
    // m = 22/10, so nobody more than three seats: (2,2,2), (3,3,0) and (3,2,1).
    name: 'a newcomer of a tenth of the time, and a spread of one visit',
    sketch: { ...somewhere, balance: { spread: 1 } },
    best: 90 + 3 * 20 + 6 * 60,
  },
  {
    name: 'any loads at all',
    sketch: { ...somewhere, balance: 'none' },
    best: 3 ** 6,
  },
  {
    // He has no seat, so his twenty visits do not raise the bound.
    name: 'a spread that somebody without a seat does not widen',
    sketch: {
      capacity: [9, 9, 9],
      lists: [[0, 1]],
      visits: [[0], [0]],
      carried: [0, 0, 20],
      balance: { spread: 1 },
    },
    best: ['0,0', '0,1', '1,0', '1,1'],
  },
  {
    // 1/1000000 and 1/999999 are to be told apart, and so are their sums.
    name: 'availabilities that differ in the sixth figure',
    sketch: {
      ...uniformSketch(1, 1, 2),
      carried: [1_000_000, 1_000_000],
      availability: [999_999, 1_000_000],
    },
    best: ['1'],
  },
]
