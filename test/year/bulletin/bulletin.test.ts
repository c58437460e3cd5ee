import { canonicalJson, draw, substituteUnit } from 'double-random'
import { bulletinText } from 'double-random/files'
import { estimate } from 'double-random/report'
import { describe, expect, it } from 'vitest'
import type { OutcomeData } from '../../../src/index.ts'
import { bulletin } from '../../../src/year/bulletin/bulletin.ts'
import { smallBureau, WINDOW } from '../../ceremony/small-bureau.ts'
import { codesOf, placesOf } from '../../unit/expect-error.ts'

const HALF = { from: '2020-01-01', to: '2020-06-30' }

// Eight units, six of them key units; who is drawn for both tasks is visited once; the units of a
// third are named later.
const inputs = smallBureau({
  units: 8,
  tasks: [
    {
      title: '重点企业',
      kind: 'key',
      category: 'unit',
      department: '甲科',
      visits: 6,
      where: { in: { id: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] } },
      design: { type: 'census' },
      team: 'none',
      rounds: [{ window: WINDOW }],
    },
    {
      title: '一般企业',
      department: '乙科',
      overlap: 'merge',
      team: 'none',
      reserve: 5,
      rounds: [{ window: WINDOW, visits: 3 }],
    },
    {
      title: '重点时段',
      kind: 'key',
      category: 'period',
      department: '甲科',
      doubleRandom: false,
      visits: 4,
      deferred: '名单另行确定',
      design: undefined,
      rounds: undefined,
    },
  ],
})
const record = draw(inputs, { seed: '二' })
const { sample } = record.body.tables
const of = (pool: string) => sample.filter((row) => row.pool === pool)
const [gone, ...stay] = of('pool-2')
const amendment = substituteUnit(record, inputs, {
  visit: { pool: 'pool-2', round: 1, unit: gone!.unit },
  reason: 'out-of-scope',
  evidence: '现场记录',
  date: WINDOW[0],
})
const came = amendment.body.substitutes[0]!.substitute!
type Found = Pick<OutcomeData, 'outcome'> & {
  readonly values?: Readonly<Record<string, number>> | undefined
}
const at = (pool: string, unit: string, rest: Found) => ({ pool, round: 1, unit, ...rest })
const found = (violation: number, rest = {}): Found => {
  return { outcome: 'inspected', values: { violation, ...rest } }
}
const keyUnits = of('pool').map(({ unit }) => unit)
const outcomes = [
  // Key units: one refuses; one has 2 violations, of which 1 is put right; one has 1, put right and
  // fined.
  ...keyUnits.map((unit, index) =>
    at(
      'pool',
      unit,
      [
        { outcome: 'refused' as const },
        found(2, { rectified: 1, major: 1 }),
        found(1, { rectified: 1, penalty: 1 }),
        found(0),
        found(0),
        found(0),
      ][index]!,
    ),
  ),
  at('pool-2', stay[0]!.unit, found(1)),
  at('pool-2', came, found(0)),
]
const drawn = { record, data: inputs, amendments: [canonicalJson(amendment)], outcomes }
const visits = [
  { task: 'pool-3', unit: 'X1', date: '2020-05-01', values: { violation: 0 } },
  { task: 'pool-3', unit: 'X1', date: '2020-07-01', values: { violation: 1 } },
  { unit: keyUnits[1]!, date: '2020-04-09', values: { violation: 1, major: 1 } },
]
const plan = inputs.plan
const make = (options: object = {}) => bulletin(plan, [drawn], { ...HALF, visits, ...options })

describe('a bulletin', () => {
  it('counts apart what a body does by commission', () => {
    const commission = { to: '东镇人民政府', basis: '委托书〔2020〕1号' }
    const tasks = plan.tasks.map((task) => (task.id === 'pool-2' ? { ...task, commission } : task))
    const commissioned = bulletin({ ...plan, tasks } as typeof plan, [drawn], { ...HALF, visits })
    const done = commissioned.tasks.find(({ task }) => task === 'pool-2')?.visits
    expect(done).toBeGreaterThan(0)
    expect(commissioned.overview.commissioned).toEqual([{ to: '东镇人民政府', visits: done }])
    // Whose work it was changes no other figure.
    expect({ ...commissioned.overview, commissioned: [] }).toEqual(make().overview)
    expect(bulletinText(commissioned).join('')).toContain(`委托东镇人民政府检查 ${done} 家次。`)
  })

  it('names the key units that were not found, and those that are left', () => {
    const gone = outcomes.map((row) =>
      row.unit === keyUnits[2] && row.pool === 'pool'
        ? at('pool', row.unit, { outcome: 'untraceable' })
        : row,
    )
    const all = (given: readonly OutcomeData[]) =>
      bulletin(plan, [{ ...drawn, outcomes: given }], { ...HALF, keyTasks: ['pool'] })
    // The one that refused was met, and not inspected.
    const refused = { keyUnitsNotFound: [], keyUnitsLeft: [keyUnits[0]] }
    expect(all(outcomes).overview).toMatchObject(refused)
    const { overview } = all(gone)
    expect(overview).toMatchObject({ ...refused, keyUnitsNotFound: [keyUnits[2]] })
    const early = bulletin(plan, [drawn], { ...HALF, to: '2020-01-02', keyTasks: ['pool'] })
    expect(early.overview.keyUnitsLeft).toEqual(
      early.overview.keyUnits.denominator === 0 ? [] : [...keyUnits].sort(),
    )
    const text = bulletinText(all(gone), { units: { [keyUnits[2]!]: '丙厂' } })
    expect(text.join('')).toContain('重点单位中未能找到的 1 家：丙厂。')
    expect(text.join('')).toContain(`重点单位中本期未检查的 1 家：${keyUnits[0]}。`)
  })

  it('tells what was planned, due and done', () => {
    const { total, tasks, departments, outside } = make()
    expect(
      tasks.map(({ title, planned, due, done, refused, pending, substituted }) => [
        title,
        ...[planned, due, done, refused, pending, substituted],
      ]),
    ).toEqual([
      ['重点企业', 6, 6, 5, 1, 0, 0],
      ['一般企业', 3, 3, 2, 0, 1, 1],
      ['重点时段', 4, null, 1, 0, 0, 0],
    ])
    expect(total).toMatchObject({ planned: 13, due: 9, done: 8 })
    expect(total.completion.year).toMatchObject({ numerator: 8, denominator: 13, printed: '61.5%' })
    expect(total.completion.due).toMatchObject({ numerator: 7, denominator: 9, ratio: '7/9' })
    expect(departments.map(({ department, done }) => [department, done])).toEqual([
      ['甲科', 6],
      ['乙科', 2],
    ])
    expect(outside).toMatchObject({ done: 1, violations: 1, planned: null, due: null })
  })

  it('counts a joint visit once as a visit, and in each of its tasks as a matter', () => {
    expect(stay[0]!.host).toEqual({ pool: 'pool', round: 1 })
    expect(keyUnits.slice(1)).toContain(stay[0]!.unit)
    const { total, tasks } = make()
    expect(tasks.map((task) => task.visits)).toEqual([5, 2, 1])
    expect([total.done, total.visits, total.units]).toEqual([8, 7, 7])
  })

  it('counts further visits to one unit on one day as one visit', () => {
    const more = [{ unit: keyUnits[1]!, date: '2020-05-01' }]
    const twice = [
      { task: 'pool-3', unit: 'X1', date: '2020-05-01' },
      { task: 'pool', unit: 'X1', date: '2020-05-01', values: { violation: 0 } },
    ]
    expect(make({ visits: more }).outside?.visits).toBe(1)
    const { total } = bulletin(plan, [], { ...HALF, visits: twice })
    expect([total.done, total.visits, total.units]).toEqual([2, 1, 1])
  })

  it('states rates with what they are of', () => {
    const [key, general] = make().tasks
    expect(key!.rates.violation).toMatchObject({ numerator: 2, denominator: 5, ratio: '2/5' })
    expect(key!.rates.rectification).toMatchObject({ numerator: 1, denominator: 2, ratio: '1/2' })
    expect(key!.rates.penalty).toMatchObject({ numerator: 1, denominator: 5, ratio: '1/5' })
    expect([key!.found, key!.putRight]).toEqual([3, 2])
    expect(general!.rates.violation).toMatchObject({ numerator: 1, denominator: 2 })
    expect(general!.rates.violation.basis).toBe('process')
  })

  it('gives no interval where everybody is known, and one where somebody refused', () => {
    const open = make().tasks[0]!.rates.violation
    expect(open.basis).toBe('process')
    const all = outcomes.map((row) =>
      row.outcome === 'refused' ? { ...row, outcome: 'closed' as const } : row,
    )
    const { tasks, total } = bulletin(plan, [{ ...drawn, outcomes: all }], HALF)
    expect(tasks[0]!.rates.violation).toMatchObject({ basis: 'census', interval: null })
    expect(total.rates.violation.basis).toBe('process')
  })

  it('counts on the day of the outcome, and the planned day where it has none', () => {
    const later = outcomes.map((row, index) => (index === 3 ? { ...row, date: '2020-07-01' } : row))
    const [first, second] = [HALF, { from: '2020-07-01', to: '2020-12-31' }].map(
      (period) => bulletin(plan, [{ ...drawn, outcomes: later }], period).tasks[0]!,
    )
    expect([first!.done, first!.due]).toEqual([4, 6])
    expect([second!.done, second!.due]).toEqual([1, 0])
    expect(second!.completion.due).toMatchObject({ denominator: 0, ratio: null })
  })

  it('takes the days that are due from the schedule where there is one', () => {
    const schedule = [
      { task: 'pool', round: 1, date: '2020-06-30', visits: 2 },
      { task: 'pool', round: 1, date: '2020-07-01', visits: 4 },
    ]
    expect(make({ schedule }).tasks.map(({ due }) => due)).toEqual([2, null, null])
    expect(make({ schedule }).total.completion.due).toMatchObject({ numerator: 5, denominator: 2 })
  })

  it('tells coverage of frames and of the directory', () => {
    const { tasks, directory, total } = make()
    expect(tasks.map(({ coverage }) => [coverage.numerator, coverage.denominator])).toEqual([
      [5, 6],
      [2, 8],
      [0, 0],
    ])
    const seen = new Set([...keyUnits.slice(1), stay[0]!.unit, came])
    expect(directory).toMatchObject({ numerator: seen.size, denominator: 8 })
    expect(total.coverage).toMatchObject({ numerator: seen.size, denominator: 8 })
  })

  it('tells the shares of what was done', () => {
    const { key, general, doubleRandom } = make().shares
    expect([key.ratio, general.ratio, doubleRandom.ratio]).toEqual(['3/4', '1/4', '7/8'])
  })

  it('estimates for a pool what its sample says, of visits up to the last day', () => {
    const full = [
      ...outcomes.slice(6),
      ...stay.slice(1).map(({ unit }) => at('pool-2', unit, found(3))),
    ]
    const before = full.map((row) => ({ ...row, values: { violation: row.values!.violation! } }))
    // Who was replaced has an outcome as well: in the sample it stays.
    const whole = [...before, at('pool-2', gone!.unit, { outcome: 'out-of-scope' })]
    const { estimates } = bulletin(plan, [{ ...drawn, outcomes: whole }], HALF)
    const zeroOne = whole.map((row) =>
      row.values === undefined
        ? row
        : { ...row, values: { violation: Math.min(1, row.values.violation!) } },
    )
    const options = { pool: 'pool-2', round: 1, variable: 'violation' }
    const { pooled } = estimate(record, zeroOne, options)
    expect(estimates.map(({ task }) => task)).toEqual(['pool-2'])
    expect(estimates[0]).toMatchObject({
      task: 'pool-2',
      population: 8,
      drawn: 3,
      rate: pooled.variable!.rate,
      total: pooled.variable!.total,
    })
    expect(estimates[0]!.rate.interval?.method).toBe('exact')
    expect(make().estimates.map(({ task }) => task)).toEqual(['pool-2'])
    const late = whole.map((row) =>
      row.unit === stay[0]!.unit ? { ...row, date: '2020-07-01' } : row,
    )
    const open = bulletin(plan, [{ ...drawn, outcomes: late }], HALF).estimates[0]
    expect(open?.rate.reason).toBe('outcomes-missing')
  })

  it('holds the period against the year before, given as counts or as its bulletin', () => {
    const last = { done: 4, recorded: 4, violations: 1, rectified: 1, penalised: 0 }
    const { change } = make({ before: { total: last } }).total
    expect(change).toMatchObject({
      done: { before: 4, difference: 4, ratio: '1/1', printed: '+100.0%' },
      violations: { before: 1, difference: 2, ratio: '2/1' },
      // 3/8 − 1/4, 1/3 − 1, 1/8 − 0.
      violationRate: { difference: '1/8', points: '+12.5' },
      rectificationRate: { difference: '-2/3', points: '-66.7' },
      penaltyRate: { difference: '1/8', points: '+12.5' },
    })
    const again = make({ before: make() })
    for (const each of [again.total, ...again.tasks, ...again.departments]) {
      expect(each.change?.done.difference).toBe(0)
      expect(each.change?.violationRate.difference ?? '0/1').toBe('0/1')
    }
    expect(again.total.change?.violationRate.chance).toBe(1)
    const nobody = { done: 0, recorded: 0, violations: 0, rectified: 0, penalised: 0 }
    expect(make({ before: { total: nobody } }).total.change).toMatchObject({
      done: { before: 0, difference: 8, ratio: null, printed: null },
      violationRate: { difference: null, points: null, chance: null },
    })
  })

  it('adds up the points of key units, whichever visit found what', () => {
    const scale = { items: [{ value: 'major', points: 6 }], levels: [{ from: 12, level: '三级' }] }
    const items = [{ value: 'major', count: 2, points: 12 }]
    expect(make({ scale }).points).toEqual({
      units: 6,
      rows: [{ unit: keyUnits[1], points: 12, items, level: '三级' }],
    })
    const period = { from: '2020-04-01', to: '2020-12-31' }
    expect(make({ scale: { ...scale, period } }).points?.rows[0]?.points).toBe(6)
    expect(make({ scale, keyTasks: ['pool-3'] }).points).toEqual({ units: 1, rows: [] })
    expect(make().points).toBeNull()
  })

  it('takes other names of the variables', () => {
    const renamed = outcomes.map((row) =>
      row.values === undefined ? row : { ...row, values: { 隐患: row.values.violation! } },
    )
    const { total } = bulletin(plan, [{ ...drawn, outcomes: renamed }], {
      ...HALF,
      variables: { violation: '隐患' },
    })
    expect([total.recorded, total.violations, total.rectified]).toEqual([7, 3, 0])
  })

  it('leaves the rate of a task open that records no violations', () => {
    const silent = outcomes.map(({ values: _, ...row }) => row)
    const { total } = bulletin(plan, [{ ...drawn, outcomes: silent }], HALF)
    expect([total.done, total.recorded]).toEqual([7, 0])
    expect(total.rates.violation).toMatchObject({ ratio: null, basis: 'nothing', interval: null })
  })
})

describe('a bulletin is refused', () => {
  const withOutcomes = (rows: readonly OutcomeData[]) => () =>
    bulletin(plan, [{ ...drawn, outcomes: rows }], HALF)

  it('where some visits of a task say whether there was a violation and others do not', () => {
    const [refused, first, second, third, ...rest] = outcomes
    const silent = { ...third!, values: undefined }
    expect(codesOf(withOutcomes([refused!, first!, second!, silent, ...rest]))).toEqual([
      'input/missing',
    ])
  })

  it('where more is put right than was found', () => {
    const rows = outcomes.map((row) =>
      row.values === undefined ? row : { ...row, values: { violation: 0, rectified: 1 } },
    )
    expect(codesOf(withOutcomes(rows))).toEqual(['input/range'])
  })

  it('for an outcome of a unit that the draw does not have', () => {
    const strange = at('pool', 'U99', { outcome: 'inspected' })
    expect(codesOf(withOutcomes([strange]))).toEqual(['input/unknown-id'])
  })

  it('for a draw that is given twice, or is of another plan', () => {
    expect(placesOf(() => bulletin(plan, [drawn, drawn], HALF))).toEqual([
      'input/duplicate at draws[1]',
    ])
    const other = { ...plan, tasks: plan.tasks.slice(0, 1) }
    expect(placesOf(() => bulletin(other, [drawn], HALF))).toEqual(['input/unknown-id at draws[0]'])
  })

  it.each<[string, object, string]>([
    ['a period that ends before it begins', { from: '2020-07-01' }, 'input/range at options.to'],
    ['no period', { from: undefined }, 'input/missing at options.from'],
    ['a confidence of nothing', { confidence: '0%' }, 'input/ratio at options.confidence'],
    ['another option', { year: 2020 }, 'input/option at options.year'],
    [
      'a schedule of another task',
      { schedule: [{ task: 'x', round: 1, date: '2020-01-02', visits: 1 }] },
      'input/unknown-id at options.schedule',
    ],
    [
      'a visit of another task',
      { visits: [{ task: 'x', unit: 'U1', date: '2020-01-02' }] },
      'input/unknown-id at options.visits',
    ],
    ['a key task of another plan', { keyTasks: ['x'] }, 'input/unknown-id at options.keyTasks'],
    [
      'a further visit twice',
      { visits: [visits[2], visits[2]] },
      'input/duplicate at options.visits[1]',
    ],
    [
      'values of a unit that refused',
      { visits: [{ ...visits[2], outcome: 'refused' }] },
      'input/choice at options.visits[0].values',
    ],
    [
      'more rectified than found the year before',
      { before: { total: { done: 1, recorded: 1, violations: 0, rectified: 1, penalised: 0 } } },
      'input/range at options.before.total.rectified',
    ],
  ])('with %s', (_, options, place) => {
    expect(placesOf(() => make(options))).toEqual([place])
  })
})
