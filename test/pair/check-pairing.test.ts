import {
  announce,
  checkPairing,
  draw,
  type InfeasiblePairing,
  type InputData,
  type PairingCheck,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../src/core/errors.ts'
import type { Message, Messages } from '../../src/core/message.ts'
import { numbersFrom } from '../bench/cases/numbers.ts'
import { refusalOf } from '../ceremony/refusal.ts'
import { smallBureau, WINDOW } from '../ceremony/small-bureau.ts'

const visit = (unit: string, date = '2020-03-02') => ({ pool: 'pool', round: 1, unit, date })

function shortageIn(check: PairingCheck): InfeasiblePairing {
  if (check.feasible) throw new Error('expected a shortage')
  return check
}

/** The single changes that a refusal for want of officers advises. */
function adviceOf(run: () => unknown): Message | undefined {
  const { fix } = refusalOf(run).problems[0] as Problem
  return ((fix as Message).values as Messages['mend-shortage']).advice
}

/** Without what is said of the inputs. */
const choiceOf = ({ findings }: PairingCheck) =>
  findings.filter(({ code }) => code !== 'town-missing')
const findingCodes = (check: PairingCheck) => choiceOf(check).map(({ code }) => code)

describe('a check of a pairing that can be made', () => {
  const data = smallBureau({
    units: 2,
    officers: 3,
    recusals: [{ inspector: 'I1', enterprise: 'U1', reason: '亲属' }],
  })

  it('counts who can get each seat', () => {
    const check = checkPairing(data, [visit('U1'), visit('U2')])
    expect(check.feasible && check.seats).toEqual([
      { ...visit('U1'), seat: 1, role: 'lead', legal: 2, acceptable: 2 },
      { ...visit('U1'), seat: 2, role: 'member', legal: 2, acceptable: 2 },
      { ...visit('U2'), seat: 1, role: 'lead', legal: 3, acceptable: 3 },
      { ...visit('U2'), seat: 2, role: 'member', legal: 3, acceptable: 3 },
    ])
    expect(choiceOf(check)).toMatchObject([{ code: 'officers-too-few', count: 2 }])
    expect(findingCodes(check)).not.toContain('pairing-determined')
  })

  it('calls forced who gets the seat under every seed', () => {
    const team = {
      seats: [{ role: 'lead', qualifications: ['q'] }, { role: 'member' }, { role: 'member' }],
    }
    const few = smallBureau({
      units: 3,
      officers: [{ qualifications: ['q'] }, {}, {}, { qualifications: ['q'] }, {}],
      tasks: [{ team }],
      recusals: [
        { inspector: 'I1', enterprise: 'U1', reason: '亲属' },
        { inspector: 'I4', enterprise: 'U2', reason: '亲属' },
        { inspector: 'I5', enterprise: 'U3', reason: '亲属' },
      ],
    })
    let forced = 0
    for (let seed = 0; seed < 60; seed += 1) {
      const { sample, seats } = draw(few, { seed: `${seed}` }).body.tables
      const check = checkPairing(few, sample)
      if (!check.feasible) throw new Error('a draw was made')
      for (const seat of check.seats) {
        if (seat.forced === undefined) continue
        forced += 1
        const drawn = seats.find((row) => row.unit === seat.unit && row.seat === seat.seat)
        expect(drawn?.inspector).toBe(seat.forced)
      }
      if (check.seats.some((seat) => seat.forced !== undefined)) {
        const known = ['pairing-determined', 'officers-too-few']
        expect(findingCodes(check).some((code) => known.includes(code))).toBe(true)
      }
    }
    expect(forced).toBeGreaterThan(60)
  })

  it('needs nobody where the task has no team', () => {
    const alone = smallBureau({ officers: 0, tasks: [{ team: 'none' }] })
    expect(checkPairing(alone, [visit('U1')])).toMatchObject({ feasible: true, seats: [] })
  })
})

describe('a single change of a limit', () => {
  const WEEK = { from: '2020-03-02', to: '2020-03-06' }
  const visits = [visit('U1'), visit('U2')]
  const bureau = (one: object, tables: object = {}) =>
    smallBureau({ officers: [one, {}], ...tables })
  const repairsOf = (data: InputData) => shortageIn(checkPairing(data, visits)).repairs

  it('names the span that was written, not the days that have visits', () => {
    expect(repairsOf(bureau({ limits: [{ ...WEEK, most: 1 }] })).limits).toEqual([
      { inspector: 'I1', ...WEEK },
    ])
  })

  it('is none where two rows are in the way', () => {
    const nested = { from: '2020-03-02', to: '2020-03-03', most: 1 }
    const equal = repairsOf(bureau({ limits: [nested, { ...WEEK, most: 1 }] }))
    expect([equal.limits, equal.perDay, equal.capacity]).toEqual([[], [], []])
    const wide = repairsOf(bureau({ limits: [nested, { ...WEEK, most: 2 }] }))
    expect(wide.limits).toEqual([{ inspector: 'I1', from: nested.from, to: nested.to }])
    const both = repairsOf(bureau({ perDay: 1, limits: [{ ...WEEK, most: 1 }] }))
    expect([both.limits, both.perDay]).toEqual([[], []])
  })

  it('is none where an officer is at more units already than he may be', () => {
    const elsewhere = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        enterprise: `U${i + 3}`,
        date: '2020-03-02',
        inspectors: ['I1'],
      }))
    const one = [visit('U1')]
    const perDay = (count: number) => {
      const data = bureau({ perDay: 1 }, { pastVisits: elsewhere(count) })
      return shortageIn(checkPairing(data, one)).repairs.perDay
    }
    expect([perDay(1), perDay(2)]).toEqual([['I1'], []])
  })

  it('is enough, each of them, in random cases', () => {
    const below = numbersFrom(7)
    const spans = [
      WEEK,
      { from: '2020-03-02', to: '2020-03-03' },
      { from: '2020-03-02', to: '2020-03-02' },
    ]
    let named = 0
    for (let run = 0; run < 400; run += 1) {
      const limits = spans.filter(() => below(2) === 0).map((span) => ({ ...span, most: below(3) }))
      const officers = [
        { limits, ...(below(2) === 0 && { perDay: 1 + below(2) }) },
        {},
        { capacity: below(2) },
      ]
      const asked = ['U1', 'U2', 'U3'].map((unit) => visit(unit, `2020-03-0${2 + below(3)}`))
      const data = smallBureau({ officers })
      const check = checkPairing(data, asked)
      if (check.feasible) continue
      const [first, ...others] = data.inspectors as [InputData['inspectors'][number]]
      const feasibleWith = (change: object) =>
        checkPairing({ ...data, inspectors: [{ ...first, ...change }, ...others] }, asked).feasible
      for (const { inspector, from, to } of check.repairs.limits) {
        expect(inspector).toBe('I1')
        expect(limits.some((row) => row.from === from && row.to === to)).toBe(true)
        const more = limits.map((row) =>
          row.from === from && row.to === to ? { ...row, most: row.most + 1 } : row,
        )
        expect(feasibleWith({ limits: more })).toBe(true)
        named += 1
      }
      for (const inspector of check.repairs.perDay) {
        expect(inspector).toBe('I1')
        expect(feasibleWith({ perDay: (officers[0] as { perDay: number }).perDay + 1 })).toBe(true)
        named += 1
      }
    }
    expect(named).toBeGreaterThan(30)
  })
})

describe('what is left to chance', () => {
  const units = ['U1', 'U2', 'U3'].map((unit) => visit(unit))
  const carrying = (pairing?: object) =>
    smallBureau({
      officers: Array.from({ length: 10 }, (_, i) => ({ carried: 10 + i })),
      tasks: [{ rounds: [{ window: WINDOW, visits: 3 }] }],
      pairing: pairing ?? {},
    })
  const feasible = (check: PairingCheck) => {
    if (!check.feasible) throw new Error('expected all visits to be staffed')
    return check
  }
  const announced = (data: InputData) =>
    announce(data, { series: 's', number: 1, entropy: [{ kind: 'operator' }], weak: true })
      .envelope.findings.map(({ code }) => code)
      .filter(
        (code) =>
          !['operator-seed', 'weak-entropy', 'list-computable', 'town-missing'].includes(code),
      )

  // By hand: units cost 21, 23, 25, 27 … for the first officer, 23, 25, 27 … for the second, 25, 27 …
  // for the third, 27 … for the fourth. The six cheapest are 21, 23, 23, 25, 25, 25.
  it('is which of three officers, of ten, come together where loads are carried', () => {
    const check = feasible(checkPairing(carrying(), units))
    expect(check.seats.map(({ legal, acceptable }) => [legal, acceptable])).toEqual(
      Array.from({ length: 6 }, () => [10, 3]),
    )
    expect(choiceOf(check)).toMatchObject([{ code: 'pairing-determined', count: 6 }])
    expect(choiceOf(check)[0]?.examples).toContain('pool:1.visits[U1].seats[1]')
    expect(announced(carrying())).toContain('rehearsal-determined')
  })

  it('is nothing for a seat that one of several has in any case', () => {
    const check = feasible(checkPairing(carrying(), units.slice(0, 1)))
    expect(check.seats.map(({ acceptable }) => acceptable)).toEqual([2, 2])
    const lead = { role: 'lead', qualifications: ['q'] }
    const leads = smallBureau({
      officers: [{ qualifications: ['q'], carried: 9 }, { qualifications: ['q'] }, {}, {}, {}],
      tasks: [{ team: { seats: [lead, { role: 'member' }] } }],
    })
    const one = feasible(checkPairing(leads, units.slice(0, 1)))
    expect(one.seats.map(({ legal, acceptable }) => [legal, acceptable])).toEqual([
      [2, 1],
      [5, 3],
    ])
    expect(choiceOf(one)).toEqual([
      { code: 'pairing-determined', count: 1, examples: ['pool:1.visits[U1].seats[1]'] },
    ])
    expect(announced(leads)).toContain('rehearsal-determined')
    const known = [{ of: 'pairing-determined', text: '只有一人能带队' }]
    const plan = { ...leads.plan, pairing: { acknowledged: known } } as InputData['plan']
    expect(findingCodes(checkPairing({ ...leads, plan }, units.slice(0, 1)))).toEqual([])
    expect(announced({ ...leads, plan })).not.toContain('rehearsal-determined')
  })

  it('is as much as the plan asks for', () => {
    const check = feasible(checkPairing(carrying({ balance: { atLeast: 5 } }), units))
    expect(check.spread).toBe(2)
    expect(check.seats.map(({ acceptable }) => acceptable)).toEqual([5, 5, 5, 5, 5, 5])
    const four = feasible(checkPairing(carrying({ balance: { atLeast: 4 } }), units))
    expect(four.spread).toBe(1)
    for (const { seats, findings } of [check, four]) {
      expect(seats.every(({ refused }) => refused === undefined)).toBe(true)
      expect(findings.map(({ code }) => code)).not.toContain('choices-below')
    }
    const record = draw(carrying({ balance: { atLeast: 5 } }), { seed: '一' })
    expect(record.body.head.pairing.spread).toBe(2)
  })

  it('is told where no spread can give it, and why', () => {
    const officers = [{ capacity: 0 }, { capacity: 0 }, {}, {}]
    const data = smallBureau({ officers, pairing: { balance: { atLeast: 3 } } })
    const check = feasible(checkPairing(data, units.slice(0, 1)))
    expect(check.spread).toBe(0)
    expect(check.seats[0]).toMatchObject({
      legal: 4,
      acceptable: 2,
      refused: { 'strands-seats': 2 },
    })
    expect(check.findings).toContainEqual({
      code: 'choices-below',
      count: 2,
      values: { least: 3 },
      examples: ['pool:1.visits[U1].seats[1]', 'pool:1.visits[U1].seats[2]'],
    })
  })

  it('is not told where fewer are legal than the plan asks for', () => {
    const data = smallBureau({ officers: 2, pairing: { balance: { atLeast: 3 } } })
    const { seats, findings } = feasible(checkPairing(data, units.slice(0, 1)))
    expect(seats.every(({ legal, refused }) => legal === 2 && refused === undefined)).toBe(true)
    expect(findings.map(({ code }) => code)).not.toContain('choices-below')
  })

  it.each([2, 3])('is said of %s officers', (count) => {
    const data = smallBureau({ officers: count })
    const check = feasible(checkPairing(data, units))
    const isNothing = count === 2
    expect(findingCodes(check)).toEqual(isNothing ? ['officers-too-few'] : [])
    expect(announced(data)).toEqual(isNothing ? ['officers-too-few'] : [])
    const known = [{ of: 'officers-too-few', text: '全局只有两名执法人员' }]
    const plan = { ...data.plan, pairing: { acknowledged: known } } as InputData['plan']
    expect(findingCodes(checkPairing({ ...data, plan }, units))).toEqual([])
    expect(announced({ ...data, plan })).toEqual([])
  })

  it('is enough with ten officers for ten seats', () => {
    const data = smallBureau({ officers: 10, tasks: [{ rounds: [{ window: WINDOW, visits: 5 }] }] })
    const five = ['U1', 'U2', 'U3', 'U4', 'U5'].map((unit) => visit(unit))
    const check = feasible(checkPairing(data, five))
    expect(check.seats.every(({ acceptable }) => acceptable === 10)).toBe(true)
    expect(findingCodes(check)).toEqual([])
    expect(announced(data)).toEqual([])
  })
})

describe('a check of joint visits', () => {
  const merging = (roles: readonly string[], more: object = {}) => ({
    overlap: 'merge',
    design: { type: 'census' },
    rounds: [{ window: ['2020-03-02', '2020-03-13'] }],
    team: { seats: roles.map((role) => ({ role })) },
    ...more,
  })

  it('has one team for rows of one visit, and two for rows of two', () => {
    const data = smallBureau({
      units: 1,
      officers: 4,
      tasks: [merging(['a', 'b']), merging(['b', 'c'])],
    })
    const { sample, seats } = draw(data, { seed: '一' }).body.tables
    const check = checkPairing(data, sample)
    if (!check.feasible) throw new Error('a draw was made')
    expect(check.seats.map(({ pool, seat, role }) => [pool, seat, role])).toEqual(
      seats.map(({ pool, seat, role }) => [pool, seat, role]),
    )
    expect(check.seats.map(({ role }) => role)).toEqual(['a', 'b', 'c'])
    const apart = checkPairing(
      data,
      sample.map(({ host: _host, ...row }) => row),
    )
    expect(apart.feasible && apart.seats.map(({ pool, role }) => [pool, role])).toEqual([
      ['pool', 'a'],
      ['pool', 'b'],
      ['pool-2', 'b'],
      ['pool-2', 'c'],
    ])
  })

  it.each([
    ['of an unknown pool', { host: { pool: 'nobody', round: 1 } }, 'design/batch'],
    ['of an unknown round', { host: { pool: 'pool', round: 2 } }, 'design/batch'],
    [
      'that is not listed',
      { host: { pool: 'pool-2', round: 1 }, pool: 'pool' },
      'input/unknown-id',
    ],
    ['on another day', { date: '2020-03-03' }, 'input/unknown-id'],
    ['to another unit', { unit: 'U2' }, 'input/unknown-id'],
  ])('refuses a row that joins a visit %s', (_, change, code) => {
    const data = smallBureau({
      units: 2,
      officers: 4,
      tasks: [merging(['a', 'b']), merging(['b', 'c'])],
    })
    const host = { pool: 'pool', round: 1 }
    const begins = visit('U1')
    const joins = { ...visit('U1'), pool: 'pool-2', host, ...change }
    const rows = joins.pool === 'pool' ? [joins] : [begins, joins]
    expect(refusalOf(() => checkPairing(data, rows)).code).toBe(code)
    const good = { ...visit('U1'), pool: 'pool-2', host }
    expect(checkPairing(data, [good, begins]).feasible).toBe(true)
    const again = { ...visit('U2'), pool: 'pool-2', host }
    const chained = [visit('U2'), again, { ...begins, host: { pool: 'pool-2', round: 1 } }, good]
    expect(refusalOf(() => checkPairing(data, chained)).code).toBe('input/unknown-id')
  })

  it('sees that a team of three needs three officers', () => {
    const data = smallBureau({
      units: 1,
      officers: 2,
      tasks: [merging(['a', 'b']), merging(['b', 'c'])],
      pairing: { shortage: 'vacancies' },
    })
    const { sample } = draw(data, { seed: '一' }).body.tables
    expect(shortageIn(checkPairing(data, sample)).open).toBe(1)
  })
})

describe('a check of a pairing that cannot be made', () => {
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
  const visits = [visit('U1'), visit('U2', '2020-03-03')]

  it('names the stuck seats, who could sit there, and the rules that removed others', () => {
    const check = shortageIn(checkPairing(data, visits))
    expect(check.open).toBe(2)
    expect(check.seats).toEqual([
      { ...visit('U1'), seat: 1, role: 'lead', legal: 1 },
      { ...visit('U1'), seat: 2, role: 'member', legal: 1 },
    ])
    expect(check.inspectors).toEqual(['I1'])
    expect(check.removedBy).toEqual({ recusal: 2, certificate: 2, leave: 2 })
    expect(check.repairs).toEqual({ capacity: [], limits: [], perDay: [], related: [], waive: [] })
  })

  const again = smallBureau({ units: 2, officers: [{ capacity: 1 }, {}, { capacity: 1 }] })

  it('lists repairs that make it possible when they are carried out', () => {
    const bureau = {
      ...again,
      recusals: [{ inspector: 'I2', enterprise: 'U1', reason: '亲属' }],
      inspectors: again.inspectors.slice(0, 3),
    }
    const { repairs, open } = shortageIn(checkPairing(bureau, visits))
    expect(open).toBe(1)
    expect(repairs.capacity).toEqual(['I1', 'I3'])
    expect(repairs.waive).toEqual(
      [1, 2].map((seat) => {
        const { pool, round, unit } = visit('U1')
        return { pool, round, unit, seat, inspector: 'I2', rule: 'recusal' }
      }),
    )
    for (const id of repairs.capacity) {
      const inspectors = bureau.inspectors.map((officer) =>
        officer.id === id ? { ...officer, capacity: 2 } : officer,
      )
      expect(checkPairing({ ...bureau, inspectors }, visits).feasible).toBe(true)
    }
    expect(checkPairing({ ...bureau, recusals: [] }, visits).feasible).toBe(true)
  })

  it('is refused by a draw with the same repairs in its advice', () => {
    const bureau = {
      ...again,
      recusals: [{ inspector: 'I2', enterprise: 'U1', reason: '亲属' }],
    }
    const waive = (seat: number) => ({
      id: 'waive-rule',
      values: { rule: { id: 'rule-recusal', values: {} }, officer: 'I2', unit: 'U1', seat },
    })
    expect(adviceOf(() => draw(bureau, { seed: '一' }))).toEqual({
      id: 'any-one-is-enough',
      values: {
        repairs: [
          { id: 'one-more-visit', values: { officer: 'I1' } },
          { id: 'one-more-visit', values: { officer: 'I3' } },
          waive(1),
          waive(2),
        ],
        isMore: false,
      },
    })
    expect(adviceOf(() => draw(data, { seed: '一' }))).toEqual({
      id: 'one-change-is-not-enough',
      values: { seats: 2 },
    })
  })

  it('names five repairs in an error and says that there are others', () => {
    const six = smallBureau({
      units: 4,
      officers: 7,
      tasks: [
        {
          rounds: [
            {
              window: ['2020-03-02', '2020-03-13'],
              visits: 4,
            },
          ],
        },
      ],
    })
    const bureau = {
      ...six,
      inspectors: six.inspectors.map((row) => ({ ...row, capacity: 1 })),
    }
    const advice = adviceOf(() => draw(bureau, { seed: '一' }))
    const { repairs, isMore } = advice!.values as Messages['any-one-is-enough']
    expect(repairs.map(({ id }) => id)).toEqual(Array(5).fill('one-more-visit'))
    expect(isMore).toBe(true)
  })

  it('lists a thousand waivers at most and says so', () => {
    const officers = Array.from({ length: 1100 }, (_, i) =>
      i === 0 ? {} : { certificate: undefined },
    )
    const check = shortageIn(checkPairing(smallBureau({ officers }), [visit('U1')]))
    expect(check.repairs.waive).toHaveLength(1000)
    expect(findingCodes(check)).toContain('more-repairs')
  })
})

describe('the visits of a check', () => {
  const data = smallBureau({})
  it.each([
    ['an unknown enterprise', [visit('U99')], 'input/unknown-id'],
    ['an unknown pool', [{ ...visit('U1'), pool: 'puddle' }], 'design/batch'],
    ['an unknown round', [{ ...visit('U1'), round: 2 }], 'design/batch'],
    ['a visit twice', [visit('U1'), visit('U1', '2020-03-03')], 'input/duplicate'],
    ['a day that is none', [visit('U1', '2020-02-30')], 'input/date'],
    ['nothing', [], undefined],
    ['no array', undefined, undefined],
    ['a visit without a date', [{ pool: 'pool', round: 1, unit: 'U1' }], undefined],
  ])('are refused if they hold %s', (_, visits, code) => {
    const error = refusalOf(() => checkPairing(data, visits as never))
    if (code !== undefined) expect(error.code).toBe(code)
    expect(error.problems[0]?.path).toMatch(/^(visits|batch)/)
  })
})
