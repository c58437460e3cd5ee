import { existsSync, readFileSync } from 'node:fs'
import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { isDoubleRandomError, listWorkingDays, parseInputs } from 'double-random'
import { calendarFromChineseDays } from 'double-random/files'
import { describe, expect, it } from 'vitest'
import notice from '../../examples/minhang-2020/calendar.json' with { type: 'json' }
import { countWorkingDays } from '../../examples/minhang-2020/working-days.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'

const dataset = new URL('../../../shared/data/cn_holidays_2004_2026_npm.csv', import.meta.url)
const version = 'chinese-days 1.5.7'

function codeOf(data: unknown, year = 2020): string {
  try {
    calendarFromChineseDays(data as never, { year, version })
  } catch (error) {
    if (isDoubleRandomError(error)) return `${error.code} at ${error.problems[0]?.path}`
    throw error
  }
  return 'nothing was refused'
}

describe('a calendar from chinese-days', () => {
  const calendar = calendarFromChineseDays(chineseDays, { year: 2020, version })

  it('has 249 working days in 2020, two fewer than the notice of November 2019 had', () => {
    expect(countWorkingDays(calendar)).toBe(249)
    expect(listWorkingDays(calendar)).toHaveLength(249)
    const earlier = listWorkingDays(notice)
    expect(earlier).toHaveLength(251)
    const now = new Set(listWorkingDays(calendar))
    expect(earlier.filter((day) => !now.has(day))).toEqual(['2020-01-31', '2020-02-01'])
  })

  it('is one that inputs accept', () => {
    expect(parseInputs({ ...smallBureau({}), calendar }).calendar.version).toBe(version)
  })

  it('is refused for a year that the package does not have', () => {
    expect(codeOf(chineseDays, 2003)).toBe('input/range at data.holidays')
    expect(codeOf(chineseDays, 2999)).toBe('input/range at data.holidays')
  })

  it.each([
    [null, 'input/type at data.holidays'],
    [{ workdays: {} }, 'input/type at data.holidays'],
    [{ holidays: ['2020-01-01'], workdays: {} }, 'input/type at data.holidays'],
    [{ holidays: { '2020-01-01': '' } }, 'input/type at data.workdays'],
    [{ holidays: { '2020-01-32': '' }, workdays: {} }, 'input/date at calendar.holidays[0]'],
    [
      { holidays: { '2020-01-01': '' }, workdays: { '2020-01-01': '' } },
      'input/range at calendar.workdays[0]',
    ],
  ])('is refused from %j', (data, code) => expect(codeOf(data)).toBe(code))

  // Data kept beside the project, which stands without it.
  it.skipIf(!existsSync(dataset))('has the days of a table of all years from 2004 to 2026', () => {
    const rows = readFileSync(dataset, 'utf8').trim().split('\n').slice(1)
    const days = rows.map((row) => row.split(','))
    for (let year = 2004; year <= 2026; year += 1) {
      const { holidays, workdays } = calendarFromChineseDays(chineseDays, { year, version })
      const of = (kind: string) =>
        days.filter((day) => day[2] === kind && day[0]!.startsWith(`${year}`)).map(([day]) => day)
      expect([holidays, workdays], String(year)).toEqual([of('off').sort(), of('work').sort()])
    }
  })
})

describe('listWorkingDays', () => {
  it('lists those of a window', () => {
    expect(listWorkingDays(notice, ['2020-01-17', '2020-01-21'])).toEqual([
      '2020-01-17',
      '2020-01-19',
      '2020-01-20',
      '2020-01-21',
    ])
  })

  it.each([
    [['2019-12-31', '2020-01-02']],
    [['2020-12-31', '2021-01-01']],
    [['2020-01-03', '2020-01-02']],
  ] as const)('refuses the window %j', (window) => {
    try {
      listWorkingDays(notice, window)
      expect.unreachable()
    } catch (error) {
      expect(isDoubleRandomError(error) && error.code).toBe('design/window')
    }
  })
})
