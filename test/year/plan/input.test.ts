import { parseInputs } from 'double-random'
import { describe, expect, it } from 'vitest'
import { say } from '../../../src/core/message.ts'
import type { Task } from '../../../src/index.ts'
import { checkPlan } from '../../../src/year/plan/check-plan.ts'
import { placesOf } from '../../unit/expect-error.ts'
import { type Loose, minhang, taskOf } from './minhang.ts'

describe('malformed data', () => {
  const refused = (change: (data: Loose) => void) => {
    const data = minhang()
    change(data)
    return placesOf(() => checkPlan(data))
  }

  it('is refused with the codes of the library, all problems together', () => {
    const change = (data: Loose) => {
      taskOf(data, 'petrol').visits = '50'
      taskOf(data, 'petrol').quota = 50
      taskOf(data, 'joint').rounds[0].window = ['2020-03-31', '2020-01-02']
      data.enterprises[0].name = 7
      data.extra = []
    }
    expect(refused(change).sort()).toEqual([
      'input/range at plan.tasks[13].rounds[0].window',
      'input/type at enterprises[0].name',
      'input/type at plan.tasks[11].visits',
      'input/unknown-field at extra',
      'input/unknown-field at plan.tasks[11].quota',
    ])
  })

  it('is refused where a department is there and is none', () => {
    for (const department of [7, ' a', []]) {
      const change = (data: Loose) => {
        taskOf(data, 'petrol').department = department
      }
      expect(refused(change)).toHaveLength(1)
    }
  })

  it('is refused where a filter compares a field with another type', () => {
    const change = (data: Loose) => {
      taskOf(data, 'petrol').where = { bounds: { size: { min: 1 } } }
      data.enterprises[3].attributes = { a: 'x' }
      taskOf(data, 'joint').where = { equals: { 'attributes.a': 1 } }
    }
    expect(refused(change)).toEqual(['input/field-type at enterprises.attributes.a'])
  })

  it.each([
    [null],
    [7],
    [{}],
    [{ plan: null }],
    [{ plan: { id: 'p', title: 'P', tasks: [null] } }],
    [{ plan: { id: 'p', title: 'P', tasks: 'x' } }],
    [{ ...minhang(), calendar: { version: 'x' } }],
    [{ ...minhang(), enterprises: {} }],
  ])('such as %j is refused', (data: Loose) => {
    expect(placesOf(() => checkPlan(data)).length).toBeGreaterThan(0)
  })

  it('is refused in settings as well', () => {
    const places = (settings: Loose) => placesOf(() => checkPlan(minhang(), settings))
    expect(places({ minimumKeyShare: '60' })).toEqual(['input/ratio at settings.minimumKeyShare'])
    expect(places({ cap: 0 })).toEqual(['input/range at settings.cap'])
    expect(places({ minimum: 1 })).toEqual(['input/option at settings.minimum'])
  })
})

describe('a plan that the draw refuses for its sums', () => {
  it('is read', () => {
    const data = minhang()
    taskOf(data, 'petrol').visits = 51
    expect(placesOf(() => parseInputs(data))).toEqual(['design/rounds at plan.tasks[11].visits'])
    expect(checkPlan(data).findings.map(({ code }) => code)).toEqual([
      ...['total-wrong', 'total-wrong', 'total-wrong', 'rounds-sum'],
    ])
  })
})

describe('inputs that were parsed', () => {
  it('are checked as they are, and nothing of them is changed', () => {
    const data = minhang()
    const before = JSON.stringify(data)
    expect(checkPlan(parseInputs(data))).toEqual(checkPlan(data))
    expect(JSON.stringify(data)).toBe(before)
  })
})

describe('what is missing', () => {
  const checked = (change: (data: Loose) => void) => {
    const data = minhang()
    change(data)
    return checkPlan(data)
  }

  it('is named, and everything else is checked', () => {
    const { findings, notChecked } = checkPlan({ plan: minhang().plan })
    expect(findings).toEqual([])
    expect(notChecked).toEqual([say('working-days-unchecked'), say('frames-unchecked')])
  })

  it('is the lists only for tasks that name one', () => {
    const { findings, notChecked } = checked((data) => {
      delete data.lists
      taskOf(data, 'petrol').expect.frame = 41
    })
    expect(notChecked).toEqual([say('lists-unchecked', { tasks: ['key-units'] })])
    expect(findings.map(({ task }) => task)).toEqual(['petrol'])
  })

  it('is found inside filters and rules', () => {
    const { notChecked } = checked((data) => {
      delete data.lists
      const listed = { not: { any: [{ all: [{ listed: '市级' }] }] } }
      taskOf(data, 'petrol').exclude = [{ code: 'city', where: listed }]
      taskOf(data, 'training').exclude = [{ code: 'city', listed: '市级' }]
    })
    expect(notChecked).toEqual([
      say('lists-unchecked', { tasks: ['key-units', 'petrol', 'training'] }),
    ])
  })

  it('is past visits and penalties only where a rule looks at them', () => {
    const { notChecked } = checked((data) => {
      taskOf(data, 'petrol').exclude = [
        { code: 'recent', visitedWithinMonths: 6 },
        { code: 'penalised', penalisedWithinMonths: 6 },
      ]
    })
    expect(notChecked).toEqual([
      say('rule-unchecked', {
        rule: 'visitedWithinMonths',
        table: 'pastVisits',
        tasks: ['petrol'],
      }),
      say('rule-unchecked', {
        rule: 'penalisedWithinMonths',
        table: 'penalties',
        tasks: ['petrol'],
      }),
    ])
  })

  it('is the year, or a number of visits', () => {
    const { notChecked } = checked((data) => {
      delete data.plan.year
      delete taskOf(data, 'standardised').visits
    })
    expect(notChecked).toEqual([say('totals-unchecked'), say('year-unchecked')])
  })
})

describe('totals', () => {
  it('need not be stated, and each figure that is stated is compared', () => {
    const data = minhang()
    delete data.plan.totals
    expect(checkPlan(data).findings).toEqual([])
    data.plan.totals = {
      ...{ visits: 1, key: { visits: 2, share: '3%' }, general: { visits: 4, share: '5%' } },
      doubleRandom: { visits: 6, share: '34.2%' },
    }
    expect(checkPlan(data).findings.map(({ path, expected }) => [path, expected])).toEqual([
      ['plan.totals.visits', say('sum-of-tasks', { sum: 633 })],
      ['plan.totals.key.visits', say('sum-of-tasks', { sum: 386 })],
      ['plan.totals.key.share', say('share-of-visits', { share: '61%', visits: 386, of: 633 })],
      ['plan.totals.general.visits', say('sum-of-tasks', { sum: 247 })],
      ['plan.totals.general.share', say('share-of-visits', { share: '39%', visits: 247, of: 633 })],
      ['plan.totals.doubleRandom.visits', say('sum-of-tasks', { sum: 217 })],
      [
        'plan.totals.doubleRandom.share',
        say('share-of-visits', { share: '34.3%', visits: 217, of: 633 }),
      ],
    ])
  })
})

describe('a joint task', () => {
  it('has another department in a seat, a group or a form for some units', () => {
    const lead = { role: 'a', department: '安监大队' }
    const found = (team: object | string) => {
      const data = minhang()
      delete taskOf(data, 'joint').cooperating
      taskOf(data, 'joint').team = team
      return checkPlan(data).findings.map(({ code }) => code)
    }
    const others = [lead, { role: 'b', department: '市场监管局' }]
    const own = [lead, { role: 'b' }]
    expect(found({ seats: others })).toEqual([])
    expect(found({ group: { department: '市场监管局' } })).toEqual([])
    expect(found({ seats: own, when: [{ where: { tag: 'a' }, seats: others }] })).toEqual([])
    for (const team of [{ seats: own }, { group: {} }, 'none'])
      expect(found(team)).toEqual(['joint-alone'])
  })
})

describe('a mode', () => {
  it.each<[Task['kind'], Task['mode'] & string, boolean, boolean]>([
    ['key', 'key', false, true],
    ['key', 'key', true, true],
    ['key', 'random', true, false],
    ['key', 'joint', false, true],
    ['general', 'random', true, true],
    ['general', 'random', false, false],
    ['general', 'key', true, false],
    ['general', 'joint', true, true],
  ])('of a %s task, %s, double-random %s: fits %s', (kind, mode, doubleRandom, fits) => {
    const task: Task = {
      ...{ id: 'a', title: 'A', kind, mode, doubleRandom, department: 'D', visits: 1 },
      ...(kind === 'key' ? { category: 'matter' as const } : {}),
      ...{ cooperating: ['E'], expect: { frame: 9 } },
      design: { type: 'simple' },
      rounds: [{ window: ['2020-01-02', '2020-12-31'], visits: 1 }],
    }
    const { findings } = checkPlan({ plan: { id: 'p', title: 'P', year: 2020, tasks: [task] } })
    expect(findings.map(({ code }) => code)).toEqual(fits ? [] : ['mode-mismatch'])
  })
})
