import { describe, expect, it } from 'vitest'
import { parseInputs, type Task } from '../../../src/index.ts'
import { type Data, exampleInputs } from '../example-inputs.ts'
import { placesOf } from '../expect-error.ts'

function withCalendar(members: Data) {
  return exampleInputs({
    calendar: { version: 'v', from: '2020-01-01', to: '2020-12-31', ...members },
  })
}

describe('a calendar', () => {
  it('ends on its first day at the earliest', () => {
    const task = { plan: { id: 'p', title: 'P', tasks: [NO_ROUNDS] } }
    const from = '2020-06-01'
    parseInputs({ ...withCalendar({ from, to: from }), ...task })
    expect(
      placesOf(() => parseInputs({ ...withCalendar({ from, to: '2020-05-31' }), ...task })),
    ).toEqual(['input/range at calendar.to'])
  })

  it('holds no day outside itself', () => {
    parseInputs(withCalendar({ holidays: ['2020-01-01'], workdays: ['2020-12-31'] }))
    for (const [name, day] of [
      ['holidays', '2019-12-31'],
      ['holidays', '2021-01-01'],
      ['workdays', '2019-12-31'],
      ['workdays', '2021-01-01'],
    ] as const) {
      expect(placesOf(() => parseInputs(withCalendar({ [name]: ['2020-05-05', day] })))).toEqual([
        expect.stringMatching(`input/range at calendar.${name}\\[[01]\\]`),
      ])
    }
  })

  it('has no day that is a holiday and a workday', () => {
    const days = { holidays: ['2020-01-24', '2020-01-27'], workdays: ['2020-01-19', '2020-01-27'] }
    expect(placesOf(() => parseInputs(withCalendar(days)))).toEqual([
      'input/range at calendar.workdays[1]',
    ])
  })

  it('may name a Saturday a holiday and a Monday a workday, which changes nothing', () => {
    parseInputs(withCalendar({ holidays: ['2020-02-01'], workdays: ['2020-02-03'] }))
  })

  it('holds dates', () => {
    expect(placesOf(() => parseInputs(withCalendar({ holidays: ['2020-02-30'] })))).toContain(
      'input/date at calendar.holidays[0]',
    )
  })
})

const NO_ROUNDS: Task = {
  id: 't',
  title: 'T',
  kind: 'key',
  department: 'd',
  doubleRandom: false,
}
