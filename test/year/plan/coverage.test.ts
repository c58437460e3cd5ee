import { describe, expect, it } from 'vitest'
import { say } from '../../../src/core/message.ts'
import { checkPlan } from '../../../src/year/plan/check-plan.ts'
import type { PlanFindingCode } from '../../../src/year/plan/finding.ts'
import { type Loose, minhang, taskOf } from './minhang.ts'

const H1 = ['2020-01-02', '2020-06-30']
const H2 = ['2020-07-01', '2020-12-31']
const COVERAGE: readonly PlanFindingCode[] = ['units-uncovered', 'frequency-short']

/**
 * What is found about coverage after a change of the correct plan, sums of which are of no interest
 * here.
 */
function gaps(change: (data: Loose) => void) {
  const data = minhang()
  delete data.plan.totals
  change(data)
  return checkPlan(data)
    .findings.filter(({ code }) => COVERAGE.includes(code))
    .map(({ code, task, count }) => [code, task, ...(count === undefined ? [] : [count])])
}

const rounds = (data: Loose, id: string) => taskOf(data, id).rounds

describe('key units', () => {
  it('of a task without a frequency are to be visited in each half-year', () => {
    expect(gaps((data) => delete taskOf(data, 'key-units').frequency)).toEqual([])
    expect(gaps((data) => delete taskOf(data, 'state-owned').frequency)).toEqual([
      ['units-uncovered', 'state-owned', 12],
    ])
  })

  it('once a year may be visited in either half-year', () => {
    const change = (data: Loose) => {
      rounds(data, 'state-owned')[0].window = H2
    }
    expect(gaps(change)).toEqual([])
  })

  it('are not covered by a round whose window leaves the half-year', () => {
    const change = (data: Loose) => {
      rounds(data, 'key-units')[1].window[0] = '2020-06-30'
    }
    expect(gaps(change)).toEqual([['units-uncovered', 'key-units', 66]])
  })

  it('are covered by a census of another key task, and not by one of a general task', () => {
    const cover = (kind: string) => (data: Loose) => {
      rounds(data, 'key-units').pop()
      const task = { ...taskOf(data, 'service-bodies'), id: 'other', kind, visits: 60 }
      task.where = { all: [{ listed: '区重点' }, { not: { equals: { id: '区重点-007' } } }] }
      data.plan.tasks.push({ ...task, rounds: [{ window: H2 }] })
      if (kind === 'general') delete data.plan.tasks.at(-1).category
    }
    expect(gaps(cover('key'))).toEqual([['units-uncovered', 'key-units', 1]])
    expect(gaps(cover('general'))).toEqual([['units-uncovered', 'key-units', 66]])
  })

  it('are covered by visits for everybody where no design says how they are chosen', () => {
    const change = (visits: number, design?: object) => (data: Loose) => {
      delete taskOf(data, 'key-units').design
      rounds(data, 'key-units')[1].visits = visits
      if (design !== undefined) rounds(data, 'key-units')[1].design = design
    }
    expect(gaps(change(66))).toEqual([])
    expect(gaps(change(66, { type: 'simple' }))).toEqual([])
    expect(gaps(change(65))).toEqual([['units-uncovered', 'key-units', 66]])
    expect(gaps(change(66, { type: 'simple', rate: '1/2', rounding: 'up' }))).toEqual([
      ['units-uncovered', 'key-units', 66],
    ])
    const allocation = { type: 'fixed', counts: [{ stratum: [null], visits: 66 }] }
    expect(gaps(change(66, { type: 'stratified', by: ['town'], allocation }))).toEqual([
      ['units-uncovered', 'key-units', 66],
    ])
  })

  it('that a rule about the enterprise keeps out need not be visited', () => {
    const change = (data: Loose) => {
      data.enterprises[0].status = '停业'
      taskOf(data, 'key-units').exclude = [
        { code: 'closed', where: { equals: { status: '停业' } } },
      ]
      for (const round of rounds(data, 'key-units')) round.visits = 65
    }
    expect(gaps(change)).toEqual([])
  })

  it('that a rule about past visits keeps out are not covered', () => {
    const change = (data: Loose) => {
      data.pastVisits = [{ enterprise: '区重点-001', date: '2019-12-20', matter: 'x' }]
      taskOf(data, 'key-units').exclude = [{ code: 'recent', visitedWithinMonths: 1 }]
    }
    expect(gaps(change)).toEqual([['units-uncovered', 'key-units', 1]])
  })

  it('are covered over several rounds of one half-year, and not over the whole year', () => {
    const over = (windows: readonly (readonly string[])[]) => (data: Loose) => {
      const task = taskOf(data, 'key-units')
      task.design = { type: 'census', cover: 'over-rounds' }
      task.visits = 66
      task.rounds = windows.map((window) => ({ window, visits: 66 / windows.length }))
      task.frequency = { visits: 1, per: 'year' }
      if (windows.length === 3) delete task.frequency
    }
    expect(gaps(over([H1, H2]))).toEqual([])
    expect(gaps(over([H1, H1, H2]))).toEqual([
      ['units-uncovered', 'key-units', 66],
      ['units-uncovered', 'key-units', 66],
    ])
  })

  it('twice per half-year need two rounds there', () => {
    const twice = (data: Loose) => {
      taskOf(data, 'key-units').frequency.visits = 2
    }
    expect(gaps(twice)).toEqual([
      ['units-uncovered', 'key-units', 66],
      ['units-uncovered', 'key-units', 66],
    ])
    const four = (data: Loose) => {
      twice(data)
      taskOf(data, 'key-units').rounds = [
        ...rounds(data, 'key-units'),
        ...rounds(data, 'key-units'),
      ]
    }
    expect(gaps(four)).toEqual([])
  })
})

describe('without a directory', () => {
  const alone = (change: (data: Loose) => void) => {
    const data = minhang()
    delete data.plan.totals
    change(data)
    const { findings, notChecked } = checkPlan({ plan: data.plan })
    return { codes: findings.map(({ code, path }) => [code, path]), notChecked }
  }

  it('visits are counted against the frame that is expected', () => {
    expect(alone(() => {}).codes).toEqual([])
    const missing = alone((data) => {
      taskOf(data, 'key-units').visits = 66
      rounds(data, 'key-units').pop()
    })
    expect(missing.codes).toEqual([['frequency-short', 'plan.tasks[0].rounds']])
    const above = alone((data) => {
      taskOf(data, 'petrol').expect.frame = 39
    })
    expect(above.codes).toEqual([['quota-above-frame', 'plan.tasks[11].rounds[0].visits']])
  })

  it('visits of a task without rounds are counted over the year', () => {
    const planned = (visits: number) =>
      alone((data) => {
        taskOf(data, 'key-units').visits = visits
        delete taskOf(data, 'key-units').rounds
      })
    expect(planned(132).codes).toEqual([])
    expect(planned(132).notChecked).toContainEqual(say('times-unchecked', { tasks: ['key-units'] }))
    expect(planned(131).codes).toEqual([['frequency-short', 'plan.tasks[0].visits']])
  })

  it('a frame that a rule makes smaller by an unknown number is not judged', () => {
    const { codes, notChecked } = alone((data) => {
      taskOf(data, 'key-units').exclude = [
        { code: 'closed', where: { equals: { status: '停业' } } },
      ]
      rounds(data, 'key-units').pop()
      taskOf(data, 'key-units').visits = 66
    })
    expect(codes).toEqual([])
    expect(notChecked).toContainEqual(say('frequency-unchecked', { tasks: ['key-units'] }))
  })
})

describe('a task that is not about units', () => {
  it('needs as many visits in each period as its frequency says', () => {
    const joint = (visits: number) => (data: Loose) => {
      taskOf(data, 'joint').frequency.visits = visits
    }
    expect(gaps(joint(7))).toEqual([])
    expect(gaps(joint(8))).toEqual([
      ['frequency-short', 'joint'],
      ['frequency-short', 'joint'],
    ])
    expect(gaps((data) => rounds(data, 'joint').splice(1, 1))).toEqual([
      ['frequency-short', 'joint'],
    ])
  })

  it('is about units after all where every round takes everybody', () => {
    const change = (data: Loose) => {
      taskOf(data, 'ammonia-dust').frequency.per = 'half-year'
    }
    expect(gaps(change)).toEqual([
      ['units-uncovered', 'ammonia-dust', 27],
      ['units-uncovered', 'ammonia-dust', 27],
    ])
  })

  it('is not held to a frequency while it is deferred', () => {
    const change = (data: Loose) => {
      taskOf(data, 'seasons').frequency = { visits: 99, per: 'month' }
    }
    expect(gaps(change)).toEqual([])
  })
})

describe('a general pool', () => {
  const empty = (change: (data: Loose) => void) => {
    const data = minhang()
    change(data)
    return checkPlan(data).findings.map(({ code, found }) => [code, found])
  }

  it('may have one round for the whole year', () => {
    const change = (data: Loose) => {
      taskOf(data, 'training').rounds = [{ window: ['2020-03-31', '2020-10-01'], visits: 7 }]
    }
    expect(empty(change)).toEqual([])
  })

  it('whose days leave quarters out leaves them empty', () => {
    const change = (data: Loose) => {
      const days = ['2020-03-31', ...Array(6).fill('2020-09-30')]
      taskOf(data, 'training').rounds = [{ window: ['2020-01-02', '2020-12-31'], visits: 7, days }]
    }
    expect(empty(change)).toEqual([
      [
        'quarter-empty',
        say('none-in-periods', {
          periods: [2, 4].map((number) => say('period', { per: 'quarter', number, year: 2020 })),
        }),
      ],
    ])
  })
})
