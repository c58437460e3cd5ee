import type { DrawRecord, InputData } from 'double-random'
import { describe, expect, it } from 'vitest'
import { drawVerified, excludedFrom, unitsOf, visitsOf } from './drawn.ts'
import { type SmallBureau, smallBureau, WINDOW } from './small-bureau.ts'

const CENSUS = { design: { type: 'census' }, team: 'none' }
/** One unit is visited on 9 March, the sixth of the ten working days. */
const MARCH = { rounds: [{ window: WINDOW }] }
const APRIL = { rounds: [{ window: ['2020-04-01', '2020-04-30'] }] }
const TWICE = { code: '年度上限', visitsInYear: 2 }
const ONCE = { code: '一年一次', visitsInYear: 1 }
const CALENDAR = { version: '1', from: '2019-01-01', to: '2021-12-31' }

function past(unit: number, ...dates: readonly string[]) {
  return dates.map((date) => ({ enterprise: `U${unit}`, date }))
}

describe('a cap on the visits in a year', () => {
  it('counts different days in each calendar year that the window touches, and in no other', () => {
    const record = drawVerified(
      smallBureau({
        units: 8,
        calendar: CALENDAR,
        tasks: [
          { ...CENSUS, exclude: [TWICE], rounds: [{ window: ['2020-12-28', '2021-01-08'] }] },
        ],
        pastVisits: [
          ...past(1, '2020-01-01', '2020-12-31'),
          ...past(2, '2021-01-01', '2021-12-31'),
          ...past(3, '2020-12-31', '2021-01-01'),
          ...past(4, '2019-01-01', '2019-12-31'),
          ...past(5, '2022-01-01', '2022-12-31'),
          { enterprise: 'U6', date: '2020-05-06', matter: '甲' },
          { enterprise: 'U6', date: '2020-05-06', matter: '乙' },
          ...past(7, '2020-05-06', '2020-05-07', '2020-05-08'),
        ],
      }),
    )
    expect(excludedFrom(record)).toEqual(['U1 年度上限', 'U2 年度上限', 'U7 年度上限'])
    expect(unitsOf(record)).toEqual(['U3', 'U4', 'U5', 'U6', 'U8'])
  })

  it.each([
    [['2020-12-28', '2020-12-31'], ['U1']],
    [['2021-01-01', '2021-01-08'], ['U2']],
    [
      ['2020-12-31', '2021-01-01'],
      ['U1', 'U2'],
    ],
  ])('looks at the years of the window %j alone', (window, out) => {
    const record = drawVerified(
      smallBureau({
        units: 2,
        calendar: CALENDAR,
        tasks: [{ ...CENSUS, exclude: [TWICE], rounds: [{ window }] }],
        pastVisits: [
          ...past(1, '2020-01-01', '2020-12-31'),
          ...past(2, '2021-01-01', '2021-12-31'),
        ],
      }),
    )
    expect(excludedFrom(record).map((row) => row.slice(0, 2))).toEqual(out)
  })

  it('counts the visits that the batch has begun, each day once', () => {
    const record = drawVerified(
      smallBureau({
        units: 3,
        plan: { exclude: [TWICE] },
        tasks: [{ ...CENSUS, rounds: Array.from({ length: 3 }, () => ({ window: WINDOW })) }],
        pastVisits: past(1, '2020-01-06'),
      }),
    )
    // Every round has the same days, in another order of the tickets; U1 has one visit before.
    const days = (unit: string, rounds: number) => {
      const own = record.body.tables.sample.filter(
        (row) => row.unit === unit && row.round <= rounds,
      )
      return new Set(own.map(({ date }) => date)).size
    }
    expect(excludedFrom(record, 'pool', 1)).toEqual([])
    expect(excludedFrom(record, 'pool', 2)).toEqual(['U1 年度上限?'])
    expect(excludedFrom(record, 'pool', 3)).toEqual([
      'U1 年度上限?',
      ...['U2', 'U3'].flatMap((unit) => (days(unit, 2) === 2 ? [`${unit} 年度上限?`] : [])),
    ])
  })

  it('takes a visit of the batch and one of the past on the same day for one', () => {
    const capped = (date: string) =>
      drawVerified(
        smallBureau({
          units: 1,
          tasks: [
            { ...CENSUS, ...MARCH },
            { ...CENSUS, ...APRIL, overlap: 'merge', exclude: [TWICE] },
          ],
          pastVisits: past(1, date),
        }),
      )
    expect(visitsOf(capped('2020-03-09'))).toEqual(['U1 2020-03-09'])
    expect(excludedFrom(capped('2020-03-09'), 'pool-2')).toEqual([])
    expect(excludedFrom(capped('2020-03-10'), 'pool-2')).toEqual(['U1 年度上限?'])
  })

  it('does not count the visit that the unit would join, but every other one', () => {
    const merging = (rounds: object, exclude: readonly object[] = [ONCE]) =>
      drawVerified(
        smallBureau({
          units: 1,
          tasks: [
            { ...CENSUS, ...MARCH },
            { ...CENSUS, overlap: 'merge', exclude, ...rounds },
          ],
        }),
      )
    expect(visitsOf(merging(MARCH), 'pool-2')).toEqual(['U1 2020-03-09 with pool 1'])
    expect(excludedFrom(merging(APRIL), 'pool-2')).toEqual(['U1 一年一次?'])
    // In the second round there is nothing left to join, so the joint visit counts.
    const again = merging({ rounds: [{ window: WINDOW }, { window: WINDOW }] })
    expect(visitsOf(again, 'pool-2', 1)).toEqual(['U1 2020-03-09 with pool 1'])
    expect(excludedFrom(again, 'pool-2', 2)).toEqual(['U1 一年一次?'])
  })

  it('does not know of a visit that a later round begins', () => {
    const record = drawVerified(
      smallBureau({
        units: 1,
        tasks: [
          { ...CENSUS, ...APRIL, exclude: [ONCE] },
          { ...CENSUS, ...MARCH, overlap: 'merge' },
        ],
      }),
    )
    expect([excludedFrom(record, 'pool'), excludedFrom(record, 'pool-2')]).toEqual([[], []])
  })
})

describe('an exclusion of those visited within months', () => {
  const LATELY = { code: '近期已查', visitedWithinMonths: 6 }

  it.each([
    ['2020-09-09', LATELY, true],
    ['2020-09-10', LATELY, false],
    ['2020-09-10', { ...LATELY, asOf: '2020-09-09' }, true],
    ['2020-09-09', { ...LATELY, asOf: '2020-09-10' }, false],
    // A visit after the day in question is within any number of months before it.
    ['2020-09-10', { ...LATELY, asOf: '2020-01-01' }, true],
  ])(
    'counts a visit of the batch on 9 March for a window from %s with %j: %s',
    (from, rule, out) => {
      const record = drawVerified(
        smallBureau({
          units: 1,
          tasks: [
            {
              ...CENSUS,
              exclude: [rule],
              rounds: [MARCH.rounds[0], { window: [from, '2020-09-30'] }],
            },
          ],
        }),
      )
      expect(visitsOf(record, 'pool', 1)).toEqual(['U1 2020-03-09'])
      expect(excludedFrom(record, 'pool', 2)).toEqual(out ? ['U1 近期已查?'] : [])
    },
  )

  it('lets the unit join the visit it is drawn for', () => {
    const merged = { ...CENSUS, overlap: 'merge', exclude: [LATELY] }
    const record = drawVerified(
      smallBureau({
        units: 1,
        tasks: [
          { ...CENSUS, ...MARCH },
          { ...merged, ...MARCH },
          { ...merged, ...APRIL },
        ],
      }),
    )
    expect(visitsOf(record, 'pool-2')).toEqual(['U1 2020-03-09 with pool 1'])
    expect(excludedFrom(record, 'pool-3')).toEqual(['U1 近期已查?'])
  })

  it('is about penalties in the inputs alone', () => {
    const rule = { code: '近期处罚', penalisedWithinMonths: 6 }
    const record = drawVerified(
      smallBureau({
        units: 2,
        tasks: [{ ...CENSUS, exclude: [rule], rounds: [...MARCH.rounds, ...APRIL.rounds] }],
        penalties: [{ enterprise: 'U2', date: '2020-01-06' }],
      }),
    )
    expect(excludedFrom(record, 'pool', 2)).toEqual(['U2 近期处罚'])
  })
})

/** The sample of a round as the past visits of a later batch. */
function asPast({ body: { tables } }: DrawRecord, matter?: string) {
  return tables.sample.map(({ pool, unit, date }) => {
    return { enterprise: unit, date, matter: matter ?? pool }
  })
}

function drawRound(data: InputData, round: number): DrawRecord {
  return drawVerified(data, '一', [{ pool: 'pool', round }])
}

const FEBRUARY = ['2020-02-03', '2020-02-28'] as const

describe('earlier rounds', () => {
  const quarters = [
    { window: WINDOW, visits: 3 },
    { window: ['2020-04-01', '2020-04-30'], visits: 2 },
    { window: ['2020-07-01', '2020-07-31'], visits: 9 },
  ]
  const RULE = { code: '前轮已抽', earlierRounds: true }

  function bureau(task: object, pastVisits: readonly object[] = [], units = 7): SmallBureau {
    return { units, tasks: [{ team: 'none', rounds: quarters, ...task }], pastVisits }
  }

  it.each<[string, object, string]>([
    ['a rule', { exclude: [RULE] }, '前轮已抽'],
    ['a census', { design: { type: 'census', cover: 'over-rounds' } }, 'earlier-round'],
  ])('of batches before count through the past visits of the task, by %s', (_, task, code) => {
    const first = drawRound(smallBureau(bureau(task)), 1)
    const afterOne = asPast(first)
    const second = drawRound(smallBureau(bureau(task, afterOne)), 2)
    const third = drawRound(smallBureau(bureau(task, [...afterOne, ...asPast(second)])), 3)
    const named = (records: readonly DrawRecord[]) =>
      records.flatMap(({ body }) => body.tables.sample.map(({ unit }) => `${unit} ${code}`)).sort()
    expect(excludedFrom(first, 'pool', 1)).toEqual([])
    expect(excludedFrom(second, 'pool', 2)).toEqual(named([first]))
    expect(excludedFrom(third, 'pool', 3)).toEqual(named([first, second]))
    const drawn = [first, second, third].map(({ body }) => body.tables.sample.length)
    expect(drawn).toEqual([3, 2, 2])
    const all = [first, second, third].flatMap(({ body }) =>
      body.tables.sample.map(({ unit }) => unit),
    )
    expect(new Set(all).size).toBe(7)
  })

  it('drawn in one batch keep the same units out as in batches of their own, but by draw', () => {
    const together = drawVerified(smallBureau(bureau({ exclude: [RULE] })))
    const first = unitsOf(together, 'pool', 1)
    const second = unitsOf(together, 'pool', 2)
    expect(excludedFrom(together, 'pool', 2)).toEqual(first.map((unit) => `${unit} 前轮已抽?`))
    expect(excludedFrom(together, 'pool', 3)).toEqual(
      [...first, ...second].sort().map((unit) => `${unit} 前轮已抽?`),
    )
  })

  it.each([
    ['2020-02-03', 'pool', true],
    ['2020-02-02', 'pool', false],
    ['2099-01-01', 'pool', true],
    ['2020-03-02', 'pool-2', false],
    ['2020-03-02', undefined, false],
  ])('are told by a past visit on %s for %s: %s', (date, matter, isOut) => {
    // The earliest window is that of the second round.
    const rounds = [
      { window: WINDOW, visits: 1 },
      { window: FEBRUARY, visits: 1 },
    ]
    const visit = { enterprise: 'U1', date, ...(matter !== undefined && { matter }) }
    const given = { exclude: [RULE], rounds }
    const record = drawRound(smallBureau(bureau(given, [visit], 2)), 1)
    expect(excludedFrom(record)).toEqual(isOut ? ['U1 前轮已抽'] : [])
  })
})

describe('an exclusion by draw', () => {
  it('is one that none of the rules would make if nothing had been drawn before', () => {
    const lately = { code: '近期已查', visitedWithinMonths: 12 }
    const listed = { code: '外局计划', listed: '外局计划' }
    const record = drawVerified(
      smallBureau({
        units: 4,
        tasks: [
          { ...CENSUS, ...MARCH, where: { not: { equals: { id: 'U4' } } } },
          { ...CENSUS, ...APRIL, exclude: [lately, listed] },
        ],
        lists: [{ list: '外局计划', enterprise: 'U2' }],
        pastVisits: past(3, '2020-01-06'),
      }),
    )
    // U2 is out by the draw's visit first, but its list would have kept it out all the same.
    expect(excludedFrom(record, 'pool-2')).toEqual(['U1 近期已查?', 'U2 近期已查', 'U3 近期已查'])
    expect(record.body.head.rounds[1]?.excluded).toEqual([
      { code: '近期已查', count: 3, byDraw: 1 },
    ])
    expect(unitsOf(record, 'pool-2')).toEqual(['U4'])
  })

  it('is never found in a batch of one round', () => {
    const record = drawVerified(
      smallBureau({
        tasks: [{ ...CENSUS, ...MARCH, exclude: [ONCE, TWICE] }],
        pastVisits: [...past(1, '2020-01-06'), ...past(2, '2020-01-06', '2020-02-06')],
      }),
    )
    expect(excludedFrom(record)).toEqual(['U1 一年一次', 'U2 一年一次'])
  })
})

describe('the exclusions of a plan', () => {
  it('hold for every task and are tried first, each under its own code', () => {
    const only = (code: string, ...ids: string[]) => ({ code, where: { in: { id: ids } } })
    const record = drawVerified(
      smallBureau({
        units: 6,
        plan: { exclude: [only('计划一', 'U1'), only('计划二', 'U1', 'U2')] },
        tasks: [
          { ...CENSUS, ...MARCH, exclude: [only('任务', 'U2', 'U3')] },
          {
            ...CENSUS,
            ...APRIL,
            exclude: [only('任务', 'U2', 'U4'), only('另', 'U1', 'U4', 'U5')],
          },
        ],
      }),
    )
    expect(excludedFrom(record, 'pool')).toEqual(['U1 计划一', 'U2 计划二', 'U3 任务'])
    expect(excludedFrom(record, 'pool-2')).toEqual([
      'U1 计划一',
      'U2 计划二',
      'U4 任务',
      'U5 另',
      'U6 overlap?',
    ])
    expect(record.body.head.rounds.map(({ excluded }) => excluded.map(({ code }) => code))).toEqual(
      [
        ['计划一', '计划二', '任务'],
        ['计划一', '计划二', '任务', '另', 'overlap'],
      ],
    )
  })

  it('are tried with the window of each round', () => {
    const record = drawVerified(
      smallBureau({
        units: 2,
        plan: { exclude: [{ code: '近期已查', visitedWithinMonths: 1 }] },
        tasks: [
          { ...CENSUS, ...MARCH, where: { equals: { id: 'U1' } } },
          { ...CENSUS, ...APRIL },
        ],
        pastVisits: past(1, '2020-02-02').concat(past(2, '2020-03-01')),
      }),
    )
    // From 2 February for the first, from 1 March for the second.
    expect(excludedFrom(record, 'pool')).toEqual(['U1 近期已查'])
    expect(excludedFrom(record, 'pool-2')).toEqual(['U2 近期已查'])
  })
})
