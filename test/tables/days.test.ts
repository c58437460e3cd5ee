import { describe, expect, it } from 'vitest'
import { dayOfSerial, readDay, readSpan } from '../../src/tables/days.ts'

describe('a day', () => {
  it.each([
    '2025-01-05',
    '2025-1-5',
    '2025/1/5',
    '2025.1.5',
    '2025.01.05',
    '20250105',
    '2025年1月5日',
    '2025年01月05日',
    '2025年1月5号',
    '2025 年 1 月 5 日',
    '二〇二五年一月五日',
    '２０２５－０１－０５',
    '2025—1—5',
    '2025-01-05 00:00:00',
    '2025-01-05 00:00:00.000',
    '2025/1/5 0:00',
    '2025/1/5 8:30:00',
    '2025年1月5日 08时30分',
    '2025-01-05T00:00:00',
    '2025-01-05T08:00:00+08:00',
    '2025-01-05T00:00:00Z',
    '2025-01-05 星期日',
    '2025年1月5日（周日）',
    '2025-1-5 下午3:00',
    '45662',
    '45662.5',
  ])('is read: %s', (text) => {
    expect(readDay(text)).toMatchObject({ day: '2025-01-05' })
  })

  it.each([
    ['2025-02-29', 'day-unreal'],
    ['2025-13-01', 'day-unreal'],
    ['20250230', 'day-unreal'],
    ['05/01/2025', 'day-in-doubt'],
    ['2026-03-02 24:00', 'day-in-doubt'],
    ['2026年3月2日24时00分', 'day-in-doubt'],
    ['2026-03-02T24:00:00', 'day-in-doubt'],
    ['2026-03-02 25:00', 'day-unreadable'],
    ['25-1-5', 'day-in-doubt'],
    ['1/5/25', 'day-in-doubt'],
    ['250105', 'day-in-doubt'],
    ['2025-01', 'day-incomplete'],
    ['2025年1月', 'day-incomplete'],
    ['2025', 'day-incomplete'],
    ['1月5日', 'day-incomplete'],
    ['2025-01-04T16:00:00.000Z', 'day-of-another-zone'],
    ['2025-01-05T00:00:00-05:00', 'day-of-another-zone'],
    ['长期', 'day-unreadable'],
    ['12345', 'day-unreadable'],
    ['2025-01-05前', 'day-unreadable'],
    ['2'.repeat(1_000_000), 'day-unreadable'],
  ])('is not read: %.30s', (text, wrong) => {
    expect(readDay(text)).toEqual({ wrong })
  })

  it('has a number in Excel: those of its documentation', () => {
    expect(dayOfSerial(61)).toBe('1900-03-01')
    expect(dayOfSerial(39_448)).toBe('2008-01-01')
    expect(dayOfSerial(60)).toBeUndefined()
    // Each day follows the one before, for 200 years.
    for (let serial = 62; serial < 73_200; serial += 1) {
      const before = new Date(`${dayOfSerial(serial - 1)}T00:00:00Z`).getTime()
      expect(new Date(`${dayOfSerial(serial)}T00:00:00Z`).getTime() - before).toBe(86_400_000)
    }
  })
})

describe('a span', () => {
  it.each([
    '2026-03-02/2026-03-06',
    '2026-03-02至2026-03-06',
    '2026-03-02 到 2026-03-06',
    '2026/3/2-2026/3/6',
    '2026/3/2~3/6',
    '2026.3.2-2026.3.6',
    '2026.3.2—3.6',
    '2026年3月2日-6日',
    '2026年3月2日至3月6日',
    '2026年3月2日～2026年3月6日',
    '20260302-20260306',
  ])('is read: %s', (text) => {
    expect(readSpan(text)).toEqual({ from: '2026-03-02', to: '2026-03-06' })
  })

  it('may be one day', () => {
    expect(readSpan('2026-03-02')).toEqual({ from: '2026-03-02', to: '2026-03-02' })
  })

  it.each([
    '三月',
    '2026-03-02 2026-03-06',
    '2026-03-02至',
    '至2026-03-06',
    '2026-03-02/2026-02-30',
    '',
  ])('is not read: %s', (text) => {
    expect(readSpan(text)).toEqual({ wrong: 'span' })
  })
})
