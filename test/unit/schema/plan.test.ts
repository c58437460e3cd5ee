import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../../src/index.ts'
import { type Data, exampleInputs, exampleTask, withTask } from '../example-inputs.ts'
import { codesOf, placesOf } from '../expect-error.ts'

const WINDOW = ['2020-01-02', '2020-01-31'] as const

function withPlan(members: Data) {
  return exampleInputs({ plan: { id: 'p', title: 'P', tasks: [exampleTask()], ...members } })
}

function accepts(members: Data): void {
  parseInputs(withTask(members))
}

function refuses(members: Data, ...places: string[]): void {
  const expected = places.map((place) => place.replace(' at ', ' at plan.tasks[0].'))
  expect(placesOf(() => parseInputs(withTask(members)))).toEqual(expected)
}

describe('a plan', () => {
  it('has a year that is an integer', () => {
    parseInputs(withPlan({ year: 2020 }))
    for (const year of ['2020', 2020.5, true]) {
      expect(placesOf(() => parseInputs(withPlan({ year })))).toEqual(['input/type at plan.year'])
    }
  })

  it('has tasks with different ids', () => {
    parseInputs(withPlan({ tasks: [exampleTask({ id: 'a' }), exampleTask({ id: 'A' })] }))
    const twice = withPlan({ tasks: [exampleTask(), exampleTask({ title: 'another' })] })
    expect(placesOf(() => parseInputs(twice))).toEqual(['input/duplicate at plan.tasks[1].id'])
  })

  it('has at least one task', () => {
    expect(placesOf(() => parseInputs(withPlan({ tasks: [] })))).toEqual([
      'input/range at plan.tasks',
    ])
  })

  it.each([
    [
      { recuse: { visitedWithinMonths: 0 } },
      'input/range at plan.pairing.recuse.visitedWithinMonths',
    ],
    [
      { recuse: { visitedWithinMonths: 1201 } },
      'input/range at plan.pairing.recuse.visitedWithinMonths',
    ],
    [
      { recuse: { visitedWithinMonths: 1.5 } },
      'input/type at plan.pairing.recuse.visitedWithinMonths',
    ],
    [{ recuse: { ownTown: 'yes' } }, 'input/type at plan.pairing.recuse.ownTown'],
    [{ shortage: 'alone' }, 'input/choice at plan.pairing.shortage'],
  ])('refuses the rule of pairing %o', (pairing, place) => {
    expect(placesOf(() => parseInputs(withPlan({ pairing })))).toEqual([place])
  })

  it.each([1, 1200])('recuses those who visited within %d months', (visitedWithinMonths) => {
    parseInputs(withPlan({ pairing: { recuse: { visitedWithinMonths } } }))
  })
})

describe('the totals that a plan states', () => {
  const placesOfTotals = (totals: unknown) =>
    placesOf(() => parseInputs(withPlan({ totals } as never)))

  it('may be any figures, whether they are right or not', () => {
    const part = { visits: 386, share: '61%' }
    parseInputs(withPlan({ totals: {} }))
    parseInputs(withPlan({ totals: { visits: 1, key: part, general: part, doubleRandom: part } }))
    for (const share of ['0%', '100%', '100.0%', '20.9%', '0.000001%'])
      parseInputs(withPlan({ totals: { key: { share } } }))
  })

  it.each(['61', '61 %', '100.1%', '101%', '061%', '1/2', '61.%', '-1%', '0.0000001%'])(
    'have shares as printed, not %j',
    (share) => {
      const found = placesOfTotals({ key: { share } })
      expect(found).toEqual(['input/ratio at plan.totals.key.share'])
    },
  )

  it.each([
    [{ visits: -1 }, 'input/range at plan.totals.visits'],
    [{ key: 386 }, 'input/type at plan.totals.key'],
    [{ deferred: { visits: 1 } }, 'input/unknown-field at plan.totals.deferred'],
  ])('are refused: %j', (totals, place) => expect(placesOfTotals(totals)).toEqual([place]))
})

describe('a task', () => {
  it.each([
    [{ kind: 'special' }, 'input/choice at kind'],
    [{ doubleRandom: 1 }, 'input/type at doubleRandom'],
    [{ doubleRandom: 'true' }, 'input/type at doubleRandom'],
    [{ mode: '双随机' }, 'input/choice at mode'],
    [{ kind: 'key', category: 'place' }, 'input/choice at category'],
    [{ kind: 'general', category: 'unit' }, 'input/choice at category'],
    [{ frequency: '每年一次' }, 'input/type at frequency'],
    [{ frequency: { visits: 0, per: 'year' } }, 'input/range at frequency.visits'],
    [{ frequency: { visits: 367, per: 'year' } }, 'input/range at frequency.visits'],
    [{ frequency: { visits: 1, per: 'week' } }, 'input/choice at frequency.per'],
    [{ frequency: { visits: 1 } }, 'input/missing at frequency.per'],
    [{ reserve: -1 }, 'input/range at reserve'],
    [{ reserve: 0.5 }, 'input/type at reserve'],
    [{ visits: '1' }, 'input/type at visits'],
    [{ expect: { frame: -1 } }, 'input/range at expect.frame'],
    [{ expect: { frame: '3' } }, 'input/type at expect.frame'],
    [{ expect: 3 }, 'input/type at expect'],
    [{ overlap: 'join' }, 'input/choice at overlap'],
    [{ overlap: true }, 'input/choice at overlap'],
    [{ items: '随机抽查事项' }, 'input/type at items'],
    [{ cooperating: '消防' }, 'input/type at cooperating'],
    [{ legalBasis: '法' }, 'input/type at legalBasis'],
  ])('refuses %o', (members, place) => refuses(members, place))

  it('that is deferred needs neither design nor rounds, and may have them', () => {
    accepts({ deferred: '重要时段', doubleRandom: false, design: undefined, rounds: undefined })
    accepts({ deferred: '重要时段', doubleRandom: false })
  })

  it('that is not drawn at random needs neither design nor rounds', () => {
    accepts({ doubleRandom: false, design: undefined, rounds: undefined, visits: 30 })
  })

  it('expects a frame of any size', () => {
    accepts({ expect: { frame: 0 }, reserve: 0 })
  })
})

describe('the rounds of a task', () => {
  it('have visits that add up to those of the task', () => {
    const rounds = [10, 0, 5].map((visits) => ({ window: WINDOW, visits }))
    accepts({ rounds, visits: 15 })
    accepts({ rounds })
    refuses({ rounds, visits: 14 }, 'design/rounds at visits')
    refuses({ rounds, visits: 0 }, 'design/rounds at visits')
  })

  it.each([
    [{ type: 'simple' }, false],
    [{ type: 'simple', rate: '10%', rounding: 'up' }, true],
    [{ type: 'census' }, true],
    [{ type: 'census', cover: 'each-round' }, true],
    [{ type: 'census', cover: 'over-rounds' }, false],
    [{ type: 'listed', reason: '督办' }, true],
    [{ type: 'stratified', by: ['town'], allocation: { type: 'equal' } }, false],
    [{ type: 'stratified', by: ['town'], allocation: { type: 'proportional' } }, false],
    [
      {
        type: 'stratified',
        by: ['town'],
        allocation: { type: 'fixed', counts: [{ stratum: ['七宝'], visits: 1 }] },
      },
      false,
    ],
    [
      {
        type: 'stratified',
        by: ['town'],
        allocation: { type: 'rates', rates: [], otherwise: '1%', rounding: 'up' },
      },
      true,
    ],
  ])('may omit their visits exactly where the design says how many: %o', (design, may) => {
    accepts({ design, rounds: [{ window: WINDOW, visits: 1 }] })
    if (may) accepts({ design, rounds: [{ window: WINDOW }] })
    else refuses({ design, rounds: [{ window: WINDOW }] }, 'design/rounds at rounds[0].visits')
  })

  it('go by their own design before that of the task', () => {
    const rated = { type: 'simple', rate: '1/2', rounding: 'down' }
    accepts({ design: { type: 'simple' }, rounds: [{ window: WINDOW, design: rated }] })
    refuses(
      { design: rated, rounds: [{ window: WINDOW, design: { type: 'simple' } }] },
      'design/rounds at rounds[0].visits',
    )
  })

  it('have as many visits as their fixed counts together', () => {
    const fixed = (...visits: number[]) => ({
      type: 'stratified',
      by: ['town'],
      allocation: {
        type: 'fixed',
        counts: visits.map((each, i) => ({ stratum: [`T${i}`], visits: each })),
      },
    })
    accepts({ design: fixed(2, 0, 3), rounds: [{ window: WINDOW, visits: 5 }] })
    refuses(
      { design: fixed(2, 3), rounds: [{ window: WINDOW, visits: 6 }] },
      'design/counts at rounds[0].visits',
    )
    refuses(
      {
        design: fixed(1),
        rounds: [
          { window: WINDOW, visits: 1 },
          { window: WINDOW, visits: 2, design: fixed(3) },
        ],
      },
      'design/counts at rounds[1].visits',
    )
  })

  it.each([
    [['2020-01-31', '2020-01-02'], 'input/range at rounds[0].window'],
    [['2020-01-02', '2020-02-30'], 'input/date at rounds[0].window[1]'],
    ['2020-01-02', 'input/type at rounds[0].window'],
    [{ from: '2020-01-02', to: '2020-01-31' }, 'input/type at rounds[0].window'],
  ])('have windows of two dates in order, not %j', (window, place) => {
    refuses({ rounds: [{ window, visits: 1 }] }, place)
  })

  it.each([[['2020-01-02']], [['2020-01-02', '2020-01-03', '2020-01-04']]])(
    'have windows of exactly two dates, not %j',
    (window) => {
      const attempt = () => parseInputs(withTask({ rounds: [{ window, visits: 1 }] }))
      expect(codesOf(attempt).every((code) => code.startsWith('input/'))).toBe(true)
    },
  )

  it('may last one day', () => {
    accepts({ rounds: [{ window: ['2020-01-02', '2020-01-02'], visits: 1 }] })
  })

  it('have days of the window in order, one of them several times if several visits are on it', () => {
    const withDays = (...days: string[]) => ({ rounds: [{ window: WINDOW, visits: 2, days }] })
    accepts(withDays(WINDOW[0]))
    accepts(withDays(WINDOW[0], WINDOW[0], WINDOW[1]))
    refuses(withDays(), 'input/range at rounds[0].days')
    refuses(withDays(WINDOW[1], WINDOW[0]), 'input/range at rounds[0].days[1]')
    refuses(withDays('2020-01-01'), 'input/range at rounds[0].days[0]')
    refuses(withDays(WINDOW[0], '2020-02-01'), 'input/range at rounds[0].days[1]')
    refuses(withDays('2020-01-32'), 'input/date at rounds[0].days[0]')
  })

  it('have visits of at least none', () => {
    accepts({ rounds: [{ window: WINDOW, visits: 0 }] })
    refuses({ rounds: [{ window: WINDOW, visits: -1 }] }, 'input/range at rounds[0].visits')
    refuses({ rounds: [{ window: WINDOW, visits: 1.5 }] }, 'input/type at rounds[0].visits')
  })
})

describe('a team', () => {
  it('is none, or has two seats at least', () => {
    accepts({ team: 'none' })
    accepts({ team: undefined })
    accepts({ team: { seats: [{ role: 'lead' }, { role: 'lead' }] } })
    accepts({ team: { seats: [{ role: 'a' }, { role: 'b' }, { role: 'c' }] } })
  })

  it.each([
    [{ seats: [{ role: 'lead' }] }],
    [{ seats: [] }],
    [{}],
    [{ seats: 2 }],
    ['two'],
    [[{ role: 'a' }, { role: 'b' }]],
  ])('is not %j: nobody inspects alone', (team) => {
    const places = placesOf(() => parseInputs(withTask({ team })))
    expect(places).toHaveLength(1)
    expect(places[0]).toMatch(/^(input|design)\/\S+ at plan\.tasks\[0\]\.team/)
  })
})

describe('an exclusion', () => {
  it.each([
    { visitedWithinMonths: 1 },
    { visitedWithinMonths: 1200, asOf: '2019-12-31' },
    { penalisedWithinMonths: 12 },
    { visitsInYear: 1 },
    { visitsInYear: 366 },
    { earlierRounds: true },
    { listed: '市级' },
    { where: { tag: 't' } },
  ])('may be %o', (rule) => accepts({ exclude: [{ code: 'c', ...rule }] }))

  it.each([
    [{}, 'input/choice at exclude[0]'],
    [{ visitedWithinMonths: 6, listed: 'l' }, 'input/choice at exclude[0]'],
    [{ visitedWithinMonths: 6, penalisedWithinMonths: 6 }, 'input/choice at exclude[0]'],
    [{ visitedWithinMonths: 0 }, 'input/range at exclude[0].visitedWithinMonths'],
    [{ visitedWithinMonths: 1201 }, 'input/range at exclude[0].visitedWithinMonths'],
    [{ penalisedWithinMonths: -1 }, 'input/range at exclude[0].penalisedWithinMonths'],
    [{ penalisedWithinMonths: 1.5 }, 'input/type at exclude[0].penalisedWithinMonths'],
    [{ visitedWithinMonths: '6' }, 'input/type at exclude[0].visitedWithinMonths'],
    [{ visitedWithinMonths: 6, asOf: '2020-1-1' }, 'input/date at exclude[0].asOf'],
    [{ visitsInYear: 0 }, 'input/range at exclude[0].visitsInYear'],
    [{ visitsInYear: 367 }, 'input/range at exclude[0].visitsInYear'],
    [{ visitsInYear: 1.5 }, 'input/type at exclude[0].visitsInYear'],
    [{ visitsInYear: 2, visitedWithinMonths: 6 }, 'input/choice at exclude[0]'],
    [{ visitsInYear: 2, asOf: '2020-01-01' }, 'input/unknown-field at exclude[0].asOf'],
    [{ earlierRounds: false }, 'input/choice at exclude[0].earlierRounds'],
    [{ listed: 'l', asOf: '2020-01-01' }, 'input/unknown-field at exclude[0].asOf'],
    [{ where: { tag: 't' }, asOf: '2020-01-01' }, 'input/unknown-field at exclude[0].asOf'],
    [{ where: { town: 't' } }, 'input/choice at exclude[0].where'],
  ])('refuses %o', (rule, place) => refuses({ exclude: [{ code: 'c', ...rule }] }, place))

  it.each(['overlap', 'earlier-round'])('has no code the protocol uses itself: %s', (code) => {
    refuses({ exclude: [{ code, listed: 'l' }] }, 'input/choice at exclude[0].code')
  })

  it('has a code of its own', () => {
    accepts({ exclude: ['a', 'b'].map((code) => ({ code, listed: 'l' })) })
    refuses(
      {
        exclude: [
          { code: 'a', listed: 'l' },
          { code: 'a', where: { tag: 't' } },
        ],
      },
      'input/duplicate at exclude',
    )
  })

  it('of the plan has a code that no task gives to another one', () => {
    const rule = (code: string) => ({ code, listed: 'l' })
    const refusedAt = (members: Data) => placesOf(() => parseInputs(withPlan(members)))
    parseInputs(
      withPlan({
        exclude: [rule('a'), rule('b')],
        tasks: [
          exampleTask({ exclude: [rule('c')] }),
          exampleTask({ id: 'q', exclude: [rule('c')] }),
        ],
      }),
    )
    expect(refusedAt({ exclude: [rule('a'), rule('a')] })).toEqual([
      'input/duplicate at plan.exclude',
    ])
    expect(
      refusedAt({
        exclude: [rule('a'), rule('b')],
        tasks: [
          exampleTask({ exclude: [rule('c')] }),
          exampleTask({ id: 'q', exclude: [rule('b')] }),
        ],
      }),
    ).toEqual(['input/duplicate at plan.tasks[1].exclude'])
    expect(refusedAt({ exclude: [rule('overlap')] })).toEqual([
      'input/choice at plan.exclude[0].code',
    ])
  })
})

describe('catalogues', () => {
  const refusedAt = (catalogues: unknown, items?: unknown) =>
    placesOf(() =>
      parseInputs(
        withPlan({ catalogues, tasks: [exampleTask(items === undefined ? {} : { items })] }),
      ),
    )
  const ids = (...names: string[]) => names.map((id) => ({ id }))
  const numbered = (count: number) => ids(...Array.from({ length: count }, (_, i) => `${i}`))

  it('have different ids, and so have the items of one', () => {
    parseInputs(
      withPlan({
        catalogues: [
          { id: 'a', items: ids('1', '2') },
          { id: 'b', items: ids('1', '2') },
        ],
      }),
    )
    expect(
      refusedAt([
        { id: 'a', items: ids('1') },
        { id: 'a', items: ids('2') },
      ]),
    ).toEqual(['input/duplicate at plan.catalogues'])
    expect(refusedAt([{ id: 'a', items: ids('1', '2', '1') }])).toEqual([
      'input/duplicate at plan.catalogues[0].items',
    ])
  })

  it('are at most 99, of 1 to 999 items', () => {
    const many = (count: number) => numbered(count).map(({ id }) => ({ id, items: ids('1') }))
    parseInputs(withPlan({ catalogues: many(99) }))
    parseInputs(withPlan({ catalogues: [{ id: 'a', items: numbered(999) }] }))
    expect(refusedAt(many(100))).toEqual(['input/range at plan.catalogues'])
    expect(refusedAt([{ id: 'a', items: [] }])).toEqual(['input/range at plan.catalogues[0].items'])
    expect(refusedAt([{ id: 'a', items: numbered(1000) }])).toEqual([
      'input/range at plan.catalogues[0].items',
    ])
  })

  const known = [{ id: 'a', items: ids('1', '2') }]
  const rider = (item: string, members: Data = {}) => {
    return { item, share: '1/3', rounding: 'half-up', ...members }
  }

  it.each([0, 1, 999, '1/2', '12.5%', '1/1'])('are drawn from, %j of their items', (draw) => {
    parseInputs(
      withPlan({ catalogues: known, tasks: [exampleTask({ items: { catalogue: 'a', draw } })] }),
    )
  })

  it.each([
    [{ catalogue: 'b' }, 'input/unknown-id at catalogue'],
    [{ catalogue: 'a', draw: -1 }, 'input/range at draw'],
    [{ catalogue: 'a', draw: 0.5 }, 'input/type at draw'],
    [{ catalogue: 'a', draw: '0/1' }, 'input/type at draw'],
    [{ catalogue: 'a', draw: '3/2' }, 'input/type at draw'],
    [{ catalogue: 'a', riders: [] }, 'input/range at riders'],
    [
      { catalogue: 'a', riders: numbered(100).map(({ id }) => rider(`r${id}`)) },
      'input/range at riders',
    ],
    [{ catalogue: 'a', riders: [rider('1')] }, 'input/duplicate at riders'],
    [{ catalogue: 'a', riders: [rider('r'), rider('s'), rider('r')] }, 'input/duplicate at riders'],
    [{ catalogue: 'a', riders: [rider('r', { share: '0%' })] }, 'input/ratio at riders[0].share'],
    [{ catalogue: 'a', riders: [rider('r', { share: 1 })] }, 'input/type at riders[0].share'],
    [
      { catalogue: 'a', riders: [rider('r', { rounding: 'nearest' })] },
      'input/choice at riders[0].rounding',
    ],
  ])('are refused with a task that wants %j', (items, place) => {
    expect(refusedAt(known, items)).toEqual([place.replace(' at ', ' at plan.tasks[0].items.')])
  })

  it('must be there for a task that names one', () => {
    expect(refusedAt(undefined, { catalogue: 'a' })).toEqual([
      'input/unknown-id at plan.tasks[0].items.catalogue',
    ])
  })
})
