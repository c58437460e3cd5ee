import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/index.ts'
import { type ScheduledDay, scheduleYear } from '../../../src/year/index.ts'
import { bestByEnumeration, sumsOf } from './brute-force.ts'
import { modelOf, type World } from './model.ts'
import { CALENDAR, tinyWorld } from './tiny-worlds.ts'

const certificate = { from: '2019-01-01', to: '2020-12-31' }
const officer = (id: string, department: string, more = {}) => {
  return { id, name: id, department, certificate, ...more }
}
const task = (
  id: string,
  department: string,
  visits: number,
  window: readonly [string, string],
): Task => ({
  id,
  title: id,
  kind: 'general',
  department,
  doubleRandom: true,
  design: { type: 'simple' },
  team: { seats: [{ role: '1', count: 2, department }] },
  rounds: [{ window, visits }],
})
const worldOf = (
  tasks: readonly Task[],
  inspectors: readonly ReturnType<typeof officer>[],
  fixed: readonly ScheduledDay[] = [],
): World => ({
  data: {
    plan: { id: 'p', title: '计划', year: 2020, tasks },
    calendar: CALENDAR,
    enterprises: [],
    inspectors,
  },
  options: { seed: '一', fixed },
})
const run = ({ data, options }: World) => scheduleYear(data, options)
const two = (department: string) => ['1', '2'].map((name) => officer(department + name, department))
const SUNDAY = '2020-03-29'

describe('settled visits', () => {
  it('stay on a day that is no working day any more, and count in the squares on working days alone', () => {
    const fixed = [{ task: 'a', round: 1, date: SUNDAY, visits: 2 }]
    const year = run(worldOf([task('a', '甲', 3, ['2020-03-28', '2020-04-01'])], two('甲'), fixed))
    expect(year.days.find(({ date }) => date === SUNDAY)?.visits).toBe(2)
    expect(year.evenness).toEqual([{ department: '甲', squares: 1, least: 1 }])
  })

  it('keep officers from a second team on their day, also where they cannot all be made', () => {
    const everybody = {
      ...task('b', '乙', 1, ['2020-04-01', '2020-04-01']),
      team: { seats: [{ role: '1', count: 2 }] },
    }
    const fixed = [{ task: 'a', round: 1, date: '2020-04-01', visits: 2 }]
    const tasks = [task('a', '甲', 2, ['2020-03-31', '2020-04-01']), everybody]
    // The two officers make one of the settled visits; nobody is left for the other one, nor for a
    // third.
    const year = run(worldOf(tasks, two('甲'), fixed))
    expect(year.days).toEqual(fixed)
    expect(year.unplaced.map((each) => each.task)).toEqual(['b'])
  })

  it('that nobody can make leave other officers free, of the same department as of another', () => {
    const window = ['2020-04-01', '2020-04-01'] as const
    const fixed = [{ task: 'a', round: 1, date: '2020-04-01', visits: 1 }]
    const qualified = { seats: [{ role: '1', count: 2, qualifications: ['消防'] }] }
    const placed = (department: string) => {
      const nobodys = { ...task('a', '甲', 1, window), team: qualified }
      const tasks = [nobodys, task('b', department, 1, window)]
      return run(worldOf(tasks, [...two('甲'), ...two('乙')], fixed)).placed
    }
    expect(placed('乙')).toBe(placed('甲'))
  })

  it('never make possible visits be called impossible in the tiny years, by enumeration', () => {
    let overfull = 0
    for (let seed = 1; seed <= 400; seed += 1) {
      for (const coupling of ['alone', 'apart', 'coupled'] as const) {
        const world = tinyWorld(seed, coupling, 'any')
        if (JSON.stringify(world) === JSON.stringify(tinyWorld(seed, coupling))) continue
        const year = run(world)
        const model = modelOf(world)
        const impossible = year.unplaced
          .filter(({ verdict }) => verdict === 'impossible')
          .reduce((sum, { visits }) => sum + visits, 0)
        const total = model.jobs.reduce((sum, { visits }) => sum + visits, 0)
        // Enumeration leaves days alone on which not even the fixed visits fit: the strictest
        // reading.
        expect(bestByEnumeration(model).most).toBeLessThanOrEqual(total - impossible)
        overfull += 1
      }
    }
    expect(overfull).toBeGreaterThan(50)
  })
})

describe('the least that squares can be', () => {
  it('is what the department could do alone, also where another one takes its officers', () => {
    const shared = { seats: [{ role: '1', count: 2 }] }
    const day = ['2020-04-01', '2020-04-01'] as const
    const tasks = ['甲', '乙'].map((name) => ({ ...task(name, name, 1, day), team: shared }))
    const world = worldOf(tasks, two('甲'))
    const year = run(world)
    expect(year.placed).toBe(1)
    // One visit each, were there no other department; together there is one, so that one of them
    // has none.
    expect(year.evenness.map(({ least }) => least)).toEqual([1, 1])
    expect(year.evenness.map(({ squares }) => squares).sort()).toEqual([0, 1])
    const { unit } = bestByEnumeration(modelOf(world))
    expect(year.evenness.reduce((sum, { squares }) => sum + squares, 0)).toBe(
      sumsOf(modelOf(world), year.days, unit).squares,
    )
  })
})

describe('a bottleneck', () => {
  it('names only tasks with visits that need days', () => {
    const shared = { seats: [{ role: '1', count: 2 }] }
    const window = ['2020-04-01', '2020-04-01'] as const
    const tasks = [
      { ...task('a', '甲', 1, window), team: shared },
      { ...task('b', '乙', 1, window), team: shared },
      { ...task('c', '甲', 0, window), team: shared },
    ]
    const year = run(worldOf(tasks, two('甲')))
    expect(year.bottlenecks.map((each) => each.tasks)).toEqual([['a', 'b']])
  })
})
