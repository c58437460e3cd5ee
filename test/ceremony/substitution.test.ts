import {
  type Amendment,
  canonicalJson,
  type DrawRecord,
  draw,
  type InputData,
  reassignOfficer,
  type SubstituteOptions,
  substituteUnit,
  verify,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { inTicketOrder, key, stream } from '../reference/draws.ts'
import { drawVerified, expectVerified, visitsOf } from './drawn.ts'
import { refusalOf } from './refusal.ts'
import { type SmallTask, smallBureau, WINDOW } from './small-bureau.ts'

const PAPER = { reason: 'closed', evidence: '现场记录〔2020〕7号', date: '2020-02-20' } as const

type Statement = Partial<Omit<SubstituteOptions, 'visit' | 'amendments'>>

/**
 * A draw with its inputs and the amendments made so far; each one made is verified with all before
 * it.
 */
class Amended {
  readonly made: Amendment[] = []
  readonly record: DrawRecord
  constructor(
    readonly data: InputData,
    seed = '一',
  ) {
    this.record = drawVerified(data, seed)
  }

  substitute(unit: string, statement: Statement = {}, pool = 'pool', round = 1): Amendment {
    return this.keep(
      substituteUnit(this.record, this.data, {
        ...PAPER,
        visit: { pool, round, unit },
        amendments: this.texts(),
        ...statement,
      }),
    )
  }

  absent(inspector: string, from = '2020-01-01', to = '2020-12-31'): Amendment {
    return this.keep(
      reassignOfficer(this.record, this.data, {
        change: { inspector, from, to },
        reason: 'absence',
        evidence: '病假单',
        date: PAPER.date,
        amendments: this.texts(),
      }),
    )
  }

  texts(): string[] {
    return this.made.map((each) => canonicalJson(each))
  }

  /** Units of the sample of a pool, by rank. */
  sample(pool = 'pool'): string[] {
    return byRank(this.record.body.tables.sample, pool)
  }

  reserves(pool = 'pool'): string[] {
    return byRank(this.record.body.tables.reserves, pool)
  }

  dateOf(unit: string, pool = 'pool'): string {
    const row = this.record.body.tables.sample.find(
      (each) => each.unit === unit && each.pool === pool,
    )
    return row?.date ?? ''
  }

  private keep(amendment: Amendment): Amendment {
    this.made.push(amendment)
    expectVerified(this.record, this.data, this.made)
    return amendment
  }
}

function byRank(
  rows: readonly { pool: string; unit: string; rank: number }[],
  pool: string,
): string[] {
  return rows
    .filter((row) => row.pool === pool)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ unit }) => unit)
}

/** Ten units, of which two are drawn and `reserve` held back. */
function bureau(reserve: number, task: SmallTask = {}, more: object = {}): InputData {
  return smallBureau({ units: 10, tasks: [{ reserve, ...task }], ...more })
}

describe('the substitute of a unit', () => {
  it.each(['closed', 'moved-away', 'duplicate', 'out-of-scope'] as const)(
    'that is %s is the first reserve, on the day planned, and new officers go',
    (reason) => {
      const draft = new Amended(bureau(3))
      const [unit] = draft.sample() as [string]
      const { body } = draft.substitute(unit, { reason })
      expect(body.substitutes).toEqual([
        {
          pool: 'pool',
          round: 1,
          unit,
          substitute: draft.reserves()[0],
          rank: 3,
          date: draft.dateOf(unit),
          passed: [],
        },
      ])
      expect(body.change).toEqual({ pool: 'pool', round: 1, unit, elsewhere: [] })
      expect([body.reason, body.vacancies, body.items]).toEqual([reason, [], []])
      expect(body.seats.map(({ unit: at, seat, before }) => [at, seat, before])).toEqual([
        [draft.reserves()[0], 1, null],
        [draft.reserves()[0], 2, null],
      ])
      const [lead, member] = body.seats.map(({ inspector }) => inspector)
      expect(lead).not.toBe(member)
    },
  )

  it('is of the same stratum, also where a rotation made it', () => {
    const design = {
      type: 'stratified',
      by: ['town'],
      allocation: { type: 'equal' },
      rotation: { since: '2019-01-01', linger: '1/2' },
    }
    const units = Array.from({ length: 12 }, (_, i) => ({ town: ['东', '西'][i % 2] }))
    // Every third unit was visited, two of each town.
    const pastVisits = [1, 4, 7, 10].map((n) => ({ enterprise: `U${n}`, date: '2019-05-06' }))
    const data = smallBureau({
      units,
      pastVisits,
      tasks: [{ design, reserve: 2, rounds: [{ window: WINDOW, visits: 4 }] }],
    })
    const { record } = new Amended(data)
    expect(record.body.head.rounds[0]?.strata.map(({ drawn }) => drawn)).toEqual([1, 1, 1, 1])
    for (const { unit, stratum } of record.body.tables.sample) {
      const { body } = new Amended(data).substitute(unit)
      const own = record.body.tables.reserves
        .filter((row) => row.stratum.join() === stratum.join())
        .toSorted((a, b) => a.rank - b.rank)
      expect(body.substitutes[0]).toMatchObject({ substitute: own[0]?.unit, rank: 2 })
    }
  })

  // The window is Monday 2 March to Friday 13 March; 6 and 7 are the third and the eighth working
  // day.
  it.each([
    ['2020-02-20', '2020-03-04', '2020-03-11'],
    ['2020-03-04', '2020-03-04', '2020-03-11'],
    ['2020-03-05', '2020-03-05', '2020-03-11'],
    ['2020-03-07', '2020-03-09', '2020-03-11'],
    ['2020-03-11', '2020-03-11', '2020-03-11'],
    ['2020-03-13', '2020-03-13', '2020-03-13'],
    ['2020-03-14', null, null],
    ['2020-06-01', null, null],
  ])('decided on %s comes on %s or %s', (date, early, late) => {
    const units = new Amended(bureau(2)).sample()
    for (const unit of units) {
      const draft = new Amended(bureau(2))
      const planned = draft.dateOf(unit)
      const { substitutes, seats } = draft.substitute(unit, { date }).body
      const expected = planned === '2020-03-04' ? early : late
      expect(['2020-03-04', '2020-03-11']).toContain(planned)
      expect(substitutes).toMatchObject([
        expected === null
          ? { unit, substitute: null, rank: null, date: null, passed: [] }
          : { unit, substitute: draft.reserves()[0], rank: 3, date: expected },
      ])
      expect(seats).toHaveLength(expected === null ? 0 : 2)
    }
  })

  it('is nobody where there is no reserve', () => {
    const draft = new Amended(bureau(0))
    const [unit] = draft.sample() as [string]
    const none = {
      pool: 'pool',
      round: 1,
      unit,
      substitute: null,
      rank: null,
      date: null,
      passed: [],
    }
    expect(draft.substitute(unit).body).toMatchObject({ substitutes: [none], seats: [], items: [] })
    // And the visit is over: who went there is free for the other one.
    const [other] = draft.sample().slice(1) as [string]
    expect(refusalOf(() => draft.substitute(unit)).code).toBe('input/unknown-id')
    expect(draft.substitute(other).body.substitutes).toMatchObject([
      { unit: other, substitute: null },
    ])
  })

  it('is not one whom others visit, nor one they were said to visit before', () => {
    const draft = new Amended(bureau(4))
    const [first, second] = draft.sample() as [string, string]
    const [a, b, c, d] = draft.reserves() as [string, string, string, string]
    const elsewhere = [
      { unit: c, date: '2020-03-03', matter: '环保' },
      { unit: a, date: '2020-03-12' },
      { unit: c, date: '2020-03-03', matter: '环保' },
    ]
    const { body } = draft.substitute(first, { elsewhere })
    expect(body.substitutes).toMatchObject([
      { substitute: b, rank: 4, passed: [{ unit: a, reason: 'visited-elsewhere' }] },
    ])
    const rows = [
      { unit: a, date: '2020-03-12' },
      { unit: c, date: '2020-03-03', matter: '环保' },
    ]
    // In the order of their texts, which begin with the date; none twice.
    expect(body.change).toEqual({
      pool: 'pool',
      round: 1,
      unit: first,
      elsewhere: rows.toSorted((x, y) => (x.date < y.date ? -1 : 1)),
    })
    expect(draft.substitute(second).body.substitutes).toMatchObject([
      {
        substitute: d,
        rank: 6,
        passed: [
          { unit: a, reason: 'visited-elsewhere' },
          { unit: b, reason: 'in-sample' },
          { unit: c, reason: 'visited-elsewhere' },
        ],
      },
    ])
  })

  it('is nobody once all reserves have been passed over', () => {
    const draft = new Amended(bureau(2))
    const [first, second] = draft.sample() as [string, string]
    const [a, b] = draft.reserves() as [string, string]
    draft.substitute(first)
    expect(
      draft.substitute(second, { elsewhere: [{ unit: b, date: '2020-03-03' }] }).body,
    ).toMatchObject({
      substitutes: [
        {
          substitute: null,
          rank: null,
          date: null,
          passed: [
            { unit: a, reason: 'in-sample' },
            { unit: b, reason: 'visited-elsewhere' },
          ],
        },
      ],
      seats: [],
    })
  })

  it('can be replaced itself, and never comes back', () => {
    const draft = new Amended(bureau(3))
    const [unit] = draft.sample() as [string]
    const [a, b, c] = draft.reserves() as [string, string, string]
    draft.substitute(unit)
    expect(draft.substitute(a).body).toMatchObject({
      sequence: 2,
      previous: draft.made[0]?.digest,
      substitutes: [
        { unit: a, substitute: b, rank: 4, passed: [{ unit: a, reason: 'in-sample' }] },
      ],
    })
    expect(draft.substitute(b, { reason: 'duplicate' }).body.substitutes).toMatchObject([
      {
        unit: b,
        substitute: c,
        rank: 5,
        passed: [a, b].map((each) => ({ unit: each, reason: 'in-sample' })),
      },
    ])
    for (const gone of [unit, a, b]) {
      expect(refusalOf(() => draft.substitute(gone)).code).toBe('input/unknown-id')
    }
  })

  it('is not one that any round of the record drew', () => {
    let met = 0
    for (let i = 0; i < 20; i += 1) {
      const tasks = [
        { reserve: 3, team: 'none' },
        {
          overlap: 'merge',
          team: 'none',
          rounds: [{ window: ['2020-04-01', '2020-04-30'], visits: 5 }],
        },
      ]
      const draft = new Amended(smallBureau({ units: 10, tasks }), `seed ${i}`)
      const others = new Set(draft.sample('pool-2'))
      const reserves = draft.reserves()
      const rank = reserves.findIndex((each) => !others.has(each))
      const { substitutes } = draft.substitute(draft.sample()[0] as string).body
      const before = rank < 0 ? reserves : reserves.slice(0, rank)
      expect(substitutes).toMatchObject([
        {
          substitute: reserves[rank] ?? null,
          rank: rank < 0 ? null : 3 + rank,
          passed: before.map((each) => ({ unit: each, reason: 'in-sample' })),
        },
      ])
      if (before.length > 0) met += 1
    }
    expect(met).toBeGreaterThan(5)
  })

  it('is passed over as a unit of the sample rather than as one visited elsewhere', () => {
    const draft = new Amended(bureau(2))
    const [first, second] = draft.sample() as [string, string]
    const [a] = draft.reserves() as [string]
    draft.substitute(first)
    const elsewhere = [{ unit: a, date: '2020-03-03' }]
    expect(draft.substitute(second, { elsewhere }).body.substitutes[0]?.passed).toEqual([
      { unit: a, reason: 'in-sample' },
    ])
  })
})

/**
 * Two pools that draw three of twelve units each, and merge; the first so many units were never
 * visited.
 */
function jointBureau(fresh: number, more: object = {}): InputData {
  const task = {
    design: { type: 'simple', rotation: { since: '2019-01-01' } },
    rounds: [{ window: WINDOW, visits: 3 }],
    reserve: 9,
  }
  return smallBureau({
    units: 12,
    officers: 6,
    tasks: [
      { ...task, team: { seats: [{ role: 'lead' }, { role: 'member' }] } },
      { ...task, overlap: 'merge', team: { seats: [{ role: 'lead' }, { role: 'second' }] } },
    ],
    pastVisits: Array.from({ length: 12 - fresh }, (_, i) => ({
      enterprise: `U${fresh + i + 1}`,
      date: '2019-05-06',
    })),
    ...more,
  })
}

/** A draw in which some visit is joint, and that visit. */
function withJointVisit(data: InputData): { draft: Amended; unit: string } {
  for (let i = 0; i < 200; i += 1) {
    const record = draw(data, { seed: `seed ${i}` })
    const row = record.body.tables.sample.find(({ host }) => host !== undefined)
    if (row !== undefined) return { draft: new Amended(data, `seed ${i}`), unit: row.unit }
  }
  throw new Error('no draw with a joint visit')
}

describe('a joint visit', () => {
  it('is left by all its rows, each with a substitute from its own reserves', () => {
    const { draft, unit } = withJointVisit(jointBureau(12))
    const { body } = draft.substitute(unit, { reason: 'moved-away' }, 'pool-2')
    const sampled = new Set([...draft.sample('pool'), ...draft.sample('pool-2')])
    const first = draft.reserves('pool').find((each) => !sampled.has(each))
    const second = draft.reserves('pool-2').find((each) => !sampled.has(each) && each !== first)
    expect(
      body.substitutes.map(({ pool, unit: gone, substitute }) => [pool, gone, substitute]),
    ).toEqual([
      ['pool', unit, first],
      ['pool-2', unit, second],
    ])
    // Each of them begins a visit, with the seats of its own task.
    const rows = [
      ['pool', first],
      ['pool', first],
      ['pool-2', second],
      ['pool-2', second],
    ]
    expect(body.seats.map(({ pool, unit: at }) => [pool, at])).toEqual(rows)
    expect(body.seats.map(({ seat }) => seat)).toEqual([1, 2, 1, 2])
    expect(body.seats.every(({ before }) => before === null)).toBe(true)
    expect(body.substitutes.every(({ date }) => date === draft.dateOf(unit))).toBe(true)
  })

  it('passes over for the second row whom the first one took', () => {
    let met = 0
    const data = jointBureau(12)
    for (let i = 0; i < 60; i += 1) {
      const record = draw(data, { seed: `seed ${i}` })
      const row = record.body.tables.sample.find(({ host }) => host !== undefined)
      if (row === undefined) continue
      const { substitutes } = new Amended(data, `seed ${i}`).substitute(row.unit).body
      const [first, second] = substitutes
      expect(first?.substitute).not.toBe(second?.substitute)
      const wasMet = second?.passed.some(({ unit }) => unit === first?.substitute)
      if (wasMet) met += 1
    }
    expect(met).toBeGreaterThan(0)
  })

  it.each(['pool', 'pool-2'])(
    'remains as it is where only the row of %s is out of scope',
    (pool) => {
      const { draft, unit } = withJointVisit(jointBureau(12))
      const other = pool === 'pool' ? 'pool-2' : 'pool'
      const { body } = draft.substitute(unit, { reason: 'out-of-scope' }, pool)
      expect(body.substitutes.map((row) => [row.pool, row.unit])).toEqual([[pool, unit]])
      const came = body.substitutes[0]?.substitute
      expect(body.seats.map((row) => [row.pool, row.unit, row.seat])).toEqual([
        [pool, came, 1],
        [pool, came, 2],
      ])
      // The seats of the visit are three as before, and are still the host's.
      const held = draft.record.body.tables.seats.filter((row) => row.unit === unit)
      expect(held.map((row) => [row.pool, row.seat, row.role])).toEqual([
        ['pool', 1, 'lead'],
        ['pool', 2, 'member'],
        ['pool', 3, 'second'],
      ])
      // Each of its three officers who cannot come is replaced there.
      for (const { inspector, seat } of held) {
        const after = new Amended(draft.data, seedOf(draft))
        after.substitute(unit, { reason: 'out-of-scope' }, pool)
        const filled = after.absent(inspector).body.seats
        expect(filled.filter((row) => row.unit === unit)).toMatchObject([
          { pool: 'pool', seat, before: inspector },
        ])
      }
      // What is left of it can close as well, and then it is over.
      const rest = draft.substitute(unit, {}, other).body
      expect(rest.substitutes.map((row) => [row.pool, row.unit])).toEqual([[other, unit]])
      for (const { inspector } of held) {
        const after = new Amended(draft.data, seedOf(draft))
        after.substitute(unit, { reason: 'out-of-scope' }, pool)
        after.substitute(unit, {}, other)
        expect(after.absent(inspector).body.seats.some((row) => row.unit === unit)).toBe(false)
      }
    },
  )

  it('of a unit all of whose reserves come too late has nobody in either pool', () => {
    const { draft, unit } = withJointVisit(jointBureau(12))
    const { body } = draft.substitute(unit, { date: '2020-03-14' })
    expect(body.substitutes).toMatchObject(
      ['pool', 'pool-2'].map((pool) => ({ pool, unit, substitute: null, passed: [] })),
    )
    expect([body.seats, body.vacancies]).toEqual([[], []])
  })

  it('of units that are alone in their stratum has no substitutes, though others are in reserve', () => {
    const draft = new Amended(jointBureau(3))
    expect(visitsOf(draft.record, 'pool-2')).toEqual(
      ['U1', 'U2', 'U3'].map((unit) => `${unit} ${draft.dateOf(unit)} with pool 1`),
    )
    expect(draft.reserves('pool')).toHaveLength(9)
    expect(draft.substitute('U2').body).toMatchObject({
      substitutes: ['pool', 'pool-2'].map((pool) => ({ pool, substitute: null, passed: [] })),
      seats: [],
    })
  })
})

function seedOf({ record }: Amended): string {
  const [reveal] = record.body.secrets.reveals
  if (reveal?.kind !== 'operator') throw new Error('a draw from a seed was meant')
  return reveal.value
}

describe('the officers of a substitute', () => {
  it('are none who is away or recused by then, amendments before included', () => {
    const data = bureau(
      3,
      {},
      { recusals: [{ inspector: 'I1', enterprise: 'U1', reason: '亲属' }] },
    )
    for (let i = 0; i < 12; i += 1) {
      const draft = new Amended(data, `seed ${i}`)
      draft.absent('I4')
      const { substitutes, seats } = draft.substitute(draft.sample()[0] as string).body
      const going = seats.map(({ inspector }) => inspector)
      const allowed = substitutes[0]?.substitute === 'U1' ? ['I2', 'I3'] : ['I1', 'I2', 'I3']
      expect(going.every((each) => allowed.includes(each))).toBe(true)
      expect(going).not.toContain('I4')
    }
  })

  it('are drawn from the stream the page names, and again from that of the next turn', () => {
    const data = bureau(1, {}, { officers: 5, pairing: { balance: 'none' } })
    /** The first who is not in the team, with those who were passed over. */
    const drawn = (
      seed: string,
      unit: string,
      seat: number,
      turn: number,
      legal: string[],
      team: string[],
    ) => {
      const at = { pool: 'pool', round: 1, unit, seat, turn }
      const numbers = stream(key(seed, { purpose: 'reassign', ...at }))
      const left = [...legal]
      const passed: string[] = []
      const choices = legal.filter((each) => !team.includes(each)).length
      for (;;) {
        const j = numbers.below(left.length)
        const candidate = left[j] as string
        left[j] = left[0] as string
        left.shift()
        if (!team.includes(candidate)) return { inspector: candidate, passed, choices }
        passed.push(candidate)
      }
    }
    for (let i = 0; i < 10; i += 1) {
      const draft = new Amended(data, `seed ${i}`)
      const { seed } = draft.record.body.secrets
      const [unit] = draft.reserves() as [string]
      const everybody = ['I1', 'I2', 'I3', 'I4', 'I5']
      const order = inTicketOrder(key(seed, { purpose: 'reassign-order' }), [1, 2], (seat) =>
        canonicalJson(['pool', 1, unit, seat]),
      )
      const team: string[] = []
      const expected = new Map<number, { inspector: string; passed: string[] }>()
      for (const seat of order) {
        const filled = drawn(seed, unit, seat, 1, everybody, team)
        team.push(filled.inspector)
        expected.set(seat, filled)
      }
      const { seats } = draft.substitute(draft.sample()[0] as string).body
      expect(seats).toEqual(
        [1, 2].map((seat) => ({
          pool: 'pool',
          round: 1,
          unit,
          seat,
          before: null,
          ...expected.get(seat),
        })),
      )
      // One of them falls ill: his seat is filled a second time, the other one is held fast.
      const [lead, member] = seats.map(({ inspector }) => inspector) as [string, string]
      const again = draft.absent(lead).body.seats.filter((row) => row.unit === unit)
      const others = everybody.filter((each) => each !== lead)
      expect(again).toEqual([
        {
          pool: 'pool',
          round: 1,
          unit,
          seat: 1,
          before: lead,
          ...drawn(seed, unit, 1, 2, others, [member]),
        },
      ])
    }
  })

  it('keep the seats of others as they are, and the loads even', () => {
    for (let i = 0; i < 15; i += 1) {
      const draft = new Amended(bureau(2, { rounds: [{ window: WINDOW, visits: 3 }] }), `seed ${i}`)
      const [unit] = draft.sample() as [string]
      const { seats } = draft.substitute(unit).body
      const loads = new Map(['I1', 'I2', 'I3', 'I4'].map((id) => [id, 0]))
      for (const row of [...draft.record.body.tables.seats, ...seats]) {
        if (row.unit !== unit) loads.set(row.inspector, (loads.get(row.inspector) ?? 0) + 1)
      }
      // Four seats are held fast, two are new; the best two for them are those with the fewest.
      const held = new Map(['I1', 'I2', 'I3', 'I4'].map((id) => [id, 0]))
      for (const row of draft.record.body.tables.seats) {
        if (row.unit !== unit) held.set(row.inspector, (held.get(row.inspector) ?? 0) + 1)
      }
      const fewest = [...held.values()].sort((a, b) => a - b).slice(0, 2)
      const taken = seats.map(({ inspector }) => held.get(inspector) ?? 0).sort((a, b) => a - b)
      expect(taken).toEqual(fewest)
    }
  })

  it('are nobody, whatever the plan says of shortages, if none can come; the visit is vacant', () => {
    for (const shortage of ['fail', 'vacancies']) {
      const leave = [{ from: '2020-03-13', to: '2020-03-13' }]
      const data = bureau(2, {}, { officers: [{}, { leave }, { leave }], pairing: { shortage } })
      const draft = new Amended(data)
      const [unit] = draft.sample() as [string]
      const [came] = draft.reserves() as [string]
      const { body } = draft.substitute(unit, { date: '2020-03-13' })
      expect(body.substitutes).toMatchObject([{ substitute: came, date: '2020-03-13' }])
      expect(body.vacancies).toEqual([{ pool: 'pool', round: 1, unit: came }])
      expect(body.seats).toEqual([])
      // A vacant visit stays vacant, but its unit can be replaced like any other.
      expect(draft.substitute(came, { date: '2020-03-13' }).body.vacancies).toMatchObject([
        { unit: draft.reserves()[1] },
      ])
    }
  })

  it('go to the first visit in the order of tickets if there are not enough for both', () => {
    const data = jointBureau(12, {
      officers: [{ perDay: 1 }, { perDay: 1 }, { perDay: 1 }],
      pairing: { shortage: 'vacancies' },
    })
    let met = 0
    for (let i = 0; i < 100 && met < 8; i += 1) {
      const record = draw(data, { seed: `seed ${i}` })
      const row = record.body.tables.sample.find(({ host }) => host !== undefined)
      if (row === undefined) continue
      const draft = new Amended(data, `seed ${i}`)
      // Three officers, one visit a day each: two visits of two on one day cannot both be.
      const date = '2020-03-13'
      const busy = record.body.tables.sample.filter((each) => each.date === date)
      const { substitutes, vacancies, seats } = draft.substitute(row.unit, { date }).body
      if (busy.length > 0 || substitutes.some(({ substitute }) => substitute === null)) continue
      const visits = substitutes.map(({ pool, substitute }) => ({
        pool,
        round: 1,
        unit: substitute ?? '',
      }))
      const made = key(record.body.secrets.seed, { purpose: 'visit-order' })
      const [kept, vacant] = inTicketOrder(made, visits, ({ pool, round, unit }) =>
        canonicalJson([pool, round, unit]),
      )
      expect(vacancies).toEqual([vacant])
      expect(seats.map(({ unit }) => unit)).toEqual([kept?.unit, kept?.unit])
      met += 1
    }
    expect(met).toBe(8)
  })

  it('can be missed by those who fall ill after, and then no amendment is made', () => {
    const draft = new Amended(bureau(1, {}, { officers: 2 }))
    draft.substitute(draft.sample()[0] as string)
    expect(refusalOf(() => draft.absent('I1')).code).toBe('pairing/infeasible')
    expect(draft.made).toHaveLength(1)
  })
})

describe('the items of a substitute', () => {
  const catalogues = [
    {
      id: '清单',
      items: ['甲', '乙', '丙', '丁']
        .map((id) => ({ id }))
        .concat({ id: '证照', mandatory: true } as never),
    },
  ]
  const riders = [
    { item: '特种作业', share: '1/2', rounding: 'up' },
    { item: '安全费用', share: '1/1', rounding: 'up', where: { tag: '大' } },
    { item: '应急', share: '1/1', rounding: 'up' },
  ]

  it('are drawn for it, and the riders of the one it replaces go with it where they can', () => {
    const data = smallBureau({
      units: Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? { tags: ['大'] } : {})),
      plan: { catalogues },
      tasks: [{ reserve: 4, team: 'none', items: { catalogue: '清单', draw: 2, riders } }],
    })
    const isLarge = (unit: string) => Number(unit.slice(1)) % 2 === 1
    const seen = new Set<string>()
    for (let i = 0; i < 25; i += 1) {
      const draft = new Amended(data, `seed ${i}`)
      const { seed } = draft.record.body.secrets
      let carried: readonly string[] = []
      const [first] = draft.sample() as [string]
      for (const unit of [first, ...draft.reserves().slice(0, 2)]) {
        const { substitutes, items } = draft.substitute(unit).body
        const came = substitutes[0]?.substitute as string
        const before = draft.record.body.tables.items.find(
          (row) => row.unit === unit && row.pool === 'pool',
        )
        const riding = before?.riders ?? carried
        const order = inTicketOrder(
          key(seed, { purpose: 'items', pool: 'pool', round: 1, unit: came }),
          ['甲', '乙', '丙', '丁'],
          (id) => id,
        )
        carried = riding.filter((item) => item !== '安全费用' || isLarge(came))
        expect(items).toEqual([
          {
            pool: 'pool',
            round: 1,
            unit: came,
            mandatory: ['证照'],
            drawn: order.slice(0, 2),
            riders: carried,
          },
        ])
        seen.add(`${riding.join()} → ${carried.join()}`)
      }
    }
    expect(seen.size).toBeGreaterThan(3)
  })
})

describe('a substitution', () => {
  const data = bureau(2)
  const attempt = (options: object, draft = new Amended(data)) =>
    refusalOf(() =>
      substituteUnit(draft.record, draft.data, {
        ...PAPER,
        visit: { pool: 'pool', round: 1, unit: draft.sample()[0] as string },
        amendments: draft.texts(),
        ...options,
      }),
    )

  it('is refused for a unit that is not in the sample of that round', () => {
    const draft = new Amended(data)
    const [unit] = draft.sample() as [string]
    for (const visit of [
      { pool: 'pool', round: 1, unit: draft.reserves()[0] as string },
      { pool: 'pool', round: 1, unit: 'U99' },
      { pool: 'pool', round: 2, unit },
      { pool: 'pool-2', round: 1, unit },
    ]) {
      const { code, problems } = attempt({ visit })
      expect([code, problems[0]?.path]).toEqual(['input/unknown-id', 'change.unit'])
    }
  })

  it.each<[string, object, string]>([
    [
      'a visit elsewhere to a unit nobody knows',
      {
        elsewhere: [
          { unit: 'U1', date: '2020-03-02' },
          { unit: 'U99', date: '2020-03-03' },
        ],
      },
      'input/unknown-id at change.elsewhere[1].unit',
    ],
    ['a reason that is an outcome', { reason: 'refused' }, 'input/choice at options.reason'],
    ['a reason of officers', { reason: 'absence' }, 'input/choice at options.reason'],
    ['no evidence', { evidence: '' }, 'input/text at options.evidence'],
    ['no such day', { date: '2020-02-30' }, 'input/date at options.date'],
    ['another member', { substitute: 'U1' }, 'input/option at options.substitute'],
    [
      'a visit elsewhere on no day',
      { elsewhere: [{ unit: 'U1' }] },
      'input/missing at options.elsewhere[0].date',
    ],
  ])('is refused with %s', (_, options, place) => {
    const { problems } = attempt(options)
    expect(problems.map(({ code, path }) => `${code} at ${path}`)).toEqual([place])
  })

  it('is refused with a day before that of the amendment before', () => {
    const draft = new Amended(data)
    draft.absent('I1', '2020-12-30', '2020-12-31')
    const early = attempt({ date: '2020-02-19' }, draft)
    expect([early.code, early.problems[0]?.path]).toEqual(['input/range', 'date'])
    const [unit] = draft.sample() as [string]
    expect(draft.substitute(unit, { date: '2020-02-20' }).body.sequence).toBe(2)
  })

  it('leaves the record as it is, takes it as a text, and is the same for the same statement', () => {
    const draft = new Amended(data)
    const text = canonicalJson(draft.record)
    const [unit] = draft.sample() as [string]
    const amendment = draft.substitute(unit)
    expect(canonicalJson(draft.record)).toBe(text)
    const options = { ...PAPER, visit: { pool: 'pool', round: 1, unit } }
    expect(canonicalJson(substituteUnit(text, data, options))).toBe(canonicalJson(amendment))
    const row = draft.record.body.tables.sample.find((each) => each.unit === unit)
    expect(substituteUnit(text, data, { ...options, visit: row as never }).digest).toBe(
      amendment.digest,
    )
  })

  it('is held to the digest of the last one that was published', () => {
    const draft = new Amended(data)
    const [first, second] = draft.sample() as [string, string]
    draft.substitute(first)
    const { digest: last } = draft.substitute(second)
    const amendments = draft.texts()
    const check = (known: object) => {
      const { outcome, checks } = verify(draft.record, data, known)
      const last = checks.find(({ name }) => name === 'amendments')
      const code = last?.status === 'fail' ? { code: last.code } : {}
      return { outcome, status: last?.status, ...code }
    }
    const failing = { outcome: 'refuted', status: 'fail', code: 'evidence/failed' }
    const open = { outcome: 'partial', status: 'not-checked' }
    expect(check({ amendments, lastAmendment: last })).toEqual({
      outcome: 'partial',
      status: 'pass',
    })
    expect(check({ amendments: amendments.slice(0, 1), lastAmendment: last })).toEqual(failing)
    expect(check({ amendments: [], lastAmendment: last })).toEqual(open)
    expect(check({ lastAmendment: last })).toEqual(open)
    expect(check({ amendments, lastAmendment: null })).toEqual(failing)
    expect(check({ amendments })).toEqual(open)
    expect(check({ amendments, lastAmendment: '0'.repeat(64) })).toEqual(failing)
  })
})
