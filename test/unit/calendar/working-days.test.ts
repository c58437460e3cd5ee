import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingDays } from '../../../src/calendar/working-days.ts'
import type { WorkCalendar } from '../../../src/schema/inputs/work-calendar.ts'
import { daysBetween, weekday, written } from './days.ts'
import { describeInEachZone } from './zones.ts'

function dates(from: string, to: string): string[] {
  return daysBetween(from, to).map(written)
}

/**
 * 2020 by the notice of the General Office of the State Council of 21 November 2019
 * (国办发明电〔2019〕16号).
 */
const BY_NOTICE: WorkCalendar = {
  version: '国办发明电〔2019〕16号',
  from: '2020-01-01',
  to: '2020-12-31',
  holidays: [
    '2020-01-01',
    ...dates('2020-01-24', '2020-01-30'),
    ...dates('2020-04-04', '2020-04-06'),
    ...dates('2020-05-01', '2020-05-05'),
    ...dates('2020-06-25', '2020-06-27'),
    ...dates('2020-10-01', '2020-10-08'),
  ],
  workdays: [
    '2020-01-19',
    '2020-02-01',
    '2020-04-26',
    '2020-05-09',
    '2020-06-28',
    '2020-09-27',
    '2020-10-10',
  ],
}

/**
 * The same after the notice of January 2020 (国办发明电〔2020〕1号), which prolonged Spring Festival to 2
 * February.
 */
const AFTER_EXTENSION: WorkCalendar = {
  ...BY_NOTICE,
  version: '国办发明电〔2020〕1号',
  holidays: [...BY_NOTICE.holidays!, ...dates('2020-01-31', '2020-02-02')],
  workdays: BY_NOTICE.workdays!.filter((day) => day !== '2020-02-01'),
}

function byRule(
  { holidays = [], workdays = [] }: WorkCalendar,
  from: string,
  to: string,
): string[] {
  return daysBetween(from, to)
    .filter((day) => {
      const isFree = [0, 6].includes(weekday(day)) || holidays.includes(written(day))
      return workdays.includes(written(day)) || !isFree
    })
    .map(written)
}

const PLAIN: WorkCalendar = { version: 'v', from: '2019-01-01', to: '2021-12-31' }

describeInEachZone('the working days', () => {
  it('of 2020 are 251 by the notice of November 2019', () => {
    expect(workingDays(BY_NOTICE, '2020-01-01', '2020-12-31')).toHaveLength(251)
  })

  it('of 2020 are 249 after the extension of January 2020', () => {
    expect(workingDays(AFTER_EXTENSION, '2020-01-01', '2020-12-31')).toHaveLength(249)
  })

  it('around Spring Festival 2020 are those of the notices', () => {
    const [from, to] = ['2020-01-18', '2020-02-04']
    const upTo23 = ['19', '20', '21', '22', '23'].map((day) => `2020-01-${day}`)
    expect(workingDays(BY_NOTICE, from, to)).toEqual([
      ...upTo23,
      '2020-01-31',
      '2020-02-01',
      '2020-02-03',
      '2020-02-04',
    ])
    expect(workingDays(AFTER_EXTENSION, from, to)).toEqual([...upTo23, '2020-02-03', '2020-02-04'])
  })

  it('include 30 December 2011, which Samoa left out', () => {
    const calendar = { version: 'v', from: '2011-01-01', to: '2012-12-31' }
    expect(workingDays(calendar, '2011-12-29', '2012-01-02')).toEqual([
      '2011-12-29',
      '2011-12-30',
      '2012-01-02',
    ])
  })

  it('of any window are those of the rule, in order', () => {
    const day = fc.constantFrom(...dates('2019-01-01', '2021-12-31'))
    const few = fc.uniqueArray(day, { maxLength: 8 })
    fc.assert(
      fc.property(day, day, few, few, (a, b, holidays, workdays) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        const calendar = { ...PLAIN, holidays, workdays }
        expect(workingDays(calendar, from, to)).toEqual(byRule(calendar, from, to))
      }),
      { seed: 2020, numRuns: 60 },
    )
  })
})

describe('a window', () => {
  it('includes both its ends', () => {
    expect(workingDays(PLAIN, '2020-01-06', '2020-01-06')).toEqual(['2020-01-06'])
    expect(workingDays(PLAIN, '2020-01-06', '2020-01-10')).toHaveLength(5)
  })

  it('over a weekend has no working day', () => {
    expect(workingDays(PLAIN, '2020-01-04', '2020-01-05')).toEqual([])
  })
})

describe('the days these tests count by hand', () => {
  it('have the weekdays of the notices', () => {
    // 1月19日（星期日）、2月1日（星期六）、4月26日（星期日）、5月9日（星期六）、6月28日（星期日）
    const weekdays = BY_NOTICE.workdays!.map((date) => weekday(daysBetween(date, date)[0]!))
    expect(weekdays).toEqual([0, 6, 0, 6, 0, 0, 6])
    expect(daysBetween('2020-01-01', '2020-12-31')).toHaveLength(366)
  })
})
