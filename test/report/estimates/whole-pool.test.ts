import { describe, expect, it } from 'vitest'
import type { DrawRecord, ExclusionRow } from '../../../src/index.ts'
import { type EstimateOptions, estimate } from '../../../src/report/index.ts'
import { refusalOf } from '../../ceremony/refusal.ts'
import { subsetsOf } from '../../unit/select/every-order.ts'
import { ENTRY, equalStratum, recordOf, sumOf } from './record-of.ts'

const FOUND: Readonly<Record<string, number>> = { a: 1, b: 0, c: 1, d: 0, e: 1, f: 0 }
const EARLIER = ['a', 'b', 'c', 'x']
const LATER = Object.keys(FOUND)
const VISITS = 2

interface Later {
  readonly record: DrawRecord
  readonly wanted: EstimateOptions
}

/** The record of a later pool when an earlier one took `taken`. */
function laterRecord(taken: readonly string[], sample: readonly string[]): Later {
  const out = LATER.filter((unit) => taken.includes(unit))
  const size = LATER.length - out.length
  const excluded = [{ code: 'overlap', count: out.length, byDraw: out.length }]
  const record = recordOf('simple', [equalStratum([], size, sample)], excluded)
  const exclusions = out.map((unit) => ({ ...ENTRY, unit, code: 'overlap', byDraw: true }))
  return { record, wanted: { ...wanted, exclusions } }
}

function outcome(pool: string, unit: string) {
  const values = { found: FOUND[unit] ?? 0 }
  return { pool, round: 1, unit, outcome: 'inspected' as const, values }
}

const wanted = { ...ENTRY, variable: 'found' }

describe('a pool from which an earlier one took units', () => {
  it('is estimated as a whole without bias, over all samples of both pools together', () => {
    const means = subsetsOf(EARLIER, VISITS).map((taken) => {
      const left = LATER.filter((unit) => !taken.includes(unit))
      const totals = subsetsOf(left, VISITS).map((sample) => {
        const outcomes = [
          ...taken.map((unit) => outcome('earlier', unit)),
          ...sample.map((unit) => outcome(ENTRY.pool, unit)),
        ]
        const later = laterRecord(taken, sample)
        const { whole } = estimate(later.record, outcomes, later.wanted)
        return whole!.variable!.total.ratio!
      })
      const { p, q } = sumOf(totals)
      return `${p}/${q * BigInt(totals.length)}`
    })
    const { p, q } = sumOf(means)
    // a, c and e: three, whatever the earlier pool takes.
    expect(p).toBe(3n * q * BigInt(means.length))
  })

  it('is not, while an outcome of the earlier pool is missing or without the variable', () => {
    const { record, wanted } = laterRecord(['a', 'x'], ['b', 'd'])
    const own = ['b', 'd'].map((unit) => outcome(ENTRY.pool, unit))
    const none = estimate(record, own, wanted)
    expect([none.whole, none.scope.wholePool, none.scope.reasons]).toEqual([
      null,
      false,
      ['excluded-by-draw'],
    ])
    const { values: _, ...bare } = outcome('earlier', 'a')
    expect(estimate(record, [...own, bare], wanted).whole).toBeNull()
    expect(estimate(record, [...own, outcome('earlier', 'a')], wanted).whole?.size).toBe(6)
  })

  it('is not, unless it is said who was taken', () => {
    const later = laterRecord(['a', 'x'], ['b', 'd'])
    const outcomes = [
      outcome('earlier', 'a'),
      ...['b', 'd'].map((unit) => outcome(ENTRY.pool, unit)),
    ]
    expect(estimate(later.record, outcomes, wanted).whole).toBeNull()
    const [row] = later.wanted.exclusions as [ExclusionRow]
    const others: readonly (readonly ExclusionRow[])[] = [
      [],
      [row, { ...row, unit: 'c' }],
      [{ ...row, code: 'other' }],
      [{ ...row, byDraw: false }],
      [{ ...row, round: 2 }],
    ]
    for (const exclusions of others) {
      const options = { ...wanted, exclusions }
      const refusal = refusalOf(() => estimate(later.record, outcomes, options))
      expect([refusal.code, refusal.problems[0]?.path]).toEqual([
        'evidence/structure',
        'options.exclusions',
      ])
    }
    // Rows of other rounds of the batch stand in the same file.
    const more = { ...wanted, exclusions: [row, { ...row, round: 2 }] }
    expect(estimate(later.record, outcomes, more).whole?.size).toBe(6)
  })

  it('is what was drawn from, where nothing was taken', () => {
    const record = recordOf('simple', [equalStratum([], 6, ['b', 'd'])])
    const outcomes = ['b', 'd'].map((unit) => outcome(ENTRY.pool, unit))
    const { whole, pooled } = estimate(record, outcomes, wanted)
    expect(whole).toEqual(pooled)
  })

  it('is not, where a stratum had no visit', () => {
    const strata = [equalStratum(['x'], 4, ['b', 'd']), equalStratum(['y'], 2, [])]
    const outcomes = ['b', 'd'].map((unit) => outcome(ENTRY.pool, unit))
    expect(estimate(recordOf('stratified', strata), outcomes, wanted).whole).toBeNull()
  })
})
