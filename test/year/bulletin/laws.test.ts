import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutcomeData, Plan } from '../../../src/index.ts'
import { bulletin } from '../../../src/year/bulletin/bulletin.ts'
import { effort } from '../../effort.ts'
import { dice, scrambled } from '../../property/arbitrary-inputs.ts'
import { type Year, years } from '../../property/year-inputs.ts'
import { currentRows, type PlayedBatch, playYear, textOf } from '../../property/year-play.ts'
import { ADDITIVE, type RawDraw, recount } from './recount.ts'

interface World {
  readonly plan: Parameters<typeof bulletin>[0]
  readonly draws: readonly Parameters<typeof bulletin>[1][number][]
  readonly raw: readonly RawDraw[]
  readonly batches: readonly PlayedBatch[]
}

const FIRST = ['2020-01-01', '2020-06-30'] as const
const SECOND = ['2020-07-01', '2021-06-30'] as const
const ALL = ['2020-01-01', '2021-06-30'] as const
const period = ([from, to]: readonly [string, string]) => ({ from, to })

/** A played year whose pools belong to two departments, with findings at the visits. */
function worldOf(year: Year): World {
  const batches = playYear(year)
  const outcomesOf = ({ outcomes }: PlayedBatch) =>
    outcomes.map((row) => {
      if (row.outcome !== 'inspected') return row
      const number = Number(row.unit.slice(1)) * 5 + row.pool.charCodeAt(0) + row.round
      const violation = Math.max(0, (number % 5) - 2)
      const rectified = number % 3 === 0 ? violation : 0
      return { ...row, values: { violation, rectified, penalty: number % 4 === 0 ? 1 : 0 } }
    })
  const first = batches[0]!.data.plan
  return {
    plan: {
      ...first,
      tasks: first.tasks.map((task, index) => ({
        ...task,
        title: task.id,
        kind: index === 0 ? 'key' : 'general',
        doubleRandom: index !== 1,
        department: index < 2 ? '甲科' : '乙科',
      })) as readonly object[] as Plan['tasks'],
    },
    batches,
    draws: batches.map((batch) => ({
      record: batch.text,
      data: batch.data,
      amendments: batch.amendments.map(textOf),
      outcomes: outcomesOf(batch),
    })),
    raw: batches.map((batch) => ({
      ...batch.record.body.tables,
      amendments: batch.amendments.map(({ body }) => body),
      outcomes: outcomesOf(batch),
    })),
  }
}

const known = new Map<string, World>()

function forEachWorld(law: (world: World) => void): void {
  fc.assert(
    fc.property(years, (year) => {
      const name = JSON.stringify(year)
      const world = known.get(name) ?? worldOf(year)
      known.set(name, world)
      law(world)
    }),
    { seed: 2020, numRuns: effort(8, 30) },
  )
}

describe('a bulletin of a year', () => {
  it('counts what a recount from the raw rows counts, by task, by department and in total', () => {
    const seen = { done: 0, substituted: 0, frameErrors: 0, vacant: 0, pending: 0, rectified: 0 }
    let joint = 0
    forEachWorld(({ plan, draws, raw }) => {
      for (const [from, to] of [FIRST, SECOND, ALL]) {
        const { total, tasks, departments } = bulletin(plan, draws, { from, to })
        const whole = recount(raw, from, to, () => true)
        expect(total).toMatchObject(whole)
        for (const each of tasks) {
          expect(each).toMatchObject({
            ...recount(raw, from, to, (task) => task === each.task),
          })
        }
        for (const each of departments) {
          const own = plan.tasks.filter(({ department }) => department === each.department)
          const ids = own.map(({ id }) => id)
          expect(each).toMatchObject(recount(raw, from, to, (task) => ids.includes(task)))
        }
        for (const name of Object.keys(seen) as (keyof typeof seen)[]) seen[name] += whole[name]
        joint += whole.done - whole.visits
      }
    })
    for (const [name, count] of Object.entries({ ...seen, joint }))
      expect(count, name).toBeGreaterThan(effort(0, 3))
  })

  it('has tasks that add up to departments, and departments that add up to the total', () => {
    forEachWorld(({ plan, draws }) => {
      const { total, tasks, departments, shares } = bulletin(plan, draws, period(FIRST))
      const sum = (rows: readonly object[], name: string) =>
        rows.reduce((all, row) => all + Number(Reflect.get(row, name) ?? 0), 0)
      for (const name of ADDITIVE) {
        for (const { department, ...own } of departments) {
          const parts = tasks.filter((task) => task.department === department)
          expect(sum(parts, name)).toBe(sum([own], name))
        }
        expect(sum(departments, name)).toBe(sum([total], name))
      }
      expect(shares.key.numerator + shares.general.numerator).toBe(total.done)
    })
  })

  it('has halves that add up to the whole, units aside', () => {
    forEachWorld(({ plan, draws }) => {
      const [first, second, all] = [FIRST, SECOND, ALL].map(
        (each) => bulletin(plan, draws, period(each)).total,
      )
      for (const name of [...ADDITIVE, 'visits'] as const)
        expect((first![name] ?? 0) + (second![name] ?? 0), name).toBe(all![name])
      expect(first!.units + second!.units).toBeGreaterThanOrEqual(all!.units)
    })
  })

  it('ends every visit that was drawn in exactly one way', () => {
    forEachWorld(({ plan, draws }) => {
      const { total } = bulletin(plan, draws, period(ALL))
      const { due, done, refused, untraceable, frameErrors, vacant, pending } = total
      expect(done + refused + untraceable + frameErrors + vacant + pending).toBe(due)
    })
  })

  it('is the same whatever the order of draws and outcomes', () => {
    forEachWorld(({ plan, draws }) => {
      const shuffled = scrambled(
        draws.map((draw) => ({
          ...draw,
          outcomes: scrambled(draw.outcomes as OutcomeData[], dice(7)),
        })),
        dice(3),
      )
      expect(bulletin(plan, shuffled, period(FIRST))).toEqual(bulletin(plan, draws, period(FIRST)))
    })
  })

  it('does not count a unit that was replaced, whatever its outcome says', () => {
    let replaced = 0
    forEachWorld(({ plan, draws, batches }) => {
      const before = bulletin(plan, draws, period(ALL))
      const claimed = draws.map((draw, index) => {
        const batch = batches[index]!
        const now = new Set(
          currentRows(batch).map(({ pool, round, unit }) => `${pool} ${round} ${unit}`),
        )
        const gone = batch.record.body.tables.sample.filter(
          ({ pool, round, unit }) => !now.has(`${pool} ${round} ${unit}`),
        )
        replaced += gone.length
        const more = gone.map(
          ({ pool, round, unit }): OutcomeData => ({
            pool,
            round,
            unit,
            outcome: 'inspected',
            values: { violation: 1 },
          }),
        )
        const isGone = (row: { pool: string; round: number; unit: string }) =>
          more.some(
            ({ pool, round, unit }) =>
              pool === row.pool && round === row.round && unit === row.unit,
          )
        const rest = (draw.outcomes as OutcomeData[]).filter((row) => !isGone(row))
        return { ...draw, outcomes: [...rest, ...more] }
      })
      expect(bulletin(plan, claimed, period(ALL)).total).toEqual(before.total)
    })
    expect(replaced).toBeGreaterThan(effort(8, 20))
  })

  it('covers no more than the frame, and the frame is what the rule of the task wants', () => {
    forEachWorld(({ plan, draws, batches }) => {
      for (const [from, to] of [FIRST, ALL]) {
        const { tasks } = bulletin(plan, draws, { from, to })
        for (const { task, coverage } of tasks) {
          const frame = new Set<string>()
          for (const { record, data } of batches) {
            const rounds = record.body.head.rounds.filter(({ pool }) => pool === task)
            if (!rounds.some(({ window }) => window[0] <= to && window[1] >= from)) continue
            const { where } = data.plan.tasks.find(({ id }) => id === task)!
            for (const { id } of data.enterprises)
              if (where === undefined || where.in.id.includes(id)) frame.add(id)
          }
          expect(coverage.denominator).toBe(frame.size)
          expect(coverage.numerator).toBeLessThanOrEqual(frame.size)
        }
      }
    })
  })
})
