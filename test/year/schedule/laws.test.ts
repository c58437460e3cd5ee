import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  planWithDays,
  type ScheduledDay,
  scheduleYear,
  type YearSchedule,
} from '../../../src/year/index.ts'
import { apartBureau, bureau, plus, YEAR } from './bureaus.ts'
import { emptyByMatching } from './day-fits.ts'
import { improvements } from './improvements.ts'
import { type Model, modelOf, type World, workingDays } from './model.ts'

const settings = { seed: 2020, numRuns: 12, endOnFailure: true } as const
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

const known = new Map<string, YearSchedule>()

/** The schedule of a world; the same worlds are scheduled once for all laws. */
function run({ data, options }: World): YearSchedule {
  const name = JSON.stringify([data, options])
  const year = known.get(name) ?? scheduleYear(data, options)
  known.set(name, year)
  return year
}

/** A year that goes on in the middle: what was planned before a day is settled. */
const continued = fc
  .tuple(bureau, fc.integer({ min: 60, max: 250 }))
  .map(([world, index]): World => {
    const from = plus('2020-01-01', index)
    const fixed = run(world).days.filter(({ date }) => date < from)
    return { ...world, options: { ...world.options, seed: '第二', from, fixed } }
  })

/** Visits by day and kind. */
function loadsOf(model: Model, days: readonly ScheduledDay[]): Map<string, number[]> {
  const kindOf = new Map(model.jobs.map((job) => [`${job.task} ${job.round}`, job.kind]))
  const loads = new Map<string, number[]>()
  for (const { task, round, date, visits } of days) {
    const load = loads.get(date) ?? model.kinds.map(() => 0)
    load[kindOf.get(`${task} ${round}`)!]! += visits
    loads.set(date, load)
  }
  return loads
}

describe.each([
  ['a whole year', bureau],
  ['the rest of a year', continued],
])('%s of a bureau', (_, worlds) => {
  it('has only working days of the windows, none before the first, and accounts for each visit', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const year = run(world)
        const { jobs } = modelOf(world)
        for (const { task, round, open, fixed, visits } of jobs) {
          const mine = year.days.filter((row) => row.task === task && row.round === round)
          expect(mine.map(({ date }) => date)).toEqual(
            [...new Set(mine.map(({ date }) => date))].sort(),
          )
          for (const { date, visits: here } of mine) {
            const before = fixed.get(date) ?? 0
            expect(here).toBeGreaterThanOrEqual(Math.max(before, 1))
            if (here > before) expect(open).toContain(date)
          }
          for (const date of fixed.keys()) expect(mine.map((row) => row.date)).toContain(date)
          const named = year.unplaced.filter((row) => row.task === task && row.round === round)
          expect(sum([...mine, ...named].map((row) => row.visits))).toBe(visits)
        }
        expect(year.visits).toBe(sum(jobs.map(({ visits }) => visits)))
        expect(year.placed).toBe(sum(year.days.map(({ visits }) => visits)))
        expect(year.placed + sum(year.unplaced.map(({ visits }) => visits))).toBe(year.visits)
      }),
      settings,
    )
  })

  it('has no officer in two teams of a day: all of its teams have officers of their own', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const model = modelOf(world)
        for (const [day, load] of loadsOf(model, run(world).days)) {
          expect([day, emptyByMatching(model, load, day)]).toEqual([day, 0])
        }
      }),
      settings,
    )
  })

  it('adds up: months, quarters, squares and weeks are those of its days', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const year = run(world)
        const { tasks } = world.data.plan
        expect(year.table).toEqual(
          tasks.map(({ id }) => {
            const mine = year.days.filter(({ task }) => task === id)
            const months = Array.from({ length: 12 }, (_, month) =>
              sum(
                mine.filter((r) => Number(r.date.slice(5, 7)) === month + 1).map((r) => r.visits),
              ),
            )
            const quarters = [0, 3, 6, 9].map((month) => sum(months.slice(month, month + 3)))
            return { task: id, months, quarters, year: sum(months) }
          }),
        )
        const loadOf = (name: string, from: string, to: string) =>
          sum(
            year.days
              .filter(({ task, date }) => {
                const owner = tasks.find(({ id }) => id === task)!.department
                return owner === name && from <= date && date <= to
              })
              .map(({ visits }) => visits),
          )
        const names = new Set(tasks.map(({ department }) => department))
        expect(new Set(year.evenness.map(({ department }) => department))).toEqual(names)
        for (const { department, squares, least } of year.evenness) {
          const dates = [...new Set(year.days.map(({ date }) => date))]
          expect(squares).toBe(sum(dates.map((date) => loadOf(department, date, date) ** 2)))
          const mine = tasks.filter((each) => each.department === department).map(({ id }) => id)
          if (year.unplaced.some(({ task }) => mine.includes(task))) continue
          expect(least).toBeLessThanOrEqual(squares)
        }
        expect(year.tightest.length).toBeLessThanOrEqual(5)
        for (const { department, from, to, visits, capacity } of year.tightest) {
          const days = workingDays(YEAR, from, to)
          const monday = plus(from, -((new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7))
          expect([from, to]).toEqual([days[0], days.at(-1)])
          const week = workingDays(YEAR, monday, plus(monday, 6))
          expect(week.filter((date) => YEAR.from <= date && date <= YEAR.to)).toEqual(days)
          expect(visits).toBe(loadOf(department, from, to))
          expect(visits).toBeLessThanOrEqual(capacity)
        }
      }),
      settings,
    )
  })
})

describe('a year of a bureau', () => {
  it('does not depend on the order of the directories, nor on days already in the plan', () => {
    fc.assert(
      fc.property(bureau, (world) => {
        const { data, options } = world
        const year = run(world)
        const turned = {
          ...data,
          enterprises: data.enterprises.toReversed(),
          inspectors: data.inspectors.toReversed(),
        }
        expect(JSON.stringify(scheduleYear(turned, options))).toBe(JSON.stringify(year))
        const plan = planWithDays(data.plan, run({ data, options: { ...options, seed: '别的' } }))
        expect(JSON.stringify(scheduleYear({ ...data, plan }, options))).toBe(JSON.stringify(year))
      }),
      { ...settings, numRuns: 6 },
    )
  })

  it('is the same for the same seed, and another, but as even, for another seed', () => {
    fc.assert(
      fc.property(apartBureau, ({ data, options }) => {
        const year = scheduleYear(data, options)
        expect(JSON.stringify(scheduleYear(structuredClone(data), options))).toBe(
          JSON.stringify(year),
        )
        const other = scheduleYear(data, { ...options, seed: `${options.seed}二` })
        expect(other.evenness).toEqual(year.evenness)
        expect(other.unplaced).toEqual(year.unplaced)
        // With days for half of the visits at most, two seeds agree by chance less than once in
        // 10^20 runs.
        if (year.placed >= 50) expect(other.days).not.toEqual(year.days)
      }),
      { ...settings, numRuns: 6 },
    )
  })

  it('is best where departments share nobody and their teams are alike: no chain of moves improves it', () => {
    let squeezed = 0
    fc.assert(
      fc.property(apartBureau, (world) => {
        const model = modelOf(world)
        const year = run(world)
        for (const { department, squares, least } of year.evenness) {
          expect(squares).toBe(least)
          expect(improvements(model, year.days, department)).toEqual([])
        }
        squeezed += year.unplaced.some(({ reason }) => reason === 'capacity') ? 1 : 0
      }),
      settings,
    )
    expect(squeezed).toBeGreaterThanOrEqual(3)
  })

  it('is found not to be best when a visit moves to the fullest day of its round', () => {
    const [world] = fc.sample(apartBureau, { seed: 3, numRuns: 1 }) as [World]
    const { days } = run(world)
    const [first] = days as [ScheduledDay]
    const { department } = world.data.plan.tasks.find(({ id }) => id === first.task)!
    const mine = days.filter((row) => row.task === first.task && row.round === first.round)
    const last = mine.at(-1)!
    const moved = days.flatMap((row) => {
      if (row === last) return [{ ...row, visits: row.visits + 1 }]
      return row !== first ? [row] : row.visits === 1 ? [] : [{ ...row, visits: row.visits - 1 }]
    })
    expect(last).not.toBe(first)
    expect(improvements(modelOf(world), moved, department)).not.toEqual([])
  })
})
