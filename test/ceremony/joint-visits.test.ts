import { explain } from 'double-random'
import { describe, expect, it } from 'vitest'
import { inTicketOrder, key } from '../reference/draws.ts'
import { drawVerified, excludedFrom, exclusionsIn, unitsOf, visitsOf } from './drawn.ts'
import { type SmallTask, smallBureau, WINDOW } from './small-bureau.ts'

const CENSUS = { design: { type: 'census' }, team: 'none' }
const MERGED = { ...CENSUS, overlap: 'merge' }

/**
 * A census of everybody in one window; one visit falls on the sixth of ten working days, ⌊1 · 10/2⌋
 * = 5.
 */
function once(window: readonly [string, string] = WINDOW) {
  return { rounds: [{ window }] }
}

function seatsOf(record: ReturnType<typeof drawVerified>): string[] {
  return record.body.tables.seats.map(
    ({ pool, round, unit, seat, role }) => `${pool} ${round} ${unit} ${seat} ${role}`,
  )
}

describe('a unit of a pool that merges', () => {
  it('is drawn although an earlier pool drew it, and visited once for both', () => {
    const record = drawVerified(
      smallBureau({
        units: 1,
        tasks: [
          { ...CENSUS, ...once() },
          { ...MERGED, ...once() },
        ],
      }),
    )
    expect(visitsOf(record, 'pool')).toEqual(['U1 2020-03-09'])
    expect(visitsOf(record, 'pool-2')).toEqual(['U1 2020-03-09 with pool 1'])
    expect(exclusionsIn(record)).toEqual([])
  })

  it.each([undefined, 'exclude'])('is kept out of a pool that does not: %s', (overlap) => {
    const record = drawVerified(
      smallBureau({
        units: 1,
        tasks: [
          { ...CENSUS, ...once() },
          { ...MERGED, ...once() },
          { ...CENSUS, ...once(), ...(overlap && { overlap }) },
        ],
      }),
    )
    expect(unitsOf(record, 'pool-2')).toEqual(['U1'])
    expect(excludedFrom(record, 'pool-3')).toEqual(['U1 overlap?'])
  })

  it.each<[readonly [string, string], boolean]>([
    [['2020-03-09', '2020-03-20'], true],
    [['2020-02-24', '2020-03-09'], true],
    [['2020-03-09', '2020-03-09'], true],
    [['2020-03-10', '2020-03-20'], false],
    [['2020-02-24', '2020-03-08'], false],
  ])('joins the visit of 9 March if it lies within the window %j', (window, joins) => {
    const record = drawVerified(
      smallBureau({
        units: 1,
        tasks: [
          { ...CENSUS, ...once() },
          { ...MERGED, ...once(window) },
        ],
      }),
    )
    const [row] = record.body.tables.sample.filter(({ pool }) => pool === 'pool-2')
    expect(row?.host).toEqual(joins ? { pool: 'pool', round: 1 } : undefined)
    expect(row?.date === '2020-03-09').toBe(joins)
    expect(row && window[0] <= row.date && row.date <= window[1]).toBe(true)
  })

  it('never joins a visit that has a row of its pool already, but the next one', () => {
    const rounds = { rounds: [{ window: WINDOW }, { window: WINDOW }] }
    const record = drawVerified(
      smallBureau({
        units: 1,
        tasks: [
          { ...CENSUS, ...once() },
          { ...MERGED, ...rounds },
          { ...MERGED, ...rounds },
        ],
      }),
    )
    // Round 2 of pool-2 begins a second visit, on the same day by the same formula.
    expect(visitsOf(record, 'pool-2', 1)).toEqual(['U1 2020-03-09 with pool 1'])
    expect(visitsOf(record, 'pool-2', 2)).toEqual(['U1 2020-03-09'])
    expect(visitsOf(record, 'pool-3', 1)).toEqual(['U1 2020-03-09 with pool 1'])
    expect(visitsOf(record, 'pool-3', 2)).toEqual(['U1 2020-03-09 with pool-2 2'])
  })

  it('takes the first visit that was begun of several, whatever their dates', () => {
    const late = ['2020-03-16', '2020-03-16'] as const
    const early = ['2020-03-04', '2020-03-04'] as const
    const record = drawVerified(
      smallBureau({
        units: 1,
        tasks: [
          { ...CENSUS, rounds: [{ window: late }, { window: early }] },
          { ...MERGED, ...once(['2020-03-02', '2020-03-20']) },
        ],
      }),
    )
    expect(visitsOf(record, 'pool-2')).toEqual(['U1 2020-03-16 with pool 1'])
  })

  it('joins only from the sample, not as a reserve, and not a visit to another unit', () => {
    const record = drawVerified(
      smallBureau({
        units: 4,
        tasks: [
          { team: 'none', reserve: 2 },
          { ...MERGED, ...once() },
        ],
      }),
    )
    const drawn = unitsOf(record)
    const joining = record.body.tables.sample.filter(({ host }) => host !== undefined)
    expect(joining.map(({ pool, unit }) => [pool, unit])).toEqual(
      drawn.map((unit) => ['pool-2', unit]),
    )
    expect(record.body.tables.reserves.some(({ unit }) => drawn.includes(unit))).toBe(false)
  })
})

describe('the dates of a round with joint visits', () => {
  it('are spread over those that begin a visit, in ticket order', () => {
    const towns = ['东', '西', '东', '西', '东', '西'].map((town) => ({ town }))
    for (const seed of ['一', '二', '三']) {
      const record = drawVerified(
        smallBureau({
          units: towns,
          tasks: [
            { ...CENSUS, ...once(), where: { equals: { town: '东' } } },
            { ...MERGED, ...once() },
          ],
        }),
        seed,
      )
      const select = key(record.body.secrets.seed, { purpose: 'select', pool: 'pool-2', round: 1 })
      const beginning = inTicketOrder(select, ['U2', 'U4', 'U6'], (unit) => unit)
      const dateOf = new Map(
        record.body.tables.sample
          .filter(({ pool }) => pool === 'pool-2')
          .map(({ unit, date }) => [unit, date]),
      )
      // Three of ten days: ⌊10/6⌋ = 1, ⌊30/6⌋ = 5, ⌊50/6⌋ = 8.
      expect(beginning.map((unit) => dateOf.get(unit))).toEqual([
        '2020-03-03',
        '2020-03-09',
        '2020-03-12',
      ])
      for (const { unit, date, host } of record.body.tables.sample) {
        const isEast = ['U1', 'U3', 'U5'].includes(unit)
        if (isEast) expect(dateOf.get(unit)).toBe(date)
        expect(host === undefined || isEast).toBe(true)
      }
    }
  })
})

describe('the seats of a joint visit', () => {
  const CASES: readonly (readonly [what: string, teams: readonly SmallTask[], roles: string[]])[] =
    [
      [
        'what a further row wants and the visit does not have',
        [
          { team: { seats: [{ role: 'lead' }, { role: 'member' }] } },
          {
            team: {
              seats: [{ role: 'expert', certified: false }, { role: 'lead' }, { role: 'b' }],
            },
          },
        ],
        ['lead', 'member', 'expert', 'b'],
      ],
      [
        'as many alike as the row that wants most',
        [
          { team: { seats: [{ role: 'a', count: 2 }] } },
          { team: { seats: [{ role: 'a', count: 3 }] } },
          {
            team: { seats: [{ role: 'b' }, { role: 'a', count: 2 }, { role: 'a' }, { role: 'b' }] },
          },
        ],
        ['a', 'a', 'a', 'b', 'b'],
      ],
      [
        'alike whatever the count is written as, but not with other demands',
        [
          {
            team: {
              seats: [
                { role: 'a', department: '科' },
                { role: 'b', count: 1 },
              ],
            },
          },
          { team: { seats: [{ role: 'a' }, { department: '科', role: 'a' }, { role: 'b' }] } },
        ],
        ['a', 'b', 'a'],
      ],
      [
        'those of a team of two where a task states none',
        [{ team: { seats: [{ role: 'member', count: 2 }] } }, { team: undefined }],
        ['member', 'member', 'lead'],
      ],
      [
        'of a further row where the host needs nobody',
        [{ team: 'none' }, { team: { seats: [{ role: 'a' }, { role: 'b' }] } }],
        ['a', 'b'],
      ],
      [
        'of the host where the further row needs nobody',
        [{ team: { seats: [{ role: 'a' }, { role: 'b' }] } }, { team: 'none' }],
        ['a', 'b'],
      ],
      ['none where nobody is needed', [{ team: 'none' }, { team: 'none' }], []],
      [
        'a group and officers',
        [{ team: { group: {} } }, { team: { seats: [{ role: 'a' }, { role: 'b' }] } }],
        ['group', 'a', 'b'],
      ],
      [
        'officers and a group',
        [{ team: { seats: [{ role: 'a' }, { role: 'b' }] } }, { team: { group: { role: 'g' } } }],
        ['a', 'b', 'g'],
      ],
      [
        'one group where both want the same',
        [{ team: { group: { role: 'g' } } }, { team: { group: { role: 'g' } } }],
        ['g'],
      ],
      [
        'two groups where they want different ones',
        [{ team: { group: { role: 'g' } } }, { team: { group: { role: 'h' } } }],
        ['g', 'h'],
      ],
      [
        'a group seat beside an officer’s of the same name',
        [{ team: { group: { role: 'a' } } }, { team: { seats: [{ role: 'a' }, { role: 'b' }] } }],
        ['a', 'a', 'b'],
      ],
    ]

  it.each(CASES)('are %s, and are the host’s', (_, teams, roles) => {
    const groups = ['甲组', '甲组', '乙组', '乙组'].map((group) => ({ group }))
    const tasks = teams.map((team, index) => ({
      ...(index === 0 ? CENSUS : MERGED),
      ...once(),
      ...team,
    }))
    const record = drawVerified(
      smallBureau({ units: 1, officers: [{}, {}, {}, {}, {}, ...groups], tasks }),
    )
    expect(seatsOf(record)).toEqual(roles.map((role, i) => `pool 1 U1 ${i + 1} ${role}`))
    const taken = record.body.tables.seats.map(({ inspector }) => inspector)
    expect(new Set(taken).size).toBe(roles.length)
    const total = record.body.tables.loads.reduce((sum, { load }) => sum + load, 0)
    expect(total).toBe(roles.length)
    for (const pool of teams.map((_, i) => (i === 0 ? 'pool' : `pool-${i + 1}`))) {
      const asked = explain(
        record,
        smallBureau({ units: 1, officers: [{}, {}, {}, {}, {}, ...groups], tasks }),
        'U1',
        { pool },
      )
      expect(asked).toMatchObject([{ verdict: 'drawn', date: '2020-03-09', team: taken }])
    }
  })

  it('follow the forms for some units, row by row', () => {
    const when = [
      { where: { equals: { town: '东' } }, seats: [{ role: 'local' }, { role: 'lead' }] },
    ]
    const record = drawVerified(
      smallBureau({
        units: [{ town: '东' }, { town: '西' }],
        officers: 6,
        tasks: [
          { ...CENSUS, ...once(), team: { seats: [{ role: 'lead' }, { role: 'member' }] } },
          { ...MERGED, ...once(), team: { seats: [{ role: 'member' }, { role: 'third' }], when } },
        ],
      }),
    )
    expect(seatsOf(record)).toEqual([
      'pool 1 U1 1 lead',
      'pool 1 U1 2 member',
      'pool 1 U1 3 local',
      'pool 1 U2 1 lead',
      'pool 1 U2 2 member',
      'pool 1 U2 3 third',
    ])
  })

  it('stay vacant together, and the vacancy is the host’s', () => {
    const team = { seats: [{ role: 'a' }, { role: 'b' }] }
    const more = { seats: [{ role: 'a' }, { role: 'b' }, { role: 'c' }] }
    const bureau = (second: object) =>
      smallBureau({
        units: 1,
        officers: 2,
        pairing: { shortage: 'vacancies' },
        tasks: [
          { ...CENSUS, ...once(), team },
          { ...MERGED, ...once(), team: second },
        ],
      })
    expect(drawVerified(bureau(team)).body.tables.vacancies).toEqual([])
    const short = drawVerified(bureau(more))
    expect(short.body.tables.vacancies).toEqual([{ pool: 'pool', round: 1, unit: 'U1' }])
    expect(short.body.tables.seats).toEqual([])
    expect(explain(short, bureau(more), 'U1', { pool: 'pool-2' })).toMatchObject([
      { verdict: 'drawn', team: [] },
    ])
  })
})
