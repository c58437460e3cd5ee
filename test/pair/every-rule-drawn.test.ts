import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptableCandidates } from '../../src/pair/engine/acceptable-candidates.ts'
import { bestAssignment } from '../../src/pair/engine/best-assignment.ts'
import { choicesIn, createChoiceReview, noteSeat } from '../../src/pair/engine/choice-review.ts'
import { drawAssignment } from '../../src/pair/engine/draw-assignment.ts'
import { fewestChoices, seatChoices } from '../../src/pair/engine/seat-choices.ts'
import { areSettled } from '../../src/pair/engine/settled-inspectors.ts'
import { effort } from '../effort.ts'
import { chancesOf, choicesOf } from './choices-oracle.ts'
import { feasibleCases, streamsFrom } from './every-rule.ts'
import { allSeats, bestPlans, drawByLaw, plansFor } from './oracle.ts'
import { problemOf } from './problems.ts'
import { reviewOf } from './review-oracle.ts'
import { bestFrom } from './solve.ts'

describe('with every rule, a draw', () => {
  it('takes and passes over exactly whom the law says, from wherever it starts', () => {
    let passedOver = 0
    fc.assert(
      fc.property(feasibleCases, ({ sketch, seatOrder, dice }) => {
        const problem = problemOf(sketch)
        const plans = plansFor(problem, allSeats(problem))
        const best = bestPlans(problem, plans)
        const expected = drawByLaw(problem, best, seatOrder, streamsFrom(dice))
        const anywhere = bestAssignment(problem, Int32Array.from(plans[dice[0]! % plans.length]!))
        const step = Math.ceil(best.length / 8)
        const starts = best.filter((_, at) => at % step === dice[1]! % step)
        for (const start of [anywhere, ...starts.map((plan) => bestFrom(problem, plan))]) {
          const before = start.inspectorOf.slice()
          const drawn = drawAssignment(problem, start, seatOrder, streamsFrom(dice))
          expect([...drawn.inspectorOf]).toEqual(expected.inspectorOf)
          expect(drawn.passed).toEqual(expected.passed)
          expect([...drawn.choices]).toEqual(expected.choices)
          expect(start.inspectorOf).toEqual(before)
        }
        passedOver += expected.passed.flat().length
      }),
      { numRuns: effort(250, 2000) },
    )
    expect(passedOver).toBeGreaterThan(effort(150, 1500))
  })

  it('has at every step the candidates, and the reasons, that all plans give', () => {
    const times = new Map<string, number>()
    fc.assert(
      fc.property(feasibleCases, ({ sketch, seatOrder, dice }) => {
        const problem = problemOf(sketch)
        const plans = plansFor(problem, allSeats(problem))
        const best = bestPlans(problem, plans)
        const chosen = best[dice[2]! % best.length]!
        const start = bestFrom(problem, chosen)
        seatOrder.forEach((seat, step) => {
          const fixed = seatOrder.slice(0, step)
          const expected = reviewOf(problem, plans, chosen, fixed, seat)
          expect(acceptableCandidates(problem, start, fixed, seat)).toEqual(expected)
          for (const { reason } of expected.refused) times.set(reason, (times.get(reason) ?? 0) + 1)
        })
        expect([...start.inspectorOf]).toEqual(chosen)
      }),
      { numRuns: effort(200, 1500) },
    )
    const reasons = ['in-team', 'less-even', 'less-wished', 'related', 'strands-seats']
    expect([...times.keys()].sort()).toEqual(reasons)
    for (const reason of reasons) expect(times.get(reason)).toBeGreaterThan(effort(2, 50))
  })

  it('has the choices of each seat, and leaves to chance, what the best plans do', () => {
    let forced = 0
    let impossible = 0
    const times = new Map<string, number>()
    fc.assert(
      fc.property(feasibleCases, ({ sketch, dice }) => {
        const problem = problemOf(sketch)
        const best = bestPlans(problem, plansFor(problem, allSeats(problem)))
        const choices = choicesOf(problem, best)
        const expected = chancesOf(problem, best)
        for (const start of [best[0]!, best[dice[4]! % best.length]!]) {
          const from = bestFrom(problem, start)
          const review = createChoiceReview(problem, from)
          for (const each of seatChoices(problem, from)) noteSeat(review, each)
          expect(choicesIn(review)).toEqual(expected)
        }
        for (const said of expected) times.set(said, (times.get(said) ?? 0) + 1)
        const sent = best.map((plan) => [...new Set(plan)].sort().join())
        const isSettled = sent.every((who) => who === sent[0])
        const hasChance = new Uint8Array(problem.inspectorCount)
        for (const inspector of best.flat()) hasChance[inspector] = 1
        expect(areSettled(problem, bestFrom(problem, best[0]!), hasChance)).toBe(isSettled)
        const { balance = 'strict' } = problem
        const kind = typeof balance === 'string' ? balance : Object.keys(balance).join()
        if (isSettled && best.length > 1) times.set(kind, (times.get(kind) ?? 0) + 1)
        const fewest = Math.min(...choices.map(({ acceptable }) => acceptable.length))
        expect(fewestChoices(bestFrom(problem, best[0]!))).toBe(
          choices.length === 0 ? undefined : fewest,
        )
        for (const start of best.filter((_, at) => at % 12 === dice[3]! % 12 || at < 3)) {
          expect([...seatChoices(problem, bestFrom(problem, start))]).toEqual(choices)
        }
        for (const choice of choices) {
          if (choice.acceptable.length === 1) forced += 1
          impossible += choice.impossible.length
        }
      }),
      { numRuns: effort(200, 3000) },
    )
    expect(forced).toBeGreaterThan(effort(50, 800))
    expect(impossible).toBeGreaterThan(effort(50, 800))
    for (const said of ['too-few', 'determined', 'few', 'enough']) {
      expect(times.get(said)).toBeGreaterThan(effort(20, 300))
    }
    for (const balance of ['strict', 'none', 'spread', 'atLeast']) {
      expect(times.get(balance)).toBeGreaterThan(effort(2, 40))
    }
  })
})
