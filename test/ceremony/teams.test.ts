import {
  canonicalJson,
  checkPairing,
  type DrawRecord,
  draw,
  explainSeat,
  isDoubleRandomError,
  reassignOfficer,
  verify,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { expectSound } from '../verify/sound.ts'
import { type SmallBureau, smallBureau } from './small-bureau.ts'

// What a bureau meets of the pairing, through the public functions. That the engine's choice among
// all lawful pairings is the law's is shown elsewhere; here the rules are counted in records,
// whatever the seed.

const SEEDS = Array.from({ length: 15 }, (_, index) => `seed ${index}`)
const WINDOW = ['2020-03-02', '2020-03-06'] as const

const visitsOf = (visits: number, members: object = {}) => ({
  rounds: [{ window: WINDOW, visits }],
  ...members,
})

function recordsOf(bureau: SmallBureau): DrawRecord[] {
  const data = smallBureau(bureau)
  return SEEDS.map((seed) => {
    const record = draw(data, { seed })
    expectSound(verify(canonicalJson(record), data))
    return record
  })
}

function teamsOf({ body }: DrawRecord): Map<string, string[]> {
  const teams = new Map<string, string[]>()
  for (const { pool, unit, inspector } of body.tables.seats) {
    teams.set(`${pool} ${unit}`, [...(teams.get(`${pool} ${unit}`) ?? []), inspector])
  }
  return teams
}

const loadsOf = ({ body }: DrawRecord) =>
  Object.fromEntries(body.tables.loads.map(({ inspector, load }) => [inspector, load]))

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (isDoubleRandomError(error)) return error.code
    throw error
  }
  return 'nothing'
}

const inGroups = [
  { group: '一组' },
  { group: '一组' },
  { group: '二组' },
  { group: '二组' },
  { group: '三组' },
  { group: '三组', certificate: undefined },
  { group: '三组' },
  {},
  {},
]

describe('fixed groups', () => {
  const bureau: SmallBureau = {
    units: 8,
    officers: inGroups,
    tasks: [visitsOf(6, { team: { group: { role: '检查组' } } }), visitsOf(2)],
  }

  it('are drawn among groups, and their members nowhere else', () => {
    const drawn = new Set<string>()
    for (const record of recordsOf(bureau)) {
      for (const { pool, inspector, role } of record.body.tables.seats) {
        if (pool === 'pool') {
          drawn.add(inspector)
          expect(role).toBe('检查组')
        } else expect(['I8', 'I9']).toContain(inspector)
      }
      expect(loadsOf(record)).toEqual({ I8: 2, I9: 2, 一组: 2, 三组: 2, 二组: 2 })
    }
    expect([...drawn].sort()).toEqual(['一组', '三组', '二组'])
  })

  it('stay away if a member must, and one must be replaced as a whole', () => {
    const data = smallBureau({
      ...bureau,
      recusals: [{ inspector: 'I1', enterprise: 'U1', reason: '亲属' }],
    })
    for (const seed of SEEDS) {
      const record = draw(data, { seed })
      const { seats } = record.body.tables
      const [first] = seats.filter(({ pool }) => pool === 'pool')
      if (first === undefined) throw new Error('no visit')
      expect(seats.find(({ pool, unit }) => pool === 'pool' && unit === 'U1')?.inspector).not.toBe(
        '一组',
      )

      const member = inGroups.findIndex(({ group }) => group === first.inspector) + 1
      const amendment = reassignOfficer(record, data, {
        change: { inspector: `I${member}`, enterprise: first.unit },
        reason: 'recusal-granted',
        evidence: '回避决定〔2020〕1号',
        date: '2020-03-02',
      })
      const [changed, ...others] = amendment.body.seats
      expect(others).toEqual([])
      const { before, inspector } = changed ?? {}
      expect(before).toBe(first.inspector)
      expect(['一组', '二组', '三组']).toContain(inspector)
      expect(inspector).not.toBe(before)
      const report = verify(canonicalJson(record), data, { amendments: [canonicalJson(amendment)] })
      expectSound(report)
    }
  })

  it('are explained as groups, single officers with the groups they belong to', () => {
    const data = smallBureau({
      ...bureau,
      recusals: [{ inspector: 'I3', enterprise: 'U1', reason: '亲属' }],
    })
    const records = SEEDS.map((seed) => draw(data, { seed }))
    const record = records.find(({ body }) =>
      body.tables.seats.some(({ pool, unit }) => pool === 'pool' && unit === 'U1'),
    )
    if (record === undefined) throw new Error('never visited')
    const group = explainSeat(record, data, { pool: 'pool', round: 1, unit: 'U1', seat: 1 })
    expect(group.notLegal).toEqual([{ inspector: '二组', rule: 'recusal' }])
    const [single] = record.body.tables.seats.filter(({ pool }) => pool === 'pool-2')
    if (single === undefined) throw new Error('no visit')
    const { pool, round, unit, seat } = single
    const alone = explainSeat(record, data, { pool, round, unit, seat })
    expect(alone.notLegal).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((i) => ({ inspector: `I${i}`, rule: 'in-group' })),
    )
  })

  it('need two certified members, and a qualification of any of them', () => {
    const officers = [
      { group: 'a', qualifications: ['p'] },
      { group: 'a', qualifications: ['q'] },
      { group: 'b', qualifications: ['p', 'q'], certificate: undefined },
      { group: 'b' },
      { group: 'c', qualifications: ['p'] },
      { group: 'c' },
    ]
    const team = { group: { qualifications: ['p', 'q'] } }
    for (const record of recordsOf({ officers, tasks: [visitsOf(3, { team })] })) {
      expect(loadsOf(record)).toEqual({ a: 3, b: 0, c: 0 })
    }
  })
})

describe('limits', () => {
  it('by the day and by spans of days hold in every record', () => {
    const limits = [
      { from: '2020-03-02', to: '2020-03-04', most: 1 },
      { from: '2020-03-02', to: '2020-03-06', most: 3 },
    ]
    const records = recordsOf({
      units: 12,
      officers: [{ perDay: 1 }, { perDay: 1 }, { limits }, {}, {}],
      tasks: [visitsOf(10)],
    })
    for (const { body } of records) {
      const days = new Map(body.tables.sample.map(({ unit, date }) => [unit, date]))
      const daysOf = (id: string) =>
        body.tables.seats.flatMap(({ inspector, unit }) =>
          inspector === id ? [days.get(unit) as string] : [],
        )
      for (const id of ['I1', 'I2']) expect(new Set(daysOf(id)).size).toBe(daysOf(id).length)
      expect(daysOf('I3').filter((day) => day <= '2020-03-04').length).toBeLessThanOrEqual(1)
      expect(daysOf('I3').length).toBeLessThanOrEqual(3)
    }
  })

  it('can be what is missing, and a check names them', () => {
    const data = smallBureau({
      officers: [{ perDay: 1 }, {}],
      tasks: [visitsOf(2)],
    })
    const day = { pool: 'pool', round: 1, date: '2020-03-02' }
    const check = checkPairing(data, [
      { ...day, unit: 'U1' },
      { ...day, unit: 'U2' },
    ])
    if (check.feasible) throw new Error('expected a shortage')
    expect(check.repairs.perDay).toEqual(['I1'])
    expect(check.repairs.limits).toEqual([])
    expect(check.repairs.capacity).toEqual([])
  })
})

describe('related officers', () => {
  const officers = [{ related: '夫妻' }, { related: '夫妻' }, {}, {}]

  it('never sit in one team, though both are drawn', () => {
    const together = (record: DrawRecord) =>
      [...teamsOf(record).values()].filter((team) => team.includes('I1') && team.includes('I2'))
    const records = recordsOf({ officers, tasks: [visitsOf(4)] })
    for (const record of records) {
      expect(together(record)).toEqual([])
      expect(loadsOf(record)).toEqual({ I1: 2, I2: 2, I3: 2, I4: 2 })
    }
    const strangers = recordsOf({ officers: 4, tasks: [visitsOf(4)] })
    expect(strangers.filter((record) => together(record).length > 0).length).toBeGreaterThan(5)
  })

  it('can be what is missing, and a check names the visit', () => {
    const data = smallBureau({ officers: officers.slice(0, 2) })
    const check = checkPairing(data, [{ pool: 'pool', round: 1, unit: 'U1', date: '2020-03-02' }])
    if (check.feasible) throw new Error('expected a shortage')
    expect(check.repairs).toEqual({
      capacity: [],
      limits: [],
      perDay: [],
      related: [{ pool: 'pool', round: 1, unit: 'U1', related: '夫妻' }],
      waive: [],
    })
  })
})

describe('a minimum', () => {
  const officers = [{ minimum: 3 }, {}, {}, {}, {}]

  it('is reached before loads are even', () => {
    for (const record of recordsOf({ officers, tasks: [visitsOf(3)] })) {
      const { I1, ...others } = loadsOf(record)
      expect(I1).toBe(3)
      expect(Object.values(others).sort()).toEqual([0, 1, 1, 1])
    }
  })

  it('that is out of reach stops a draw, or is missed by as little as possible', () => {
    const far = { officers: [{ minimum: 5 }, {}, {}], tasks: [visitsOf(3)] }
    expect(codeOf(() => draw(smallBureau(far), { seed: 's' }))).toBe('pairing/minimum')
    for (const record of recordsOf({ ...far, pairing: { shortage: 'vacancies' } })) {
      expect(loadsOf(record).I1).toBe(3)
      expect(record.body.tables.vacancies).toEqual([])
      expect(record.envelope.findings).toContainEqual(
        expect.objectContaining({ code: 'below-minimum' }),
      )
    }
  })

  it('that is out of reach is told by a check', () => {
    const data = smallBureau({ officers: [{ minimum: 5 }, {}, {}] })
    const check = checkPairing(data, [{ pool: 'pool', round: 1, unit: 'U1', date: '2020-03-02' }])
    expect(check.feasible && check.shortfall).toBe(4)
    expect(check.findings).toContainEqual({
      code: 'minimum-shortfall',
      count: 1,
      values: { visits: 4 },
    })
  })
})

describe('wishes', () => {
  it('come before even loads, the first before the second', () => {
    const pastVisits = ['U1', 'U2', 'U3', 'U4'].map((enterprise) => ({
      enterprise,
      date: '2019-06-03',
      inspectors: ['I1'],
    }))
    const seats = [{ role: 'lead', prefer: { qualifications: ['q'] } }, { role: 'member' }]
    const bureau = {
      units: 4,
      officers: [{ qualifications: ['q'] }, {}, {}, {}],
      tasks: [visitsOf(4, { team: { seats } })],
      pastVisits,
    }
    const against = (record: DrawRecord) => {
      const lead = record.body.tables.seats.filter(({ role }) => role === 'lead')
      return {
        repeats: loadsOf(record).I1,
        unqualified: lead.filter(({ inspector }) => inspector !== 'I1').length,
      }
    }
    const repeat = { repeatWithinMonths: 12 }
    const preference = { preference: true }
    for (const record of recordsOf({ ...bureau, pairing: { stages: [repeat, preference] } })) {
      expect(against(record)).toEqual({ repeats: 0, unqualified: 4 })
    }
    for (const record of recordsOf({ ...bureau, pairing: { stages: [preference, repeat] } })) {
      expect(against(record)).toEqual({ repeats: 4, unqualified: 0 })
    }
    for (const record of recordsOf({ ...bureau, pairing: { stages: [{ lastOfficers: true }] } })) {
      expect(against(record).repeats).toBe(0)
    }
  })
})

describe('balance', () => {
  const newcomer = [{ carried: 20 }, { carried: 20 }, { carried: 20 }, { carried: 0 }]

  it('gives a newcomer everything if only visits are carried in', () => {
    for (const record of recordsOf({ officers: newcomer, tasks: [visitsOf(5)] })) {
      expect(loadsOf(record).I4).toBe(5)
    }
  })

  it('gives him his share if availability is', () => {
    // 20 visits in 200 days; this batch adds 50 days for everybody, so all are as busy with five
    // visits each.
    const officers = newcomer.map(({ carried }) => ({
      carried,
      availability: carried === 0 ? 50 : 250,
    }))
    for (const record of recordsOf({ officers, units: 10, tasks: [visitsOf(10)] })) {
      expect(loadsOf(record)).toEqual({ I1: 5, I2: 5, I3: 5, I4: 5 })
    }
  })

  it('may spread by some visits, or be none at all', () => {
    const most = (pairing: object) =>
      recordsOf({ units: 8, officers: 6, tasks: [visitsOf(6)], pairing }).map((record) =>
        Object.values(loadsOf(record)).reduce((a, b) => Math.max(a, b)),
      )
    expect(new Set(most({ balance: 'strict' }))).toEqual(new Set([2]))
    const spread = most({ balance: { spread: 1 } })
    expect(spread.every((load) => load <= 3) && spread.includes(3)).toBe(true)
    expect(most({ balance: 'none' }).some((load) => load > 3)).toBe(true)
  })
})

describe('a check with names', () => {
  it('tells for each seat who can get it, and who is legal but cannot', () => {
    // The second seat needs I1, so the first one is left to I2 or I3; who of them comes is open.
    const seats = [{ role: 'member' }, { role: 'lead', qualifications: ['q'] }]
    const data = smallBureau({
      officers: [{ qualifications: ['q'] }, {}, {}],
      tasks: [visitsOf(1, { team: { seats } })],
    })
    const visits = [{ pool: 'pool', round: 1, unit: 'U1', date: '2020-03-02' }]
    const check = checkPairing(data, visits, { names: true })
    expect(
      check.feasible && check.seats.map(({ names, forced }) => ({ ...names, forced })),
    ).toEqual([
      { acceptable: ['I2', 'I3'], impossible: ['I1'], forced: undefined },
      { acceptable: ['I1'], impossible: [], forced: 'I1' },
    ])
    const counted = checkPairing(data, visits)
    expect(counted.feasible && counted.seats.some((seat) => 'names' in seat)).toBe(false)
    expect(codeOf(() => checkPairing(data, visits, { name: true } as never))).toBe('input/option')
  })
})
