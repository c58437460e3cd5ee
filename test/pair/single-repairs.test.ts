import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PairingProblem } from '../../src/pair/engine/problem.ts'
import { singleRepairs } from '../../src/pair/engine/single-repairs.ts'
import { effort } from '../effort.ts'
import { allSeats, canFill, visitOfSeat } from './oracle.ts'
import { orderOf, problemOf, type Sketch, tinySketch, uniformSketch } from './problems.ts'
import { repairsByTrial } from './repairs-oracle.ts'

const isFeasible = (problem: PairingProblem) => canFill(problem, allSeats(problem))

const tinyInfeasible = tinySketch.filter((sketch) => !isFeasible(problemOf(sketch)))

/**
 * One change away more often than not: one unit or one pair is taken from a problem that just fits.
 */
const almost = tinySketch
  .filter((sketch) => isFeasible(problemOf(sketch)))
  .chain((sketch) =>
    fc
      .record({ victim: fc.nat(sketch.capacity.length - 1), dice: fc.nat(), units: fc.nat(1) })
      .map(({ victim, dice, units }): Sketch => {
        const capacity = sketch.capacity.map((each, i) =>
          i === victim ? units : Math.min(each, 2),
        )
        if (sketch.visits.length === 0) return { ...sketch, capacity }
        const at = dice % sketch.visits.length
        const excluded = sketch.visits.map((_, v) => {
          const before = sketch.excluded?.[v] ?? []
          return v === at && !before.includes(victim)
            ? [...before, victim].sort((a, b) => a - b)
            : before
        })
        return { ...sketch, capacity, excluded }
      }),
  )
  .filter((sketch) => !isFeasible(problemOf(sketch)))

describe('single repairs', () => {
  it.each([
    ['any infeasible problem', tinyInfeasible],
    ['a problem that has just become infeasible', almost],
  ])('are exactly the changes that help: %s', (_, sketches) => {
    let repairable = 0
    fc.assert(
      fc.property(sketches, (sketch) => {
        const problem = problemOf(sketch)
        const repairs = singleRepairs(problem)
        expect(repairs).toEqual(repairsByTrial(problem))
        if (repairs.capacity.length + repairs.waive.length > 0) repairable += 1
      }),
      { numRuns: effort(200, 1500) },
    )
    expect(repairable).toBeGreaterThan(effort(20, 300))
  })

  it('do not depend on the numbers that seats, visits and lists happen to have', () => {
    const shuffled = almost.chain((sketch) =>
      fc.record({ sketch: fc.constant(sketch), order: orderOf(sketch.visits.length) }),
    )
    fc.assert(
      fc.property(shuffled, ({ sketch, order }) => {
        const problem = problemOf(sketch)
        const other = problemOf({
          ...sketch,
          visits: order.map((v) => sketch.visits[v]!),
          excluded: order.map((v) => sketch.excluded?.[v] ?? []),
        })
        const seatThere = (seat: number) => {
          const visit = visitOfSeat(problem, seat)
          return other.seatStart[order.indexOf(visit)]! + seat - problem.seatStart[visit]!
        }
        const moved = singleRepairs(problem)
        const waive = moved.waive
          .map(({ seat, inspector }) => ({ seat: seatThere(seat), inspector }))
          .sort((a, b) => a.seat - b.seat || a.inspector - b.inspector)
        expect(singleRepairs(other)).toEqual({ ...moved, waive })
      }),
      { numRuns: effort(40, 300) },
    )
  })

  it('let somebody change his seat inside a team', () => {
    // 0 sits in seat 0; only if he may have seat 1, and 1 takes his, is the team complete.
    const problem = problemOf({
      capacity: [1, 1],
      lists: [[0, 1], []],
      visits: [[0, 1]],
    })
    expect(singleRepairs(problem)).toEqual({
      open: 1,
      capacity: [],
      caps: [],
      related: [],
      waive: [
        { seat: 1, inspector: 0 },
        { seat: 1, inspector: 1 },
      ],
    })
  })

  it('are none where two seats stay open, and where nothing is wrong', () => {
    expect(singleRepairs(problemOf({ ...uniformSketch(2, 2, 2), capacity: [1, 1] }))).toEqual({
      open: 2,
      capacity: [],
      caps: [],
      related: [],
      waive: [],
    })
    expect(singleRepairs(problemOf(uniformSketch(2, 2, 2)))).toEqual({
      open: 0,
      capacity: [],
      caps: [],
      related: [],
      waive: [],
    })
  })

  it('are none for a team larger than the staff, although one seat alone stays open', () => {
    const { open, capacity, waive } = singleRepairs(problemOf(uniformSketch(1, 3, 2)))
    expect([open, capacity, waive]).toEqual([1, [], []])
  })

  it('stop at the limit', () => {
    const nobodyLegal = problemOf({ capacity: [1, 1, 1], lists: [[]], visits: [[0]] })
    const listed = [0, 1, 2].map((inspector) => ({ seat: 0, inspector }))
    expect(singleRepairs(nobodyLegal).waive).toEqual(listed)
    expect(singleRepairs(nobodyLegal, 2).waive).toEqual(listed.slice(0, 2))
    expect(singleRepairs(nobodyLegal, 0).waive).toEqual([])
  })

  it('are found among thousands of seats', () => {
    const large = uniformSketch(2000, 2, 100)
    const tight = problemOf({
      ...large,
      capacity: large.capacity.map((_, i) => (i === 0 ? 39 : 40)),
    })
    const { open, capacity } = singleRepairs(tight, 5)
    expect(open).toBe(1)
    expect(capacity).toEqual(large.capacity.map((_, i) => i))
  })
})
