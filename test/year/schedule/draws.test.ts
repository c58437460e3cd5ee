import { describe, expect, it } from 'vitest'
import {
  announce,
  canonicalJson,
  draw,
  type InputData,
  type OutcomeData,
  type PastVisit,
  parseInputs,
  type Round,
  reportOutcomes,
  substituteUnit,
  type Task,
  visitsMade,
} from '../../../src/index.ts'
import {
  planWithDays,
  type ScheduledDay,
  scheduleYear,
  visitDays,
} from '../../../src/year/index.ts'
import { refusalOf } from '../../unit/expect-error.ts'
import { chance } from './chance.ts'

const certificate = { from: '2019-01-01', to: '2020-12-31' }

/** Two tasks, three rounds, windows that overlap, ten firms. */
function world(more: { readonly officers?: number; readonly visits?: readonly number[] } = {}) {
  const { officers = 5, visits: [first = 4, second = 3, third = 5] = [] } = more
  const task = (id: string, rounds: readonly Round[]): Task => ({
    id,
    title: id,
    kind: 'general',
    department: '科',
    doubleRandom: true,
    design: { type: 'simple' },
    reserve: 1,
    rounds,
  })
  return {
    plan: {
      id: 'p',
      title: '计划',
      tasks: [
        task('a', [
          { window: ['2020-03-02', '2020-03-06'], visits: first },
          { window: ['2020-03-09', '2020-03-13'], visits: second },
        ]),
        task('b', [{ window: ['2020-03-03', '2020-03-10'], visits: third }]),
      ],
    },
    calendar: { version: 'v', from: '2020-01-01', to: '2020-12-31' },
    enterprises: Array.from({ length: 12 }, (_, index) => ({
      id: `E${index}`,
      name: `${index} 厂`,
    })),
    inspectors: Array.from({ length: officers }, (_, index) => ({
      id: `i${index}`,
      name: `n${index}`,
      department: '科',
      perDay: 1,
      certificate,
    })),
  } satisfies InputData
}

/** The inputs with the days of their schedule in the plan. */
function dated(data: InputData, seed: string) {
  const { plan } = parseInputs(data)
  const schedule = scheduleYear(data, { seed })
  return { schedule, data: { ...data, plan: planWithDays(plan, schedule) } }
}

const datesOf = (
  rows: readonly { date: string; pool: string; round: number }[],
  pool: string,
  round: number,
) =>
  rows
    .filter((row) => row.pool === pool && row.round === round)
    .map(({ date }) => date)
    .sort()

describe('a plan with the days of a schedule', () => {
  it.each(['一', '二', '三', '四'])('is drawn with exactly these days: seed %s', (seed) => {
    const { schedule, data } = dated(world(), seed)
    expect(schedule.status).toBe('scheduled')
    const { sample } = draw(data, { seed }).body.tables
    for (const [pool, round] of [
      ['a', 1],
      ['a', 2],
      ['b', 1],
    ] as const) {
      const planned = schedule.days
        .filter((row) => row.task === pool && row.round === round)
        .flatMap(({ date, visits }) => Array.from({ length: visits }, () => date))
      expect(datesOf(sample, pool, round)).toEqual(planned)
    }
  })

  it('is the plan in all else, and the plan given stays as it is', () => {
    const { plan } = parseInputs(world())
    const before = structuredClone(plan)
    const filled = planWithDays(plan, scheduleYear(world(), { seed: '一' }))
    expect(plan).toEqual(before)
    const tasks = filled.tasks.map((task) => ({
      ...task,
      rounds: task.rounds!.map(({ days: _, ...round }) => round),
    }))
    expect({ ...filled, tasks }).toEqual({ ...plan, calendar: 'v' })
  })

  it('cannot be announced once one of its days is a holiday', () => {
    const { schedule, data } = dated(world(), '一')
    const options = { series: 's', number: 1, entropy: [{ kind: 'operator' }], weak: true } as const
    expect(announce(data, options).body.batch).toHaveLength(3)
    const unused = { ...data.calendar, holidays: ['2020-03-20'] }
    expect(announce({ ...data, calendar: unused }, options).body.batch).toHaveLength(3)
    const calendar = {
      ...data.calendar,
      holidays: [schedule.days[0]!.date],
    }
    expect(refusalOf(() => announce({ ...data, calendar }, options)).code).toBe('design/window')
    const renamed = { ...calendar, version: 'w' }
    expect(refusalOf(() => announce({ ...data, calendar: renamed }, options)).code).toBe(
      'input/choice',
    )
  })
})

describe('the days of a draw', () => {
  const { data } = dated(world(), '一')
  const record = draw(data, { seed: '一', batch: [{ pool: 'a', round: 1 }] })
  const rows = record.body.tables.sample.toSorted((x, y) => (x.date < y.date ? -1 : 1))
  const total = (days: readonly ScheduledDay[]) => days.reduce((sum, { visits }) => sum + visits, 0)
  const tally = (dates: readonly string[]) =>
    [...new Set(dates)].sort().map((date) => {
      return { task: 'a', round: 1, date, visits: dates.filter((each) => each === date).length }
    })
  const sorted = (days: readonly ScheduledDay[]) =>
    days.toSorted((x, y) => (x.date < y.date ? -1 : 1))

  it('are still to come, from that day on, as long as nothing is known', () => {
    expect(rows).toHaveLength(4)
    for (const from of ['2020-03-01', rows[1]!.date, rows[3]!.date, '2020-03-07']) {
      const { done, keep } = visitDays({ record, data }, from)
      expect(done).toEqual([])
      const later = rows.map(({ date }) => date).filter((date) => date >= from)
      expect(sorted(keep)).toEqual(tally(later))
    }
  })

  it('are done on the day of the outcome, or the one planned; and the late ones are in neither', () => {
    const outcomes: OutcomeData[] = [
      { pool: 'a', round: 1, unit: rows[0]!.unit, outcome: 'inspected' },
      { pool: 'a', round: 1, unit: rows[3]!.unit, outcome: 'refused', date: '2020-03-03' },
    ]
    const { done, keep } = visitDays({ record, data, outcomes }, '2020-03-07')
    expect(sorted(done)).toEqual(tally([rows[0]!.date, '2020-03-03']))
    expect(keep).toEqual([])
    const early = visitDays({ record, data, outcomes }, '2020-03-02')
    expect(sorted(early.keep)).toEqual(tally([rows[1]!.date, rows[2]!.date]))
    // From the documents that report them it is the same; whoever did not go needs another day.
    const reported = reportOutcomes(record, data, { outcomes, asOf: '2020-12-31' })
    const texts = [canonicalJson(reported)]
    expect(visitDays({ record, data, outcomes: texts }, '2020-03-02')).toEqual(early)
    const missed = outcomes.map((row) => ({ ...row, outcome: 'not-done' as const }))
    const late = visitDays({ record, data, outcomes: missed }, '2020-03-02')
    expect([late.done, late.keep]).toEqual([[], early.keep])
  })

  it('count the substitute and not the unit that was replaced', () => {
    const amendment = substituteUnit(record, data, {
      visit: { pool: 'a', round: 1, unit: rows[0]!.unit },
      reason: 'closed',
      evidence: '现场记录',
      date: rows[0]!.date,
    })
    const { substitute, date } = amendment.body.substitutes[0]!
    if (substitute === null || date === null) throw new Error('nobody took the place')
    const amendments = [canonicalJson(amendment)]
    const outcomes: OutcomeData[] = [
      { pool: 'a', round: 1, unit: rows[0]!.unit, outcome: 'closed' },
    ]
    const planned = rows.slice(1).map((row) => row.date)
    const { done, keep } = visitDays({ record, data, amendments, outcomes }, '2020-03-01')
    expect(done).toEqual([])
    expect(sorted(keep)).toEqual(tally([...planned, date]))
    const made = { pool: 'a', round: 1, unit: substitute, outcome: 'inspected', date } as const
    const after = visitDays(
      { record, data, amendments, outcomes: [...outcomes, made] },
      '2020-03-01',
    )
    expect(after.done).toEqual(tally([date]))
    expect(total(after.keep)).toBe(3)
  })

  it('count a joint visit in each of its rounds', () => {
    const joint = world({ visits: [12, 3, 12] })
    const [a, b] = joint.plan.tasks
    const merged = {
      ...joint,
      plan: {
        ...joint.plan,
        tasks: [a!, { ...b!, overlap: 'merge' as const }].map(({ reserve: _, ...rest }) => ({
          ...rest,
          team: 'none' as const,
        })),
      },
    }
    const both = draw(merged, {
      seed: '一',
      batch: [
        { pool: 'a', round: 1 },
        { pool: 'b', round: 1 },
      ],
    })
    const { sample } = both.body.tables
    expect(sample.filter(({ host }) => host !== undefined).length).toBeGreaterThan(3)
    const { keep } = visitDays({ record: both, data: merged }, '2020-03-01')
    for (const task of ['a', 'b']) {
      const mine = tally(datesOf(sample, task, 1)).map((row) => ({ ...row, task }))
      expect(sorted(keep.filter((row) => row.task === task))).toEqual(mine)
      expect(total(mine)).toBe(12)
    }
  })
})

/** Officers with more than one visit on a day, by the rows of visits made. */
function doubleBookings(visits: readonly PastVisit[]): number {
  const seen = new Set<string>()
  let found = 0
  for (const { date, inspectors = [] } of visits) {
    for (const name of inspectors) {
      if (seen.has(`${date} ${name}`)) found += 1
      seen.add(`${date} ${name}`)
    }
  }
  return found
}

describe('batches of one year, drawn one after the other', () => {
  const worlds = Array.from({ length: 30 }, (_, index) => {
    const random = chance(index + 1)
    const visits = [random.between(2, 5), random.between(1, 3), random.between(3, 6)]
    return dated(world({ officers: random.between(4, 6), visits }), String(index))
  }).filter(({ schedule }) => schedule.status === 'scheduled')

  function visitsOf({ data }: (typeof worlds)[number], carries: boolean): PastVisit[] {
    const visits: PastVisit[] = []
    for (const [index, batch] of [
      [{ pool: 'a', round: 1 }],
      [{ pool: 'b', round: 1 }],
      [{ pool: 'a', round: 2 }],
    ].entries()) {
      const inputs = { ...data, pastVisits: carries ? visits : [] }
      const record = draw(inputs, { seed: String(index), batch })
      visits.push(...visitsMade(record, inputs))
    }
    return visits
  }

  it('send nobody to two places on one day, and each visit is on a day of the schedule', () => {
    expect(worlds.length).toBeGreaterThanOrEqual(24)
    for (const one of worlds) {
      const visits = visitsOf(one, true)
      expect(visits).toHaveLength(one.schedule.visits)
      expect(doubleBookings(visits)).toBe(0)
      const planned = one.schedule.days.flatMap(({ date, visits: n }) =>
        Array.from({ length: n }, () => date),
      )
      expect(visits.map(({ date }) => date).sort()).toEqual(planned.sort())
    }
  })

  it('do so, in a quarter of the worlds at least, if the visits of earlier batches are not carried over', () => {
    const bad = worlds.filter((one) => doubleBookings(visitsOf(one, false)) > 0)
    expect(bad.length).toBeGreaterThanOrEqual(worlds.length / 4)
  })
})
