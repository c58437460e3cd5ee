import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../../src/index.ts'
import { isDate } from '../../../src/schema/kit/date.ts'
import { exampleInputs } from '../example-inputs.ts'
import { codesOf } from '../expect-error.ts'

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** JavaScript's own calendar knows the day iff it gives the same day back. */
function existsByJavaScript(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return (
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  )
}

describe('a date', () => {
  it('is a day of the Gregorian calendar, in all years with one digit pattern or the other', () => {
    const wrong: string[] = []
    for (const year of [1900, 1904, 1999, 2000, 2019, 2020, 2100, 2400, 2800, 2900, 2996, 2999]) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${two(month)}-${two(day)}`
          if (isDate(text) !== existsByJavaScript(year, month, day)) wrong.push(text)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('has 29 February in 267 of the years 1900 to 2999', () => {
    // 1100 years: 275 divisible by 4, of them 11 by 100, of them 2000, 2400 and 2800 by 400.
    const years = Array.from({ length: 1100 }, (_, i) => 1900 + i)
    expect(years.filter((year) => isDate(`${year}-02-29`))).toHaveLength(275 - 11 + 3)
  })

  it('lies in 1900-01-01 to 2999-12-31', () => {
    expect(['1900-01-01', '2999-12-31'].map(isDate)).toEqual([true, true])
    expect(['1899-12-31', '3000-01-01', '0000-01-01', '9999-12-31'].map(isDate)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it.each([
    '',
    '2020-1-2',
    '20200102',
    '2020/01/02',
    '02-01-2020',
    '2020-01-02T00:00:00Z',
    ' 2020-01-02',
    '2020-01-02\n',
    '２020-01-02',
    '+2020-01-02',
    '2020-01',
    '2020-W01-4',
    'today',
  ])('is not %j', (text) => {
    expect(isDate(text)).toBe(false)
  })

  it.each([
    ['a wrong text', '2020-02-30', 'input/date'],
    ['a Date', new Date(0), 'input/type'],
    ['a number', 20200102, 'input/type'],
    ['null', null, 'input/missing'],
  ])('in a row is refused as %s', (_, date, code) => {
    const attempt = () => parseInputs(exampleInputs({ penalties: [{ enterprise: 'E01', date }] }))
    expect(codesOf(attempt)).toEqual([code])
  })
})
