import { draw } from 'double-random'
import { describe, expect, it } from 'vitest'
import type { Message, Messages } from '../../src/core/message.ts'
import { drawVerified, exclusionsIn, findingsOf, unitsOf } from './drawn.ts'
import { refusalOf } from './refusal.ts'
import { type SmallBureau, smallBureau, WINDOW } from './small-bureau.ts'

describe('a shortfall is recorded and not thrown', () => {
  it.each<[string, SmallBureau, object]>([
    [
      'a quota above the pool',
      { tasks: [rounds(50)] },
      { eligible: 6, planned: 50, drawn: 6, shortfall: 44 },
    ],
    [
      'an empty frame',
      { tasks: [{ where: { tag: '无' } }] },
      { frame: 0, eligible: 0, drawn: 0, shortfall: 2 },
    ],
    [
      'a frame of which everybody is excluded',
      { tasks: [{ exclude: [{ code: '全部', where: { all: [] } }] }] },
      { frame: 6, eligible: 0, drawn: 0, shortfall: 2 },
    ],
    ['an empty directory', { units: 0 }, { frame: 0, eligible: 0, drawn: 0, shortfall: 2 }],
    [
      'empty directories of both kinds',
      { units: 0, officers: 0 },
      { frame: 0, drawn: 0, shortfall: 2 },
    ],
    [
      'a stratum smaller than its fixed count',
      {
        units: [{ risk: 'A' }, { risk: 'B' }],
        tasks: [
          fixed([
            ['A', 2],
            ['B', 1],
          ]),
        ],
      },
      { planned: 3, drawn: 2, shortfall: 1 },
    ],
    [
      'a stratum that has a fixed count and no unit',
      {
        units: [{ risk: 'A' }],
        tasks: [
          fixed([
            ['A', 1],
            ['C', 4],
          ]),
        ],
      },
      { planned: 5, drawn: 1, shortfall: 4 },
    ],
  ])('with %s', (_, bureau, summary) => {
    const record = drawVerified(smallBureau(bureau))
    expect(record.body.head.rounds[0]).toMatchObject(summary)
    expect(findingsOf(record)).toContain('shortfall')
  })

  it('with each design where nobody is eligible', () => {
    for (const design of [
      { type: 'simple' },
      { type: 'simple', rate: '30%', rounding: 'up' },
      { type: 'stratified', by: ['risk'], allocation: { type: 'equal' } },
      { type: 'stratified', by: ['risk'], allocation: { type: 'proportional' }, minimum: 1 },
      {
        type: 'stratified',
        by: ['risk'],
        allocation: { type: 'rates', rates: [], rounding: 'up' },
      },
      { type: 'census' },
      { type: 'census', cover: 'over-rounds' },
      { type: 'listed', reason: '指定' },
    ]) {
      const record = drawVerified(smallBureau({ units: 0, tasks: [{ design }] }))
      expect(record.body.head.rounds[0]).toMatchObject({ drawn: 0, shortfall: 2 })
      expect(record.body.tables.sample).toEqual([])
    }
  })

  it('but zero visits are none', () => {
    const record = drawVerified(smallBureau({ tasks: [rounds(0)] }))
    expect(record.body.head.rounds[0]).toMatchObject({ planned: 0, drawn: 0, shortfall: 0 })
    expect(record.body.head.rounds[0]?.strata).toMatchObject([{ pi: '0/1', size: 6 }])
    expect(findingsOf(record)).toEqual(expect.arrayContaining(['zero-chance']))
    expect(findingsOf(record)).not.toContain('shortfall')
  })
})

describe('a rate', () => {
  it.each([
    ['simple', { type: 'simple', rate: '50%', rounding: 'up' }],
    [
      'rates',
      {
        type: 'stratified',
        by: ['risk'],
        allocation: { type: 'rates', rates: [], otherwise: '1/2', rounding: 'up' },
      },
    ],
  ])(
    'that gives more than the visits of its round still makes a record that verifies (%s)',
    (_, design) => {
      const record = drawVerified(smallBureau({ tasks: [{ design, ...rounds(1) }] }))
      expect(record.body.head.rounds[0]).toMatchObject({ planned: 1, drawn: 3, shortfall: 0 })
      expect(findingsOf(record)).toContain('more-than-planned')
    },
  )

  it('that is a round’s own gives more than its visits, and its task’s does not', () => {
    const design = { type: 'simple', rate: '50%', rounding: 'up' }
    const own = { window: WINDOW, visits: 1, design }
    const record = drawVerified(
      smallBureau({ tasks: [{ rounds: [own, { ...own, design: { type: 'simple' } }] }] }),
    )
    expect(record.body.head.rounds).toMatchObject([{ drawn: 3 }, { drawn: 1 }])
  })

  it('of classes nobody states a rate for is refused', () => {
    const design = {
      type: 'stratified',
      by: ['risk'],
      allocation: { type: 'rates', rates: [{ stratum: ['A'], rate: '1/2' }], rounding: 'up' },
    }
    const data = smallBureau({ units: [{ risk: 'A' }, { risk: 'B' }], tasks: [{ design }] })
    const error = refusalOf(() => draw(data, { seed: '一' }))
    expect(error.code).toBe('design/rate-missing')
    expect(error.problems).toMatchObject([
      {
        expected: {
          id: 'rate-of-stratum',
          values: { stratum: { id: 'stratum', values: { values: ['B'] } } },
        },
        found: { id: 'no-rate-for-eligible', values: { units: 1 } },
      },
    ])
  })
})

describe('findings', () => {
  it('are of the seed alone where the draw went as planned', () => {
    const officers = [{ minimum: 2 }, { minimum: 1 }]
    const units = Array.from({ length: 6 }, () => ({ town: '东镇' }))
    const record = drawVerified(smallBureau({ units, officers, tasks: [rounds(2)] }))
    expect(record.body.tables.loads.map(({ load }) => load)).toEqual([2, 2])
    expect(findingsOf(record)).toEqual(['operator-seed', 'weak-entropy', 'list-computable'])
  })

  it('name every stratum that had no chance', () => {
    const design = { type: 'stratified', by: ['risk'], allocation: { type: 'proportional' } }
    const units = [...Array.from({ length: 5 }, () => ({ risk: 'A' })), { risk: 'B' }, {}]
    const record = drawVerified(smallBureau({ units, tasks: [{ design, ...rounds(2) }] }))
    const finding = record.envelope.findings.find(({ code }) => code === 'zero-chance')
    expect(finding).toMatchObject({ count: 2, examples: ['pool:1 ["B"]', 'pool:1 [null]'] })
  })

  it('say it if nobody had a chance at all', () => {
    const design = { type: 'simple', rate: '1%', rounding: 'down' }
    const record = drawVerified(smallBureau({ tasks: [{ design, rounds: [{ window: WINDOW }] }] }))
    expect(record.body.tables.sample).toEqual([])
    expect(findingsOf(record)).toContain('zero-chance')
  })

  it('compare the frame with what the plan expects', () => {
    const unexpected = drawVerified(smallBureau({ tasks: [{ expect: { frame: 7 } }] }))
    expect(unexpected.envelope.findings).toContainEqual({
      code: 'frame-unexpected',
      count: 1,
      examples: ['pool:1 6/7'],
    })
    expect(
      findingsOf(drawVerified(smallBureau({ tasks: [{ expect: { frame: 6 } }] }))),
    ).not.toContain('frame-unexpected')
  })

  it('fit into a record whatever the texts of the inputs', () => {
    // Each name is a stratum of its own, and most of them have no chance.
    const design = { type: 'stratified', by: ['name'], allocation: { type: 'equal' } }
    const units = Array.from({ length: 6 }, (_, i) => ({ name: `${i}${'"'.repeat(1023)}` }))
    drawVerified(smallBureau({ units, tasks: [{ design }] }))
  })
})

describe('designs', () => {
  it('of a census take everybody in each round', () => {
    const design = { type: 'census' }
    const record = drawVerified(
      smallBureau({ tasks: [{ design, rounds: [{ window: WINDOW }, { window: WINDOW }] }] }),
    )
    const all = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6']
    expect(unitsOf(record, 'pool', 1)).toEqual(all)
    expect(unitsOf(record, 'pool', 2)).toEqual(all)
    expect(record.body.tables.sample.every(({ pi }) => pi === '1/1')).toBe(true)
  })

  it('of a census over rounds take everybody once', () => {
    const design = { type: 'census', cover: 'over-rounds' }
    const shares = [2, 3, 4].map((visits) => ({ window: WINDOW, visits }))
    const record = drawVerified(smallBureau({ tasks: [{ design, rounds: shares, visits: 9 }] }))
    expect(record.body.tables.sample.map(({ unit }) => unit).sort()).toEqual([
      'U1',
      'U2',
      'U3',
      'U4',
      'U5',
      'U6',
    ])
    expect(record.body.head.rounds).toMatchObject([
      { eligible: 6, drawn: 2, excluded: [] },
      { eligible: 4, drawn: 3, excluded: [{ code: 'earlier-round', count: 2, byDraw: 2 }] },
      {
        eligible: 1,
        drawn: 1,
        shortfall: 3,
        excluded: [{ code: 'earlier-round', count: 5, byDraw: 5 }],
      },
    ])
  })

  it('that are lists have no chance, no reserve and no share of the seed’s strength', () => {
    const design = { type: 'listed', reason: '举报核查' }
    const record = drawVerified(
      smallBureau({ tasks: [{ design, reserve: 3, rounds: [{ window: WINDOW }] }] }),
    )
    expect(record.body.tables.sample.every(({ pi }) => pi === null)).toBe(true)
    expect(record.body.head.rounds[0]).toMatchObject({
      drawn: 6,
      reserves: 0,
      strata: [{ pi: null, unconditional: null }],
    })
    expect(record.body.head.strength.samplesLog2).toBe(0)
  })

  it('of a round replace those of the task', () => {
    const shares = [
      { window: WINDOW, visits: 1 },
      { window: WINDOW, design: { type: 'census' } },
    ]
    const record = drawVerified(smallBureau({ tasks: [{ rounds: shares }] }))
    expect(record.body.head.rounds.map(({ design, drawn }) => [design, drawn])).toEqual([
      ['simple', 1],
      ['census', 6],
    ])
  })

  it('keep reserves as long as there are some', () => {
    const record = drawVerified(smallBureau({ tasks: [{ reserve: 9 }] }))
    expect(record.body.tables.reserves.map(({ rank }) => rank).sort()).toEqual([3, 4, 5, 6])
  })
})

describe('pools', () => {
  const census = { design: { type: 'census' }, rounds: [{ window: WINDOW }] }

  it('do not draw a unit that an earlier pool has drawn', () => {
    const record = drawVerified(smallBureau({ tasks: [{}, census] }))
    const earlier = unitsOf(record, 'pool')
    expect(exclusionsIn(record)).toEqual(
      earlier.map((unit) => ({ pool: 'pool-2', round: 1, unit, code: 'overlap', byDraw: true })),
    )
    expect(unitsOf(record, 'pool-2')).toHaveLength(4)
    expect(record.body.head.rounds[1]).toMatchObject({ frame: 6, eligible: 4 })
  })

  it('exclude by their own rules first, in their order', () => {
    const exclude = [
      { code: '甲', where: { equals: { id: 'U1' } } },
      { code: '乙', where: { in: { id: ['U1', 'U2'] } } },
    ]
    const record = drawVerified(smallBureau({ tasks: [census, { ...census, exclude }] }))
    expect(record.body.head.rounds[1]?.excluded).toEqual([
      { code: '甲', count: 1, byDraw: 0 },
      { code: '乙', count: 1, byDraw: 0 },
      { code: 'overlap', count: 4, byDraw: 4 },
    ])
  })

  it('may draw a unit again in another round, unless a rule says otherwise', () => {
    const shares = [1, 1].map((visits) => ({ window: WINDOW, visits }))
    const again = drawVerified(smallBureau({ units: 1, tasks: [{ rounds: shares }] }))
    expect([unitsOf(again, 'pool', 1), unitsOf(again, 'pool', 2)]).toEqual([['U1'], ['U1']])

    const exclude = [{ code: '前轮已抽', earlierRounds: true }]
    const once = drawVerified(smallBureau({ units: 1, tasks: [{ rounds: shares, exclude }] }))
    expect([unitsOf(once, 'pool', 1), unitsOf(once, 'pool', 2)]).toEqual([['U1'], []])
    expect(exclusionsIn(once)).toEqual([
      { pool: 'pool', round: 2, unit: 'U1', code: '前轮已抽', byDraw: true },
    ])
  })

  it('without a team have no seats', () => {
    const record = drawVerified(smallBureau({ officers: 0, tasks: [{ team: 'none' }] }))
    expect(unitsOf(record)).toHaveLength(2)
    expect([record.body.tables.seats, record.body.tables.vacancies]).toEqual([[], []])
  })
})

describe('a batch', () => {
  const tasks = [
    { rounds: [1, 1].map((visits) => ({ window: WINDOW, visits })) },
    { doubleRandom: false },
    { doubleRandom: false, deferred: '名单另定' },
    { doubleRandom: false, design: undefined },
    { doubleRandom: false, rounds: undefined },
  ]
  const data = smallBureau({ tasks })
  const drawBatch = (...batch: readonly [pool: string, round: number][]) =>
    draw(data, { seed: '一', batch: batch.map(([pool, round]) => ({ pool, round })) })

  it('is all rounds of the double-random tasks if none is named', () => {
    expect(draw(data, { seed: '一' }).body.head.announcement.batch).toEqual([
      { pool: 'pool', round: 1 },
      { pool: 'pool', round: 2 },
    ])
  })

  it('is put in the order of the plan', () => {
    const record = drawBatch(['pool-2', 1], ['pool', 2])
    expect(record.body.head.announcement.batch).toEqual([
      { pool: 'pool', round: 2 },
      { pool: 'pool-2', round: 1 },
    ])
    expect(record.digest).toBe(drawBatch(['pool', 2], ['pool-2', 1]).digest)
  })

  const asked = (pool: string, round: number) => ({ id: 'pool-round', values: { pool, round } })

  it.each<[string, readonly [string, number][], object, string]>([
    ['an unknown pool', [['nowhere', 1]], asked('nowhere', 1), 'batch'],
    ['a round the pool does not have', [['pool', 3]], asked('pool', 3), 'batch'],
    [
      'a round twice',
      [
        ['pool', 1],
        ['pool', 1],
      ],
      { id: 'again', values: { of: asked('pool', 1) } },
      'batch[1]',
    ],
    [
      'a deferred task',
      [['pool-3', 1]],
      { id: 'deferred-task', values: {} },
      'plan.tasks[2].deferred',
    ],
    [
      'a task without a design',
      [['pool-4', 1]],
      { id: 'nothing', values: {} },
      'plan.tasks[3].design',
    ],
    ['a task without rounds', [['pool-5', 1]], asked('pool-5', 1), 'batch'],
  ])('is refused with %s', (_, batch, found, path) => {
    const { code, problems } = refusalOf(() => drawBatch(...batch))
    expect(code).toBe('design/batch')
    expect(problems).toMatchObject([{ path, found }])
  })

  it('is refused if it is empty, or the plan has nothing to draw', () => {
    expect(refusalOf(() => drawBatch()).code).toBe('input/range')
    const nothing = smallBureau({ tasks: [{ doubleRandom: false }] })
    expect(refusalOf(() => draw(nothing, { seed: '一' })).code).toBe('design/batch')
  })

  it('is refused if the window of a round has no working day', () => {
    const weekend = smallBureau({
      tasks: [{ rounds: [{ window: ['2020-03-07', '2020-03-08'], visits: 1 }] }],
    })
    expect(refusalOf(() => draw(weekend, { seed: '一' })).code).toBe('design/window')
  })
})

describe('a pairing', () => {
  it('that is impossible names the seats, the officers they share and the rules that removed others', () => {
    const data = smallBureau({
      units: 2,
      officers: [
        { capacity: 1 },
        {},
        { certificate: undefined },
        { leave: [{ from: '2020-03-01', to: '2020-03-31' }] },
      ],
      recusals: [{ inspector: 'I2', enterprise: 'U1', reason: '亲属' }],
    })
    const error = refusalOf(() => draw(data, { seed: '一' }))
    expect(error.code).toBe('pairing/infeasible')
    const [summary, ...seats] = error.problems
    expect(summary).toMatchObject({
      path: 'pairing',
      expected: { id: 'seats-filled-together', values: { seats: seats.length } },
      found: {
        id: 'officers-for-these-seats',
        values: { officers: expect.arrayContaining(['I1']) },
      },
      fix: { id: 'mend-shortage' },
    })
    const { removed } = (summary!.fix as Message).values as Messages['mend-shortage']
    expect(removed.map(({ rule }) => rule.id)).toEqual(
      expect.arrayContaining(['rule-certificate', 'rule-leave', 'rule-recusal']),
    )
    expect(seats.map(({ unit }) => unit)).toContain('U1')
    for (const { code, path, unit, expected } of seats) {
      expect(code).toBe('pairing/infeasible')
      expect(unit).toMatch(/^U[12]$/)
      expect(path).toMatch(new RegExp(`^pool:1\\.visits\\[${unit}\\]\\.seats\\[[12]\\]$`))
      expect(expected).toMatchObject({
        id: 'officer-for-seat',
        values: { date: expect.stringMatching(/^2020-03-[0-9]{2}$/) },
      })
    }
  })

  it('without any officer says so', () => {
    const error = refusalOf(() => draw(smallBureau({ officers: 0 }), { seed: '一' }))
    expect(error.code).toBe('pairing/infeasible')
    expect(error.problems[0]?.found).toEqual({ id: 'nobody-for-these-seats', values: {} })
  })

  it('that is impossible leaves visits vacant if the plan asks for it, and as few as it can', () => {
    const vacant = (officers: number | readonly object[]) =>
      drawVerified(
        smallBureau({ officers, tasks: [rounds(3)], pairing: { shortage: 'vacancies' } }),
      )
    expect(vacant(0).body.tables.vacancies).toHaveLength(3)
    expect(vacant(1).body.tables.vacancies).toHaveLength(3)
    expect(vacant(2).body.tables.vacancies).toHaveLength(0)
    const twoVisits = vacant([{ capacity: 2 }, { capacity: 2 }])
    expect(twoVisits.body.tables.vacancies).toHaveLength(1)
    expect(twoVisits.body.tables.seats).toHaveLength(4)
    expect(findingsOf(twoVisits)).toContain('vacancy')
    const [{ unit } = { unit: '' }] = twoVisits.body.tables.vacancies
    expect(unitsOf(twoVisits)).toContain(unit)
    expect(twoVisits.body.tables.seats.map((seat) => seat.unit)).not.toContain(unit)
  })

  it('never leaves one officer alone, nor gives anybody more visits than his capacity', () => {
    const officers = [{ capacity: 1 }, { capacity: 2 }, { capacity: 3 }, { capacity: 0 }]
    const record = drawVerified(
      smallBureau({ officers, tasks: [rounds(6)], pairing: { shortage: 'vacancies' } }),
    )
    const { seats, loads, vacancies } = record.body.tables
    expect(seats.length).toBe(2 * (6 - vacancies.length))
    for (const [index, { load }] of loads.entries()) {
      expect(load).toBeLessThanOrEqual(officers[index]?.capacity ?? 0)
    }
    for (const unit of new Set(seats.map((seat) => seat.unit))) {
      const team = seats.filter((seat) => seat.unit === unit).map(({ inspector }) => inspector)
      expect([team.length, new Set(team).size]).toEqual([2, 2])
    }
  })
})

function rounds(visits: number) {
  return { rounds: [{ window: WINDOW, visits }] }
}

function fixed(counts: readonly (readonly [risk: string, visits: number])[]) {
  const allocation = {
    type: 'fixed',
    counts: counts.map(([risk, visits]) => ({ stratum: [risk], visits })),
  }
  return {
    design: { type: 'stratified', by: ['risk'], allocation },
    ...rounds(counts.reduce((sum, [, visits]) => sum + visits, 0)),
  }
}
