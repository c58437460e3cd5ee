import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src/index.ts'
import { type Estimate, estimate } from '../../../src/report/index.ts'
import type { Design } from '../../../src/schema/inputs/design.ts'
import type { Enterprise } from '../../../src/schema/inputs/enterprise.ts'
import { piOf, selectRound } from '../../../src/select/select-round.ts'
import { noTickets, ordersOf, subsetsOf, ticketsInOrder } from '../../unit/select/every-order.ts'
import { ENTRY, equalStratum, recordOf, sumOf } from './record-of.ts'

/** What a visit would find, whoever is drawn. */
type Truth = Readonly<Record<string, { outcome: Outcome['outcome']; found?: number }>>

const TRUTH: Truth = {
  a: { outcome: 'inspected', found: 1 },
  b: { outcome: 'closed' },
  c: { outcome: 'inspected', found: 0 },
  d: { outcome: 'refused' },
  e: { outcome: 'inspected', found: 7 },
}
const IDS = Object.keys(TRUTH)

function outcomesOf(units: readonly string[], truth: Truth = TRUTH) {
  return units.map((unit) => {
    const { outcome, found } = truth[unit]!
    return { ...ENTRY, unit, outcome, ...(found !== undefined && { values: { found } }) }
  })
}

/** The record of what the library's own selection draws. */
function drawWith(design: Design, visits: number, order: readonly string[], start: number) {
  const units = IDS.map(
    (id, i): Enterprise => ({ id, name: id, town: i < 2 ? 'x' : 'y', size: i + 1 }),
  )
  const strata = selectRound(
    units,
    { design, visits, reserve: 5, path: 'design' },
    {
      select: ticketsInOrder(order),
      allocate: noTickets(),
      uniform: (_label, m) => BigInt(start) % m,
    },
  )
  const record = recordOf(
    design.type,
    strata.map((each) => ({
      stratum: each.stratum,
      size: each.size,
      pi: each.pi,
      sample: each.sample.map(({ unit }) => ({ unit, pi: piOf(each, unit) })),
    })),
  )
  return {
    record,
    sample: strata.flatMap(({ sample }) => sample.map(({ unit }) => unit)),
    reserves: strata.flatMap(({ reserves }) => reserves.map(({ unit }) => unit)),
  }
}

const FOUND = 8n

describe.each([
  ['simple', { type: 'simple' }, 2, 1],
  [
    'stratified',
    {
      type: 'stratified',
      by: ['town'],
      allocation: {
        type: 'fixed',
        counts: [
          { stratum: ['x'], visits: 1 },
          { stratum: ['y'], visits: 2 },
        ],
      },
    },
    3,
    1,
  ],
  // Sizes 1 … 5 add up to 15; every start has the same chance.
  ['pps', { type: 'pps', size: 'size' }, 2, 15],
] as const)('the totals of a %s sample', (_, design, visits, starts) => {
  // Many orders and starts give the same rows, and the same rows the same estimate.
  const known = new Map<string, Estimate>()
  const estimates = ordersOf(IDS).flatMap((order) =>
    Array.from({ length: starts }, (_each, start) => {
      const { record, sample } = drawWith(design as Design, visits, order, start)
      const rows = JSON.stringify([record.body.head.rounds, record.body.tables.sample, sample])
      const options = { ...ENTRY, variable: 'found', counts: true }
      const found = known.get(rows) ?? estimate(record, outcomesOf(sample), options)
      known.set(rows, found)
      return found
    }),
  )
  const mean = (texts: readonly (string | null | undefined)[]) => {
    const { p, q } = sumOf(texts.map((text) => text!))
    return [p, q * BigInt(texts.length)]
  }

  it('average exactly to the truth over all samples, with closed and refused units in the frame', () => {
    const [p, q] = mean(estimates.map(({ pooled }) => pooled.variable?.total.ratio))
    expect(p).toBe(FOUND * q!)
  })

  it('average exactly to the number of units of each class', () => {
    for (const [index, expected] of [3n, 1n, 0n, 0n, 1n, 0n, 0n, 0n, 0n].entries()) {
      const [p, q] = mean(estimates.map(({ pooled }) => pooled.classes[index]?.total.ratio))
      expect(p, pooledClass(index)).toBe(expected * q!)
    }
  })

  function pooledClass(index: number) {
    return estimates[0]?.pooled.classes[index]?.outcome
  }
})

describe('substitutes', () => {
  it('are counted and change no figure', () => {
    for (const order of ordersOf(IDS)) {
      const { record, sample, reserves } = drawWith({ type: 'simple' }, 2, order, 0)
      const options = { ...ENTRY, variable: 'found', counts: true }
      const alone = estimate(record, outcomesOf(sample), options)
      const all = estimate(record, outcomesOf([...reserves, ...sample]), options)
      expect(all).toEqual({ ...alone, notInSample: 3 })
    }
  })

  it('would overstate totals by 1/(1 − share of closed) if they were weighted by N/n', () => {
    let naive = 0
    const orders = ordersOf(IDS)
    for (const order of orders) {
      const { sample, reserves } = drawWith({ type: 'simple' }, 2, order, 0)
      const visited = [...sample, ...reserves].filter((unit) => TRUTH[unit]!.outcome !== 'closed')
      naive += visited.slice(0, 2).reduce((sum, unit) => sum + (TRUTH[unit]!.found ?? 0), 0)
    }
    // Σ (N/n)·hits over all orders: the truth times 1/(1 − 1/5), exactly; for 3 % closed the factor
    // is 1.031.
    expect((naive * 5) / 2).toBe((orders.length * Number(FOUND) * 5) / 4)
    expect(Math.round(1000 / 0.97)).toBe(1031)
  })
})

describe('rates', () => {
  it('leave refused and closed units out of the denominator, and say how many there are', () => {
    const record = recordOf('simple', [equalStratum([], 10, ['a', 'b', 'c', 'd', 'e'])])
    const truth: Truth = { ...TRUTH, e: { outcome: 'inspected', found: 1 } }
    const { pooled } = estimate(record, outcomesOf(IDS, truth), {
      ...ENTRY,
      variable: 'found',
      counts: true,
    })
    expect(pooled.variable?.rate.ratio).toBe('2/3')
    expect(pooled.variable?.total.ratio).toBe('4/1')
    expect(
      pooled.classes.map(({ outcome, sampled, share }) => [outcome, sampled, share.ratio]),
    ).toEqual([
      ['inspected', 3, '3/5'],
      ['refused', 1, '1/5'],
      ['untraceable', 0, '0/1'],
      ['not-done', 0, '0/1'],
      ['closed', 1, '1/5'],
      ['moved-away', 0, '0/1'],
      ['duplicate', 0, '0/1'],
      ['out-of-scope', 0, '0/1'],
      ['pending', 0, '0/1'],
    ])
  })
})

describe('enumerated strata', () => {
  it('have standard errors whose squares average to the variance of the total, exactly to rounding', () => {
    const values = [0, 1, 1, 4, 2]
    const truth = Object.fromEntries(
      IDS.map((id, i) => [id, { outcome: 'inspected' as const, found: values[i]! }]),
    )
    const totals = subsetsOf(IDS, 3).map((units) => {
      const record = recordOf('simple', [equalStratum([], 5, units)])
      const { pooled } = estimate(record, outcomesOf(units, truth), {
        ...ENTRY,
        variable: 'found',
        counts: true,
      })
      return pooled.variable!.total
    })
    const distance = totals.reduce((sum, { value }) => sum + (value! - 8) ** 2, 0) / totals.length
    const squares = totals.reduce((sum, each) => sum + each.standardError! ** 2, 0) / totals.length
    expect(squares).toBeCloseTo(distance, 4)
  })
})
