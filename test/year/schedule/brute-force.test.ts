import { describe, expect, it } from 'vitest'
import { scheduleYear, type YearSchedule } from '../../../src/year/index.ts'
import { type Best, bestByEnumeration, sumsOf } from './brute-force.ts'
import { emptyByEnumeration } from './day-fits.ts'
import { type Model, modelOf, type World } from './model.ts'
import { type Coupling, tinyWorld } from './tiny-worlds.ts'

interface Case {
  readonly world: World
  readonly model: Model
  readonly year: YearSchedule
  readonly best: Best
  readonly total: number
}

function cases(coupling: Coupling, first: number, last: number): Case[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const world = tinyWorld(first + index, coupling)
    const model = modelOf(world)
    return {
      world,
      model,
      year: scheduleYear(world.data, world.options),
      best: bestByEnumeration(model),
      total: model.jobs.reduce((sum, { visits }) => sum + visits, 0),
    }
  })
}

const alone = cases('alone', 1, 300)
const apart = cases('apart', 1, 250)
const coupled = cases('coupled', 1, 800)
const all = [...alone, ...apart, ...coupled]

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
const placedIn = ({ model, year }: Case) =>
  model.jobs.map(({ task, round }) =>
    sum(year.days.filter((d) => d.task === task && d.round === round).map((d) => d.visits)),
  )
const impossibleIn = ({ year }: Case) =>
  sum(year.unplaced.filter(({ verdict }) => verdict === 'impossible').map(({ visits }) => visits))

/** settled-visits.test.ts is about these. */
const hasVisitOnSunday = ({ options }: World) =>
  (options.fixed ?? []).some(({ date }) => date === '2020-03-29')

function isBest(one: Case): boolean {
  const { squares, months } = sumsOf(one.model, one.year.days, one.best.unit)
  return (
    placedIn(one).join() === one.best.placed.join() &&
    squares === one.best.squares &&
    months === one.best.months
  )
}

/** The worlds reach what they are made for. */
describe('the tiny years', () => {
  it('are of all kinds', () => {
    const count = (is: (one: Case) => boolean) => all.filter(is).length
    expect(count(({ year }) => year.status === 'scheduled')).toBeGreaterThan(400)
    expect(count(({ year }) => year.status === 'impossible')).toBeGreaterThan(400)
    expect(count(({ year }) => year.status === 'unknown')).toBeGreaterThan(0)
    expect(count(({ world }) => (world.options.fixed ?? []).length > 0)).toBeGreaterThan(100)
    expect(
      count(({ year }) => new Set(year.days.map((d) => d.date.slice(0, 7))).size > 1),
    ).toBeGreaterThan(300)
    expect(count(({ year }) => year.unplaced.some((u) => u.reason === 'capacity'))).toBeGreaterThan(
      200,
    )
    expect(count(({ year }) => year.unplaced.some((u) => u.reason === 'no-day'))).toBeGreaterThan(
      10,
    )
    expect(count(({ year }) => year.unplaced.some((u) => u.reason === 'no-team'))).toBeGreaterThan(
      200,
    )
  })
})

describe('every tiny year', () => {
  it('places no more than enumeration can, and each day of it can be staffed', () => {
    for (const one of all) {
      expect(one.year.placed).toBeLessThanOrEqual(one.best.most)
      const loads = new Map<string, number[]>()
      for (const { kind, task, round } of one.model.jobs) {
        for (const row of one.year.days.filter((d) => d.task === task && d.round === round)) {
          const load = loads.get(row.date) ?? one.model.kinds.map(() => 0)
          load[kind]! += row.visits
          loads.set(row.date, load)
        }
      }
      for (const [day, load] of loads) expect(emptyByEnumeration(one.model, load, day)).toBe(0)
    }
  })

  it('accounts for each visit: it has a day, or is named', () => {
    for (const one of all) {
      const { year, model, total } = one
      expect(year.visits).toBe(total)
      expect(year.placed).toBe(sum(placedIn(one)))
      for (const [index, { task, round, visits }] of model.jobs.entries()) {
        const named = year.unplaced.filter((u) => u.task === task && u.round === round)
        expect(placedIn(one)[index]! + sum(named.map((u) => u.visits))).toBe(visits)
        expect(named.every((u) => u.visits >= 1)).toBe(true)
      }
      const isNamed = year.unplaced.length > 0
      const status = impossibleIn(one) > 0 ? 'impossible' : isNamed ? 'unknown' : 'scheduled'
      expect(year.status).toBe(status)
    }
  })

  it('calls nothing impossible that enumeration places', () => {
    for (const one of all) {
      expect(one.best.most).toBeLessThanOrEqual(one.total - impossibleIn(one))
    }
  })

  it('gives the true reason: no day is open, nobody can go on any, or both are there', () => {
    for (const { year, model } of all) {
      for (const { task, round, reason } of year.unplaced) {
        const job = model.jobs.find((each) => each.task === task && each.round === round)!
        const canGo = job.open.some((day) => {
          const load = model.kinds.map((_, kind) => (kind === job.kind ? 1 : 0))
          return emptyByEnumeration(model, load, day) === 0
        })
        if (reason === 'no-day') expect(job.open).toEqual([])
        else if (reason === 'no-team') expect(job.open.length).toBeGreaterThan(0)
        else expect(canGo).toBe(true)
        if (job.open.length === 0) expect(reason).toBe('no-day')
      }
    }
  })

  it('is no more even than a department alone could be, and knows how even that is', () => {
    let compared = 0
    for (const { world, year, model, best, total } of all) {
      if (year.placed < total || hasVisitOnSunday(world)) continue
      for (const { department, squares, least } of year.evenness) {
        const jobs = model.jobs.filter((job) => job.department === department)
        const own = bestByEnumeration({ ...model, jobs })
        expect(own.placed).toEqual(jobs.map(({ visits }) => visits))
        expect(least).toBeLessThanOrEqual(own.squares)
        expect(own.squares).toBeLessThanOrEqual(squares)
        compared += 1
      }
      expect(sum(year.evenness.map(({ squares }) => squares))).toBe(
        sumsOf(model, year.days, best.unit).squares,
      )
    }
    expect(compared).toBeGreaterThan(300)
  })
})

describe('equal squares and least', () => {
  it('prove that no schedule with these placed visits has smaller squares', () => {
    for (const one of all) {
      const { world, year, model, best } = one
      if (placedIn(one).join() !== best.placed.join() || hasVisitOnSunday(world)) continue
      if (year.evenness.some(({ squares, least }) => squares !== least)) continue
      expect(sumsOf(model, year.days, best.unit).squares).toBe(best.squares)
    }
  })
})

describe('a tiny year in which nothing couples', () => {
  it.each([
    ['one department, like teams', alone],
    ['two departments, each with officers of its own', apart],
  ])('is the best of all, in placed visits, squares and months: %s', (_, worlds) => {
    for (const one of worlds) {
      const { squares, months } = sumsOf(one.model, one.year.days, one.best.unit)
      expect([placedIn(one), squares, months]).toEqual([
        one.best.placed,
        one.best.squares,
        one.best.months,
      ])
      expect(one.year.status).toBe(one.best.most === one.total ? 'scheduled' : 'impossible')
      for (const { department, squares: own, least } of one.year.evenness) {
        expect([department, own]).toEqual([department, least])
      }
    }
  })
})

/**
 * Measured over seeds 1 to 800, which are used here: 5 place fewer visits than enumeration (0.6 %),
 * 2 of them though everything fits (0.25 %), and 10 differ from the best in anything (1.25 %). Over
 * seeds 1 to 5000: 27, 6 and 59 (0.5, 0.1 and 1.2 %).
 */
describe('a tiny year in which teams of several kinds share officers', () => {
  const shareOf = (is: (one: Case) => boolean) => coupled.filter(is).length / coupled.length

  it('is the best of all but for 2 % of the cases', () => {
    expect(shareOf((one) => !isBest(one))).toBeLessThanOrEqual(0.02)
  })

  it('places fewer visits than enumeration in at most 1 % of the cases', () => {
    expect(shareOf(({ year, best }) => year.placed < best.most)).toBeLessThanOrEqual(0.01)
  })

  it('is unknown though everything fits in at most 0.5 % of the cases, and never called impossible then', () => {
    const feasible = ({ best, total }: Case) => best.most === total
    expect(shareOf((one) => feasible(one) && one.year.status === 'unknown')).toBeLessThanOrEqual(
      0.005,
    )
    expect(coupled.filter((one) => feasible(one) && one.year.status === 'impossible')).toEqual([])
  })
})
