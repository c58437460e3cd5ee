import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, type Plan, type Task } from '../../../src/index.ts'
import { planWithDays, scheduleYear } from '../../../src/year/index.ts'
import { placesOf } from '../../unit/expect-error.ts'
import { workingDays } from './model.ts'

const CALENDAR = {
  version: '1',
  from: '2020-01-01',
  to: '2020-12-31',
  holidays: ['2020-05-01'],
  workdays: ['2020-05-09'],
}

/**
 * Two tasks in a spring of some weeks, and so many enterprises that each round draws all its
 * visits.
 */
const worlds = fc
  .record({
    visits: fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 })),
    first: fc.integer({ min: 16, max: 22 }),
    length: fc.integer({ min: 3, max: 9 }),
    officers: fc.integer({ min: 10, max: 12 }),
    seed: fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('甲', '乙', '1') }),
  })
  .map(({ visits, first, length, officers, seed }) => {
    const window = [`2020-04-${first}`, `2020-05-0${length}`] as const
    const tasks = visits.map(
      (each, index): Task => ({
        id: `t${index}`,
        title: '检查',
        kind: 'general',
        department: '科',
        doubleRandom: true,
        design: { type: 'simple' },
        where: { tag: `${index}` },
        // Days from before do not matter: they are replaced.
        rounds: [{ window, visits: each, ...(index === 0 && { days: [window[1]] }) }],
      }),
    )
    const plan: Plan = { id: 'p', title: '计划', tasks }
    const enterprises = Array.from({ length: 30 }, (_, n) => ({
      id: `E${n}`,
      name: `企业${n}`,
      tags: [`${n % 2}`],
    }))
    const inspectors = Array.from({ length: officers }, (_, n) => ({
      id: `O${n}`,
      name: `检查员${n}`,
      department: '科',
      perDay: 1,
      certificate: { from: '2019-01-01', to: '2023-12-31' },
    }))
    return { data: { plan, calendar: CALENDAR, enterprises, inspectors }, seed }
  })

const forEachWorld = (
  law: (world: typeof worlds extends fc.Arbitrary<infer T> ? T : never) => void,
) => fc.assert(fc.property(worlds, law), { seed: 2020, numRuns: 12, endOnFailure: true })

describe('a plan with the days of a schedule', () => {
  it('gives its first days to the first tickets, each day to as many as visits are planned on it', () => {
    const seen = { repeated: 0, single: 0 }
    forEachWorld(({ data, seed }) => {
      const year = scheduleYear(data, { seed })
      expect(year.status).toBe('scheduled')
      const record = draw({ ...data, plan: planWithDays(data.plan, year) }, { seed: `${seed}2` })
      for (const { id } of data.plan.tasks) {
        const planned = year.days
          .filter(({ task }) => task === id)
          .flatMap(({ date, visits }) => Array.from({ length: visits }, () => date))
        const rows = record.body.tables.sample.filter(({ pool }) => pool === id)
        const byTicket = rows.toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
        expect(byTicket.map(({ date }) => date)).toEqual(planned.toSorted())
        seen[new Set(planned).size < planned.length ? 'repeated' : 'single'] += 1
      }
    })
    expect(seen.repeated).toBeGreaterThan(3)
    expect(seen.single).toBeGreaterThan(3)
  })

  it('leaves days out evenly where fewer units are drawn than days planned', () => {
    let fewer = 0
    forEachWorld(({ data, seed }) => {
      const year = scheduleYear(data, { seed })
      const enterprises = data.enterprises.slice(0, 9)
      const plan = planWithDays(data.plan, year)
      const record = draw({ ...data, enterprises, plan }, { seed })
      for (const { id, rounds } of plan.tasks) {
        const days = rounds![0]!.days!
        const dates = record.body.tables.sample
          .filter(({ pool }) => pool === id)
          .map(({ date }) => date)
          .toSorted()
        const n = BigInt(dates.length)
        const places = dates.map((_, i) => ((2n * BigInt(i) + 1n) * BigInt(days.length)) / (2n * n))
        expect(dates).toEqual(places.map((place) => days[Number(place)]))
        fewer += dates.length < days.length ? 1 : 0
      }
    })
    expect(fewer).toBeGreaterThan(4)
  })

  it('is the plan but for the version of the calendar and the days, which are working days of the windows', () => {
    forEachWorld(({ data, seed }) => {
      const year = scheduleYear(data, { seed })
      const given = structuredClone(data.plan)
      const plan = planWithDays(data.plan, year)
      expect(data.plan).toEqual(given)
      const withoutDays = (one: Plan) =>
        one.tasks.map((task) => ({
          ...task,
          rounds: task.rounds!.map(({ days: _, ...round }) => round),
        }))
      expect({ ...plan, tasks: withoutDays(plan) }).toEqual({
        ...given,
        calendar: '1',
        tasks: withoutDays(given),
      })
      for (const { rounds } of plan.tasks) {
        const [{ window, visits, days }] = rounds as [NonNullable<Task['rounds']>[0]]
        const open = workingDays(CALENDAR, ...window)
        expect(days).toHaveLength(visits!)
        expect(days!.every((day) => open.includes(day))).toBe(true)
      }
      expect(scheduleYear({ ...data, plan }, { seed })).toEqual(year)
      expect(planWithDays(plan, year)).toEqual(plan)
    })
  })

  it('is not drawn once one of the days is a holiday', () => {
    forEachWorld(({ data, seed }) => {
      const year = scheduleYear(data, { seed })
      const plan = planWithDays(data.plan, year)
      const lost = year.days[seed.length % year.days.length]!.date
      const calendar = {
        ...CALENDAR,
        holidays: [...CALENDAR.holidays, lost],
        workdays: CALENDAR.workdays.filter((day) => day !== lost),
      }
      const places = placesOf(() => draw({ ...data, plan, calendar }, { seed }))
      expect(new Set(places.map((place) => place.split(' ')[0]))).toEqual(
        new Set(['design/window']),
      )
    })
  })

  it('has no days where no visit has one', () => {
    const visits = (count: number): Plan => ({
      id: 'p',
      title: '计划',
      tasks: [
        {
          id: 't',
          title: '检查',
          kind: 'general',
          department: '科',
          doubleRandom: false,
          team: 'none',
          // A Saturday and a Sunday, and the Monday after them.
          rounds: [
            { window: ['2020-05-23', '2020-05-24'], visits: count },
            { window: ['2020-05-23', '2020-05-25'], visits: count },
          ],
        },
      ],
    })
    const daysOf = (plan: Plan) => {
      const data = { plan, calendar: CALENDAR, enterprises: [], inspectors: [] }
      return planWithDays(plan, scheduleYear(data, { seed: '1' })).tasks[0]!.rounds!.map(
        ({ days }) => days,
      )
    }
    expect(daysOf(visits(2))).toEqual([undefined, ['2020-05-25', '2020-05-25']])
    expect(daysOf(visits(0))).toEqual([undefined, undefined])
  })
})
