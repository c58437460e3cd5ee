import { describe, expect, it } from 'vitest'
import type { PlanSettings } from '../../../src/schema/year/plan-settings.ts'
import { checkPlan } from '../../../src/year/plan/check-plan.ts'
import { type Loose, minhang, taskOf } from './minhang.ts'

const H1 = ['2020-01-02', '2020-06-30']
const H2 = ['2020-07-01', '2020-12-31']

function found(change: (data: Loose) => void, settings?: PlanSettings) {
  const data = minhang()
  delete data.plan.totals
  change(data)
  return checkPlan(data, settings).findings.map(({ code, path, count }) =>
    [code, path.replace('plan.tasks', ''), ...(count === undefined ? [] : [count])].join(' '),
  )
}

/** Gives a task other members. */
const task = (id: string, members: object) => (data: Loose) => {
  Object.assign(taskOf(data, id), members)
}

describe('coverage', () => {
  const keyUnits = (second: object) =>
    task('key-units', { rounds: [{ window: H1 }, { window: H2, ...second }] })

  it('is complete where another key task takes everybody', () => {
    const change = (data: Loose) => {
      task('key-units', { visits: 66, rounds: [{ window: H1 }] })(data)
      const other = { ...taskOf(data, 'service-bodies'), id: 'other', visits: 66 }
      data.plan.tasks.push({
        ...{ ...other, where: { listed: '区重点' }, expect: { frame: 66 } },
        rounds: [{ window: H2 }],
      })
    }
    expect(found(change)).toEqual([])
  })

  it('of a general task is that by its own rounds', () => {
    const change = task('petrol', {
      ...{ visits: 80, frequency: { visits: 1, per: 'half-year' }, design: { type: 'census' } },
      rounds: [{ window: H1 }, { window: H2 }],
    })
    expect(found(change)).toEqual([])
  })

  it('is given by a list', () => {
    expect(found(keyUnits({ design: { type: 'listed', reason: 'r' } }))).toEqual([])
  })

  it('is not given by rates, whatever the visits', () => {
    const allocation = { type: 'rates', rates: [], otherwise: '1/2', rounding: 'up' }
    const design = { type: 'stratified', by: ['town'], allocation }
    expect(found(keyUnits({ visits: 66, design }))).toEqual(['units-uncovered [0].rounds 66'])
  })

  it('is not given to whom a rule of its task about past visits keeps out, as it is to whom one of the plan does', () => {
    const change = (data: Loose) => {
      data.pastVisits = [{ enterprise: '区重点-001', date: '2019-12-20', matter: 'x' }]
      taskOf(data, 'key-units').exclude = [{ code: 'recent', visitedWithinMonths: 1 }]
    }
    expect(found(change)).toEqual(['units-uncovered [0].rounds 1'])
    const ofPlan = (data: Loose) => {
      change(data)
      delete taskOf(data, 'key-units').exclude
      data.plan.exclude = [{ code: 'recent', visitedWithinMonths: 1 }]
    }
    expect(found(ofPlan)).toEqual([])
  })

  it('over rounds needs visits for everybody, and the whole span of the rounds', () => {
    const over = (visits: readonly number[], windows: readonly string[][]) =>
      task('key-units', {
        ...{ visits: visits[0]! + visits[1]!, design: { type: 'census', cover: 'over-rounds' } },
        ...{ frequency: { visits: 1, per: 'year' } },
        rounds: windows.map((window, index) => ({ window, visits: visits[index] })),
      })
    expect(found(over([33, 33], [H2, H1]))).toEqual([])
    expect(found(over([33, 32], [H2, H1]))).toEqual(['units-uncovered [0].rounds 66'])
    const early = [H2, ['2019-12-30', '2020-06-30']]
    expect(found(over([33, 33], early))).toEqual([
      'outside-year [0].rounds[1].window',
      'outside-calendar [0].rounds[1].window',
      'units-uncovered [0].rounds 66',
    ])
    const excluding = [{ code: 'before', earlierRounds: true }]
    expect(found(task('key-units', { exclude: excluding }))).toEqual([
      'units-uncovered [0].rounds 66',
      'units-uncovered [0].rounds 66',
    ])
    const once = { exclude: excluding, frequency: { visits: 1, per: 'year' } }
    expect(found(task('key-units', once))).toEqual([])
    const rounds = [H1, H2].map((window) => ({ window }))
    expect(found(task('key-units', { ...once, rounds }))).toEqual([])
  })
})

describe('a quota', () => {
  it('of a census over rounds is at most each unit once', () => {
    const over = (second: number) =>
      task('training', {
        ...{ visits: 5 + second, design: { type: 'census', cover: 'over-rounds' } },
        rounds: [
          { window: H1, visits: 5 },
          { window: H2, visits: second },
        ],
      })
    expect(found(over(4))).toEqual([])
    expect(found(over(5))).toEqual(['quota-above-frame [12].visits'])
  })

  it('of a task is not held against the frame again where a round is too large already', () => {
    const rounds = [{ window: ['2020-01-02', '2020-12-31'], visits: 10 }]
    expect(found(task('training', { visits: 10, rounds }))).toEqual([
      'quota-above-frame [12].rounds[0].visits',
    ])
  })

  it('of a task is held against the frame where its rounds say nothing', () => {
    const design = { type: 'simple', rate: '1/2', rounding: 'up' }
    const rounds = [{ window: H1 }, { window: H2 }]
    expect(found(task('training', { visits: 18, design, rounds }))).toEqual([])
    expect(found(task('training', { visits: 19, design, rounds }))).toEqual([
      'quota-above-frame [12].visits',
    ])
  })

  it('is held against the directory rather than the expectation', () => {
    expect(found(task('petrol', { expect: { frame: 39 } }))).toEqual(['frame-differs [11].expect'])
  })
})

describe('a setting', () => {
  it('can silence missing expectations', () => {
    const change = (data: Loose) => delete taskOf(data, 'petrol').expect
    expect(found(change, { needsExpectation: true })).toEqual(['expectation-missing [11].expect'])
    expect(found(change, { needsExpectation: false })).toEqual([])
  })

  it('asks for at least the share, not for more', () => {
    expect(found(() => {}, { minimumKeyShare: '386/633' })).toEqual([])
  })
})

describe('days', () => {
  it('are neither fewer nor more than the visits', () => {
    const days = (count: number) => (data: Loose) => {
      taskOf(data, 'training').rounds[0].days = Array(count).fill('2020-02-03')
    }
    expect(found(days(2))).toEqual([])
    for (const count of [1, 3])
      expect(found(days(count))).toEqual(['days-count [12].rounds[0].days'])
  })

  it('are covered by the calendar to the last', () => {
    const change = (data: Loose) => {
      data.calendar.to = '2020-12-31'
      taskOf(data, 'town-key').rounds[1].window[1] = '2021-01-04'
    }
    expect(found(change)).toEqual([
      'outside-year [9].rounds[1].window',
      'outside-calendar [9].rounds[1].window',
    ])
  })

  it('of a round without visits do not fill a quarter', () => {
    const change = (data: Loose) => {
      const { rounds } = taskOf(data, 'training')
      rounds[1].visits = 4
      rounds[2].visits = 0
    }
    expect(found(change)).toEqual(['quarter-empty [12].rounds'])
  })
})

describe('a deferred task', () => {
  it('is not held to rounds', () => {
    const rounds = [{ window: ['2019-02-02', '2019-02-03'], visits: 60, days: ['2019-02-02'] }]
    expect(found(task('import-expo', { rounds }))).toEqual([])
  })
})

describe('a cap', () => {
  it('counts two rounds of a task that merges, even in one window', () => {
    const rounds = [{ window: H1 }, { window: H1 }]
    const change = task('service-bodies', { overlap: 'merge', visits: 10, rounds })
    const year = (data: Loose) => {
      change(data)
      task('service-bodies', { category: 'matter' })(data)
      data.plan.tasks = [taskOf(data, 'service-bodies')]
    }
    expect(found(year, { cap: 1 })).toEqual(['cap-setting-exceeded settings.cap 5'])
  })
})
