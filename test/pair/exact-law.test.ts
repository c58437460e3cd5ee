import { describe, expect, it } from 'vitest'
import { drawAssignment } from '../../src/pair/engine/draw-assignment.ts'
import { effort, isSlow } from '../effort.ts'
import {
  add,
  everySequence,
  exactLaw,
  type Fraction,
  type Law,
  lawByDefinition,
  mapLaw,
  meanLaw,
  ONE,
  oneIn,
  sum,
  textOf,
  ZERO,
} from './exact-law.ts'
import { fixtures } from './fixtures.ts'
import { allSeats, bestPlans, type Plan, plansFor, visitOfSeat } from './oracle.ts'
import { problemOf, type Sketch } from './problems.ts'
import { bestFrom } from './solve.ts'

function solve(sketch: Sketch) {
  const problem = problemOf(sketch)
  return { problem, best: bestPlans(problem, plansFor(problem, allSeats(problem))) }
}

function fixture(letter: string) {
  const found = fixtures.find(({ name }) => name.startsWith(`${letter}:`))!
  return { ...found, ...solve(found.sketch) }
}

/** A plan in which seats of one visit with the same list are not told apart. */
function teamsOf(sketch: Sketch, plan: Plan): string {
  const problem = problemOf(sketch)
  const seats = plan.map((inspector, seat) => [
    visitOfSeat(problem, seat),
    problem.seatList[seat]!,
    inspector,
  ])
  return seats
    .map((seat) => seat.join())
    .sort()
    .join(' ')
}

function shareOf(law: Law, seat: number, inspector: number): Fraction {
  return sum(
    [...law].filter(([key]) => key.split(',')[seat] === String(inspector)).map(([, p]) => p),
  )
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  )
}

/** Plans are compared after the inspectors a and b have exchanged all their seats. */
const exchange = (a: number, b: number) => (plan: Plan) =>
  plan.map((inspector) => (inspector === a ? b : inspector === b ? a : inspector))

/** A has 90 best plans, B and E have 216 each. */
const chosen = fixtures.filter(({ plans }) => plans <= effort(80, 216))

describe.each(chosen)('in $name', ({ sketch, plans, interchangeable }) => {
  const { problem, best } = solve(sketch)
  const seatOrder = allSeats(problem).map((seat) => (seat * 5 + 2) % best[0]!.length)
  const order =
    new Set(seatOrder).size === seatOrder.length ? seatOrder : allSeats(problem).reverse()

  it(`there are ${plans} best plans`, () => {
    expect(new Set(best.map((plan) => teamsOf(sketch, plan))).size).toBe(plans)
  })

  it('every best assignment has exactly the probability of the law, and nothing else can happen', () => {
    const law = exactLaw(problem, best[0]!, order)
    expect(sum(law.values())).toEqual(ONE)
    expect(law).toEqual(lawByDefinition(best, order))
    expect(law.size).toBe(best.length)
    for (const group of interchangeable) {
      for (const inspector of group) {
        expect(mapLaw(law, exchange(group[0]!, inspector))).toEqual(law)
        for (const seat of allSeats(problem)) {
          expect(shareOf(law, seat, inspector)).toEqual(shareOf(law, seat, group[0]!))
        }
      }
    }
  })
})

describe('the exact law', () => {
  it('gives each of four interchangeable inspectors a quarter of each seat', () => {
    const { problem, best } = fixture('A')
    const law = exactLaw(problem, best[0]!, allSeats(problem))
    for (const seat of allSeats(problem)) {
      for (const inspector of [0, 1, 2, 3]) expect(shareOf(law, seat, inspector)).toEqual(oneIn(4))
    }
  })

  it.each(isSlow ? ['D', 'F', 'G', 'R2'] : ['F', 'G'])(
    'is the same from every best assignment of %s',
    (letter) => {
      const { problem, best } = fixture(letter)
      const order = allSeats(problem).reverse()
      const starts = best.filter((_, at) => at % Math.ceil(best.length / 15) === 0)
      const laws = starts.map((start) => exactLaw(problem, start, order))
      expect(starts.length).toBeGreaterThan(1)
      for (const law of laws) expect(textOf(law)).toBe(textOf(laws[0]!))
    },
  )

  it.each(['F', 'G'])('is what all streams of all seats of %s together give', (letter) => {
    const { problem, best } = fixture(letter)
    for (const start of best) {
      const order = allSeats(problem).reverse()
      const law = new Map<string, Fraction>()
      let plan = ''
      everySequence(
        (below) => {
          plan = drawAssignment(
            problem,
            bestFrom(problem, start),
            order,
            () => below,
          ).inspectorOf.join()
        },
        (probability) => law.set(plan, add(law.get(plan) ?? ZERO, probability)),
      )
      expect(textOf(law)).toBe(textOf(exactLaw(problem, start, order)))
    }
  })

  it('agrees with its definition in every order of the seats', () => {
    for (const letter of ['F', 'G']) {
      const { problem, best } = fixture(letter)
      for (const order of permutations(allSeats(problem))) {
        const law = exactLaw(problem, best[0]!, order)
        expect(textOf(law)).toBe(textOf(lawByDefinition(best, order)))
      }
    }
  })

  it('treats visits with the same seats alike once all orders of the seats count the same', () => {
    const { problem, best } = fixture('G')
    const laws = permutations(allSeats(problem)).map((order) => exactLaw(problem, best[0]!, order))
    const exchangeVisits = ([a, b, c, d]: Plan) => [b!, a!, d!, c!]
    const law = meanLaw(laws)
    expect(textOf(mapLaw(law, exchangeVisits))).toBe(textOf(law))
    expect(laws.some((each) => textOf(mapLaw(each, exchangeVisits)) !== textOf(each))).toBe(true)
  })

  it('gives both derangements of three exactly one half', () => {
    const { problem, best } = fixture('F')
    const law = exactLaw(problem, best[0]!, [2, 0, 1])
    expect([...law.values()]).toEqual([oneIn(2), oneIn(2)])
  })
})
