import { explain } from 'double-random'
import { inclusion } from 'double-random/report'
import { describe, expect, it } from 'vitest'
import { inTicketOrder, key, stream } from '../reference/draws.ts'
import { drawVerified, unitsOf } from './drawn.ts'
import { smallBureau, WINDOW } from './small-bureau.ts'

const SINCE = '2019-01-01'
/** U1 and U2 were visited since then, U3 the day before. */
const PAST = [
  { enterprise: 'U1', date: '2019-01-01', matter: '甲' },
  { enterprise: 'U2', date: '2020-01-06' },
  { enterprise: 'U3', date: '2018-12-31', matter: '甲' },
]

function rotating(rotation: object, visits: number, more: object = {}) {
  return smallBureau({
    units: 6,
    tasks: [
      {
        team: 'none',
        design: { type: 'simple', rotation: { since: SINCE, ...rotation } },
        rounds: [{ window: WINDOW, visits }],
        ...more,
      },
    ],
    pastVisits: PAST,
  })
}

function strataOf(record: ReturnType<typeof drawVerified>, round = 0): unknown[][] {
  return (record.body.head.rounds[round]?.strata ?? []).map(
    ({ stratum, size, drawn, pi, unconditional }) => [...stratum, size, drawn, pi, unconditional],
  )
}

describe('a rotation', () => {
  it('leaves out whoever was visited while there are others', () => {
    for (const seed of ['一', '二', '三', '四']) {
      const record = drawVerified(rotating({}, 3), seed)
      expect(strataOf(record)).toEqual([
        ['unvisited', 4, 3, '3/4', '3/4'],
        ['visited', 2, 0, '0/1', '0/1'],
      ])
      const select = record.body.secrets.keys.rounds[0]?.select as string
      const first = inTicketOrder(select, ['U3', 'U4', 'U5', 'U6'], (unit) => unit).slice(0, 3)
      expect(unitsOf(record)).toEqual(first.sort())
    }
  })

  it('comes round when all others are used up', () => {
    const record = drawVerified(rotating({}, 5))
    expect(strataOf(record)).toEqual([
      ['unvisited', 4, 4, '1/1', '1/1'],
      ['visited', 2, 1, '1/2', '1/2'],
    ])
    expect(strataOf(drawVerified(rotating({}, 50)))).toEqual([
      ['unvisited', 4, 4, '1/1', '1/1'],
      ['visited', 2, 2, '1/1', '1/1'],
    ])
  })

  it('keeps a share for the visited that lingers, as far as there are some', () => {
    expect(strataOf(drawVerified(rotating({ linger: '25%' }, 4)))).toEqual([
      ['unvisited', 4, 3, '3/4', '3/4'],
      ['visited', 2, 1, '1/2', '1/2'],
    ])
    // Three quarters of four would be three, but there are two.
    expect(strataOf(drawVerified(rotating({ linger: '75%' }, 4)))).toEqual([
      ['unvisited', 4, 2, '1/2', '1/2'],
      ['visited', 2, 2, '1/1', '1/1'],
    ])
  })

  it('rounds a share with a fraction by the stream the page names', () => {
    const seen = new Set<number>()
    for (let i = 0; i < 30; i += 1) {
      const record = drawVerified(rotating({ linger: '1/3' }, 2), `seed ${i}`)
      const { seed } = record.body.secrets
      // 2 · 1/3 = 0 + 2/3.
      const at = { pool: 'pool', round: 1, stratum: '[]' }
      const number = stream(key(seed, { purpose: 'rotate', ...at })).long(3n)
      const visited = number < 2n ? 1 : 0
      expect(strataOf(record)).toEqual([
        ['unvisited', 4, 2 - visited, visited === 1 ? '1/4' : '1/2', '1/3'],
        ['visited', 2, visited, visited === 1 ? '1/2' : '0/1', '1/3'],
      ])
      seen.add(visited)
    }
    expect(seen.size).toBe(2)
  })

  it('looks at the matters that are named, if any are', () => {
    const sizes = (matters: readonly string[] | undefined) =>
      strataOf(drawVerified(rotating(matters === undefined ? {} : { matters }, 2))).map(
        ([part, size]) => `${part} ${size}`,
      )
    expect(sizes(undefined)).toEqual(['unvisited 4', 'visited 2'])
    expect(sizes(['甲'])).toEqual(['unvisited 5', 'visited 1'])
    expect(sizes(['乙', '甲'])).toEqual(['unvisited 5', 'visited 1'])
    expect(sizes(['乙'])).toEqual(['unvisited 6'])
  })

  it('counts the rounds of the task before in the batch, and of no other task', () => {
    const task = {
      team: 'none',
      design: { type: 'simple', rotation: { since: '2099-01-01' } },
      rounds: [1, 2, 3].map((visits) => ({ window: WINDOW, visits })),
    }
    const data = smallBureau({ units: 6, tasks: [task, { ...task, overlap: 'merge' }] })
    const record = drawVerified(data)
    const rounds = record.body.head.rounds.map((_, index) =>
      strataOf(record, index).map(([part, size, drawn]) => `${part} ${size} ${drawn}`),
    )
    const alone = [
      ['unvisited 6 1'],
      ['unvisited 5 2', 'visited 1 0'],
      ['unvisited 3 3', 'visited 3 0'],
    ]
    expect(rounds).toEqual([...alone, ...alone])
    const all = [1, 2, 3].flatMap((round) => unitsOf(record, 'pool', round))
    expect(new Set(all).size).toBe(6)
  })

  it('splits each stratum, also one of eight fields, and an empty one stays as it is', () => {
    const fields = 'abcdefg'.split('').map((name) => `attributes.${name}`)
    const record = drawVerified(
      smallBureau({
        units: [{ town: '东' }, { town: '东' }, { town: '西', attributes: { c: 7 } }],
        tasks: [
          {
            team: 'none',
            reserve: 1,
            design: {
              type: 'stratified',
              by: ['town', ...fields],
              allocation: {
                type: 'fixed',
                counts: [
                  { stratum: ['东', ...fields.map(() => null)], visits: 1 },
                  { stratum: ['南', ...fields.map(() => null)], visits: 1 },
                ],
              },
              rotation: { since: SINCE },
            },
          },
        ],
        pastVisits: PAST,
      }),
    )
    const none = fields.map(() => null)
    expect(strataOf(record)).toEqual([
      ['东', ...none, 'visited', 2, 1, '1/2', '1/2'],
      ['南', ...none, 0, 0, '0/1', '0/1'],
      ['西', null, null, 7, null, null, null, null, 'unvisited', 1, 0, '0/1', '0/1'],
    ])
    expect(record.body.tables.reserves).toHaveLength(2)
  })

  it('ranks and explains each unit among its own', () => {
    const data = rotating({ linger: '1/2' }, 2, { reserve: 1 })
    const record = drawVerified(data)
    const select = record.body.secrets.keys.rounds[0]?.select as string
    for (const [part, units] of [
      ['visited', ['U1', 'U2']],
      ['unvisited', ['U3', 'U4', 'U5', 'U6']],
    ] as const) {
      const order = inTicketOrder(select, units, (unit) => unit)
      for (const [index, unit] of order.entries()) {
        expect(explain(record, data, unit)).toMatchObject([
          {
            stratum: [part],
            rank: index + 1,
            size: units.length,
            drawn: 1,
            verdict: index === 0 ? 'drawn' : index === 1 ? 'reserve' : 'not-drawn',
            pi: part === 'visited' ? '1/2' : '1/4',
          },
        ])
      }
    }
    expect(inclusion(record, data).rounds).toHaveLength(1)
  })
})
