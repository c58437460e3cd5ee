import fc from 'fast-check'
import type { Balance, DayCap, PairingProblem } from '../../src/pair/engine/problem.ts'

/**
 * A problem written down for people: teams as arrays of lists, one array of lists for each visit.
 */
export interface Sketch {
  readonly capacity: readonly number[]
  readonly lists: readonly (readonly number[])[]
  /** For each visit, the list of each seat. */
  readonly visits: readonly (readonly number[])[]
  readonly excluded?: readonly (readonly number[])[]
  readonly minimum?: readonly number[] | undefined
  /** The day of each visit, absent: 0. */
  readonly days?: readonly number[] | undefined
  readonly caps?: readonly DayCap[] | undefined
  readonly related?: readonly number[] | undefined
  readonly wishes?: readonly SketchWish[] | undefined
  readonly carried?: readonly number[] | undefined
  readonly availability?: readonly number[] | undefined
  readonly balance?: Balance | undefined
}

/** The inspectors who count against a wish: in each list, and at each visit. */
export interface SketchWish {
  readonly inList?: readonly (readonly number[])[]
  readonly atVisit?: readonly (readonly number[])[]
}

export function problemOf(sketch: Sketch): PairingProblem {
  const seatStart = [0]
  for (const visit of sketch.visits) seatStart.push(seatStart.at(-1)! + visit.length)
  const { lists, seatList, sketched } = listsByDay(sketch)
  const { minimum, caps, days, related, wishes, carried, availability, balance } = sketch
  const dayOf = Int32Array.from(sketch.visits, (_, visit) => days?.[visit] ?? 0)
  const perInspector = (numbers: readonly number[] | undefined, absent: number) =>
    Int32Array.from(sketch.capacity, (_, i) => numbers?.[i] ?? absent)
  return {
    inspectorCount: sketch.capacity.length,
    capacity: Int32Array.from(sketch.capacity),
    seatStart: Int32Array.from(seatStart),
    seatList: Int32Array.from(seatList),
    lists: lists.map((list) => Int32Array.from(list)),
    excluded: sketch.visits.map((_, visit) => Int32Array.from(sketch.excluded?.[visit] ?? [])),
    ...(minimum && { minimum: Int32Array.from(minimum) }),
    ...(caps && { caps: { dayOf, caps } }),
    ...(related && { related: Int32Array.from(related) }),
    ...(wishes && { wishes: wishes.map((wish) => marks(sketch, lists, sketched, wish)) }),
    ...((carried || availability) && {
      standing: { carried: perInspector(carried, 0), availability: perInspector(availability, 1) },
    }),
    ...(balance && { balance }),
  }
}

/** With caps, a list of the sketch becomes one for each day on which it is used. */
function listsByDay({ lists, visits, days, caps }: Sketch) {
  if (caps === undefined) return { lists, seatList: visits.flat(), sketched: [...lists.keys()] }
  const placeOf = new Map<string, number>()
  const sketched: number[] = []
  const seatList = visits.flatMap((seats, visit) =>
    seats.map((list) => {
      const key = `${list} ${days?.[visit] ?? 0}`
      if (!placeOf.has(key)) placeOf.set(key, sketched.push(list) - 1)
      return placeOf.get(key)!
    }),
  )
  return { lists: sketched.map((list) => lists[list]!), seatList, sketched }
}

function marks(
  { visits }: Sketch,
  lists: readonly (readonly number[])[],
  sketched: readonly number[],
  { inList, atVisit }: SketchWish,
) {
  return {
    inList: lists.map((list, at) => {
      const against = inList?.[sketched[at]!] ?? []
      const marked = Uint8Array.from(list, (i) => (against.includes(i) ? 1 : 0))
      return marked.includes(1) ? marked : undefined
    }),
    atVisit: visits.map((_, visit) => Int32Array.from(atVisit?.[visit] ?? [])),
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
