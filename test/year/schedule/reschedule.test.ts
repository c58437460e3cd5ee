import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  rescheduleYear,
  type ScheduledDay,
  scheduleYear,
  type YearSchedule,
} from '../../../src/year/index.ts'
import { bureau, plus } from './bureaus.ts'
import { chance } from './chance.ts'
import { modelOf, type World, workingDays } from './model.ts'

const sum = (rows: readonly ScheduledDay[]) => rows.reduce((total, { visits }) => total + visits, 0)
const nameOf = ({ task, round, date }: ScheduledDay) => `${task} ${round} ${date}`

/** Visits of each round on each day, rows added up. */
function counts(rows: readonly ScheduledDay[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const row of rows) found.set(nameOf(row), (found.get(nameOf(row)) ?? 0) + row.visits)
  return found
}

type Named = Pick<ScheduledDay, 'task' | 'round' | 'date'>
const textOf = ({ date, task, round }: Named) => `${date} ${task} ${round}`
const byName = (a: Named, b: Named) => (textOf(a) < textOf(b) ? -1 : 1)

/** What differs between two schedules, counted from their rows, by date, task and round. */
function differences(world: World, before: YearSchedule, after: YearSchedule) {
  const [old, now] = [counts(before.days), counts(after.days)]
  const rows = world.data.plan.tasks.flatMap(({ id: task, rounds = [] }) =>
    rounds.flatMap((_, index) => {
      const round = index + 1
      const dates = [...before.days, ...after.days]
        .filter((row) => row.task === task && row.round === round)
        .map(({ date }) => date)
      return [...new Set(dates)].sort().flatMap((date) => {
        const name = `${task} ${round} ${date}`
        const [was, is] = [old.get(name) ?? 0, now.get(name) ?? 0]
        return was === is ? [] : [{ task, round, date, before: was, after: is }]
      })
    }),
  )
  return rows.sort(byName)
}

/**
 * A year whose calendar gets new holidays from a day on; some visits of before were not made, or on
 * the day after.
 */
const changed = fc
  .record({
    world: bureau,
    day: fc.integer({ min: 40, max: 280 }),
    length: fc.integer({ min: 1, max: 15 }),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    keepsAll: fc.boolean(),
  })
  .map(({ world, day, length, seed, keepsAll }) => {
    const random = chance(seed)
    const before = scheduleYear(world.data, world.options)
    const from = plus('2020-01-01', day)
    const holidays = Array.from({ length }, (_, index) => plus(from, index - 2))
    const calendar = {
      ...world.data.calendar,
      version: '2020-3',
      holidays: [...new Set([...world.data.calendar.holidays!, ...holidays])],
      workdays: world.data.calendar.workdays!.filter((date) => !holidays.includes(date)),
    }
    const done = before.days.flatMap((row): ScheduledDay[] => {
      if (row.date >= from || random.is(15)) return []
      return [random.is(10) ? { ...row, date: plus(row.date, 1) } : row]
    })
    const keep = keepsAll
      ? before.days.filter((row) => row.date >= from || (!done.includes(row) && random.is(10)))
      : before.days.filter((row) => row.date >= from && random.is(30))
    const isDone = counts(done)
    const kept = keep.filter((row) => row.date >= from || !isDone.has(nameOf(row)))
    const data = { ...world.data, calendar }
    const again = {
      seed: '第二',
      from,
      reason: '延长假期',
      evidence: '国办发明电',
      done,
      keep: kept,
    }
    return { world: { data, options: world.options }, before, holidays, again }
  })
  // Somebody may have made the visits of a row on the day after, and the row be kept too: too many
  // visits.
  .filter(({ world, again }) =>
    modelOf(world).jobs.every(
      ({ task, round, visits }) =>
        sum([...again.done, ...again.keep].filter((r) => r.task === task && r.round === round)) <=
        visits,
    ),
  )

describe('a year scheduled anew', () => {
  it('keeps what was done, lets stay what can, moves the rest, and says all that', () => {
    let released = 0
    let moved = 0
    let onHolidays = 0
    fc.assert(
      fc.property(changed, ({ world, before, holidays, again }) => {
        const { from, done, keep } = again
        const { schedule, change } = rescheduleYear(world.data, before, again)
        const now = counts(schedule.days)
        const isDone = counts(done)
        const canStay = ({ task, round, date }: ScheduledDay) => {
          const { window } = world.data.plan.tasks.find(({ id }) => id === task)!.rounds![
            round - 1
          ]!
          const days = workingDays(world.data.calendar, ...window)
          return date >= from && days.includes(date)
        }
        const stays = counts(keep.filter(canStay))
        for (const [name, visits] of now) {
          const date = name.slice(-10)
          const settled = (isDone.get(name) ?? 0) + (stays.get(name) ?? 0)
          expect(visits).toBeGreaterThanOrEqual(settled)
          if (date < from || holidays.includes(date))
            expect([name, visits]).toEqual([name, settled])
          if (holidays.includes(date)) onHolidays += 1
        }
        for (const name of [...isDone.keys(), ...stays.keys()]) expect(now.has(name)).toBe(true)
        for (const { task, round, visits } of modelOf(world).jobs) {
          const mine = schedule.days.filter((row) => row.task === task && row.round === round)
          const left = schedule.unplaced.filter((row) => row.task === task && row.round === round)
          expect(sum(mine) + left.reduce((total, row) => total + row.visits, 0)).toBe(visits)
        }
        expect(change.released).toEqual(keep.filter((row) => !canStay(row)))
        expect(change.done).toBe(sum(done))
        expect(change.kept).toBe(sum(keep.filter(canStay)))
        expect(change.days.toSorted(byName)).toEqual(differences(world, before, schedule))
        expect([change.from, change.reason, change.evidence, change.calendars]).toEqual([
          from,
          '延长假期',
          '国办发明电',
          ['2020-2', '2020-3'],
        ])
        const fixed = [...done, ...keep.filter(canStay)]
        const { perTeamDay } = before
        const { days } = scheduleYear(world.data, { seed: '第二', from, fixed, perTeamDay })
        expect(schedule.days).toEqual(days)
        released += change.released.length
        moved += change.days.length
      }),
      { seed: 5, numRuns: 9, endOnFailure: true },
    )
    expect([released > 10, moved > 10, onHolidays > 0]).toEqual([true, true, true])
  })

  it('is the year before if nothing else is known and everything may stay', () => {
    fc.assert(
      fc.property(bureau, fc.integer({ min: 0, max: 360 }), ({ data, options }, index) => {
        const before = scheduleYear(data, options)
        const from = plus('2020-01-01', index)
        const { schedule, change } = rescheduleYear(data, before, {
          seed: '第二',
          from,
          reason: '核对',
          done: before.days.filter(({ date }) => date < from),
          keep: before.days.filter(({ date }) => date >= from),
        })
        const now = counts(schedule.days)
        for (const [name, visits] of counts(before.days)) {
          expect(now.get(name)).toBeGreaterThanOrEqual(visits)
        }
        expect([change.released, change.done + change.kept]).toEqual([[], before.placed])
        // Otherwise the search may find a day for what it had found none before.
        if (before.status === 'scheduled')
          expect([schedule.days, change.days]).toEqual([before.days, []])
        expect('evidence' in change).toBe(false)
      }),
      { seed: 6, numRuns: 8, endOnFailure: true },
    )
  })

  it('has another digest of the schedule before if one of its days is another', () => {
    const [{ data, options }] = fc.sample(bureau, { seed: 1, numRuns: 1 }) as [World]
    const before = scheduleYear(data, options)
    const again = { seed: '一', from: '2020-07-01', reason: '核对', done: [] }
    const digestOf = (previous: YearSchedule) =>
      rescheduleYear(data, previous, again).change.previous
    expect(digestOf(before)).toMatch(/^[0-9a-f]{64}$/)
    expect(digestOf(structuredClone(before))).toBe(digestOf(before))
    const [first, ...others] = before.days
    const other = { ...before, days: [{ ...first!, visits: first!.visits + 1 }, ...others] }
    expect(digestOf(other)).not.toBe(digestOf(before))
    expect(digestOf({ ...before, calendar: 'other' })).not.toBe(digestOf(before))
  })
})
