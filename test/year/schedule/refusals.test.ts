import { describe, expect, it } from 'vitest'
import {
  draw,
  type InputData,
  type InspectorData,
  parseInputs,
  type Round,
  type Task,
} from '../../../src/index.ts'
import { planWithDays, rescheduleYear, scheduleYear, visitDays } from '../../../src/year/index.ts'
import { codesOf } from '../../unit/expect-error.ts'

const certificate = { from: '2019-01-01', to: '2020-12-31' }
const officer = (id: string, more = {}) => ({
  id,
  name: id,
  department: '科',
  certificate,
  ...more,
})
const task = (id: string, rounds: readonly Round[]): Task => ({
  id,
  title: id,
  kind: 'general',
  department: '科',
  doubleRandom: true,
  design: { type: 'simple' },
  rounds,
})
const MARCH = ['2020-03-02', '2020-03-31'] as const

function inputs({
  id = 'p',
  officers = [officer('甲'), officer('乙')] as InputData['inspectors'],
  tasks = [task('a', [{ window: MARCH, visits: 4 }])],
  calendar = { version: 'v', from: '2020-01-01', to: '2020-12-31' } as InputData['calendar'],
} = {}): InputData {
  const firms = Array.from({ length: 5 }, (_, index) => ({ id: `E${index}`, name: `${index} 厂` }))
  return { plan: { id, title: '计划', tasks }, calendar, enterprises: firms, inspectors: officers }
}

const row = { task: 'a', round: 1, date: '2020-03-03', visits: 1 }
const data = inputs()
/** Options as somebody might write them who has no compiler. */
const scheduled = (options: unknown, given: ReturnType<typeof inputs> = data) =>
  codesOf(() => scheduleYear(given, options as { seed: string }))

describe('scheduleYear refuses', () => {
  it.each<[string, unknown, string]>([
    ['no options', undefined, 'input/missing'],
    ['an empty seed', { seed: '' }, 'input/text'],
    ['no seed', {}, 'input/missing'],
    ['a seed that is no text', { seed: 7 }, 'input/type'],
    ['an option it does not know', { seed: '一', perteamday: 2 }, 'input/option'],
    ['no visit a day', { seed: '一', perTeamDay: 0 }, 'input/range'],
    ['65 visits a day', { seed: '一', perTeamDay: 65 }, 'input/range'],
    ['a visit and a half a day', { seed: '一', perTeamDay: 1.5 }, 'input/type'],
    ['a first day that is none', { seed: '一', from: '2020-02-30' }, 'input/date'],
    ['fixed visits that are no list', { seed: '一', fixed: row }, 'input/type'],
    [
      'a fixed visit without a date',
      { seed: '一', fixed: [{ task: 'a', round: 1, visits: 1 }] },
      'input/missing',
    ],
    [
      'a fixed visit on no day',
      { seed: '一', fixed: [{ ...row, date: '3 月 3 日' }] },
      'input/date',
    ],
    ['fixed visits that are none', { seed: '一', fixed: [{ ...row, visits: 0 }] }, 'input/range'],
    ['a fixed visit of round 0', { seed: '一', fixed: [{ ...row, round: 0 }] }, 'input/range'],
    [
      'a fixed visit with an unknown member',
      { seed: '一', fixed: [{ ...row, unit: 'E1' }] },
      'input/option',
    ],
    [
      'a fixed visit of an unknown task',
      { seed: '一', fixed: [{ ...row, task: 'z' }] },
      'input/unknown-id',
    ],
    [
      'a fixed visit of an unknown round',
      { seed: '一', fixed: [{ ...row, round: 2 }] },
      'input/unknown-id',
    ],
    [
      'more fixed visits than the round has',
      { seed: '一', fixed: [{ ...row, visits: 5 }] },
      'input/range',
    ],
    [
      'the same in two rows',
      {
        seed: '一',
        fixed: [
          { ...row, visits: 3 },
          { ...row, visits: 2 },
        ],
      },
      'input/range',
    ],
  ])('%s', (_, options, code) => {
    expect(scheduled(options)).toEqual([code])
  })

  it('a team that does more visits on a day than one of its officers may', () => {
    const officers = [officer('甲', { perDay: 1 }), officer('乙')]
    const given = inputs({ officers })
    expect(scheduled({ seed: '一', perTeamDay: 2 }, given)).toEqual(['design/limits'])
    expect(scheduleYear(given, { seed: '一', perTeamDay: 1 }).status).toBe('scheduled')
    const two = inputs({ officers: [officer('甲', { perDay: 2 }), officer('乙', { perDay: 3 })] })
    expect(scheduleYear(two, { seed: '一', perTeamDay: 2 }).status).toBe('scheduled')
  })

  it('more than 400,000 visits of one department, and not as many of two', () => {
    const rounds = (visits: number) => [{ window: MARCH, visits }]
    const one = [task('a', rounds(400_000)), task('b', rounds(1))]
    expect(scheduled({ seed: '一' }, inputs({ tasks: one }))).toEqual(['input/range'])
    const two = [task('a', rounds(400_000)), { ...task('b', rounds(1)), department: '另一科' }]
    expect(scheduleYear(inputs({ tasks: two }), { seed: '一' }).visits).toBe(400_001)
  })

  it('inputs that are no inputs', () => {
    const short = { version: 'v', from: '2020-03-10', to: '2020-12-31' }
    expect(scheduled({ seed: '一' }, inputs({ calendar: short }))).toEqual(['design/window'])
    const nothing = { ...data, inspectors: [{ id: '甲' } as InspectorData] }
    expect(codesOf(() => scheduleYear(nothing, { seed: '一' }))).toContain('input/missing')
  })
})

describe('rescheduleYear refuses', () => {
  const before = scheduleYear(data, { seed: '一' })
  const again = { seed: '一', from: '2020-03-10', reason: '核对', done: [] as unknown[] }
  const anew = (options: unknown, previous: unknown) =>
    codesOf(() => rescheduleYear(data, previous as typeof before, options as never))

  it.each<[string, unknown, string]>([
    ['no options', undefined, 'input/missing'],
    ['no first day', { ...again, from: undefined }, 'input/missing'],
    ['an empty reason', { ...again, reason: '' }, 'input/text'],
    [
      'no list of what was done',
      { seed: '一', from: '2020-03-10', reason: '核对' },
      'input/missing',
    ],
    ['an option it does not know', { ...again, fixed: [] }, 'input/option'],
    ['a day that is none', { ...again, from: '2020-3-10' }, 'input/date'],
    [
      'a done visit of an unknown task',
      { ...again, done: [{ ...row, task: 'z' }] },
      'input/unknown-id',
    ],
    [
      'more done and kept visits than the round has',
      {
        ...again,
        done: [{ ...row, visits: 3 }],
        keep: [{ ...row, date: '2020-03-11', visits: 2 }],
      },
      'input/range',
    ],
    ['no visit a day', { ...again, perTeamDay: 0 }, 'input/range'],
  ])('%s', (_, options, code) => {
    expect(anew(options, before)).toEqual([code])
  })

  it('a schedule of another plan, or none', () => {
    const other = scheduleYear(inputs({ id: 'q' }), { seed: '一' })
    expect(anew(again, other)).toEqual(['input/choice'])
    expect(anew(again, { ...before, days: [{ task: 'a' }] })).toContain('input/missing')
    expect(anew(again, undefined)).toEqual(['input/missing'])
  })
})

describe('rescheduleYear releases', () => {
  it('kept visits of a task or round that the plan does not have any more', () => {
    const before = scheduleYear(data, { seed: '一' })
    const date = '2020-03-11'
    const keep = [
      { ...row, date, task: 'z' },
      { ...row, date, round: 3 },
    ]
    const options = { seed: '一', from: '2020-03-10', reason: '核对', done: [], keep }
    expect(rescheduleYear(data, before, options).change.released).toEqual(keep)
  })
})

describe('planWithDays refuses', () => {
  it('a schedule of another plan', () => {
    const other = scheduleYear(inputs({ id: 'q' }), { seed: '一' })
    expect(codesOf(() => planWithDays(parseInputs(data).plan, other))).toEqual(['input/choice'])
  })
})

describe('visitDays refuses', () => {
  const record = draw(data, { seed: '一' })

  it('a day that is none, and a record that is none', () => {
    expect(codesOf(() => visitDays({ record, data }, '2020-02-30'))).toEqual(['input/date'])
    expect(codesOf(() => visitDays({ record: '{}', data }, '2020-03-01'))[0]).toMatch(/^evidence\//)
  })

  it('an outcome of a unit that was not drawn', () => {
    const outcomes = [{ pool: 'a', round: 1, unit: '某厂', outcome: 'inspected' as const }]
    expect(codesOf(() => visitDays({ record, data, outcomes }, '2020-03-01'))).toEqual([
      'input/unknown-id',
    ])
  })
})

describe('tasks and rounds that say too little', () => {
  it('are named and not scheduled', () => {
    const rate = { type: 'simple', rate: '30%', rounding: 'up' } as const
    const { rounds: _, ...bare } = task('b', [])
    const tasks = [
      task('a', [
        { window: MARCH, visits: 2 },
        { window: MARCH, design: rate },
      ]),
      bare,
      task('c', [{ window: MARCH, visits: 0 }]),
    ]
    const year = scheduleYear(inputs({ tasks }), { seed: '一' })
    expect(year.notScheduled).toEqual([
      { task: 'a', round: 2, reason: 'no-visits' },
      { task: 'b', reason: 'no-rounds' },
    ])
    expect([year.status, year.visits, year.placed]).toEqual(['scheduled', 2, 2])
    expect(year.table.map(({ task: id, year: visits }) => [id, visits])).toEqual([
      ['a', 2],
      ['c', 0],
    ])
  })
})
