import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { OutcomeData } from '../../../src/index.ts'
import { kornGraubard } from '../../../src/report/estimate/korn-graubard.ts'
import { linearised } from '../../../src/report/estimate/stratified-bounds.ts'
import { estimate } from '../../../src/report/index.ts'
import {
  betaQuantile,
  incompleteBeta,
  studentQuantile,
} from '../../../src/report/numbers/beta-quantile.ts'
import { upperTail } from '../../../src/report/numbers/hypergeometric.ts'
import { exponential, logarithm, logGamma } from '../../../src/report/numbers/logarithm.ts'
import { type DrawnStratum, ENTRY, equalStratum, fraction, recordOf } from './record-of.ts'

interface EqualCase {
  readonly name: string
  readonly rows: readonly { stratum: string; size: number; inspected: number; y: number }[]
  readonly total: number
  readonly totalError: number
  readonly rate: number
  readonly rateError: number
  readonly share: number
  readonly lower: number
  readonly upper: number
}

interface SizedCase {
  readonly name: string
  readonly x: readonly number[]
  readonly n: number
  /** From 1. */
  readonly chosen: readonly number[]
  readonly pik: readonly number[]
  readonly y: readonly number[]
  readonly inspected: readonly number[]
  readonly total: number
  readonly rate: number
  readonly totalError: number
  readonly rateError: number
}

const table = JSON.parse(readFileSync(new URL('./r/cases.json', import.meta.url), 'utf8')) as {
  equal: readonly EqualCase[]
  sized: readonly SizedCase[]
  quantiles: readonly { p: number; a: number; b: number; value: number }[]
  student: readonly { freedom: number; value: number }[]
  gammas: readonly { a: number; value: number }[]
  tails: readonly { size: number; marked: number; drawn: number; hits: number; value: number }[]
}

/** Equal to a millionth, and to as much of a larger number as six rounded decimals leave. */
function agrees(found: number | null | undefined, expected: number) {
  expect(Math.abs(found! - expected)).toBeLessThan(1e-6 + 1e-12 * Math.abs(expected))
}

const outcome = (unit: string, inspected: number, y: number): OutcomeData =>
  inspected === 1
    ? { ...ENTRY, unit, outcome: 'inspected', values: { y } }
    : { ...ENTRY, unit, outcome: 'closed' }

describe.each(table.equal)('survey on $name', ({ rows, ...expected }) => {
  const names = [...new Set(rows.map(({ stratum }) => stratum))]
  const unitOf = (index: number) => `u${String(index).padStart(4, '0')}`
  const strata = names.map((name) => {
    const units = rows.flatMap(({ stratum }, i) => (stratum === name ? [unitOf(i)] : []))
    return equalStratum([name], rows.find(({ stratum }) => stratum === name)!.size, units)
  })
  const { pooled } = estimate(
    recordOf('stratified', strata),
    rows.map(({ inspected, y }, i) => outcome(unitOf(i), inspected, y)),
    { ...ENTRY, variable: 'y' },
  )

  it('has the same totals, rates and standard errors', () => {
    agrees(pooled.variable?.total.value, expected.total)
    agrees(pooled.variable?.total.standardError, expected.totalError)
    agrees(pooled.variable?.rate.value, expected.rate)
    agrees(pooled.variable?.rate.standardError, expected.rateError)
  })

  it("has the same interval of Korn and Graubard's where nobody is drawn with certainty, before it is widened", () => {
    const counts = strata.map(({ size, sample }, h) => ({
      size,
      drawn: sample.length,
      base: sample.length,
      hits: rows.filter(({ stratum, inspected }) => stratum === names[h] && inspected === 0).length,
    }))
    // `survey` counts the units and strata of a census among its degrees of freedom; here they are
    // known and out.
    if (counts.some(({ size, drawn }) => size === drawn)) return
    const size = counts.reduce((sum, each) => sum + each.size, 0)
    const { lower, upper } = kornGraubard(
      {
        proportion: expected.share,
        ...linearised(counts, expected.share, size),
        ceiling: Number.POSITIVE_INFINITY,
      },
      0.025,
    )
    agrees(lower, expected.lower)
    agrees(upper, expected.upper)
  })

  it('has an interval that holds it, if the method is not exact', () => {
    const closed = pooled.classes.find(({ outcome: code }) => code === 'closed')!.share
    if (closed.interval!.method === 'exact' || strata.some(({ pi }) => pi === '1/1')) return
    // Bounds of the total are integers, so the share may lose up to one unit of the population.
    const unit = 1 / pooled.size
    expect(closed.interval!.lower).toBeLessThanOrEqual(expected.lower + unit)
    expect(closed.interval!.upper).toBeGreaterThanOrEqual(expected.upper - unit)
  })
})

describe.each(table.sized)(
  'sampling on $name',
  ({ x, n, chosen, pik, y, inspected, ...expected }) => {
    const certain = x.filter((_, i) => pik[i] === 1)
    const left = n - certain.length
    const total =
      x.reduce((sum, each) => sum + each, 0) - certain.reduce((sum, each) => sum + each, 0)
    const stratum: DrawnStratum = {
      stratum: [],
      size: x.length,
      pi: null,
      sample: chosen.map((index) => ({
        unit: `u${String(index).padStart(2, '0')}`,
        pi: pik[index - 1] === 1 ? '1/1' : fraction(left * x[index - 1]!, total),
      })),
    }
    const { pooled } = estimate(
      recordOf('pps', [stratum]),
      stratum.sample.map(({ unit }, i) => outcome(unit, inspected[i]!, y[i]!)),
      { ...ENTRY, variable: 'y' },
    )

    it('has the same chances, certain units included', () => {
      for (const [i, { pi }] of stratum.sample.entries()) {
        const [p, q] = pi!.split('/').map(Number) as [number, number]
        agrees(p / q, pik[chosen[i]! - 1]!)
      }
    })

    it('has the same totals, Hájek rates and standard errors', () => {
      agrees(pooled.variable?.total.value, expected.total)
      agrees(pooled.variable?.total.standardError, expected.totalError)
      agrees(pooled.variable?.rate.value, expected.rate)
      agrees(pooled.variable?.rate.standardError, expected.rateError)
      expect(pooled.variable?.rate.interval?.method).toBe('approximation')
    })
  },
)

describe("R's distributions", () => {
  it('have the same beta quantiles', () => {
    for (const { p, a, b, value } of table.quantiles) {
      agrees(betaQuantile(p, a, b), value)
      expect(incompleteBeta(value, a, b)).toBeCloseTo(p, 9)
    }
  })

  it("have the same quantiles of Student's distribution", () => {
    for (const { freedom, value } of table.student) agrees(studentQuantile(0.025, freedom), value)
  })

  it('have the same gamma function', () => {
    for (const { a, value } of table.gammas) {
      expect(Math.abs(logGamma(a) - value)).toBeLessThan(1e-13 * Math.max(10, Math.abs(value)))
    }
  })

  it('have the same hypergeometric tails', () => {
    for (const { value, hits, marked, ...sample } of table.tails) {
      expect(upperTail(sample, marked, hits)).toBeCloseTo(value, 12)
    }
  })

  it('agree with Math where Math may be used', () => {
    for (const x of [1e-300, 0.3, 0.999999, 1, 1.5, 7, 1e18]) {
      expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThan(1e-12)
    }
    for (const x of [-600, -20.5, -0.001, 0, 1, 30]) {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-12)
    }
  })
})
