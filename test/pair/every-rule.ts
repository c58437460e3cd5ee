import fc from 'fast-check'
import type { DayCap } from '../../src/pair/engine/problem.ts'
import { allSeats, canFill, legalFor } from './oracle.ts'
import { orderOf, problemOf, type Sketch, type SketchWish } from './problems.ts'

/** Small ones give ties; the others differ by less than a double can tell. */
const carriedLoad = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(999_999, 1_000_000) },
)
const availability = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(999_983, 999_999, 1_000_000) },
)
const die = fc.integer({ min: 0, max: 9 })
/** He has lists of his own, whoever is related to him. */
const LONER = 3
const DAYS = [-3, 0, 1, 2, 40]

/** In how many sketches of ten each rule comes. */
interface Odds {
  readonly minimum: number
  readonly caps: number
  readonly related: number
  readonly wishes: number
  readonly standing: number
  readonly balance: number
  readonly capacity: readonly number[]
}

const broad: Odds = {
  minimum: 4,
  caps: 4,
  related: 4,
  wishes: 4,
  standing: 7,
  balance: 6,
  capacity: [0, 1, 2, 2, 3, 9, 9],
}
const bare: Odds = {
  minimum: 1,
  caps: 1,
  related: 1,
  wishes: 1,
  standing: 1,
  balance: 1,
  capacity: [1, 1, 2, 9],
}

function sketches(odds: Odds): fc.Arbitrary<Sketch> {
  const shape = fc.record({
    inspectors: fc.integer({ min: 2, max: 5 }),
    lists: fc.integer({ min: 1, max: 3 }),
    sizes: fc
      .array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 })
      .filter((sizes) => sizes.reduce((a, b) => a + b) <= 6),
  })
  return shape.chain(({ inspectors, lists, sizes }) => {
    const visits = sizes.length
    return fc
      .record({
        capacity: each(inspectors, fc.constantFrom(...odds.capacity)),
        lists: each(lists, some(inspectors, 7)),
        visits: fc.tuple(...sizes.map((size) => each(size, fc.nat(lists - 1)))),
        excluded: each(visits, some(inspectors, 1)),
        minimum: sometimes(odds.minimum, each(inspectors, fc.integer({ min: 0, max: 3 }))),
        days: each(visits, fc.constantFrom(...DAYS)),
        caps: sometimes(odds.caps, each(inspectors, capsOfOne)),
        related: sometimes(odds.related, each(inspectors, die)),
        wishes: sometimes(
          odds.wishes,
          fc.array(wishOf(inspectors, lists, visits), { maxLength: 3 }),
        ),
        carried: sometimes(odds.standing, each(inspectors, carriedLoad)),
        availability: sometimes(odds.standing, each(inspectors, availability)),
        balance: sometimes(
          odds.balance,
          fc.constantFrom(
            'strict' as const,
            'none' as const,
            { spread: 1 },
            { spread: 2 },
            { atLeast: 2 },
            { atLeast: 3 },
          ),
        ),
      })
      .map(({ caps, related, ...rest }) =>
        markedOnce(
          alike({
            ...rest,
            caps: caps?.flatMap((own, inspector) => own.map((cap) => ({ ...cap, inspector }))),
            related: related && families(related),
          }),
        ),
      )
  })
}

/** Problems as small as `tinySketch`, with all rules or with little but one or three of them. */
export const everyRule: fc.Arbitrary<Sketch> = fc.noBias(
  fc.oneof(
    { weight: 5, arbitrary: sketches(broad) },
    { weight: 1, arbitrary: sketches({ ...bare, related: 10 }) },
    { weight: 1, arbitrary: sketches({ ...bare, caps: 10 }) },
    { weight: 1, arbitrary: sketches({ ...bare, minimum: 6, wishes: 10, related: 7 }) },
  ),
)

function each<T>(count: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(arbitrary, { minLength: count, maxLength: count })
}

function some(count: number, weight: number): fc.Arbitrary<number[]> {
  return each(count, die).map((dice) => dice.flatMap((n, at) => (n < weight ? [at] : [])))
}

function sometimes<T>(odds: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: 10 - odds, arbitrary: fc.constant(undefined) },
    { weight: odds, arbitrary },
  )
}

/** Spans that overlap without being nested are dropped, as are spans that come twice. */
const capsOfOne: fc.Arbitrary<Omit<DayCap, 'inspector'>[]> = fc
  .array(
    fc.record({
      from: fc.constantFrom(...DAYS),
      to: fc.constantFrom(...DAYS),
      most: fc.constantFrom(0, 1, 1, 2),
    }),
    { maxLength: 4 },
  )
  .map((spans) => {
    const kept: Omit<DayCap, 'inspector'>[] = []
    for (const { from, to, most } of spans) {
      const span = { first: Math.min(from, to), last: Math.max(from, to), most }
      if (kept.every((other) => fitTogether(span, other))) kept.push(span)
    }
    return kept
  })

function fitTogether(a: Omit<DayCap, 'inspector'>, b: Omit<DayCap, 'inspector'>): boolean {
  if (a.first === b.first && a.last === b.last) return false
  const isInside = (x: typeof a, y: typeof a) => y.first <= x.first && x.last <= y.last
  return a.last < b.first || b.last < a.first || isInside(a, b) || isInside(b, a)
}

function wishOf(inspectors: number, lists: number, visits: number): fc.Arbitrary<SketchWish> {
  const inList = each(lists, some(inspectors, 5))
  const atVisit = each(visits, some(inspectors, 5))
  return fc.oneof(fc.record({ inList }), fc.record({ atVisit }), fc.record({ inList, atVisit }))
}

/** Nobody is against a wish both in a list and at a visit that uses it. */
function markedOnce(sketch: Sketch): Sketch {
  const wishes = sketch.wishes?.map((wish) => {
    const { inList, atVisit } = wish
    if (inList === undefined || atVisit === undefined) return wish
    const isFree = (i: number, visit: number) =>
      sketch.visits[visit]!.every((list) => !inList[list]!.includes(i))
    return {
      inList,
      atVisit: atVisit.map((against, visit) => against.filter((i) => isFree(i, visit))),
    }
  })
  return { ...sketch, wishes }
}

/** Everybody is alone, or with the one before, or with the one before that. */
function families(dice: readonly number[]): number[] {
  const related: number[] = []
  dice.forEach((n, i) => {
    related.push(n < 4 ? 10 * i + 5 : (related[n < 8 ? i - 1 : i - 2] ?? 10 * i + 5))
  })
  return related
}

/**
 * What `related` and `wishes` of a problem require: most relatives share their lists and marks;
 * where two are still legal for different seats of a visit, the second is excluded from it.
 */
function alike(sketch: Sketch): Sketch {
  const { related } = sketch
  if (related === undefined) return sketch
  const first = (i: number) => related.indexOf(related[i]!)
  const follow = (of: readonly number[], except?: number) =>
    [...related.keys()].filter((i) => of.includes(i === except ? i : first(i)))
  const lists = sketch.lists.map((list) => follow(list, LONER))
  const wishes = sketch.wishes?.map(({ inList, ...rest }) => ({
    ...rest,
    ...(inList && { inList: inList.map((of) => follow(of)) }),
  }))
  const excluded = sketch.visits.map((seats, visit) => {
    const out = new Set(sketch.excluded![visit])
    const seatsOf = (i: number) =>
      out.has(i) ? '' : seats.flatMap((list, at) => (lists[list]!.includes(i) ? [at] : [])).join()
    for (const i of related.keys()) {
      const differs =
        seatsOf(i) !== '' &&
        [...related.keys()]
          .slice(0, i)
          .some((j) => related[j] === related[i] && seatsOf(j) !== '' && seatsOf(j) !== seatsOf(i))
      if (differs) out.add(i)
    }
    return [...out].sort((a, b) => a - b)
  })
  return { ...sketch, lists, wishes, excluded }
}

/** A sketch with orders of its seats and visits. */
export interface Case {
  readonly sketch: Sketch
  readonly seatOrder: number[]
  readonly visitOrder: number[]
  readonly dice: number[]
}

export const cases: fc.Arbitrary<Case> = everyRule.chain((sketch) =>
  fc.noBias(
    fc.record({
      sketch: fc.constant(sketch),
      seatOrder: orderOf(sketch.visits.flat().length),
      visitOrder: orderOf(sketch.visits.length),
      dice: each(7, fc.nat()),
    }),
  ),
)

export function isFeasible(sketch: Sketch): boolean {
  const problem = problemOf(sketch)
  return canFill(problem, allSeats(problem))
}

export const feasibleCases = cases.filter(({ sketch }) => isFeasible(sketch))

/** Whether relatives are legal for the same seats of each visit, and marked alike in each list. */
export function meetsPreconditions(sketch: Sketch): boolean {
  const problem = problemOf(sketch)
  const { related } = problem
  if (related === undefined) return true
  const pairs = [...related.keys()].flatMap((i) =>
    [...related.keys()].flatMap((j) => (j < i && related[j] === related[i] ? [[j, i]] : [])),
  )
  return pairs.every(([a, b]) => {
    const legalSeats = (i: number, visit: number) =>
      allSeats(problem)
        .filter((seat) => problem.seatStart[visit]! <= seat && seat < problem.seatStart[visit + 1]!)
        .filter((seat) => legalFor(problem, seat).includes(i))
        .join()
    const sameSeats = sketch.visits.every((_, visit) => {
      const [his, hers] = [legalSeats(a!, visit), legalSeats(b!, visit)]
      return his === hers || his === '' || hers === ''
    })
    const sameMarks = (problem.wishes ?? []).every(({ inList }) =>
      problem.lists.every((list, at) => {
        const [x, y] = [list.indexOf(a!), list.indexOf(b!)]
        return x < 0 || y < 0 || (inList[at]?.[x] ?? 0) === (inList[at]?.[y] ?? 0)
      }),
    )
    return sameSeats && sameMarks
  })
}

/** All orders of some items, the given one first. */
export function orders(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) =>
    orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  )
}

/** Each seat's own numbers, different from those of other seats. */
export function streamsFrom(dice: readonly number[]): (seat: number) => (m: number) => number {
  return (seat) => {
    let calls = 0
    return (m) => {
      calls += 1
      return (dice[(seat + calls) % dice.length]! + seat * calls) % m
    }
  }
}
