import {
  type Amendment,
  announce,
  canonicalJson,
  digest,
  draw,
  type InputData,
  reassignOfficer,
  type SubstituteOptions,
  substituteUnit,
  verify,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { amendmentCounts } from '../../src/record/amendment-counts.ts'
import { refusalOf } from './refusal.ts'

const data: InputData = {
  plan: {
    id: 'plan-2020',
    title: '计划',
    tasks: [
      {
        id: 'pool',
        title: '任务',
        kind: 'general',
        department: '科',
        doubleRandom: true,
        design: { type: 'simple' },
        reserve: 5,
        visits: 2,
        rounds: [
          { window: ['2020-03-02', '2020-03-13'], visits: 1 },
          { window: ['2020-05-06', '2020-05-15'], visits: 1 },
        ],
      },
    ],
  },
  calendar: { version: 'v', from: '2020-01-01', to: '2020-12-31' },
  enterprises: Array.from({ length: 12 }, (_, i) => ({ id: `U${i}`, name: `单位${i}` })),
  inspectors: Array.from({ length: 6 }, (_, i) => ({
    id: `I${i}`,
    name: `人员${i}`,
    department: '科',
    certificate: { from: '2019-01-01', to: '2021-01-01' },
  })),
}

const batch = [
  { pool: 'pool', round: 1 },
  { pool: 'pool', round: 2 },
]
// 01:00 of 21 February in Beijing, while it is the 20th elsewhere: nobody can be behind 20 February.
const LATE = Date.parse('2020-02-20T17:00:00Z') / 1000
const LOTTERY = Date.parse('2020-02-25T13:15:00Z') / 1000

const plain = draw(data, { seed: '一', batch })
const timed = drawnBy(LATE)

function drawnBy(by: number) {
  const announcement = announce(data, {
    series: 's',
    number: 1,
    batch,
    entropy: [
      {
        kind: 'public-event',
        title: '彩票',
        at: LOTTERY,
        fields: [{ name: '球', min: 1, max: 33 }],
        bits: 5,
      },
    ],
    by,
    weak: true,
  })
  return draw(data, { announcement, reveals: [{ kind: 'public-event', values: [7] }] })
}

type Drawn = typeof plain

const [first] = plain.body.tables.sample as [(typeof plain.body.tables.sample)[number]]
const { pool, round, unit } = first

function replace(record: Drawn, options: Partial<SubstituteOptions>): Amendment {
  const [row] = record.body.tables.sample as [typeof first]
  return substituteUnit(record, data, {
    visit: { pool: row.pool, round: row.round, unit: row.unit },
    reason: 'closed',
    evidence: '现场记录',
    date: '2020-03-02',
    ...options,
  })
}

const placeOf = (call: () => unknown) => {
  const { code, problems } = refusalOf(call)
  return `${code} at ${problems[0]?.path}`
}

describe('days in an amendment', () => {
  it.each([
    ['of a draw without a time', plain, '2019-12-31', '2020-01-01', '2020-01-01'],
    ['after an announcement at a second', timed, '2020-02-19', '2020-02-20', '2020-02-25'],
    // Nobody can be told apart by a second that no calendar reaches.
    ['after the first second', drawnBy(0), '1969-12-30', '1969-12-31', '2020-02-25'],
  ])('are not before the first day %s, nor decided before the draw', (...row) => {
    const [, record, before, from, drawn] = row
    const visit = (date: string) => ({ elsewhere: [{ unit: 'U0', date }] })
    const other = { unit: 'U1', date: '2020-03-02' }
    // The schema of days begins with 1900 or so; what it lets in is looked at here.
    expect(placeOf(() => replace(record, { date: before }))).toBe('input/range at date')
    expect(placeOf(() => replace(record, visit(before)))).toBe(
      'input/range at change.elsewhere[0].date',
    )
    expect(placeOf(() => replace(record, { elsewhere: [other, ...visit(before).elsewhere] }))).toBe(
      'input/range at change.elsewhere[0].date',
    )
    expect(() => replace(record, { date: drawn, ...visit(from) })).not.toThrow()
    if (drawn > '2020-02-24') {
      expect(placeOf(() => replace(record, { date: '2020-02-24' }))).toBe('input/range at date')
    }
  })

  it('are in visits elsewhere not after the year in which the last window ends', () => {
    const visit = (date: string) => ({ elsewhere: [{ unit: 'U0', date }] })
    expect(() => replace(plain, visit('2020-12-31'))).not.toThrow()
    expect(placeOf(() => replace(plain, visit('2021-01-01')))).toBe(
      'input/range at change.elsewhere[0].date',
    )
    // A late decision selects nobody.
    const late = replace(plain, { date: '2020-12-31' })
    expect(late.body.substitutes).toMatchObject([{ substitute: null, passed: [] }])
  })

  it('are of an officer not before the first day either', () => {
    const { inspector } = plain.body.tables.seats[0]!
    const change = { inspector, from: '2020-03-01', to: '2020-03-01' }
    const absent = (date: string) =>
      reassignOfficer(plain, data, { change, reason: 'absence', evidence: '病假单', date })
    expect(placeOf(() => absent('1900-01-01'))).toBe('input/range at date')
    expect(() => absent('2020-01-01')).not.toThrow()
  })

  it('are held against the record by whoever verifies', () => {
    const { envelope, body } = replace(plain, { elsewhere: [{ unit: 'U0', date: '2020-03-02' }] })
    const seen = (changed: object) => {
      const forged = { ...body, ...changed }
      const lastAmendment = digest('amendment', forged)
      const text = canonicalJson({ body: forged, digest: lastAmendment, envelope })
      return verify(plain, data, { amendments: [text], lastAmendment }).checks.find(
        ({ name }) => name === 'amendments',
      )?.status
    }
    expect(seen({})).toBe('pass')
    expect(seen({ date: '1900-01-01' })).toBe('fail')
    const elsewhere = [{ unit: 'U0', date: '1900-01-01' }]
    expect(seen({ change: { ...body.change, elsewhere } })).toBe('fail')
  })
})

describe('what amendments by rule add up to', () => {
  it('is told: how many reserves were passed over as visited elsewhere', () => {
    const wanted = plain.body.tables.reserves
      .filter((row) => row.round === round)
      .sort((a, b) => a.rank - b.rank)
    const elsewhere = wanted.slice(0, 3).map((row) => ({ unit: row.unit, date: '2020-03-02' }))
    const amendment = substituteUnit(plain, data, {
      visit: { pool, round, unit },
      reason: 'closed',
      evidence: '现场记录',
      date: '2020-03-02',
      elsewhere,
    })
    const amendments = [canonicalJson(amendment)]
    const known = { amendments, lastAmendment: amendment.digest }
    const { headline, checks } = verify(plain, data, known)
    const message = {
      id: 'amendments-lawful',
      values: { count: 1, elsewhere: elsewhere.length, anew: 0 },
    }
    expect(elsewhere.length).toBeGreaterThan(1)
    expect(checks.find(({ name }) => name === 'amendments')?.message).toEqual(message)
    expect(headline).toContainEqual(message)
    // Also by those who do not know whether it is the last one.
    expect(verify(plain, data, { amendments }).headline).toContainEqual(message)
  })

  it('is told: how often the seat was filled anew that was so most often', () => {
    const amendments: Amendment[] = []
    const seat = plain.body.tables.seats[0]!
    let { inspector } = seat
    // One day each, until somebody pleases.
    const { date } = plain.body.tables.sample.find((row) => row.unit === seat.unit)!
    for (let turn = 1; turn <= 4; turn += 1) {
      const amendment = reassignOfficer(plain, data, {
        change: { inspector, from: date, to: date },
        reason: 'absence',
        evidence: '假条',
        date: '2020-03-01',
        amendments: amendments.map((each) => canonicalJson(each)),
      })
      amendments.push(amendment)
      const row = amendment.body.seats.find((each) => each.seat === seat.seat)
      inspector = row!.inspector
      const known = {
        amendments: amendments.map((each) => canonicalJson(each)),
        lastAmendment: amendment.digest,
      }
      const { headline, checks } = verify(plain, data, known)
      const message = {
        id: 'amendments-lawful',
        values: { count: turn, elsewhere: 0, anew: turn },
      }
      expect(checks.find(({ name }) => name === 'amendments')?.message).toEqual(message)
      if (turn > 1) expect(headline).toContainEqual(message)
      else expect(headline).not.toContainEqual(message)
    }
  })

  it('counts a seat of a substitute from its second officer on', () => {
    const { body } = replace(plain, {})
    expect(body.seats.some(({ before }) => before === null)).toBe(true)
    expect(amendmentCounts([body])).toEqual({ count: 1, elsewhere: 0, anew: 0 })
    const again = { ...body, seats: body.seats.map((row) => ({ ...row, before: 'I0' })) }
    expect(amendmentCounts([body, again]).anew).toBe(1)
  })
})
