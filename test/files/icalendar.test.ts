import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  canonicalJson,
  draw,
  isDoubleRandomError,
  parseInputs,
  substituteUnit,
} from 'double-random'
import { scheduleToICalendar, visitsToICalendar } from 'double-random/files'
import { scheduleYear } from 'double-random/year'
import { describe, expect, it } from 'vitest'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { bundle } from '../house/bundle.ts'
import { readICalendar } from './read-icalendar.ts'

const STAMP = { stamp: '2020-01-02T08:00:00Z' }
const data = smallBureau({
  units: 8,
  plan: { title: '计划, 第一; "版" \\' },
  tasks: [
    { title: `加油站${'及其他经营单位'.repeat(12)}`, reserve: 3 },
    { title: '联合', overlap: 'merge' },
  ],
})
const inputs = parseInputs(data)
const record = draw(inputs, { seed: '7' })

describe('the visits of a draw as a calendar', () => {
  const { events, head } = readICalendar(visitsToICalendar(record, inputs, STAMP))
  const visits = new Map<string, { date: string; pools: string[] }>()
  for (const { unit, date, pool } of record.body.tables.sample) {
    const visit = visits.get(unit) ?? { date, pools: [] }
    visit.pools.push(pool)
    visits.set(unit, visit)
  }

  it('have an event of a whole day each, however many tasks they have', () => {
    expect(events).toHaveLength(visits.size)
    const starts = events.map((event) => event['DTSTART;VALUE=DATE'])
    expect([...starts].sort()).toEqual(
      [...visits.values()].map(({ date }) => date.replaceAll('-', '')).sort(),
    )
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length)
    for (const { DTSTAMP } of events) expect(DTSTAMP).toBe('20200102T080000Z')
  })

  it('name unit, tasks and officers, whatever characters these have', () => {
    expect(head['X-WR-CALNAME']).toBe('计划, 第一; "版" \\')
    const titleOf = new Map(inputs.plan.tasks.map(({ id, title }) => [id, title]))
    const expected = [...visits].map(([unit, { pools }]) => {
      const team = record.body.tables.seats.filter((seat) => seat.unit === unit)
      const names = [...new Set(team.map(({ inspector }) => `${inspector} 号`))].sort()
      return [
        `${unit} 号厂：${pools.map((pool) => titleOf.get(pool)).join('、')}`,
        `检查人员：${names.join('、')}`,
      ]
    })
    expect(events.map(({ SUMMARY, DESCRIPTION }) => [SUMMARY, DESCRIPTION]).sort()).toEqual(
      expected.sort(),
    )
  })

  it('can be those of one officer', () => {
    for (const { id } of inputs.inspectors) {
      const own = new Set(
        record.body.tables.seats.filter((seat) => seat.inspector === id).map(({ unit }) => unit),
      )
      const file = visitsToICalendar(record, inputs, { ...STAMP, officer: id })
      expect(readICalendar(file).events).toHaveLength(own.size)
    }
  })

  it('are those of the record as amended', () => {
    const visit = record.body.tables.sample[0]!
    const amendment = substituteUnit(record, inputs, {
      visit,
      reason: 'closed',
      evidence: '1',
      date: '2020-03-02',
    })
    const substitute = amendment.body.substitutes[0]!.substitute!
    const file = visitsToICalendar(record, inputs, {
      ...STAMP,
      amendments: [canonicalJson(amendment)],
    })
    const summaries = readICalendar(file).events.map(({ SUMMARY }) => SUMMARY?.split(' ')[0])
    expect(summaries).toContain(substitute)
    expect(summaries).not.toContain(visit.unit)
  })

  it.each([
    '2020-01-02',
    '2020-01-02 08:00:00',
    '2020-01-02T08:00:00',
    '2020-02-30T08:00:00Z',
    '2020-01-02T24:00:00Z',
    '',
  ])('are not made at %j', (stamp) => {
    try {
      visitsToICalendar(record, inputs, { stamp })
      expect.unreachable()
    } catch (error) {
      expect(isDoubleRandomError(error) && error.code).toBe('input/date')
    }
  })
})

describe('a schedule as a calendar', () => {
  it('has an event for each day of each round, and no unit', () => {
    const year = scheduleYear(inputs, { seed: '1' })
    const { events } = readICalendar(scheduleToICalendar(year, inputs.plan, STAMP))
    expect(events).toHaveLength(year.days.length)
    const sums = events.map(({ SUMMARY }) => Number(/ ([0-9]+)家次$/.exec(SUMMARY!)![1]))
    expect(sums.reduce((a, b) => a + b, 0)).toBe(4)
  })

  it('ends each event on the next day, over the ends of months, years and Februaries', () => {
    const ends = {
      '2020-02-28': '20200229',
      '2020-02-29': '20200301',
      '2019-02-28': '20190301',
      '2020-04-30': '20200501',
      '2020-12-31': '20210101',
    }
    const days = Object.keys(ends).map((date) => ({ task: 'pool', round: 1, date, visits: 1 }))
    const year = { ...scheduleYear(inputs, { seed: '1' }), days }
    const { events } = readICalendar(scheduleToICalendar(year, inputs.plan, STAMP))
    expect(events.map((event) => event['DTEND;VALUE=DATE'])).toEqual(Object.values(ends))
  })
})

describe('the files', () => {
  const script = bundle(fileURLToPath(new URL('./print-files.ts', import.meta.url)))
  const printed = (TZ: string, LANG: string) =>
    execFileSync(process.execPath, [script], {
      env: { ...process.env, TZ, LANG, LC_ALL: LANG },
      encoding: 'utf8',
    })

  it('are the same bytes in four time zones and two locales', () => {
    const first = printed('UTC', 'C')
    expect(first).toContain('BEGIN:VCALENDAR')
    for (const zone of ['Asia/Shanghai', 'America/St_Johns', 'Pacific/Apia']) {
      expect(printed(zone, 'zh_CN.UTF-8')).toBe(first)
    }
  })
})
