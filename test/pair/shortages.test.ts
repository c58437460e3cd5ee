import { describe, expect, it } from 'vitest'
import { bestAssignment } from '../../src/pair/engine/best-assignment.ts'
import { drawAssignment } from '../../src/pair/engine/draw-assignment.ts'
import { findAssignment } from '../../src/pair/engine/find-assignment.ts'
import { keepVisits } from '../../src/pair/engine/keep-visits.ts'
import { loadsOf } from './oracle.ts'
import { problemOf, type Sketch, uniformSketch } from './problems.ts'
import { bestFor, bestFrom } from './solve.ts'

function find(sketch: Sketch) {
  return findAssignment(problemOf(sketch))
}

function bestLoads(sketch: Sketch): number[] {
  const problem = problemOf(sketch)
  return loadsOf(problem, bestFor(problem).inspectorOf)
}

function kept(sketch: Sketch, order: readonly number[]): number[] {
  return [...keepVisits(problemOf(sketch), order)]
}

const repeat = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item)
const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)

describe('nothing to do', () => {
  const nobody: Sketch = { capacity: [], lists: [], visits: [] }

  it('is assigned without visits, and with visits that have no seats', () => {
    expect(find(nobody)).toEqual({ status: 'assigned', inspectorOf: new Int32Array(0) })
    expect(find({ ...nobody, visits: [[], []] }).status).toBe('assigned')
    expect(kept({ ...nobody, visits: [[], []] }, [1, 0])).toEqual([1, 1])
  })

  it('draws nothing', () => {
    const drawn = drawAssignment(
      problemOf(nobody),
      bestFrom(problemOf(nobody), []),
      [],
      () => () => 0,
    )
    expect(drawn).toEqual({
      inspectorOf: new Int32Array(0),
      passed: [],
      choices: new Int32Array(0),
    })
  })
})

describe('two departments', () => {
  const departments: Sketch = {
    capacity: repeat(6, 99),
    lists: [
      [0, 1],
      [2, 3, 4, 5],
    ],
    visits: [...repeat(6, [0, 0]), ...repeat(3, [1, 1])],
  }

  it('are both fully staffed however unequal their work, each as evenly as it can be', () => {
    const loads = bestLoads(departments)
    expect(loads.slice(0, 2)).toEqual([6, 6])
    expect(ascending(loads.slice(2))).toEqual([1, 1, 2, 2])
  })

  it('lack one unit in the heavy one if everybody takes at most five', () => {
    expect(find({ ...departments, capacity: repeat(6, 5) })).toEqual({
      status: 'infeasible',
      seats: Array.from({ length: 11 }, (_, seat) => seat),
      inspectors: [0, 1],
      confined: [],
      caps: [],
    })
  })

  it('share their common inspectors so that the light one relieves the heavy one', () => {
    const sketch: Sketch = {
      capacity: repeat(4, 99),
      lists: [
        [0, 1, 2],
        [2, 3],
      ],
      visits: [...repeat(6, [0]), ...repeat(2, [1])],
    }
    expect(bestLoads(sketch)).toEqual([2, 2, 2, 2])
  })
})

describe('a pool of one person', () => {
  const onlyHe = (visits: number, capacity: number): Sketch => ({
    capacity: [9, capacity, 9],
    lists: [[1], [0, 1, 2]],
    visits: repeat(visits, [1, 0]),
  })

  it('gives him all its seats and the others the rest', () => {
    expect(bestLoads(onlyHe(4, 4))).toEqual([2, 4, 2])
  })

  it('lacks exactly his units when he has too few', () => {
    const result = find(onlyHe(4, 2))
    expect(result).toEqual({
      status: 'infeasible',
      seats: [1, 3, 5],
      inspectors: [1],
      confined: [],
      caps: [],
    })
  })

  it('cannot fill two seats of one visit, and more units for him would not help', () => {
    const result = find({ capacity: [9], lists: [[0]], visits: [[0, 0]] })
    expect(result).toEqual({
      status: 'infeasible',
      seats: [0, 1],
      inspectors: [],
      confined: [0],
      caps: [],
    })
  })

  it('makes him change seats inside a team he already sits in', () => {
    const sketch: Sketch = { capacity: [1, 1], lists: [[0, 1], [0]], visits: [[0, 1]] }
    const result = findAssignment(problemOf(sketch), { seatOrder: [0, 1] })
    expect(result).toEqual({ status: 'assigned', inspectorOf: Int32Array.of(1, 0) })
  })
})

describe('an infeasible visit', () => {
  it('is one seat and nobody when everybody is excluded from it', () => {
    const sketch = { ...uniformSketch(3, 2, 4), excluded: [[], [0, 1, 2, 3], []] }
    expect(find(sketch)).toEqual({
      status: 'infeasible',
      seats: [2],
      inspectors: [],
      confined: [],
      caps: [],
    })
  })

  it('is one seat and nobody when its list is empty', () => {
    const result = find({ capacity: [1], lists: [[]], visits: [[0]] })
    expect(result).toEqual({
      status: 'infeasible',
      seats: [0],
      inspectors: [],
      confined: [],
      caps: [],
    })
  })

  it('wants more officers than exist', () => {
    expect(find(uniformSketch(1, 3, 2))).toEqual({
      status: 'infeasible',
      seats: [0, 1, 2],
      inspectors: [],
      confined: [0, 1],
      caps: [],
    })
  })

  it('names those without any unit, as one unit for one of them would do', () => {
    const result = find({ ...uniformSketch(1, 1, 2), capacity: [0, 0] })
    expect(result).toEqual({
      status: 'infeasible',
      seats: [0],
      inspectors: [0, 1],
      confined: [],
      caps: [],
    })
  })

  it('depends on the order of the seats only through the first seat that is too much', () => {
    const problem = problemOf({ capacity: [1, 1], lists: [[0], [1]], visits: [[0], [1], [0], [1]] })
    const seatsOf = (seatOrder: readonly number[]) => {
      const result = findAssignment(problem, { seatOrder })
      return result.status === 'infeasible' ? result.seats : undefined
    }
    expect(seatsOf([0, 1, 2, 3])).toEqual([0, 2])
    expect(seatsOf([1, 0, 2, 3])).toEqual([0, 2])
    expect(seatsOf([3, 1, 0, 2])).toEqual([1, 3])
  })
})

describe('tight capacity', () => {
  const tight: Sketch = { ...uniformSketch(10, 2, 5), capacity: [1, 2, 3, 4, 10] }

  it('is used to the last unit', () => {
    expect(bestLoads(tight)).toEqual([1, 2, 3, 4, 10])
  })

  it('fails with one unit less', () => {
    const result = find({ ...tight, capacity: [1, 2, 3, 4, 9] })
    expect(result.status === 'infeasible' && result.inspectors).toEqual([0, 1, 2, 3, 4])
  })

  it('does not help where a visit cannot take the same person twice', () => {
    const result = find({ ...tight, capacity: [1, 2, 3, 3, 99] })
    expect(result.status === 'infeasible' && result.inspectors).toEqual([0, 1, 2, 3])
    expect(result.status === 'infeasible' && result.confined).toEqual([4])
  })
})

describe('keeping visits', () => {
  it('keeps all of them when all can be staffed', () => {
    expect(kept(uniformSketch(4, 2, 4), [3, 1, 0, 2])).toEqual([1, 1, 1, 1])
  })

  it('leaves the inspectors of a visit that cannot be completed to later visits', () => {
    const sketch: Sketch = {
      capacity: [1, 1],
      lists: [[0, 1], []],
      visits: [
        [0, 0, 1],
        [0, 0],
      ],
    }
    expect(kept(sketch, [0, 1])).toEqual([0, 1])
  })

  it('follows the order', () => {
    const sketch: Sketch = { capacity: [1, 1], lists: [[0, 1]], visits: [[0], [0, 0], [0]] }
    expect(kept(sketch, [0, 1, 2])).toEqual([1, 0, 1])
    expect(kept(sketch, [1, 0, 2])).toEqual([0, 1, 0])
  })

  it('still keeps a visit elsewhere after one pool is used up', () => {
    const sketch: Sketch = {
      capacity: [1, 1, 1],
      lists: [[0], [1, 2]],
      visits: [[0], [0], [1, 0], [1], [0, 1], [1]],
    }
    expect(kept(sketch, [0, 1, 2, 3, 4, 5])).toEqual([1, 0, 0, 1, 0, 1])
  })
})

describe('a visit whose seats can be filled one by one but not together', () => {
  it('takes nobody from later visits', () => {
    const sketch: Sketch = {
      capacity: [1, 1],
      lists: [[0, 1], [0], [1]],
      visits: [[0], [1, 2], [2]],
    }
    expect(kept(sketch, [0, 1, 2])).toEqual([1, 0, 1])
  })
})

describe('an order', () => {
  const problem = problemOf(uniformSketch(2, 1, 2))

  it.each([[[0]], [[0, 0]], [[0, 2]], [[0, 1, 1]], [[-1, 0]]])(
    'is refused if it is %j',
    (order) => {
      expect(() => findAssignment(problem, { seatOrder: order })).toThrow(RangeError)
      expect(() => keepVisits(problem, order)).toThrow(RangeError)
      expect(() =>
        drawAssignment(problem, bestFrom(problem, [0, 1]), order, () => () => 0),
      ).toThrow(RangeError)
    },
  )
})

describe('a stream', () => {
  it('is asked once for each candidate, also for the last one', () => {
    const problem = problemOf({ capacity: [9, 9], lists: [[0, 1], [1]], visits: [[0], [1], [1]] })
    const asked: number[][] = [[], [], []]
    const drawn = drawAssignment(
      problem,
      bestFrom(problem, [0, 1, 1]),
      [1, 0, 2],
      (seat) => (m) => {
        asked[seat]!.push(m)
        return m - 1
      },
    )
    expect(drawn).toEqual({
      inspectorOf: Int32Array.of(0, 1, 1),
      choices: Int32Array.of(1, 1, 1),
      passed: [[1], [], []],
    })
    expect(asked).toEqual([[2, 1], [1], [1]])
  })
})

describe('an assignment to start from', () => {
  it('is refused if somebody in it is not eligible', () => {
    const problem = problemOf({ capacity: [1, 1], lists: [[0]], visits: [[0]] })
    const start = Int32Array.of(1)
    const best = { ...bestFor(problem), inspectorOf: start }
    expect(() => drawAssignment(problem, best, [0], () => () => 0)).toThrow(RangeError)
    expect(() => bestAssignment(problem, start)).toThrow(RangeError)
  })
})
