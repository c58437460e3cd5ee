import {
  canonicalJson,
  draw,
  type InputData,
  listWorkingDays,
  type Plan,
  parseDocument,
  parseInputs,
  verify,
} from 'double-random'
import { checkWorkload, planWithDays, scheduleYear, type YearSchedule } from 'double-random/year'
import { describe, expect, it } from 'vitest'
import { readSpan } from '../../src/tables/days.ts'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { placesOf } from '../unit/expect-error.ts'
import { expectSound } from '../verify/sound.ts'

const SLOW = 60_000
const calendar = (to: string) => ({ version: '1', from: '2020-01-01', to })

describe('a calendar and a window', () => {
  const windowed = (to: string): InputData =>
    smallBureau({ tasks: [{ rounds: [{ window: ['2020-01-06', to], visits: 1 }] }] })

  it('cover eleven calendar years', () => {
    expect(listWorkingDays(calendar('2030-12-31'))).toHaveLength(2870)
    const data = { ...windowed('2030-12-31'), calendar: calendar('2030-12-31') }
    expect(parseInputs(data).plan.tasks).toHaveLength(1)
  })

  it.each(['2031-01-01', '2999-12-31'])('do not reach to %s', (to) => {
    expect(placesOf(() => listWorkingDays(calendar(to)))).toEqual(['input/range at calendar.to'])
    expect(placesOf(() => parseInputs(windowed(to)))).toEqual([
      'input/range at plan.tasks[0].rounds[0].window',
    ])
  })
})

describe('the days of a schedule', () => {
  const window = ['2020-01-06', '2020-12-31'] as const
  const planOf = (visits: readonly number[]) => {
    const rounds = visits.map((each) => ({ window, visits: each }))
    return smallBureau({ tasks: [{ team: 'none', rounds }] }).plan as InputData['plan']
  }
  const empty = scheduleYear(smallBureau({}), { seed: '1' })
  const scheduled = (visits: readonly number[]): YearSchedule => ({
    ...empty,
    unplaced: [],
    days: visits.map((each, index) => ({
      task: 'pool',
      round: index + 1,
      date: '2020-03-02',
      visits: each,
    })),
  })
  const most = [...Array.from({ length: 10 }, () => 99_999), 10]
  const places = (plan: readonly number[], schedule: readonly number[]) =>
    placesOf(() => planWithDays(planOf(plan), scheduled(schedule)))

  it(
    'are a million, and 99,999 of one round',
    () => {
      const [task] = planWithDays(planOf(most), scheduled(most)).tasks
      expect(task?.rounds?.map(({ days }) => days?.length)).toEqual(most)
    },
    SLOW,
  )

  it('are not one more', () => {
    expect(places([...most, 1], [...most, 1])).toEqual(['input/range at schedule.days'])
    expect(places([100_000], [100_000])).toEqual(['input/range at plan.tasks[0].rounds[0].days'])
  })

  it('are not 10¹⁵', () => {
    expect(places([1e15], [1e15])).toEqual(['input/range at schedule.days[0].visits'])
  })

  it('are those of its rounds', () => {
    expect(places([3], [2])).toEqual(['design/rounds at pool:1'])
    expect(places([3], [4])).toEqual(['design/rounds at pool:1'])
    expect(places([3], [3, 1])).toEqual(['input/unknown-id at schedule.days'])
  })
})

describe('what is scheduled', () => {
  const from = '2020-01-06'
  const to = '2030-12-31'
  const years = calendar(to)
  /** As many visits as each department has in each of its rounds, all of them with their days. */
  const schedule = (departments: readonly (readonly number[])[], until: string) => {
    const tasks = departments.map((visits, index) => ({
      department: `科${index}`,
      team: 'none',
      rounds: visits.map((each) => ({ window: [from, until] as const, visits: each })),
    }))
    const data = { ...smallBureau({ tasks }), calendar: years }
    const fixed = parseInputs(data).plan.tasks.flatMap(({ id: task, rounds = [] }) =>
      rounds.map(({ visits = 0 }, index) => ({ task, round: index + 1, date: from, visits })),
    )
    return scheduleYear(data, { seed: '1', fixed }).visits
  }

  it('is a million visits in all, and not one more', () => {
    expect(schedule(Array(4).fill([250_000]), from)).toBe(1_000_000)
    expect(placesOf(() => schedule([...Array(4).fill([250_000]), [1]], from))).toEqual([
      'input/range at plan.tasks',
    ])
  })

  it('is 3 · 10⁹ visits times days, and no more', () => {
    const days = 999 * listWorkingDays(years, [from, to]).length
    const most = Math.floor(3e9 / days)
    const visits = (all: number) => [all - 998, ...Array<number>(998).fill(1)]
    expect(schedule([visits(most)], to)).toBe(most)
    expect(placesOf(() => schedule([visits(most + 1)], to))).toEqual(['input/range at plan.tasks'])
  })
})

describe('what was spread over the arguments of a call', () => {
  it(
    'is 999 rounds that do not fit',
    () => {
      const rounds = Array.from({ length: 999 }, () => ({
        window: ['2020-03-02', '2020-03-06'] as const,
        visits: 1,
      }))
      const year = scheduleYear(smallBureau({ tasks: [{ rounds }] }), { seed: '1' })
      expect(year.status).toBe('impossible')
      expect(year.bottlenecks[0]).toMatchObject({ from: '2020-03-02', to: '2020-03-06' })
    },
    SLOW,
  )

  it(
    'is a waiver of 130,000 ids',
    () => {
      const ids = Array.from({ length: 130_000 }, (_, index) => `X${index}`)
      const data = { ...smallBureau({}), waivers: [{ code: 'similar-ids', ids, reason: 'r' }] }
      const record = draw(data as InputData, { seed: '1' })
      expectSound(verify(record, data as InputData))
    },
    SLOW,
  )
})

describe('a list with more wrong elements than a call takes', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => index)
  it('is refused in the inputs', () => {
    const { plan: given, ...tables } = smallBureau({})
    const plan = given as Plan
    const [task, ...tasks] = plan.tasks
    const rounds = [{ ...task?.rounds?.[0], days: many }]
    const data = { ...tables, plan: { ...plan, tasks: [{ ...task, rounds }, ...tasks] } }
    expect(placesOf(() => parseInputs(data as never))).toEqual(['input/range at plan'])
  })

  it('is refused in a document, and reported by who verifies it', () => {
    const data = smallBureau({})
    const record = JSON.parse(canonicalJson(draw(data, { seed: '1' })))
    record.body.tables.seats[0].passed = many
    const text = canonicalJson(record)
    expect(placesOf(() => parseDocument(text))).toEqual(['evidence/structure at '])
    expect(verify(text, data).checks.at(-1)).toMatchObject({
      name: 'structure',
      code: 'evidence/structure',
    })
  })

  it('is refused as an argument', () => {
    const filed = { sums: [{ label: '合计', terms: many, printed: '1' }] }
    const places = placesOf(() => checkWorkload(filed as never))
    expect(places).toEqual(['input/range at filed'])
  })
})

describe('a cell of spans', () => {
  it('of a megabyte is refused', () => {
    const long = `2020-03-02${'至'.repeat(1_000_000)}`
    expect(readSpan(long)).toEqual({ wrong: 'span' })
    expect(readSpan('2020-03-02至2020-03-06')).toEqual({ from: '2020-03-02', to: '2020-03-06' })
  })
})

describe('the equations of a filed account', () => {
  const terms = (length: number) => Array.from({ length }, () => ({ label: 't', value: 1 }))
  const sums = (count: number, parts: number) =>
    Array.from({ length: count }, () => ({ label: 's', terms: terms(parts), printed: parts }))
  const products = (length: number) => [
    { label: 'p', factors: Array.from({ length }, () => 1), printed: 1 },
  ]

  it('are 999, of 99 terms or nine factors', () => {
    expect(checkWorkload({ sums: sums(999, 9) })).toEqual([])
    expect(checkWorkload({ sums: sums(1, 99) })).toEqual([])
    expect(checkWorkload({ products: products(9) })).toEqual([])
  })

  it.each([
    [{ sums: sums(1000, 1) }, 'filed.sums'],
    [{ sums: sums(1, 100) }, 'filed.sums[0].terms'],
    [{ products: products(10) }, 'filed.products[0].factors'],
  ])('are no more (%#)', (filed, path) => {
    expect(placesOf(() => checkWorkload(filed))).toEqual([`input/range at ${path}`])
  })
})
