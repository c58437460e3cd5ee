import { describe, expect, it } from 'vitest'
import { draw, isDoubleRandomError, type OutcomeData } from '../../../src/index.ts'
import {
  type Estimate,
  estimate,
  type Figure,
  type PartEstimate,
} from '../../../src/report/index.ts'
import { exampleInputs } from '../../house/example-scope.ts'
import { codesOf, placesOf, refusalOf } from '../../unit/expect-error.ts'
import { type DrawnStratum, ENTRY, equalStratum, recordOf } from './record-of.ts'

const record = recordOf('simple', [equalStratum([], 6, ['a', 'b', 'c'])])
const inspected = (unit: string, found = 0): OutcomeData => {
  return { ...ENTRY, unit, outcome: 'inspected', values: { found } }
}
const all = ['a', 'b', 'c'].map((unit) => inspected(unit))
const options = { ...ENTRY, variable: 'found' }

const figuresOf = ({ classes, variable }: PartEstimate): Figure[] => [
  ...classes.flatMap(({ total, share }) => [total, share]),
  ...(variable === null ? [] : [variable.total, variable.rate]),
]
const reasonsOf = ({ pooled, strata }: Estimate) => [
  ...new Set([pooled, ...strata].flatMap(figuresOf).map(({ reason }) => reason)),
]

describe('outcomes', () => {
  it.each([
    [
      'another word',
      { ...ENTRY, unit: 'a', outcome: 'visited' },
      'input/choice at outcomes[0].outcome',
    ],
    ['no outcome', { ...ENTRY, unit: 'a' }, 'input/missing at outcomes[0].outcome'],
    [
      'an unknown field',
      { ...inspected('a'), note: 'x' },
      'input/unknown-field at outcomes[0].note',
    ],
    ['a bad id', { ...inspected('a '), unit: 'a ' }, 'input/id at outcomes[0].unit'],
    ['round 0', { ...inspected('a'), round: 0 }, 'input/range at outcomes[0].round'],
    ['a bad date', { ...inspected('a'), date: '2020-2-30' }, 'input/date at outcomes[0].date'],
    ['a negative value', inspected('a', -1), 'input/range at outcomes[0].values.found'],
    ['a fraction', inspected('a', 0.5), 'input/type at outcomes[0].values.found'],
    ['no row', 7, 'input/type at outcomes[0]'],
    [
      'values of a unit that was not inspected',
      { ...inspected('a'), outcome: 'refused' },
      'input/choice at outcomes[0].values',
    ],
  ])('are refused with %s', (_, row, place) => {
    expect(placesOf(() => estimate(record, [row as OutcomeData], ENTRY))).toEqual([place])
  })

  it('are refused twice for one unit, also for a substitute', () => {
    for (const unit of ['a', 'z']) {
      const rows: OutcomeData[] = [...all, inspected('z'), { ...ENTRY, unit, outcome: 'closed' }]
      expect(codesOf(() => estimate(record, rows, ENTRY))).toEqual(['input/duplicate'])
    }
  })

  it('are refused if they are no table', () => {
    expect(codesOf(() => estimate(record, 'none' as never, ENTRY))).toEqual(['input/type'])
  })

  it('must hold a value of the variable for every inspected unit of the sample, and for no other', () => {
    const [, , last] = all
    const rows: OutcomeData[] = [
      { ...ENTRY, unit: 'a', outcome: 'inspected', values: { other: 1 } },
      { ...ENTRY, unit: 'b', outcome: 'untraceable' },
      last!,
      { ...ENTRY, unit: 'substitute', outcome: 'inspected' },
    ]
    const { code, problems } = refusalOf(() => estimate(record, rows, options))
    expect([code, problems[0]?.unit]).toEqual(['input/missing', 'a'])
    expect(estimate(record, rows, ENTRY).pooled.variable).toBeNull()
  })

  it('of other pool rounds are passed over', () => {
    const foreign = [
      { ...inspected('a', 1), round: 2 },
      { ...inspected('q', 1), pool: 'other' },
    ]
    const given = estimate(record, [...all, ...foreign], options)
    expect(given).toEqual(estimate(record, all, options))
  })
})

describe('options', () => {
  it.each([
    [{ pool: 'petrol' }, 'input/missing'],
    [{ ...ENTRY, confidense: '19/20' }, 'input/option'],
    [{ ...ENTRY, confidence: '1/3' }, 'input/ratio'],
    [{ ...ENTRY, confidence: '1/1' }, 'input/ratio'],
    [{ ...ENTRY, confidence: '0.95' }, 'input/ratio'],
    [{ ...ENTRY, confidence: 0.95 }, 'input/type'],
    [{ ...ENTRY, variable: '' }, 'input/text'],
    [{ pool: 'petrol', round: 2 }, 'input/unknown-id'],
    [{ pool: 'nobody', round: 1 }, 'input/unknown-id'],
  ])('%j are refused with %s', (wrong, code) => {
    expect(codesOf(() => estimate(record, all, wrong as never))).toEqual([code])
  })

  it('take the confidence as a percentage too', () => {
    const short = estimate(record, all, { ...ENTRY, confidence: '90%' })
    expect(short.confidence).toBe('9/10')
    expect(estimate(record, all, { ...ENTRY, confidence: '9/10' })).toEqual(short)
  })
})

describe('records', () => {
  const [stratum] = [equalStratum([], 6, ['a', 'b', 'c'])]

  it.each<[string, string, DrawnStratum]>([
    ['a chance that is not its stratum’s', 'simple', { ...stratum, size: 7 }],
    ['no chance in a probability sample', 'simple', withPi(null)],
    ['a chance above one', 'pps', { ...withPi('3/2'), pi: null }],
    ['a chance of nothing', 'pps', { ...withPi('0/1'), pi: null }],
    ['a chance in a listed round', 'listed', { ...stratum, pi: null }],
    ['a sample larger than its stratum', 'simple', equalStratum([], 2, ['a', 'b', 'c'])],
  ])('are refused with %s', (_, design, wrong) => {
    expect(codesOf(() => estimate(recordOf(design, [wrong]), all, ENTRY))).toEqual([
      'evidence/structure',
    ])
  })

  function withPi(pi: string | null): DrawnStratum {
    return { ...stratum, sample: stratum.sample.map(({ unit }) => ({ unit, pi })) }
  }

  it('are refused if a row belongs to no stratum, or a stratum has other rows than it says', () => {
    const { body } = record
    const rows = body.tables.sample
    const other = (sample: typeof rows) => ({
      ...record,
      body: { ...body, tables: { ...body.tables, sample } },
    })
    for (const sample of [rows.slice(1), rows.map((row) => ({ ...row, stratum: ['x'] }))]) {
      expect(codesOf(() => estimate(other(sample), all, ENTRY))).toEqual(['evidence/structure'])
    }
  })

  it('are read from their text, and refused if it is damaged', () => {
    const { body, ...rest } = draw(exampleInputs, { seed: 'text' })
    try {
      estimate(JSON.stringify({ ...rest, body }, null, 1), [], ENTRY)
      expect.fail('a record that is not canonical was read')
    } catch (error) {
      expect(isDoubleRandomError(error) && error.code).toBe('evidence/not-canonical')
    }
  })
})

describe('a figure is null, with the reason,', () => {
  it('while outcomes are missing; the classes are counted all the same', () => {
    const result = estimate(
      record,
      [inspected('a', 1), { ...ENTRY, unit: 'b', outcome: 'closed' }],
      options,
    )
    expect(result.pending).toBe(1)
    expect(reasonsOf(result)).toEqual(['outcomes-missing'])
    expect(
      figuresOf(result.pooled).every(({ ratio, interval }) => ratio === null && interval === null),
    ).toBe(true)
    expect(result.pooled.classes.map(({ sampled }) => sampled)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1])
  })

  it('where units were named by the authority', () => {
    const listed: DrawnStratum = {
      ...equalStratum([], 3, ['a', 'b', 'c']),
      pi: null,
      sample: ['a', 'b', 'c'].map((unit) => ({ unit, pi: null })),
    }
    expect(reasonsOf(estimate(recordOf('listed', [listed]), all, options))).toEqual([
      'not-a-probability-sample',
    ])
  })

  it('where nobody was drawn', () => {
    const empty = estimate(recordOf('simple', [equalStratum([], 4, [])]), [], options)
    expect([reasonsOf(empty), empty.scope.notCovered, empty.scope.reasons]).toEqual([
      ['nothing-drawn'],
      [{ stratum: [], size: 4 }],
      ['stratum-not-drawn'],
    ])
  })

  it('where nobody was inspected: then there is no rate', () => {
    const rows = ['a', 'b', 'c'].map((unit) => ({ ...ENTRY, unit, outcome: 'closed' as const }))
    const { variable } = estimate(record, rows, options).pooled
    expect(variable?.rate).toMatchObject({
      ratio: null,
      interval: null,
      reason: 'nothing-inspected',
    })
    expect(variable?.total).toMatchObject({ ratio: '0/1', interval: { lower: 0, upper: 3 } })
  })

  it('for the interval where the variable counts things, whatever the values', () => {
    const strata = [equalStratum(['x'], 6, ['a', 'b']), equalStratum(['y'], 1, ['c'])]
    const rows = [inspected('a', 5), inspected('b', 1), inspected('c', 1)]
    const record = recordOf('stratified', strata)
    const { pooled, strata: parts } = estimate(record, rows, { ...options, counts: true })
    expect(pooled.variable?.total).toMatchObject({
      ratio: '19/1',
      interval: null,
      reason: 'counts',
    })
    expect(pooled.variable?.rate).toMatchObject({
      ratio: '19/7',
      interval: null,
      reason: 'counts',
    })
    // Everybody of the second stratum was seen.
    expect(parts[1]?.variable?.total).toEqual({
      ratio: '1/1',
      value: 1,
      standardError: 0,
      interval: { lower: 1, upper: 1, method: 'census' },
    })
  })
})

describe('every interval', () => {
  const methodsOf = (part: PartEstimate) => [
    ...new Set(figuresOf(part).map(({ interval }) => interval?.method)),
  ]
  const census = equalStratum(['x'], 2, ['a', 'b'])
  const rows = [
    inspected('a', 1),
    { ...ENTRY, unit: 'b', outcome: 'closed' as const },
    inspected('c'),
    inspected('d', 1),
  ]

  it('names its method', () => {
    const parts = [census, equalStratum(['y'], 40, ['c']), equalStratum(['z'], 30, ['d'])]
    const mixed = estimate(recordOf('stratified', parts), rows, options)
    expect(mixed.strata.map(methodsOf)).toEqual([['census'], ['exact'], ['exact']])
    expect(methodsOf(mixed.pooled)).toEqual(['effective-size'])
    const sized: DrawnStratum = {
      stratum: [],
      size: 40,
      pi: null,
      sample: ['a', 'b', 'c', 'd'].map((unit, i) => ({ unit, pi: `1/${i + 1}` })),
    }
    expect(methodsOf(estimate(recordOf('pps', [sized]), rows, options).pooled)).toEqual([
      'approximation',
    ])
  })

  it('holds its estimate', () => {
    const parts = [census, equalStratum(['y'], 40, ['c']), equalStratum(['z'], 30, ['d'])]
    const { pooled } = estimate(recordOf('stratified', parts), rows, options)
    for (const { value, interval } of figuresOf(pooled)) {
      expect(interval!.lower).toBeLessThanOrEqual(value!)
      expect(interval!.upper).toBeGreaterThanOrEqual(value!)
    }
  })

  it('is as wide as it must be for a single unit of a stratum', () => {
    const parts = [equalStratum(['y'], 40, ['c']), equalStratum(['z'], 40, ['d'])]
    const { pooled } = estimate(recordOf('stratified', parts), rows.slice(2), options)
    const { interval, standardError } = pooled.variable!.rate
    expect(standardError).toBeNull()
    expect(interval!.upper - interval!.lower).toBeGreaterThan(0.9)
  })

  it('keeps to whole units where one stratum is sampled and the others are not', () => {
    const parts = [census, equalStratum(['y'], 40, ['c', 'd'])]
    const { pooled } = estimate(recordOf('stratified', parts), rows, options)
    // One hit is known, one of two sampled units is another: exact bounds of the second stratum,
    // moved by one.
    expect(pooled.variable?.total.interval).toEqual({ lower: 2, upper: 40, method: 'exact' })
  })
})

describe('the scope', () => {
  it('does not reach the whole pool where other rounds of the batch drew some of it', () => {
    const excluded = [
      { code: 'overlap', count: 4, byDraw: 4 },
      { code: 'visited', count: 9, byDraw: 1 },
    ]
    const { scope } = estimate(
      recordOf('simple', [equalStratum([], 6, ['a', 'b', 'c'])], excluded),
      all,
      ENTRY,
    )
    expect(scope).toEqual({
      population: 6,
      notCovered: [],
      excludedByDraw: 5,
      wholePool: false,
      reasons: ['excluded-by-draw'],
    })
  })

  it('reaches it where nothing depends on another draw, rules of the plan apart', () => {
    const excluded = [{ code: 'visited', count: 9, byDraw: 0 }]
    const { scope } = estimate(
      recordOf('simple', [equalStratum([], 6, ['a', 'b', 'c'])], excluded),
      all,
      ENTRY,
    )
    expect([scope.wholePool, scope.reasons]).toEqual([true, []])
  })

  it('names strata of which nobody was drawn', () => {
    const parts = [
      equalStratum(['x'], 6, ['a', 'b', 'c']),
      equalStratum(['y'], 9, []),
      equalStratum(['z'], 0, []),
    ]
    const { scope, strata, pooled } = estimate(recordOf('stratified', parts), all, ENTRY)
    expect([scope.notCovered, scope.reasons, scope.population, strata.length, pooled.size]).toEqual(
      [[{ stratum: ['y'], size: 9 }], ['stratum-not-drawn'], 6, 1, 6],
    )
  })
})

it('a value above 1 is refused unless the variable counts things', () => {
  const record = recordOf('simple', [equalStratum([], 6, ['a', 'b'])])
  const rows = [inspected('a', 1), inspected('b', 2)]
  const refused = refusalOf(() => estimate(record, rows, options))
  expect([refused.code, refused.problems[0]?.unit]).toEqual(['input/range', 'b'])
  const ones = [inspected('a', 1), inspected('b', 0)]
  const { pooled } = estimate(record, ones, { ...options, counts: true })
  expect(pooled.variable?.total).toMatchObject({ interval: null, reason: 'counts' })
  expect(estimate(record, ones, options).pooled.variable?.total.interval).not.toBeNull()
})
