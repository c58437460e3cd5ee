import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthsBefore } from '../../../src/calendar/day.ts'
import { daysBetween, daysInMonth, monthsBeforeByRule, written } from './days.ts'
import { describeInEachZone } from './zones.ts'

describe('months before a date', () => {
  it.each([
    ['2020-03-31', 1, '2020-02-29'],
    ['2019-03-31', 1, '2019-02-28'],
    ['2020-02-29', 12, '2019-02-28'],
    ['2020-02-29', 48, '2016-02-29'],
    ['2020-05-31', 1, '2020-04-30'],
    ['2020-07-31', 1, '2020-06-30'],
    ['2020-01-31', 2, '2019-11-30'],
    ['2020-01-01', 1, '2019-12-01'],
    ['2020-12-31', 6, '2020-06-30'],
    ['2020-03-30', 1, '2020-02-29'],
    ['2020-03-29', 1, '2020-02-29'],
    ['2020-03-28', 1, '2020-02-28'],
    ['2000-02-29', 1200, '1900-02-28'],
    ['2100-03-31', 1, '2100-02-28'],
    ['1900-01-01', 1200, '1800-01-01'],
    ['2999-12-31', 1, '2999-11-30'],
  ])('keep the day or end with the month: %s less %d is %s', (date, k, expected) => {
    expect(monthsBefore(date, k)).toBe(expected)
  })

  it('are those of the rule for every day of five years and many numbers of months', () => {
    const wrong = daysBetween('2019-01-01', '2023-12-31').flatMap((day) => {
      const date = written(day)
      const ks = [1, 2, 3, 6, 11, 12, 13, 24, 1200]
      return ks
        .filter((k) => monthsBefore(date, k) !== monthsBeforeByRule(date, k))
        .map((k) => `${date} ${k}`)
    })
    expect(wrong).toEqual([])
  })
})

describeInEachZone('months before a date are those of the rule', () => {
  it('for any date and number of months', () => {
    const anyDate = fc
      .record({
        year: fc.integer({ min: 1900, max: 2999 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 31 }),
      })
      .map(({ year, month, day }) =>
        written({ year, month, day: Math.min(day, daysInMonth(year, month)) }),
      )
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 1200 }), (date, k) => {
        expect(monthsBefore(date, k)).toBe(monthsBeforeByRule(date, k))
      }),
      { seed: 1582, numRuns: 500 },
    )
  })

  it('around the day that Samoa left out and the hours that clocks are changed', () => {
    for (const { year, month, day } of [
      ...daysBetween('2011-11-28', '2012-02-02'),
      ...daysBetween('2020-03-01', '2020-04-10'),
    ]) {
      const date = written({ year, month, day })
      for (const k of [1, 2, 12]) expect(monthsBefore(date, k)).toBe(monthsBeforeByRule(date, k))
    }
  })
})
