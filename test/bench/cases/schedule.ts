import assert from 'node:assert/strict'
import { parseInputs } from 'double-random'
import { rescheduleYear, scheduleYear, type YearSchedule } from 'double-random/year'
import { grouped, type Measurement, timed } from '../measure.ts'

const FIRST_HALF = ['2020-01-02', '2020-06-30']
const SECOND_HALF = ['2020-07-01', '2020-12-31']
const WHOLE = ['2020-01-02', '2020-12-31']
const SUMMER = ['2020-06-15', '2020-09-15']
const EXPO = ['2020-10-09', '2020-11-10']
const QUARTERS = [
  ['2020-01-02', '2020-03-31'],
  ['2020-04-01', '2020-06-30'],
  ['2020-07-01', '2020-09-30'],
  ['2020-10-01', '2020-12-31'],
]

/** Visits of the fourteen tasks of a district's plan, by round: 633 in all. */
const TASKS: readonly (readonly (readonly [window: readonly string[], visits: number])[])[] = [
  [
    [FIRST_HALF, 66],
    [SECOND_HALF, 66],
  ],
  [[FIRST_HALF, 12]],
  [[EXPO, 60]],
  [
    [FIRST_HALF, 30],
    [SECOND_HALF, 30],
  ],
  [[SUMMER, 30]],
  [[WHOLE, 30]],
  [[WHOLE, 27]],
  [[WHOLE, 30]],
  [[FIRST_HALF, 5]],
  quarterly([33, 32, 33, 32]),
  quarterly([8, 7, 8, 7]),
  quarterly([20, 20, 5, 5]),
  quarterly([2, 2, 2, 1]),
  quarterly([8, 7, 8, 7]),
]

function quarterly(visits: readonly number[]) {
  return QUARTERS.map((window, index) => [window, visits[index]!] as const)
}

/** The year of one district with 45 officers: 633 visits. */
export function district(): Measurement[] {
  return measure('633 visits, 45 officers', yearOf({ districts: 1, times: 1, officers: 45 }), 633)
}

/**
 * A province: 71 districts with 14 tasks each (a plan has at most 999), 100,008 visits, 5,000
 * officers; every second member may come from any district, so that all days have to fit together.
 */
export function province(): Measurement[] {
  const times = 158
  const data = yearOf({ districts: 71, times, officers: 5000 })
  return measure('100,000 visits, 5,000 officers', data, undefined)
}

function measure(what: string, data: object, visits: number | undefined): Measurement[] {
  const parsed = timed(() => parseInputs(data as Parameters<typeof parseInputs>[0]))
  const inputs = parsed.result
  const { ms, result } = timed(() => scheduleYear(inputs, { seed: 'bench' }))
  check(result, inputs)
  assert.equal(result.status, 'scheduled')
  if (visits !== undefined) assert.equal(result.visits, visits)
  const from = '2020-07-01'
  const done = result.days.filter(({ date }) => date < from)
  const again = timed(() =>
    rescheduleYear(inputs, result, { seed: 'bench', from, reason: 'half-year', done }),
  )
  check(again.result.schedule, inputs)
  const isEven = result.evenness.every(({ squares, least }) => squares === least)
  return [
    { what: `check and freeze, ${what}`, ms: [parsed.ms] },
    {
      what: `schedule ${result.placed} visits${isEven ? ', as even as each department alone' : ''}`,
      ms: [ms],
      readme: `schedule a year: ${grouped(result.placed)} visits, ${grouped(inputs.inspectors.length)} officers`,
    },
    { what: 'schedule the second half again', ms: [again.ms] },
  ]
}

/**
 * Every visit on a working day of its window, none lost, and no department with more seats on a day
 * than officers.
 */
function check({ days, visits, placed }: YearSchedule, inputs: ReturnType<typeof parseInputs>) {
  assert.equal(placed, visits)
  const rounds = new Map(
    inputs.plan.tasks.flatMap(({ id, department, rounds = [] }) =>
      rounds.map((round, index) => [`${id}/${index + 1}`, { department, ...round }] as const),
    ),
  )
  const officers = new Map<string, number>()
  for (const { department } of inputs.inspectors)
    officers.set(department, (officers.get(department) ?? 0) + 1)
  const left = new Map([...rounds].map(([name, round]) => [name, round.visits]))
  const leads = new Map<string, number>()
  const members = new Map<string, number>()
  for (const { task, round, date, visits: count } of days) {
    const { window, department } = rounds.get(`${task}/${round}`)!
    assert.ok(
      date >= window[0] && date <= window[1] && ![0, 6].includes(new Date(date).getUTCDay()),
    )
    left.set(`${task}/${round}`, left.get(`${task}/${round}`)! - count)
    leads.set(`${date} ${department}`, (leads.get(`${date} ${department}`) ?? 0) + count)
    members.set(date, (members.get(date) ?? 0) + 2 * count)
  }
  assert.ok([...left.values()].every((count) => count === 0))
  for (const [name, count] of leads) assert.ok(count <= officers.get(name.slice(11))!)
  for (const count of members.values()) assert.ok(count <= inputs.inspectors.length)
}

function yearOf(size: { districts: number; times: number; officers: number }): object {
  const districts = Array.from({ length: size.districts }, (_, index) => `district ${index + 1}`)
  return {
    plan: {
      id: 'year',
      title: 'A year',
      year: 2020,
      tasks: districts.flatMap((department, d) =>
        TASKS.map((rounds, t) => ({
          id: `${d}-${t}`,
          title: `task ${t}`,
          kind: t < 9 ? 'key' : 'general',
          department,
          doubleRandom: false,
          design: { type: 'simple' },
          rounds: rounds.map(([window, visits]) => ({
            window,
            visits: size.times === 1 ? visits : Math.floor((visits * size.times) / 70),
          })),
          team: {
            seats: [
              { role: 'lead', department },
              t % 2 === 0 ? { role: 'member' } : { role: 'member', department },
            ],
          },
        })),
      ),
    },
    calendar: { version: 'weekdays', from: '2020-01-01', to: '2020-12-31' },
    enterprises: [],
    inspectors: Array.from({ length: size.officers }, (_, index) => ({
      id: `I${index}`,
      name: `officer ${index}`,
      department: districts[index % districts.length],
      certificate: { from: '2019-01-01', to: index % 50 === 0 ? '2020-06-30' : '2024-12-31' },
      leave: [{ from: `2020-0${1 + (index % 9)}-06`, to: `2020-0${1 + (index % 9)}-17` }],
      perDay: 1,
    })),
  }
}
