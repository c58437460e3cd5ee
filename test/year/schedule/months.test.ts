import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ScheduledDay, scheduleYear } from '../../../src/year/index.ts'
import { sumsOf, unitOf } from './brute-force.ts'
import { apartBureau, plus } from './bureaus.ts'
import { cheaperCycle } from './cheaper-cycle.ts'
import { type Job, modelOf, type World } from './model.ts'

/** A year of departments that share nobody, or its rest after what was planned before a day. */
const worlds = fc
  .tuple(apartBureau, fc.integer({ min: 60, max: 250 }), fc.boolean())
  .map(([world, index, isRest]): World => {
    if (!isRest) return world
    const from = plus('2020-01-01', index)
    const { days } = scheduleYear(world.data, world.options)
    const fixed = days.filter(({ date }) => date < from)
    return { ...world, options: { ...world.options, seed: '第二', from, fixed } }
  })

const years = fc.sample(worlds, { seed: 2020, numRuns: 14 }).map((world) => {
  const { data, options } = world
  const departments = [...new Set(data.plan.tasks.map(({ department }) => department))]
  return { model: modelOf(world), year: scheduleYear(data, options), departments }
})

describe('a year whose departments share nobody', () => {
  it('cannot be made more even by moves, neither in its days nor, with these as even, in its months', () => {
    for (const { model, year, departments } of years) {
      for (const department of departments) {
        expect(cheaperCycle(model, year.days, department)).toBeUndefined()
      }
    }
  })

  it('can be, once two rounds have exchanged days of two months and the months are less even', () => {
    let found = 0
    for (const { model, year } of years.slice(0, 7)) {
      const unit = unitOf(model.jobs)
      const before = sumsOf(model, year.days, unit)
      const pairs = model.jobs.flatMap((one, index) =>
        model.jobs
          .slice(index + 1, index + 4)
          .filter(({ department }) => department === one.department)
          .map((other) => [one, other] as const),
      )
      for (const [one, other] of pairs) {
        const days = exchanged(year.days, one, other)
        if (days === undefined) continue
        const after = sumsOf(model, days, unit)
        expect(after.squares).toBe(before.squares)
        if (after.months === before.months) continue
        expect(after.months > before.months).toBe(true)
        expect(cheaperCycle(model, days, one.department)).toBeDefined()
        found += 1
      }
    }
    expect(found).toBeGreaterThan(10)
  })
})

/**
 * The first visit of one round that can be exchanged for the last one of another, in another month.
 */
function exchanged(
  days: readonly ScheduledDay[],
  one: Job,
  other: Job,
): ScheduledDay[] | undefined {
  const of = (job: Job) =>
    days.filter(
      ({ task, round, date }) =>
        task === job.task &&
        round === job.round &&
        [one, other].every((each) => each.open.includes(date)),
    )
  const [mine, theirs] = [of(one)[0], of(other).at(-1)]
  if (mine === undefined || theirs === undefined) return undefined
  if (mine.date.slice(0, 7) === theirs.date.slice(0, 7)) return undefined
  const moves = [
    { ...mine, by: -1 },
    { ...theirs, by: -1 },
    { ...mine, date: theirs.date, by: 1 },
    { ...theirs, date: mine.date, by: 1 },
  ]
  const rest = [...days]
  for (const { by, ...move } of moves) {
    const at = rest.findIndex(
      ({ task, round, date }) => task === move.task && round === move.round && date === move.date,
    )
    const visits = (rest[at]?.visits ?? 0) + by
    if (at < 0) rest.push({ ...move, visits })
    else rest.splice(at, 1, ...(visits > 0 ? [{ ...move, visits }] : []))
  }
  return rest
}
