// Visits of others (`docs/protocol.md` §8.4): each case by hand.
import { canonicalJson, draw, exclusionsOf, type InputData, type Plan, verify } from 'double-random'
import { visitSheetPages, visitSheets, workingList } from 'double-random/papers'
import { toSQL } from 'double-random/sql'
import { describe, expect, it } from 'vitest'
import { inTicketOrder, key } from '../reference/draws.ts'
import { refusalOf } from './refusal.ts'
import { smallBureau } from './small-bureau.ts'

const SPRING = ['2020-04-01', '2020-04-30']
const fire = (enterprise: string, date: string, more: object = {}) => ({
  ...{ enterprise, date, authority: '区消防救援支队', matter: '消防安全' },
  ...more,
})
/** Every unit is visited, so that only days are left to chance. */
const everybody = (units: number, more: object = {}) =>
  smallBureau({
    units,
    tasks: [{ design: { type: 'census' }, rounds: [{ window: SPRING }] }],
    ...more,
  })
const drawn = (data: InputData, seed = '一') => {
  const record = draw(data, { seed })
  expect(verify(record, data).outcome).not.toBe('refuted')
  return record
}
const days = (data: InputData, seed?: string) =>
  drawn(data, seed).body.tables.sample.map(({ unit, date, movedFrom = null }) => ({
    ...{ unit, date, movedFrom },
  }))
const told = (data: InputData) =>
  drawn(data).envelope.findings.filter(({ code }) => code.startsWith('others-'))

/** Where one unit is visited in April, whatever the seed. */
const MIDDLE = '2020-04-16'

describe('a visit to a unit to which another authority goes', () => {
  it('is on its day, where that is a day of the round', () => {
    const data = { ...everybody(5), plannedVisits: [fire('U3', '2020-04-10')] }
    const own = days(everybody(5)).map(({ date }) => date)
    const rows = days(data)
    expect(rows[2]).toMatchObject({ unit: 'U3', date: '2020-04-10' })
    // Those of the round, each once, are still the days that the rule of the round gave.
    expect(rows.map(({ date, movedFrom }) => movedFrom ?? date).sort()).toEqual(own.sort())
    expect(rows.filter(({ movedFrom }) => movedFrom !== null)).toHaveLength(1)
    expect(told(data)).toEqual([])
  })

  it.each([
    ['before the window', '2020-03-31'],
    ['on a Sunday', '2020-04-12'],
  ])('stays if it is %s, and that is told', (_, date) => {
    const data = { ...everybody(1), plannedVisits: [fire('U1', date)] }
    expect(days(data)).toEqual([{ unit: 'U1', date: MIDDLE, movedFrom: null }])
    expect(told(data)).toEqual([
      { code: 'others-outside-days', count: 1, examples: [`pool:1.visits[U1] ${date}`] },
    ])
  })

  it('stays on any day of others if it is there already', () => {
    const plannedVisits = [fire('U1', '2020-04-01'), fire('U1', MIDDLE)]
    const data = { ...everybody(1), plannedVisits }
    expect(days(data)).toEqual([{ unit: 'U1', date: MIDDLE, movedFrom: null }])
    expect(told(data)).toEqual([])
  })

  it('is on the first of several days otherwise, whoever plans them', () => {
    const plannedVisits = [
      fire('U1', '2020-04-24'),
      fire('U1', '2020-04-02', { authority: '区生态环境局' }),
    ]
    expect(days({ ...everybody(1), plannedVisits })[0]?.date).toBe('2020-04-02')
  })

  it('stays if the officers cannot come then, and that is told', () => {
    const leave = [{ from: '2020-04-10', to: '2020-04-10' }]
    const data = {
      ...everybody(1, { officers: [{ leave }, { leave }, { leave }, {}] }),
      plannedVisits: [fire('U1', '2020-04-10')],
    }
    expect(days(data)).toEqual([{ unit: 'U1', date: MIDDLE, movedFrom: null }])
    expect(told(data)).toEqual([
      { code: 'others-not-staffed', count: 1, examples: ['pool:1.visits[U1] 2020-04-10'] },
    ])
  })

  it.each(['fail', 'vacancies'])('moves with others as far as officers suffice: %s', (shortage) => {
    const officers = Array.from({ length: 4 }, () => ({ perDay: 1 }))
    const plannedVisits = ['U1', 'U2', 'U3', 'U4', 'U5'].map((id) => fire(id, '2020-04-10'))
    const data = { ...everybody(6, { officers, pairing: { shortage } }), plannedVisits }
    expect(days(data).filter(({ date }) => date === '2020-04-10')).toHaveLength(2)
  })

  it('exchanges its day with another, though neither could move alone', () => {
    const officers = [{ perDay: 1 }, { perDay: 1 }]
    const data = everybody(2, { officers })
    const [first, second] = days(data)
      .map(({ date }) => date)
      .sort() as [string, string]
    const plannedVisits = [fire('U1', first), fire('U2', second)]
    const seen = new Set<string>()
    for (let seed = 0; seed < 20; seed += 1) {
      const rows = days({ ...data, plannedVisits }, String(seed))
      expect(rows.map(({ date }) => date)).toEqual([first, second])
      seen.add(String(rows.map(({ movedFrom }) => movedFrom)))
    }
    expect([...seen].sort()).toEqual([',', `${second},${first}`])
  })

  it('does not move where somebody would then be given less than the minimum', () => {
    const away = [{ from: '2020-04-10', to: '2020-04-10' }]
    const officers = [{ minimum: 1, leave: away }, {}, {}]
    const plannedVisits = [fire('U1', '2020-04-10')]
    const dayOf = (pairing: object) =>
      days({ ...everybody(1, { officers, pairing }), plannedVisits })[0]?.date
    expect(dayOf({})).toBe(MIDDLE)
    expect(dayOf({ shortage: 'vacancies' })).toBe('2020-04-10')
  })

  it('moves beside one that cannot, whatever their order', () => {
    const leave = [{ from: '2020-04-13', to: '2020-04-13' }]
    const officers = Array.from({ length: 4 }, () => ({ perDay: 1, leave }))
    const plannedVisits = [
      fire('U1', '2020-04-10'),
      fire('U2', '2020-04-13'),
      fire('U3', '2020-04-10'),
    ]
    for (let seed = 0; seed < 12; seed += 1) {
      const rows = days({ ...everybody(3, { officers }), plannedVisits }, String(seed))
      expect(rows.map(({ date }) => date === '2020-04-10')).toEqual([true, false, true])
    }
  })

  it('exchanges days only within a half of those that are tried, the first being the larger', () => {
    const leave = [{ from: '2020-04-13', to: '2020-04-13' }]
    const officers = [
      { perDay: 1, leave },
      { perDay: 1, leave },
    ]
    const data = everybody(3, { officers })
    const [first, second, third] = days(data)
      .map(({ date }) => date)
      .sort() as [string, string, string]
    const seen = new Set<string>()
    for (let seed = 0; seed < 60; seed += 1) {
      // U3 is on the last day or wants to be where nobody can come.
      const plannedVisits = [fire('U1', first), fire('U2', second), fire('U3', '2020-04-13')]
      const record = drawn({ ...data, plannedVisits }, String(seed))
      const { sample } = record.body.tables
      const began = sample.map(({ date, movedFrom = date }) => movedFrom)
      if (began[0] !== second || began[1] !== first || began[2] !== third) continue
      const order = inTicketOrder(
        key(record.body.secrets.seed, { purpose: 'visit-order' }),
        ['U1', 'U2', 'U3'],
        (unit) => canonicalJson(['pool', 1, unit]),
      )
      const exchanged = order[2] === 'U3'
      expect(sample.map(({ date }) => date)).toEqual(
        exchanged ? [first, second, third] : [second, first, third],
      )
      seen.add(order.indexOf('U3').toString())
    }
    expect([...seen].sort()).toEqual(['0', '1', '2'])
  })

  it('does not move to make a draw possible that is not', () => {
    const days = ['2020-04-01', '2020-04-01', '2020-04-01', '2020-04-02', '2020-04-03']
    const data = smallBureau({
      units: 3,
      officers: [{ perDay: 1 }, { perDay: 1 }],
      tasks: [{ design: { type: 'census' }, rounds: [{ window: SPRING, days }] }],
      plannedVisits: ['U1', 'U2', 'U3'].map((id) => fire(id, '2020-04-02')),
    })
    for (let seed = 0; seed < 12; seed += 1) {
      expect(refusalOf(() => draw(data, { seed: String(seed) })).code).toBe('pairing/infeasible')
    }
  })

  it('does not move if it is vacant', () => {
    const data = everybody(1, { officers: 1, pairing: { shortage: 'vacancies' } })
    const record = drawn({ ...data, plannedVisits: [fire('U1', '2020-04-10')] })
    expect(record.body.tables.vacancies).toHaveLength(1)
    expect(record.body.tables.sample[0]).toMatchObject({ date: MIDDLE })
  })

  it('moves as a whole, to a day of the rounds of all its rows', () => {
    const census = { design: { type: 'census' } }
    const tasks = [
      { ...census, rounds: [{ window: SPRING }] },
      { ...census, overlap: 'merge', rounds: [{ window: ['2020-04-01', '2020-04-20'] }] },
    ]
    const data = smallBureau({ units: 1, tasks })
    const on = (date: string) => days({ ...data, plannedVisits: [fire('U1', date)] })
    const moved = { unit: 'U1', date: '2020-04-10', movedFrom: MIDDLE }
    expect(on('2020-04-10')).toEqual([moved, moved])
    const stays = { unit: 'U1', date: MIDDLE, movedFrom: null }
    expect(on('2020-04-24')).toEqual([stays, stays])
  })

  it('is seen by later rounds on the day it had', () => {
    // As moved, its day would be within the ten days of the second round's rule.
    const census = { design: { type: 'census' } }
    const tasks = [
      { ...census, rounds: [{ window: SPRING }] },
      {
        ...census,
        exclude: [{ code: '近期', visitedWithinDays: 10 }],
        rounds: [{ window: ['2020-05-06', '2020-05-08'] }],
        overlap: 'merge',
      },
    ]
    const data = smallBureau({ units: 1, tasks })
    const planned = { ...data, plannedVisits: [fire('U1', '2020-04-29')] }
    const record = drawn(planned)
    expect(record.body.tables.sample.map(({ pool, date }) => [pool, date])).toEqual([
      ['pool', '2020-04-29'],
      ['pool-2', '2020-05-07'],
    ])
    expect(exclusionsOf(record, planned)).toEqual([])
    const [, second] = toSQL(record, planned.plan as Plan, 'duckdb')
    expect(JSON.stringify(second)).not.toContain('2020-04-29')
  })
})

describe('what a team takes along', () => {
  const data = {
    ...everybody(3),
    plannedVisits: [fire('U1', '2020-04-10'), fire('U2', '2020-05-06')],
  }
  const record = drawn(data)

  it('names what others plan, on the same day or not', () => {
    const list = workingList(record, data, { by: 'visit' })
    const at = list.headings.indexOf('其他部门检查')
    const cells = new Map(list.groups[0]!.rows.map((row) => [row[1], row[at]]))
    expect([...cells].sort()).toEqual([
      ['U1', '区消防救援支队（消防安全）同日'],
      ['U2', '区消防救援支队（消防安全）2020-05-06'],
      ['U3', ''],
    ])
    expect(workingList(record, data, { by: 'day' }).headings).toContain('其他部门检查')
    expect(visitSheets(record, data).map(({ others }) => others.length)).toEqual(
      visitSheets(record, data).map(({ unit }) => (unit.id === 'U3' ? 0 : 1)),
    )
    expect(visitSheetPages(record, data)).toContain('区消防救援支队（消防安全）同日')
  })

  it('has no such column where nobody else plans anything', () => {
    const own = everybody(3)
    expect(workingList(drawn(own), own, { by: 'visit' }).headings).not.toContain('其他部门检查')
  })
})
