import type { Plan, Task } from 'double-random'
import fc from 'fast-check'
import type { WorkloadOptions } from '../../../src/year/workload/types.ts'
import { daysOf2020, extended, november } from './calendars.ts'
import type { NaiveData, Staffed } from './naive.ts'

export const DEPARTMENTS = ['安监大队', '法制科', '指导科', '𠀀科', 'ｚ科']

const department = fc.constantFrom(...DEPARTMENTS)

const day = fc
  .integer({ min: 0, max: 365 })
  .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10))

/** At least three weeks long, which no holiday is. */
const window = fc
  .tuple(fc.integer({ min: 0, max: 340 }), fc.integer({ min: 21, max: 365 }))
  .map(([from, length]) => {
    const text = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)
    return [text(from), text(Math.min(365, from + length))] as const
  })

const seat = fc.record(
  {
    role: fc.constantFrom('主检', '协检', '专家'),
    department,
    count: fc.integer({ min: 1, max: 3 }),
    certified: fc.constant(false),
  },
  { requiredKeys: ['role'] },
)

const team = fc.oneof(
  fc.constant('none' as const),
  fc.constant({ group: {} }),
  department.map((of) => ({ group: { department: of } })),
  fc
    .array(seat, { maxLength: 3 })
    .map((more) => ({ seats: [{ role: '主检' }, { role: '协检' }, ...more] })),
)

const round = fc.record({ window, visits: fc.integer({ min: 0, max: 40 }) })

const tasks: fc.Arbitrary<Task[]> = fc
  .array(
    fc.record(
      {
        department,
        visits: fc.integer({ min: 0, max: 60 }),
        rounds: fc.array(round, { minLength: 1, maxLength: 3 }),
        team,
      },
      { requiredKeys: ['department', 'visits'] },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) =>
    rows.map(({ visits, ...each }, index) => ({
      id: `t${index}`,
      title: `任务${index}`,
      kind: 'general',
      doubleRandom: false,
      design: { type: 'simple' },
      ...each,
      ...(each.rounds === undefined && { visits }),
    })),
  )

const inspectors: fc.Arbitrary<Staffed[]> = fc
  .array(
    fc.record(
      {
        department,
        certificate: fc
          .tuple(day, day)
          .filter(([from]) => from < '2020-12-01')
          .map(([from]) => ({ from, to: '2023-12-31' })),
        borrowed: fc.constant({ from: '邻区' }),
        leave: fc.array(
          fc.tuple(day, day).map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a })),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['department'] },
    ),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((each, n) => ({ id: `I${n}`, name: `检查员${n}`, ...each })))

const days = fc.oneof(
  fc.nat({ max: 300 }),
  fc.constantFrom('1/2', '0.5', '7/3', '12.25', '0'),
) as fc.Arbitrary<number | string>

const heads = fc.uniqueArray(
  fc.record(
    {
      kind: fc.constantFrom('other-enforcement' as const, 'non-enforcement' as const),
      head: fc.constantFrom('帮扶', '专项', '其他'),
      department,
      days,
      quarter: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: ['kind', 'head', 'department', 'days'] },
  ),
  { maxLength: 8, selector: (row) => `${row.kind} ${row.head} ${row.department} ${row.quarter}` },
)

const counts = fc.uniqueArray(fc.record({ department, count: fc.nat({ max: 9 }) }), {
  maxLength: 4,
  selector: (row) => row.department,
})

export interface Case {
  readonly data: NaiveData
  readonly options: WorkloadOptions
}

/** A plan of 2020 with either calendar; some visits of some rounds are on days already. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    tasks,
    inspectors,
    calendar: fc.constantFrom(november, extended),
    heads,
    officers: fc.option(counts, { nil: undefined }),
    perVisit: fc.array(fc.record({ officers: counts, days }, { requiredKeys: [] }), {
      maxLength: 3,
    }),
    placed: fc.array(fc.record({ at: fc.nat(), visits: fc.integer({ min: 1, max: 20 }) }), {
      maxLength: 6,
    }),
  })
  .map(({ tasks: lines, inspectors: rows, calendar, heads: given, officers, perVisit, placed }) => {
    const plan: Plan = { id: 'p-2020', title: '年度计划', year: 2020, tasks: lines }
    const rounds = lines.flatMap(({ id, rounds: all = [] }) =>
      all.map((each, index) => ({ id, number: index + 1, ...each })),
    )
    const schedule = rounds.flatMap(({ id, number, window: [from, to], visits = 0 }, index) => {
      const { at = 0, visits: wanted = 0 } = placed[index] ?? {}
      const open = daysOf2020(calendar).filter((each) => from <= each && each <= to)
      const few = Math.min(wanted, visits)
      const date = open[at % open.length]!
      return few === 0 ? [] : [{ task: id, round: number, date, visits: few }]
    })
    return {
      data: { plan, calendar, inspectors: rows },
      options: {
        heads: given,
        ...(officers && { officers }),
        perVisit: perVisit.slice(0, lines.length).map((each, n) => ({ task: `t${n}`, ...each })),
        ...(schedule.length > 0 && { schedule }),
      },
    }
  })
