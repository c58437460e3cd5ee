import type { Inspector, Task } from 'double-random'
import fc from 'fast-check'
import type { World } from './model.ts'

/**
 * The working days of 2020 in China as the State Council announced them, with the longer spring
 * holiday.
 */
export const YEAR = {
  version: '2020-2',
  from: '2020-01-01',
  to: '2020-12-31',
  holidays: [
    ...dates('2020-01-01', 1),
    ...dates('2020-01-24', 10),
    ...dates('2020-04-04', 3),
    ...dates('2020-05-01', 5),
    ...dates('2020-06-25', 3),
    ...dates('2020-10-01', 8),
  ],
  workdays: ['2020-01-19', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'],
}

function dates(from: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => plus(from, index))
}

/** A day so many days later. */
export function plus(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const DEPARTMENTS = ['安监大队', '消防科', '环保科'] as const
const department = fc.constantFrom(...DEPARTMENTS)
const day = fc.integer({ min: 0, max: 365 }).map((index) => plus('2020-01-01', index))
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 40 }))
  .map(([from, length]) => ({ from, to: plus(from, length) }))

/** Windows of one task: the year, its quarters, two halves, or a campaign of some weeks. */
const windows: fc.Arbitrary<readonly (readonly [string, string])[]> = fc.oneof(
  fc.constant([['2020-01-01', '2020-12-31']] as const),
  fc.constant([
    ['2020-01-01', '2020-03-31'],
    ['2020-04-01', '2020-06-30'],
    ['2020-07-01', '2020-09-30'],
    ['2020-10-01', '2020-12-31'],
  ] as const),
  fc.constant([
    ['2020-03-02', '2020-06-30'],
    ['2020-06-15', '2020-11-30'],
  ] as const),
  fc
    .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 10, max: 60 }))
    .map(([start, length]) => {
      const window = [plus('2020-01-01', start), plus('2020-01-01', start + length)] as const
      return [window]
    }),
)

/** Officers of one place, of any, a fixed group, an expert beside two, nobody. */
const teams = fc.constantFrom<((name: string) => Task['team'])[]>(
  () => undefined,
  () => undefined,
  (name: string) => ({ seats: [{ role: '1', count: 2, department: name }] }),
  (name: string) => ({ seats: [{ role: '1', department: name }, { role: '2' }] }),
  () => ({ seats: [{ role: '1', qualifications: ['消防'] }, { role: '2' }] }),
  () => ({
    seats: [
      { role: '1', count: 2 },
      { role: '专家', certified: false },
    ],
  }),
  () => ({ group: {} }),
  () => 'none' as const,
)

const officer = fc.record({
  department,
  isCertified: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  certificateEnds: fc.option(day, { freq: 5 }),
  hasQualification: fc.boolean(),
  leave: fc.option(fc.array(span, { minLength: 1, maxLength: 3 }), { freq: 1 }),
  group: fc.option(fc.constantFrom('一组', '二组', '三组'), { freq: 1, nil: undefined }),
})

function officerOf(given: typeof officer extends fc.Arbitrary<infer T> ? T : never, index: number) {
  const { department, isCertified, certificateEnds, hasQualification, leave, group } = given
  const isInGroup = group !== undefined && index % 4 === 0
  return {
    id: `i${index}`,
    name: `n${index}`,
    department,
    ...(isCertified
      ? { certificate: { from: '2019-01-01', to: certificateEnds ?? '2021-12-31' } }
      : {}),
    ...(hasQualification ? { qualifications: ['消防'] } : {}),
    ...(leave === null ? {} : { leave }),
    ...(isInGroup ? { group } : {}),
  } satisfies Inspector
}

const task = fc.record({ department, team: teams, windows, share: fc.integer({ min: 1, max: 9 }) })

/** A bureau with a year before it: officers, tasks with rounds, 100 to 700 visits. */
export const bureau: fc.Arbitrary<World> = fc
  .record({
    officers: fc.array(officer, { minLength: 10, maxLength: 50, size: 'max' }),
    tasks: fc.array(task, { minLength: 5, maxLength: 15, size: 'max' }),
    total: fc.integer({ min: 100, max: 700 }),
    perTeamDay: fc.constantFrom(1, 2),
    seed: fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom('甲', '乙', '丙', '1') }),
  })
  .map(({ officers, tasks, total, perTeamDay, seed }) => ({
    data: {
      plan: { id: '2020', title: '计划', year: 2020, tasks: tasksOf(tasks, total) },
      calendar: YEAR,
      enterprises: ['乙厂', '甲厂'].map((name) => ({ id: name, name })),
      inspectors: officers.map(officerOf),
    },
    options: { seed, perTeamDay },
  }))

type Asked = typeof task extends fc.Arbitrary<infer T> ? T : never

function tasksOf(tasks: readonly Asked[], total: number): Task[] {
  const shares = tasks.reduce((sum, { share, windows }) => sum + share * windows.length, 0)
  return tasks.map(({ department, team, windows, share }, index) => {
    const own = team(department)
    return {
      id: `t${index}`,
      title: '检查',
      kind: 'general',
      department,
      doubleRandom: true,
      design: { type: 'simple' },
      ...(own === undefined ? {} : { team: own }),
      rounds: windows.map(([from, to]) => ({
        window: [from, to],
        visits: Math.round((total * share) / shares),
      })),
    }
  })
}

/** Bureaus whose departments have officers of their own and teams all alike: nothing couples. */
export const apartBureau: fc.Arbitrary<World> = fc
  .tuple(bureau, fc.integer({ min: 2, max: 3 }))
  .map(([{ data, options }, size]) => ({
    options,
    data: {
      ...data,
      plan: {
        ...data.plan,
        tasks: data.plan.tasks.map(({ team: _, ...rest }) => ({
          ...rest,
          team: { seats: [{ role: '1', count: size, department: rest.department }] },
        })),
      },
    },
  }))
