import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { announce } from '../../../src/index.ts'
import { roundDays, schedule } from '../../../src/record/round-days.ts'
import type { BatchVisit } from '../../../src/select/batch-visit.ts'
import type { RoundSelection } from '../../../src/select/select.ts'
import { exampleInputs, withTask } from '../example-inputs.ts'
import { placesOf, refusalOf } from '../expect-error.ts'

/** Nobody joins a visit. */
const NOBODY: ReadonlyMap<string, BatchVisit> = new Map()

const CALENDAR = { version: 'v', from: '2020-01-01', to: '2020-12-31' }

function ticketOf(unit: string): string {
  return createHash('sha256').update(unit).digest('hex')
}

/** A round that has drawn these units, stratum by stratum. */
function drawn(window: readonly [string, string], ...strata: readonly string[][]): RoundSelection {
  const selection = {
    entry: { pool: 'petrol', round: 1 },
    round: { window },
    strata: strata.map((units) => ({
      sample: units
        .map((unit) => ({ unit, ticket: ticketOf(unit) }))
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1)),
    })),
  }
  return selection as unknown as RoundSelection
}

function units(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `E${i}`)
}

/** A window of `count` working days from Monday 6 January 2020, its weekends included. */
function windowOf(count: number): [string, string] {
  const last = 5 + Math.floor((count - 1) / 5) * 7 + ((count - 1) % 5)
  return ['2020-01-06', new Date(Date.UTC(2020, 0, 1 + last)).toISOString().slice(0, 10)]
}

describe('the days of visits', () => {
  it('are those of the formula, in ticket order, for up to 40 visits on up to 23 days', () => {
    for (let days = 1; days <= 23; days += 1) {
      const window = windowOf(days)
      const allDays = roundDays(drawn(window), CALENDAR)
      expect(allDays).toHaveLength(days)
      for (let n = 0; n <= 40; n += 1) {
        const dates = schedule(drawn(window, units(n)), CALENDAR, NOBODY)
        const inTicketOrder = units(n).sort((a, b) => (ticketOf(a) < ticketOf(b) ? -1 : 1))
        const expected = inTicketOrder.map((unit, i) => [
          unit,
          allDays[Number((BigInt(2 * i + 1) * BigInt(days)) / BigInt(2 * n))],
        ])
        expect([...dates].sort()).toEqual(expected.sort())
      }
    }
  })

  it('are as even as they can be: never two on one day where days suffice, else within one', () => {
    for (let days = 1; days <= 23; days += 1) {
      const window = windowOf(days)
      const allDays = roundDays(drawn(window), CALENDAR)
      for (let n = 1; n <= 60; n += 1) {
        const perDay = new Map(allDays.map((day) => [day, 0]))
        for (const day of schedule(drawn(window, units(n)), CALENDAR, NOBODY).values()) {
          perDay.set(day, perDay.get(day)! + 1)
        }
        const counts = [...perDay.values()]
        expect(counts).toHaveLength(days)
        expect(counts.reduce((sum, count) => sum + count)).toBe(n)
        expect(Math.max(...counts)).toBe(Math.ceil(n / days))
        expect(Math.min(...counts)).toBe(Math.floor(n / days))
      }
    }
  })

  it('run over all strata together', () => {
    const window = windowOf(10)
    const together = schedule(drawn(window, units(17)), CALENDAR, NOBODY)
    const apart = drawn(window, units(17).slice(0, 5), units(17).slice(5, 6), units(17).slice(6))
    expect(schedule(apart, CALENDAR, NOBODY)).toEqual(together)
  })

  it('follow the bytes of the ids where tickets are equal', () => {
    const selection = drawn(['2020-01-06', '2020-01-07'], ['\u{1f600}', '\uffe5'])
    const same = {
      ...selection,
      strata: [{ sample: ['\u{1f600}', '\uffe5'].map((unit) => ({ unit, ticket: '0' })) }],
    }
    expect(schedule(same as unknown as RoundSelection, CALENDAR, NOBODY)).toEqual(
      new Map([
        ['\uffe5', '2020-01-06'],
        ['\u{1f600}', '2020-01-07'],
      ]),
    )
  })

  it('are none for a sample of none', () => {
    expect(schedule(drawn(windowOf(5)), CALENDAR, NOBODY).size).toBe(0)
    expect(schedule(drawn(windowOf(5), []), CALENDAR, NOBODY).size).toBe(0)
  })

  it('leave out holidays and take in workdays', () => {
    const calendar = { ...CALENDAR, holidays: ['2020-01-07'], workdays: ['2020-01-11'] }
    const dates = schedule(drawn(['2020-01-06', '2020-01-12'], units(5)), calendar, NOBODY)
    expect([...dates.values()].sort()).toEqual(
      ['06', '08', '09', '10', '11'].map((day) => `2020-01-${day}`),
    )
  })
})

describe('the day of a unit that joins a visit', () => {
  const window = windowOf(5)

  it('is that of the visit, wherever the unit stands in the order of tickets', () => {
    for (const unit of units(7)) {
      const visit = { host: { pool: 'other', round: 2 }, date: '2020-01-09', pools: ['other'] }
      const dates = schedule(drawn(window, units(7)), CALENDAR, new Map([[unit, visit]]))
      expect(dates.get(unit)).toBe('2020-01-09')
      const others = units(7).filter((each) => each !== unit)
      const alone = schedule(drawn(window, others), CALENDAR, NOBODY)
      expect(others.map((each) => dates.get(each))).toEqual(others.map((each) => alone.get(each)))
    }
  })

  it('is all there is where everybody joins one', () => {
    const visitOn = (date: string) => ({
      host: { pool: 'other', round: 1 },
      date,
      pools: ['other'],
    })
    const joined = new Map([
      ['E0', visitOn('2020-01-08')],
      ['E1', visitOn('2020-01-06')],
    ])
    expect(schedule(drawn(window, units(2)), CALENDAR, joined)).toEqual(
      new Map([
        ['E0', '2020-01-08'],
        ['E1', '2020-01-06'],
      ]),
    )
  })
})

describe('a window without a working day', () => {
  const data = withTask({ rounds: [{ window: ['2020-01-04', '2020-01-05'], visits: 1 }] })
  const options = { series: 's', number: 1, entropy: [{ kind: 'operator' as const }], weak: true }

  it('is an error that names the round, also for a sample of none', () => {
    const attempt = () => schedule(drawn(['2020-01-04', '2020-01-05']), CALENDAR, NOBODY)
    expect(placesOf(attempt)).toEqual([expect.stringMatching(/^design\/window at .*petrol.*1/)])
  })

  it('is refused before anything is announced', () => {
    expect(refusalOf(() => announce(data, options)).code).toBe('design/window')
    announce(
      exampleInputs({ ...data, calendar: { ...CALENDAR, workdays: ['2020-01-05'] } }),
      options,
    )
  })
})

describe('a round with days of its own', () => {
  const window = ['2020-01-06', '2020-01-31'] as const
  const withDays = (days: readonly string[], count: number) => {
    const selection = drawn(window, units(count))
    return { ...selection, round: { ...selection.round, days } } as RoundSelection
  }
  const datesInTicketOrder = (days: readonly string[], count: number) => {
    const dates = schedule(withDays(days, count), CALENDAR, NOBODY)
    const order = units(count).sort((a, b) => (ticketOf(a) < ticketOf(b) ? -1 : 1))
    return order.map((unit) => dates.get(unit))
  }

  it('uses each of them once where there are as many as units, and the same day twice if it stands twice', () => {
    const days = ['2020-01-06', '2020-01-09', '2020-01-09', '2020-01-20', '2020-01-31']
    expect(datesInTicketOrder(days, 5)).toEqual(days)
  })

  it('leaves days out evenly where units are fewer', () => {
    const days = ['2020-01-06', '2020-01-09', '2020-01-10', '2020-01-20', '2020-01-31']
    // ⌊(2i + 1)·5/4⌋ = 1, 3 and ⌊5/2⌋ = 2.
    expect(datesInTicketOrder(days, 2)).toEqual(['2020-01-09', '2020-01-20'])
    expect(datesInTicketOrder(days, 1)).toEqual(['2020-01-10'])
  })

  it('is refused before anything is announced if one of them is not a working day', () => {
    const options = { series: 's', number: 1, entropy: [{ kind: 'operator' as const }], weak: true }
    const data = withTask({ rounds: [{ window, visits: 1, days: ['2020-01-31'] }] })
    announce(data, options)
    const later = { ...data, calendar: { ...CALENDAR, holidays: ['2020-01-31'] } }
    expect(placesOf(() => announce(later, options))).toEqual(['design/window at petrol:1.days'])
  })
})
