// What reading, amending and rehearsing refuse or say, each by an input that is sound but for it.
import {
  announce,
  canonicalJson,
  checkPairing,
  type DrawRecord,
  digest,
  draw,
  reassignOfficer,
  reportOutcomes,
  substituteUnit,
  verifyAnnouncement,
  verifyOutcomes,
  visitsMade,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { commitTable, sortTable } from '../../src/core/table.ts'
import { blindingOf } from '../../src/record/read-announcement.ts'
import { refusalOf } from './refusal.ts'
import { smallBureau, WINDOW } from './small-bureau.ts'

const data = smallBureau({ units: 8, officers: 5, tasks: [{ reserve: 2 }] })

describe('an announcement', () => {
  const by = 1_577_890_000
  const lottery = (bits: number) => ({
    ...{ kind: 'public-event', title: '开奖', at: 1_577_900_000, bits },
    fields: Array.from({ length: 10 }, (_, i) => ({ name: `球${i}`, min: 0, max: 99 })),
  })
  const announced = (bits: number, more: object = {}) =>
    announce(data, { series: 's', number: 1, by, entropy: [lottery(bits)] as never, ...more })

  it('of exactly 64 bits is not weak, and is not to say that it is', () => {
    const sound = announced(64)
    const failed = (document: object) =>
      verifyAnnouncement(canonicalJson(document)).checks.flatMap(({ name, status }) =>
        status === 'fail' ? [name] : [],
      )
    expect([sound.body.weak, failed(sound)]).toEqual([false, []])
    const body = { ...sound.body, weak: true }
    expect(failed({ ...sound, body, digest: digest('announcement', body) })).not.toEqual([])
  })

  it('wants its key if it is blinded, and none otherwise', () => {
    const key = 'ab'.repeat(32)
    const found = (document: { body: Parameters<typeof blindingOf>[0] }, given?: string) =>
      refusalOf(() => blindingOf(document.body, given)).problems[0]?.found
    expect(found(announced(64, { blinding: key }))).toEqual({ id: 'nothing', values: {} })
    expect(found(announced(64), key)).toEqual({ id: 'a-key', values: {} })
  })
})

describe('a seat', () => {
  it('that few can have is told as such', () => {
    const towns = [{ towns: ['东'] }, { towns: ['东'] }, {}, {}, {}, {}]
    const bureau = smallBureau({
      units: [{ town: '东' }, { town: '西' }],
      officers: towns,
      tasks: [
        {
          rounds: [{ window: WINDOW, visits: 1 }],
          team: { seats: [{ role: 'lead', town: 'same' }, { role: 'member' }] },
        },
      ],
    })
    const { findings } = checkPairing(bureau, [
      { pool: 'pool', round: 1, unit: 'U1', date: '2020-03-02' },
    ])
    expect(findings.map(({ code, examples }) => [code, examples])).toContainEqual([
      'few-candidates',
      ['pool:1.visits[U1].seats[1]'],
    ])
  })

  it('that somebody has who is not in the directory is not amended', () => {
    const record = draw(data, { seed: '一' })
    const [seat, ...rest] = record.body.tables.seats as [
      DrawRecord['body']['tables']['seats'][number],
      ...DrawRecord['body']['tables']['seats'],
    ]
    const seats = sortTable('seats', [{ ...seat, inspector: 'I99' }, ...rest])
    const head = {
      ...record.body.head,
      tables: { ...record.body.head.tables, seats: commitTable('seats', seats, undefined) },
    }
    const body = { ...record.body, head, tables: { ...record.body.tables, seats } }
    const forged = canonicalJson({ ...record, body, digest: digest('record', head) })
    const other = rest.find(({ unit }) => unit !== seat.unit)!
    const { code, problems } = refusalOf(() =>
      reassignOfficer(forged, data, {
        change: { inspector: other.inspector, from: '2020-01-01', to: '2020-12-31' },
        ...{ reason: 'absence', evidence: '假条', date: '2020-03-02' },
      }),
    )
    expect([code, problems[0]?.path, problems[0]?.unit]).toEqual([
      'evidence/failed',
      `pool:1.visits[${seat.unit}].seats[${seat.seat}]`,
      seat.unit,
    ])
  })
})

it('of two tasks whose visit a unit leaves, the first of the plan takes the first reserve', () => {
  const bureau = smallBureau({
    units: 4,
    officers: 6,
    tasks: [
      { id: 'z', reserve: 3, rounds: [{ window: WINDOW, visits: 1 }] },
      { id: 'a', reserve: 3, overlap: 'merge', rounds: [{ window: WINDOW, visits: 1 }] },
    ],
  })
  let tried = 0
  for (let seed = 0; seed < 400 && tried < 3; seed += 1) {
    const record = draw(bureau, { seed: String(seed) })
    const { sample, reserves } = record.body.tables
    const [visit] = sample
    if (sample[1]?.unit !== visit?.unit) continue
    const first = (pool: string) =>
      reserves.find((row) => row.pool === pool && row.rank === 2)?.unit
    if (first('a') !== first('z')) continue
    tried += 1
    const { body } = substituteUnit(record, bureau, {
      visit: { pool: 'z', round: 1, unit: visit!.unit },
      ...{ reason: 'closed', evidence: '注销', date: '2020-03-02' },
    })
    const taken = new Map(body.substitutes.map(({ pool, substitute }) => [pool, substitute]))
    expect(taken.get('z')).toBe(first('z'))
    expect(taken.get('a')).not.toBe(first('z'))
  }
  expect(tried).toBe(3)
})

describe('outcomes', () => {
  const record = draw(data, { seed: '一' })
  const [visit] = record.body.tables.sample
  const amendment = substituteUnit(record, data, {
    visit: visit!,
    ...{ reason: 'closed', evidence: '注销', date: '2020-03-02' },
  })
  const amendments = [canonicalJson(amendment)]
  const sound = reportOutcomes(record, data, { asOf: '2020-12-31', outcomes: [], amendments })

  it('say of every unit that was replaced why', () => {
    const body = {
      ...sound.body,
      head: {
        ...sound.body.head,
        table: commitTable('outcomes', [], undefined),
        rounds: sound.body.head.rounds.map((round) => ({
          ...round,
          ...{ reported: 0, byOutcome: {}, totals: {} },
        })),
      },
      rows: { all: [] },
    }
    const wrong = { ...sound, body, digest: digest('outcomes', body.head) }
    const { outcome, checks } = verifyOutcomes(canonicalJson(wrong), {
      ...{ record: canonicalJson(record), recordDigest: record.digest },
      ...{ amendments, outcomesDigest: wrong.digest },
    })
    expect(outcome).toBe('refuted')
    const failed = checks.filter(({ status }) => status === 'fail')
    expect(failed.map(({ name }) => name)).toEqual(['results'])
    expect(JSON.stringify(failed)).toContain('"found":{"id":"nothing","values":{}}')
  })

  it('of a draw that is not blinded have no salts', () => {
    const rows = 'all' in sound.body.rows ? sound.body.rows.all : []
    const salted = rows.map((each) => ({ ...each, salt: 'ab'.repeat(32) }))
    const wrong = { ...sound, body: { ...sound.body, rows: { all: salted } } }
    const failed = verifyOutcomes(canonicalJson(wrong), {}).checks.filter(
      ({ status }) => status === 'fail',
    )
    expect(JSON.stringify(failed)).toContain('salt-needless')
  })

  it('of two rounds on one day are one visit to a unit', () => {
    const two = smallBureau({
      units: 1,
      officers: 3,
      tasks: [
        {
          design: { type: 'census' },
          rounds: [
            { window: ['2020-03-02', '2020-03-02'] },
            { window: ['2020-03-02', '2020-03-02'] },
          ],
        },
      ],
    })
    expect(visitsMade(draw(two, { seed: '一' }), two)).toHaveLength(1)
  })
})
