import { describe, expect, it } from 'vitest'
import planFile from '../../../examples/minhang-2020/plan.json' with { type: 'json' }
import type { Plan, WorkCalendar } from '../../../src/index.ts'
import { parseInputs } from '../../../src/schema/inputs/parse-inputs.ts'
import { USUAL_HEADS } from '../../../src/schema/year/workload.ts'
import { checkWorkload } from '../../../src/year/workload/check-workload.ts'
import type { WorkloadHead, WorkloadOptions } from '../../../src/year/workload/types.ts'
import { workload } from '../../../src/year/workload/workload.ts'
import { exampleInputs, exampleInspector, exampleTask } from '../../unit/example-inputs.ts'
import { codesOf, placesOf } from '../../unit/expect-error.ts'
import { daysOf2020, extended, november } from './calendars.ts'

const plan = planFile as unknown as Plan
const nothing: WorkloadOptions = { heads: [] }

/** One task of two officers in the department of the example officers. */
const dataOf = (task: object, members: object = {}) =>
  exampleInputs({
    plan: { id: 'p', title: '计划', tasks: [exampleTask({ team: undefined, ...task })] },
    calendar: november,
    ...members,
  })

const needs = (task: object, options: WorkloadOptions = nothing) =>
  workload(dataOf(task), options).total.quarters.map(({ needed }) => needed.ratio)

describe('the working days', () => {
  it.each([
    ['November 2019', november, 251],
    ['January 2020', extended, 249],
  ])('of 2020 by the notice of %s are as many as counted by hand', (_, calendar, days) => {
    const { total, calendar: version } = workload(dataOf({}, { calendar }), nothing)
    expect(daysOf2020(calendar)).toHaveLength(days)
    expect(total.year).toMatchObject({ workingDays: days, officers: 2, statutory: 2 * days })
    expect(version).toBe(calendar.version)
  })

  it('differ between the two notices in the first quarter only', () => {
    const quarters = [november, extended].map((calendar) =>
      workload(dataOf({}, { calendar }), nothing).total.quarters.map((each) => each.workingDays),
    )
    const [before = [], after = []] = quarters
    expect(after).toEqual([before[0]! - 2, ...before.slice(1)])
  })
})

it('counts what another body carries out by commission apart, and nobody of the departments for it', () => {
  const commission = { to: '东镇人民政府', basis: '委托书〔2020〕1号' }
  const rounds = [{ window: ['2020-01-02', '2020-12-31'], visits: 10 }]
  const own = workload(dataOf({ rounds }), nothing)
  const given = workload(dataOf({ rounds, commission }), nothing)
  expect(own.commissioned).toEqual([])
  const [task] = own.tasks
  expect(task?.needed.value).toBeGreaterThan(0)
  expect(given.commissioned).toEqual([
    { to: '东镇人民政府', tasks: [task?.task], visits: task?.visits, needed: task?.needed },
  ])
  expect(given.tasks).toEqual(own.tasks)
  expect([own, given].map(({ total }) => total.year.needed.ratio)).toEqual([
    task?.needed.ratio,
    '0/1',
  ])
})

describe('the plan of 2020', () => {
  const heads: WorkloadHead[] = Object.entries(USUAL_HEADS).map(([head, { kind }]) => ({
    kind,
    head,
    department: '安监大队',
    days: 100,
  }))
  const account = workload(
    { plan, calendar: november },
    { heads, officers: [{ department: '安监大队', count: 20 }] },
  )

  it('needs two officers for a visit, except where its teams say otherwise', () => {
    const visits = account.tasks.reduce((sum, each) => sum + each.visits.value, 0)
    expect(visits).toBe(633)
    const stateOwned = account.tasks.find(({ task }) => task === 'state-owned')
    expect(stateOwned?.officers).toEqual([
      { department: '指导科', count: 1 },
      { department: '安监大队', count: 2 },
    ])
    expect(stateOwned?.needed.value).toBe(36)
  })

  it('leaves the days that heads do not take, and names who has no officers', () => {
    const brigade = account.departments.find(({ department }) => department === '安监大队')
    expect(brigade?.year).toMatchObject({
      statutory: 251 * 20,
      otherEnforcement: { ratio: '1000/1' },
      nonEnforcement: { ratio: '600/1' },
      inspection: { ratio: '3420/1' },
    })
    expect(brigade?.year.shares?.inspection.printed).toBe('68.1%')
    expect(account.withoutOfficers).toContain('指导科')
    expect(account.withoutOfficers).not.toContain('安监大队')
    expect(account.withoutOfficers).not.toContain('行业主管部门')
    expect(account.uncounted).toEqual([])
  })

  it('makes an account that has no finding when it is filed', () => {
    const { workingDays, officers, statutory, ...rest } = account.total.year
    const { otherEnforcement, nonEnforcement, inspection, needed, reserve, shares } = rest
    const filed = {
      label: '合计',
      workingDays,
      officers,
      statutory,
      otherEnforcement: {
        days: otherEnforcement.value,
        share: shares!.otherEnforcement.printed,
        heads: heads.slice(0, 10).map(({ head, days }) => ({ head, days })),
      },
      nonEnforcement: { days: nonEnforcement.value, share: shares!.nonEnforcement.printed },
      inspection: { days: inspection.value, share: shares!.inspection.printed },
      needed: needed.value,
      reserve: { days: reserve.value, share: rest.reserveShare!.printed },
    }
    expect(checkWorkload({ accounts: [filed] }, { calendar: november })).toEqual([])
  })

  it('takes inputs that were parsed before, and gives the same', () => {
    const data = { plan, calendar: november, enterprises: [], inspectors: [exampleInspector('A')] }
    expect(workload(parseInputs(data), nothing)).toEqual(workload(data, nothing))
  })
})

describe('visits', () => {
  it('are spread over the working days of their window', () => {
    // Working days 30 and 31 March, and 1 to 3 April: 2 and 3 of 5.
    const rounds = [{ window: ['2020-03-28', '2020-04-05'], visits: 1 }]
    expect(needs({ rounds })).toEqual(['4/5', '6/5', '0/1', '0/1'])
  })

  it('are where a schedule has them, and the rest is spread', () => {
    const rounds = [{ window: ['2020-03-28', '2020-04-05'], visits: 6 }]
    const row = { task: 'petrol', round: 1, date: '2020-04-01', visits: 1 }
    expect(needs({ rounds }, { heads: [], schedule: [row] })).toEqual(['4/1', '8/1', '0/1', '0/1'])
    const all = { ...row, visits: 6 }
    expect(needs({ rounds }, { heads: [], schedule: [all] })).toEqual(['0/1', '12/1', '0/1', '0/1'])
  })

  it('are on the days that the plan has for them, unless a schedule says otherwise', () => {
    const days = ['2020-03-30', '2020-04-01', '2020-04-01']
    const rounds = [{ window: ['2020-03-28', '2020-04-05'], visits: 3, days }]
    expect(needs({ rounds })).toEqual(['2/1', '4/1', '0/1', '0/1'])
    const schedule = [{ task: 'petrol', round: 1, date: '2020-03-31', visits: 3 }]
    expect(needs({ rounds }, { heads: [], schedule })).toEqual(['6/1', '0/1', '0/1', '0/1'])
  })

  it('of a task without rounds are spread over the year', () => {
    const quarters = [1, 2, 3, 4].map(
      (q) => daysOf2020(november).filter((day) => Math.ceil(+day.slice(5, 7) / 3) === q).length,
    )
    // 502 visits × 2 officers = 4 officer-days on each of 251 days.
    expect(
      needs({ rounds: undefined, deferred: '另定', doubleRandom: false, visits: 502 }),
    ).toEqual(quarters.map((days) => `${4 * days}/1`))
  })

  it('that a task has beyond its stated rounds go to the windows of the others', () => {
    const design = { type: 'census' }
    const rounds = [
      { window: ['2020-01-02', '2020-03-31'], visits: 4 },
      { window: ['2020-04-01', '2020-06-30'] },
      { window: ['2020-07-01', '2020-09-30'] },
    ]
    const days = daysOf2020(november).filter((day) => day > '2020-04' && day < '2020-10')
    const second = days.filter((day) => day < '2020-07').length
    expect(needs({ design, visits: 4 + days.length, rounds })).toEqual([
      '8/1',
      `${2 * second}/1`,
      `${2 * (days.length - second)}/1`,
      '0/1',
    ])
  })

  it('that nobody counts are named, unless nobody goes', () => {
    const design = { type: 'census' }
    const rounds = [
      { window: ['2020-01-02', '2020-03-31'], visits: 4 },
      { window: ['2020-04-01', '2020-06-30'] },
    ]
    const uncounted = (task: object) => workload(dataOf(task), nothing).uncounted
    expect(uncounted({ design, rounds })).toEqual([{ task: 'petrol', round: 2 }])
    expect(uncounted({ design, rounds, team: 'none' })).toEqual([])
    const later = { rounds: undefined, deferred: '另定', doubleRandom: false }
    expect(uncounted(later)).toEqual([{ task: 'petrol', round: null }])
  })

  it('take a stated part of a day of stated officers', () => {
    const rounds = [{ window: ['2020-01-02', '2020-03-31'], visits: 5 }]
    const officers = [{ department: '安监大队', count: 3 }]
    const perVisit = [{ task: 'petrol', officers, days: '0.5' }]
    expect(needs({ rounds }, { heads: [], perVisit })[0]).toBe('15/2')
  })
})

describe('officers', () => {
  const count = (members: Record<string, unknown>) => {
    const inspectors = [exampleInspector('A', members)]
    const { officers, away } = workload(dataOf({}, { inspectors }), nothing).total.year
    return [officers, away]
  }

  it('are those of the directory with a certificate valid in the year, none of them borrowed', () => {
    expect(count({})).toEqual([1, 0])
    expect(count({ certificate: undefined })).toEqual([0, 0])
    expect(count({ borrowed: { from: '邻区' } })).toEqual([0, 0])
    expect(count({ certificate: { from: '2015-01-01', to: '2019-12-31' } })).toEqual([0, 0])
  })

  it('are counted away on working days of leave or without a certificate, once a day', () => {
    // 6 to 17 January are ten working days, the 13th to the 17th five of them.
    const leave = [
      { from: '2020-01-06', to: '2020-01-17' },
      { from: '2020-01-13', to: '2020-01-18' },
    ]
    expect(count({ leave })).toEqual([1, 10])
    // 28 to 31 December are four working days.
    expect(count({ certificate: { from: '2018-01-01', to: '2020-12-27' } })).toEqual([1, 4])
    const certificate = { from: '2018-01-01', to: '2020-12-30' }
    expect(count({ certificate, leave: [{ from: '2020-12-30', to: '2020-12-31' }] })).toEqual([
      1, 2,
    ])
  })
})

describe('workload refuses', () => {
  const rounds = [{ window: ['2020-01-02', '2020-01-31'], visits: 1 }]
  const given =
    (options: object, task: object = { rounds }) =>
    () =>
      workload(dataOf(task), { heads: [], ...options })
  const head = { kind: 'non-enforcement', head: 'duty', department: '安监大队', days: 1 }
  const row = { task: 'petrol', round: 1, date: '2020-01-02', visits: 1 }

  it.each([
    ['days below zero', { heads: [{ ...head, days: -1 }] }, 'input/ratio'],
    ['a percentage of days', { heads: [{ ...head, days: '50%' }] }, 'input/ratio'],
    ['a fifth quarter', { heads: [{ ...head, quarter: 5 }] }, 'input/range'],
    ['a usual head of the other kind', { heads: [{ ...head, head: 'licensing' }] }, 'input/choice'],
    ['a head that stands twice', { heads: [head, { ...head, days: 2 }] }, 'input/duplicate'],
    ['days for an unknown task', { perVisit: [{ task: 'x' }] }, 'input/unknown-id'],
    ['an unknown round', { schedule: [{ ...row, round: 2 }] }, 'input/unknown-id'],
    ['more visits than a round has', { schedule: [row, row] }, 'design/rounds'],
    [
      'visits outside their window',
      { schedule: [{ ...row, date: '2020-02-03' }] },
      'design/rounds',
    ],
    ['an option it does not know', { quarter: 1 }, 'input/option'],
    ['no heads at all', { heads: undefined }, 'input/missing'],
  ])('%s', (_, options, code) => {
    expect(codesOf(given(options))).toEqual([code])
  })

  it('a head of the other kind at its place', () => {
    expect(placesOf(given({ heads: [{ ...head, head: 'licensing' }] }))).toEqual([
      'input/choice at options.heads[0].kind',
    ])
  })

  it('a window without a working day', () => {
    const holiday = [{ window: ['2020-10-01', '2020-10-04'], visits: 1 }]
    expect(codesOf(given({}, { rounds: holiday }))).toEqual(['design/rounds'])
    const open = [{ window: ['2020-10-01', '2020-10-04'] }]
    const task = { rounds: open, visits: 2, design: { type: 'census' } }
    expect(codesOf(given({}, task))).toEqual(['design/rounds'])
  })

  it('a calendar of another year, or of a part of it', () => {
    const data = (calendar: WorkCalendar, year?: number) => () =>
      workload(
        {
          plan: {
            id: 'p',
            title: 'p',
            ...(year && { year }),
            tasks: [exampleTask({ rounds: undefined, deferred: 'x', doubleRandom: false })],
          },
          calendar,
        },
        nothing,
      )
    expect(codesOf(data(november, 2021))).toEqual(['design/window'])
    expect(codesOf(data({ version: '1', from: '2020-01-02', to: '2020-12-31' }))).toEqual([
      'design/window',
    ])
    const long = { version: '1', from: '2020-01-01', to: '2021-12-31' }
    expect(
      codesOf(() =>
        workload(
          dataOf(
            { rounds: [{ window: ['2021-01-04', '2021-01-08'], visits: 1 }] },
            { calendar: long },
          ),
          nothing,
        ),
      ),
    ).toEqual(['design/window'])
  })

  it('what is no plan at all', () => {
    expect(codesOf(() => workload(null as never, nothing))).toEqual(['input/type'])
    expect(codesOf(() => workload({} as never, nothing))).toContain('input/missing')
  })
})
