import type { Inspector, Seat, Task } from 'double-random'
import type { ScheduledDay } from 'double-random/year'
import { type Chance, chance } from './chance.ts'
import { emptyByEnumeration } from './day-fits.ts'
import { modelOf, type World, workingDays } from './model.ts'

/** Around the end of a month; 28 March is a Saturday on which people work, 30 March a holiday. */
export const CALENDAR = {
  version: 'v',
  from: '2020-03-01',
  to: '2020-04-30',
  holidays: ['2020-03-30'],
  workdays: ['2020-03-28'],
}
/** Working days: 27, 28 and 31 March, 1 and 2 April. */
const FIRST = ['2020-03-27', '2020-03-28', '2020-03-29', '2020-03-31', '2020-04-01']
const LAST = ['2020-03-31', '2020-04-01', '2020-04-02', '2020-04-02']

/**
 * - `alone`: one department, all its teams alike.
 * - `apart`: two such departments, each with officers of its own.
 * - `coupled`: anything: teams of different kinds, officers of both departments, fixed groups.
 */
export type Coupling = 'alone' | 'apart' | 'coupled'

/**
 * At most three rounds on at most five days, six visits and five officers. Fixed visits of a day
 * fit, or are any.
 */
export function tinyWorld(
  seed: number,
  coupling: Coupling,
  settled: 'fitting' | 'any' = 'fitting',
): World {
  const random = chance(seed * 3 + ['alone', 'apart', 'coupled'].indexOf(coupling))
  const departments = coupling === 'alone' ? ['甲'] : ['甲', '乙']
  const teams = new Map(departments.map((name) => [name, likeTeam(random, name, coupling)]))
  const perTeamDay = random.oneOf([1, 1, 2])
  let left = 6
  const tasks = Array.from({ length: random.between(1, 3) }, (_, index): Task => {
    const department = random.oneOf(departments)
    const team = coupling === 'coupled' ? anyTeam(random) : teams.get(department)
    const visits = random.between(index === 0 ? 1 : 0, Math.min(left, 4))
    left -= visits
    return {
      id: `t${index}`,
      title: '检查',
      kind: 'general',
      department,
      doubleRandom: true,
      design: { type: 'simple' },
      ...(team === undefined ? {} : { team }),
      rounds: [{ window: windowOf(random), visits }],
    }
  })
  const inspectors = Array.from({ length: random.oneOf([2, 3, 4, 5, 5, 5, 5]) }, (_, index) =>
    officer(
      random,
      index,
      coupling === 'apart' ? [departments[index % 2]!] : departments,
      coupling,
    ),
  )
  const world: World = {
    data: {
      plan: {
        id: 'p',
        title: '计划',
        year: 2020,
        tasks: joined(random, tasks),
        ...(random.is(30) ? { pairing: { borrow: true } } : {}),
      },
      calendar: CALENDAR,
      enterprises: [{ id: 'E', name: '甲厂' }],
      inspectors,
      ...(random.is(25) ? { pastVisits: [pastVisit(random, inspectors)] } : {}),
    },
    options: {
      seed: String(seed),
      perTeamDay,
      ...(random.is(20) ? { from: random.oneOf(FIRST) } : {}),
    },
  }
  if (random.is(75)) return world
  const fixed = fixedRows(random, world)
  return {
    ...world,
    options: { ...world.options, fixed: settled === 'any' ? fixed : thatFit(world, fixed) },
  }
}

/** Now and then two tasks become one task with two rounds. */
function joined(random: Chance, tasks: readonly Task[]): readonly Task[] {
  const [one, two, ...others] = tasks
  if (two === undefined || one?.department !== two.department || !random.is(30)) return tasks
  return [{ ...one, rounds: [...one.rounds!, ...two.rounds!] }, ...others]
}

function windowOf(random: Chance): readonly [string, string] {
  const [a, b] = [random.oneOf(FIRST), random.oneOf(LAST)]
  return a < b ? [a, b] : [b, a]
}

function likeTeam(random: Chance, department: string, coupling: Coupling): Task['team'] {
  const own = coupling === 'apart' || random.is(50) ? { department } : {}
  const seats: Seat[] = [
    { role: '1', ...own },
    { role: '2', ...own, ...(random.is(40) ? { qualifications: ['消防'] } : {}) },
  ]
  if (random.is(20)) seats.push({ role: '3', certified: false, ...own })
  if (random.is(40)) return { seats }
  return coupling === 'alone' && random.is(50)
    ? undefined
    : { seats: [{ role: '1', count: 2, ...own }] }
}

function anyTeam(random: Chance): Task['team'] {
  if (random.is(8)) return 'none'
  if (random.is(15)) return { group: random.is(30) ? { department: '甲' } : {} }
  const seat = (role: string): Seat => ({
    role,
    ...(random.is(25) ? { department: random.oneOf(['甲', '乙']) } : {}),
    ...(random.is(25) ? { qualifications: ['消防'] } : {}),
  })
  const seats = [seat('1'), seat('2')]
  if (random.is(20)) seats.push({ ...seat('3'), certified: false })
  return random.is(15) ? undefined : { seats }
}

function officer(
  random: Chance,
  index: number,
  departments: readonly string[],
  coupling: Coupling,
): Inspector {
  const [from, to] = windowOf(random)
  const certificate = {
    from: random.is(85) ? '2019-01-01' : from,
    to: random.is(85) ? '2020-12-31' : to,
  }
  return {
    id: `i${index}`,
    name: `n${index}`,
    department: random.oneOf(departments),
    ...(random.is(93) ? { certificate } : {}),
    ...(random.is(60) ? { qualifications: ['消防'] } : {}),
    ...(random.is(20) ? { leave: [{ from, to }] } : {}),
    ...(random.is(6) ? { borrowed: { from: '外区', approval: '批' } } : {}),
    ...(coupling === 'coupled' && index < 2 && random.is(35) ? { group: '一组' } : {}),
  }
}

function pastVisit(random: Chance, inspectors: readonly Inspector[]) {
  const names = inspectors.filter(() => random.is(40)).map(({ id }) => id)
  return { enterprise: 'E', date: random.oneOf(LAST), inspectors: names }
}

/** Visits that have their days; days of the window, or, since they are over, any other. */
function fixedRows(random: Chance, { data }: World): ScheduledDay[] {
  return data.plan.tasks.flatMap((task) =>
    task.rounds!.flatMap(({ window, visits = 0 }, index): ScheduledDay[] => {
      if (visits === 0 || random.is(50)) return []
      const days = workingDays(CALENDAR, ...window)
      const date = days.length > 0 && random.is(85) ? random.oneOf(days) : random.oneOf(FIRST)
      return [
        { task: task.id, round: index + 1, date, visits: random.between(1, Math.min(visits, 2)) },
      ]
    }),
  )
}

function thatFit(world: World, rows: readonly ScheduledDay[]): readonly ScheduledDay[] {
  const kept: ScheduledDay[] = []
  for (const row of rows) {
    const fixed = [...kept, row]
    if (isFitting({ ...world, options: { ...world.options, fixed } }, row.date)) kept.push(row)
  }
  return kept
}

function isFitting(world: World, day: string): boolean {
  const model = modelOf(world)
  const load = model.kinds.map(() => 0)
  for (const { kind, fixed } of model.jobs) load[kind]! += fixed.get(day) ?? 0
  return emptyByEnumeration(model, load, day) === 0
}
