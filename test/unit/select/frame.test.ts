import { describe, expect, it } from 'vitest'
import { draw, exclusionsOf } from '../../../src/index.ts'
import { monthsBeforeByRule } from '../calendar/days.ts'
import {
  type Data,
  exampleEnterprise,
  exampleInputs,
  exampleTask,
  withTask,
} from '../example-inputs.ts'

const WINDOW = ['2020-03-31', '2020-04-30']

function drawFrom(data: ReturnType<typeof exampleInputs>) {
  const record = draw(data, { seed: 'frame' })
  const { head, tables } = record.body
  return {
    rounds: head.rounds,
    sample: tables.sample,
    exclusions: exclusionsOf(record, data).map(({ pool, round, unit, code }) => [
      pool,
      round,
      unit,
      code,
    ]),
  }
}

/** Draws everybody who is eligible, so that frame and exclusions are all that matters. */
function census(task: Data, more: Data) {
  return drawFrom(
    withTask({ design: { type: 'census' }, rounds: [{ window: WINDOW }], ...task }, more),
  )
}

function unitsOf(count: number): Data[] {
  return Array.from({ length: count }, (_, i) => exampleEnterprise(i + 1))
}

describe('the frame', () => {
  it('is everybody without a filter, and those for whom the filter is true with one', () => {
    const enterprises = [
      exampleEnterprise(1, { risk: 'A' }),
      exampleEnterprise(2, { risk: 'B' }),
      exampleEnterprise(3),
    ]
    const framed = (where: unknown) => {
      const { rounds, sample, exclusions } = census({ where }, { enterprises })
      expect(exclusions).toEqual([])
      expect(rounds[0]).toMatchObject({ frame: sample.length, eligible: sample.length })
      return sample.map(({ unit }) => unit)
    }
    expect(framed(undefined)).toEqual(['E01', 'E02', 'E03'])
    expect(framed({ equals: { risk: 'A' } })).toEqual(['E01'])
    expect(framed({ not: { equals: { risk: 'A' } } })).toEqual(['E02', 'E03'])
    expect(framed({ any: [] })).toEqual([])
  })
})

describe.each([
  ['pastVisits', 'visitedWithinMonths'],
  ['penalties', 'penalisedWithinMonths'],
])('an exclusion by %s', (table, rule) => {
  /** Which of some dates exclude, one enterprise for each date. */
  function excluding(dates: readonly string[], members: Data): string[] {
    const rows = dates.map((date, i) => ({
      enterprise: `E${String(i + 1).padStart(2, '0')}`,
      date,
    }))
    const { exclusions } = census(
      { exclude: [{ code: 'lately', ...members }] },
      { enterprises: unitsOf(dates.length), [table]: rows },
    )
    return exclusions.map(([, , unit]) => dates[Number(String(unit).slice(1)) - 1]!)
  }

  it.each([
    [{ [rule]: 1 }, '2020-02-29'],
    [{ [rule]: 6 }, '2019-09-30'],
    [{ [rule]: 12 }, '2019-03-31'],
    [{ [rule]: 13 }, '2019-02-28'],
    [{ [rule]: 1200 }, '1920-03-31'],
    [{ [rule]: 1, asOf: '2020-03-30' }, '2020-02-29'],
    [{ [rule]: 1, asOf: '2019-03-30' }, '2019-02-28'],
    [{ [rule]: 3, asOf: '2020-01-01' }, '2019-10-01'],
    [{ [rule]: 1, asOf: '2020-12-31' }, '2020-11-30'],
  ])('%j begins with the very day: %s', (members, first) => {
    const { asOf = WINDOW[0], [rule]: k } = members as Data
    expect(monthsBeforeByRule(String(asOf), Number(k))).toBe(first)
    const dates = [dayBefore(first), first, dayAfter(first), '2020-12-31']
    expect(excluding(dates, members)).toEqual(dates.slice(1))
  })

  it('goes by the latest of several dates, in whatever order', () => {
    const rows = ['2019-01-02', '2020-03-01', '2018-01-02'].map((date) => ({
      enterprise: 'E01',
      date,
    }))
    for (const given of [rows, rows.toReversed()]) {
      const { exclusions } = census(
        { exclude: [{ code: 'lately', [rule]: 1 }] },
        { enterprises: unitsOf(2), [table]: given },
      )
      expect(exclusions).toEqual([['petrol', 1, 'E01', 'lately']])
    }
  })

  it('goes by the window of each round', () => {
    const windows = [
      ['2020-02-03', '2020-02-28'],
      ['2020-06-01', '2020-06-30'],
    ]
    const { exclusions } = census(
      { exclude: [{ code: 'lately', [rule]: 3 }], rounds: windows.map((window) => ({ window })) },
      { enterprises: unitsOf(2), [table]: [{ enterprise: 'E02', date: '2020-02-29' }] },
    )
    // The first round counts from 3 November 2019, the second from 1 March 2020.
    expect(exclusions).toEqual([['petrol', 1, 'E02', 'lately']])
  })

  it('has nothing to do with the other table', () => {
    const other = table === 'penalties' ? 'pastVisits' : 'penalties'
    const { exclusions } = census(
      { exclude: [{ code: 'lately', [rule]: 1200 }] },
      { [other]: [{ enterprise: 'E01', date: '2020-03-30' }] },
    )
    expect(exclusions).toEqual([])
  })
})

describe('an exclusion', () => {
  it('by a list keeps out who stands on it', () => {
    const { exclusions } = census(
      { exclude: [{ code: 'city', listed: '市级' }] },
      {
        lists: [
          { list: '市级', enterprise: 'E02' },
          { list: '国家级', enterprise: 'E01' },
        ],
      },
    )
    expect(exclusions).toEqual([['petrol', 1, 'E02', 'city']])
  })

  it('by a filter keeps out those for whom it is true', () => {
    const enterprises = [exampleEnterprise(1, { status: '停产' }), exampleEnterprise(2)]
    const { exclusions } = census(
      { exclude: [{ code: 'closed', where: { equals: { status: '停产' } } }] },
      { enterprises },
    )
    expect(exclusions).toEqual([['petrol', 1, 'E01', 'closed']])
  })

  it('concerns units of the frame only, and the first rule that fits gives the code', () => {
    const enterprises = [1, 2, 3, 4, 5].map((n) =>
      exampleEnterprise(n, { size: n, tags: n === 5 ? ['other'] : ['mine'] }),
    )
    const { rounds, exclusions } = census(
      {
        where: { tag: 'mine' },
        exclude: [
          { code: 'never', where: { any: [] } },
          { code: 'z-large', where: { bounds: { size: { min: 3 } } } },
          { code: 'a-not-small', where: { bounds: { size: { min: 2 } } } },
        ],
      },
      { enterprises },
    )
    expect(exclusions).toEqual([
      ['petrol', 1, 'E02', 'a-not-small'],
      ['petrol', 1, 'E03', 'z-large'],
      ['petrol', 1, 'E04', 'z-large'],
    ])
    expect(rounds[0]).toMatchObject({
      frame: 4,
      eligible: 1,
      excluded: [
        { code: 'z-large', count: 2, byDraw: 0 },
        { code: 'a-not-small', count: 1, byDraw: 0 },
      ],
    })
  })
})

describe('pools that are drawn together', () => {
  const visits = (count: number) => [{ window: WINDOW, visits: count }]

  function drawTasks(tasks: Data[], size: number, batch?: { pool: string; round: number }[]) {
    const data = exampleInputs(
      { plan: { id: 'p', title: 'P', tasks: tasks.map(exampleTask) } },
      size,
    )
    const record = draw(data, { seed: 'pools', ...(batch && { batch }) })
    const { head, tables } = record.body
    const exclusions = exclusionsOf(record, data)
    const sampleOf = (pool: string, round: number) =>
      tables.sample
        .filter((row) => row.pool === pool && row.round === round)
        .map(({ unit }) => unit)
    const excludedFrom = (pool: string, round: number) =>
      exclusions
        .filter((row) => row.pool === pool && row.round === round)
        .map(({ unit, code }) => `${unit} ${code}`)
    return { rounds: head.rounds, sampleOf, excludedFrom }
  }

  it('exclude from a later pool what an earlier one drew', () => {
    const { rounds, sampleOf, excludedFrom } = drawTasks(
      [
        { id: 'z', rounds: visits(4) },
        { id: 'a', rounds: visits(9) },
      ],
      10,
    )
    const first = sampleOf('z', 1)
    expect(first).toHaveLength(4)
    expect(excludedFrom('z', 1)).toEqual([])
    expect(excludedFrom('a', 1)).toEqual(first.map((unit) => `${unit} overlap`))
    expect(sampleOf('a', 1)).toHaveLength(6)
    expect(rounds[1]).toMatchObject({
      frame: 10,
      eligible: 6,
      planned: 9,
      drawn: 6,
      shortfall: 3,
      excluded: [{ code: 'overlap', count: 4, byDraw: 4 }],
    })
  })

  it('give a rule of the task before the overlap', () => {
    const { excludedFrom } = drawTasks(
      [
        { id: 'z', rounds: visits(10) },
        {
          id: 'a',
          rounds: visits(1),
          exclude: [{ code: 'one', where: { equals: { id: 'E01' } } }],
        },
      ],
      10,
    )
    expect(excludedFrom('a', 1).slice(0, 2)).toEqual(['E01 one', 'E02 overlap'])
  })

  it('do not exclude reserves, nor what another round of the same pool drew', () => {
    const { sampleOf, excludedFrom } = drawTasks(
      [
        { id: 'z', rounds: [...visits(10), ...visits(10)] },
        { id: 'a', rounds: visits(10) },
      ],
      10,
    )
    expect(sampleOf('z', 1)).toHaveLength(10)
    expect(sampleOf('z', 2)).toHaveLength(10)
    expect(excludedFrom('z', 2)).toEqual([])
    expect(excludedFrom('a', 1)).toHaveLength(10)
    const withReserve = drawTasks(
      [
        { id: 'z', rounds: visits(1), reserve: 9 },
        { id: 'a', rounds: visits(9) },
      ],
      10,
    )
    expect(withReserve.sampleOf('a', 1)).toHaveLength(9)
  })

  it('do not exclude what a pool outside the batch would have drawn', () => {
    const { rounds, sampleOf } = drawTasks(
      [
        { id: 'z', rounds: visits(10) },
        { id: 'a', rounds: visits(10) },
      ],
      10,
      [{ pool: 'a', round: 1 }],
    )
    expect(rounds).toHaveLength(1)
    expect(sampleOf('a', 1)).toHaveLength(10)
  })

  it('cover everybody over rounds, each unit once', () => {
    const { rounds, sampleOf, excludedFrom } = drawTasks(
      [
        {
          id: 'z',
          design: { type: 'census', cover: 'over-rounds' },
          rounds: [...visits(4), ...visits(4), ...visits(4)],
        },
      ],
      10,
    )
    const all = [1, 2, 3].flatMap((round) => sampleOf('z', round))
    expect(all.toSorted()).toEqual(unitsOf(10).map(({ id }) => id))
    expect(rounds.map(({ drawn, shortfall }) => [drawn, shortfall])).toEqual([
      [4, 0],
      [4, 0],
      [2, 2],
    ])
    expect(excludedFrom('z', 1)).toEqual([])
    expect(excludedFrom('z', 2)).toEqual(sampleOf('z', 1).map((unit) => `${unit} earlier-round`))
    expect(excludedFrom('z', 3)).toEqual(
      [...sampleOf('z', 1), ...sampleOf('z', 2)].sort().map((unit) => `${unit} earlier-round`),
    )
  })

  it('exclude what an earlier round of the same pool drew where the task asks for it', () => {
    const { sampleOf, excludedFrom } = drawTasks(
      [
        {
          id: 'z',
          rounds: [...visits(4), ...visits(9)],
          exclude: [{ code: 'had-it', earlierRounds: true }],
        },
      ],
      10,
    )
    expect(excludedFrom('z', 1)).toEqual([])
    expect(excludedFrom('z', 2)).toEqual(sampleOf('z', 1).map((unit) => `${unit} had-it`))
    expect(sampleOf('z', 2)).toHaveLength(6)
  })
})

describe('the numbers of a round', () => {
  it.each([
    [{}, [{ window: WINDOW, visits: 2 }], { planned: 2, drawn: 2, shortfall: 0 }],
    [{}, [{ window: WINDOW, visits: 50 }], { planned: 50, drawn: 3, shortfall: 47 }],
    [{}, [{ window: WINDOW, visits: 0 }], { planned: 0, drawn: 0, shortfall: 0 }],
    [{ design: { type: 'census' } }, [{ window: WINDOW }], { planned: 3, drawn: 3, shortfall: 0 }],
    [
      { design: { type: 'simple', rate: '1/2', rounding: 'down' } },
      [{ window: WINDOW }],
      { planned: 1, drawn: 1, shortfall: 0 },
    ],
    [
      { design: { type: 'simple', rate: '1/2', rounding: 'down' } },
      [{ window: WINDOW, visits: 2 }],
      { planned: 2, drawn: 1, shortfall: 1 },
    ],
    [
      { where: { any: [] } },
      [{ window: WINDOW, visits: 2 }],
      {
        planned: 2,
        drawn: 0,
        shortfall: 2,
        strata: [{ stratum: [], size: 0, drawn: 0, pi: '0/1', unconditional: '0/1' }],
      },
    ],
    [
      {
        where: { any: [] },
        design: { type: 'stratified', by: ['town'], allocation: { type: 'equal' } },
      },
      [{ window: WINDOW, visits: 2 }],
      { planned: 2, drawn: 0, shortfall: 2, strata: [] },
    ],
  ])('with %j and rounds %j are %j', (task, rounds, numbers) => {
    expect(drawFrom(withTask({ ...task, rounds })).rounds).toEqual([
      expect.objectContaining(numbers),
    ])
  })
})

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
