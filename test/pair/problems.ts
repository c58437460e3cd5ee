import fc from 'fast-check'
import type { PairingProblem } from '../../src/pair/problem.ts'

/**
 * A problem written down for people: teams as arrays of lists, one array of lists for each visit.
 */
export interface Sketch {
  readonly capacity: readonly number[]
  readonly lists: readonly (readonly number[])[]
  /** For each visit, the list of each seat. */
  readonly visits: readonly (readonly number[])[]
  readonly excluded?: readonly (readonly number[])[]
}

export function problemOf(sketch: Sketch): PairingProblem {
  const seatStart = [0]
  for (const visit of sketch.visits) seatStart.push(seatStart.at(-1)! + visit.length)
  return {
    inspectorCount: sketch.capacity.length,
    capacity: Int32Array.from(sketch.capacity),
    seatStart: Int32Array.from(seatStart),
    seatList: Int32Array.from(sketch.visits.flat()),
    lists: sketch.lists.map((list) => Int32Array.from(list)),
    excluded: sketch.visits.map((_, visit) => Int32Array.from(sketch.excluded?.[visit] ?? [])),
  }
}

/** `count` visits of `seats` seats each, every inspector eligible for every seat. */
export function uniformSketch(count: number, seats: number, inspectors: number): Sketch {
  return {
    capacity: Array.from({ length: inspectors }, () => count * seats),
    lists: [Array.from({ length: inspectors }, (_, i) => i)],
    visits: Array.from({ length: count }, () => Array.from({ length: seats }, () => 0)),
  }
}

/** Problems with at most 6 seats and 5 inspectors: small enough to enumerate every assignment. */
export const tinySketch: fc.Arbitrary<Sketch> = fc
  .record({ inspectors: fc.integer({ min: 1, max: 5 }), lists: fc.integer({ min: 1, max: 3 }) })
  .chain(({ inspectors, lists }) => {
    const some = (weight: number) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: inspectors, maxLength: inspectors })
        .map((dice) => dice.flatMap((die, inspector) => (die < weight ? [inspector] : [])))
    return fc
      .array(fc.array(fc.integer({ min: 0, max: lists - 1 }), { maxLength: 3 }), { maxLength: 5 })
      .filter((visits) => visits.flat().length <= 6)
      .chain((visits) =>
        fc.record({
          capacity: fc.array(fc.integer({ min: 0, max: 4 }), {
            minLength: inspectors,
            maxLength: inspectors,
          }),
          lists: fc.array(some(7), { minLength: lists, maxLength: lists }),
          visits: fc.constant(visits),
          excluded: fc.array(some(2), { minLength: visits.length, maxLength: visits.length }),
        }),
      )
  })

export function orderOf(count: number): fc.Arbitrary<number[]> {
  const all = Array.from({ length: count }, (_, at) => at)
  return fc.shuffledSubarray(all, { minLength: count, maxLength: count })
}
