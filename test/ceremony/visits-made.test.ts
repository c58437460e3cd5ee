import {
  canonicalJson,
  draw,
  type OutcomeCode,
  type OutcomeData,
  substituteUnit,
  visitsMade,
} from 'double-random'
import { describe, expect, it } from 'vitest'
import { placesOf } from '../unit/expect-error.ts'
import { smallBureau, WINDOW } from './small-bureau.ts'

const inputs = smallBureau({ tasks: [{ reserve: 2 }] })
const record = draw(inputs, { seed: '一' })
const [one, other] = record.body.tables.sample
const teamOf = (unit: string) =>
  record.body.tables.seats
    .filter((seat) => seat.unit === unit)
    .map(({ inspector }) => inspector)
    .sort()
const rowOf = (row: typeof one, date = row!.date) => ({
  enterprise: row!.unit,
  date,
  matter: 'pool',
  inspectors: teamOf(row!.unit),
})
const outcomeOf = (outcome: OutcomeCode, more = {}) => {
  return { pool: 'pool', round: 1, unit: one!.unit, outcome, ...more }
}

describe('visits made', () => {
  it('are those planned, by their officers, as long as nothing else is known', () => {
    expect(visitsMade(record, inputs)).toEqual([rowOf(one), rowOf(other)])
  })

  it.each(['inspected', 'refused'] as const)('are on the day of the outcome %s', (outcome) => {
    const outcomes = [outcomeOf(outcome, { date: '2020-03-20' })]
    const made = visitsMade(record, inputs, { outcomes })
    expect(made).toEqual([rowOf(one, '2020-03-20'), rowOf(other)])
  })

  it.each(['untraceable', 'closed', 'moved-away', 'duplicate', 'out-of-scope'] as const)(
    'are none where a unit is %s',
    (outcome) => {
      expect(visitsMade(record, inputs, { outcomes: [outcomeOf(outcome)] })).toEqual([rowOf(other)])
    },
  )

  it('are those of substitutes and not of the replaced', () => {
    const amendment = substituteUnit(record, inputs, {
      visit: { pool: 'pool', round: 1, unit: one!.unit },
      reason: 'closed',
      evidence: '现场记录',
      date: '2020-03-02',
    })
    const made = visitsMade(record, inputs, { amendments: [canonicalJson(amendment)] })
    const [row] = amendment.body.substitutes
    const inspectors = amendment.body.seats.map(({ inspector }) => inspector).sort()
    const came = { enterprise: row!.substitute, date: row!.date, matter: 'pool', inspectors }
    expect(new Set(made)).toEqual(new Set([rowOf(other), came]))
  })

  it('are not those that nobody can make', () => {
    const scarce = smallBureau({ officers: 1, pairing: { shortage: 'vacancies' } })
    const vacant = draw(scarce, { seed: '一' })
    expect(vacant.body.tables.vacancies).toHaveLength(2)
    expect(visitsMade(vacant, scarce)).toEqual([])
    const { unit } = vacant.body.tables.sample[0]!
    const outcomes: OutcomeData[] = [
      { pool: 'pool', round: 1, unit, outcome: 'inspected', date: '2020-03-09' },
    ]
    expect(visitsMade(vacant, scarce, { outcomes })).toEqual([
      { enterprise: unit, date: '2020-03-09', matter: 'pool' },
    ])
  })

  it('name the members of a fixed group, and each matter of a joint visit', () => {
    const members = { department: '科', certificate: { from: '2019-01-01', to: '2021-12-31' } }
    const grouped = smallBureau({
      units: 1,
      officers: ['A', 'B'].map((id) => ({ id, name: id, group: '一组', ...members })),
      tasks: [
        { rounds: [{ window: WINDOW, visits: 1 }], team: { group: {} } },
        { rounds: [{ window: WINDOW, visits: 1 }], team: 'none', overlap: 'merge' },
      ],
    })
    const joint = draw(grouped, { seed: '一' })
    const date = joint.body.tables.sample[0]!.date
    const inspectors = ['A', 'B']
    expect(visitsMade(joint, grouped)).toEqual([
      { enterprise: 'U1', date, matter: 'pool', inspectors },
      { enterprise: 'U1', date, matter: 'pool-2', inspectors },
    ])
  })

  it('take no outcome of a unit that was not drawn, and pass over other draws', () => {
    const stranger = { ...outcomeOf('inspected'), unit: '某厂' }
    expect(placesOf(() => visitsMade(record, inputs, { outcomes: [stranger] }))).toEqual([
      'input/unknown-id at outcomes.unit',
    ])
    const elsewhere = { ...stranger, round: 2 }
    expect(visitsMade(record, inputs, { outcomes: [elsewhere] })).toHaveLength(2)
  })
})
