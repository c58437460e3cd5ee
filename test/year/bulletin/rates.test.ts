import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fisherExact } from '../../../src/year/bulletin/change.ts'
import { bulletinRate, clopperPearson, countedShare } from '../../../src/year/bulletin/rates.ts'

const TAIL = { p: 1n, q: 40n }
const MILLION = 1_000_000n

function choose(n: number, k: number): bigint {
  let product = 1n
  for (let i = 1; i <= k; i += 1) product = (product * BigInt(n - k + i)) / BigInt(i)
  return product
}

/** P(from ≤ X ≤ to) · 10^(6n), X binomial with n trials of a chance in millionths. */
function binomialTail(n: number, millionths: bigint, from: number, to: number): bigint {
  let sum = 0n
  for (let k = from; k <= to; k += 1)
    sum += choose(n, k) * millionths ** BigInt(k) * (MILLION - millionths) ** BigInt(n - k)
  return sum
}

describe('the interval of a rate', () => {
  // Published tables of Clopper and Pearson's limits, 95 %.
  it.each([
    [0, 10, 0, 0.3085],
    [1, 20, 0.0013, 0.2487],
    [5, 10, 0.1871, 0.8129],
    [10, 10, 0.6915, 1],
    [2, 20, 0.0123, 0.317],
  ])('of %i in %i is from %d to %d', (hits, cases, lower, upper) => {
    const found = clopperPearson(hits, cases, TAIL)
    expect(Math.abs(found.lower - lower)).toBeLessThan(0.00006)
    expect(Math.abs(found.upper - upper)).toBeLessThan(0.00006)
  })

  it.each([
    [1n, 40n],
    [1n, 20n],
    [1n, 4n],
    [1n, 200n],
  ])(
    'leaves each side no more than %i in %i, and hardly less, by binomial tails in integers',
    (p, q) => {
      for (let n = 1; n <= 18; n += 1) {
        const all = MILLION ** BigInt(n)
        for (let hits = 0; hits <= n; hits += 1) {
          const { lower, upper } = clopperPearson(hits, n, { p, q })
          const low = BigInt(Math.round(lower * 1e6))
          const high = BigInt(Math.round(upper * 1e6))
          const above = (chance: bigint) => binomialTail(n, chance, hits, n) * q
          const below = (chance: bigint) => binomialTail(n, chance, 0, hits) * q
          if (hits === 0) expect(low).toBe(0n)
          else {
            expect(above(low) <= p * all).toBe(true)
            expect(above(low + 2n) > p * all).toBe(true)
          }
          if (hits === n) expect(high).toBe(MILLION)
          else {
            expect(below(high) <= p * all).toBe(true)
            expect(below(high - 2n) > p * all).toBe(true)
          }
        }
      }
    },
  )

  it('is left out where nothing was counted, and where everybody is known', () => {
    expect(bulletinRate(0, 0, true, TAIL)).toEqual({
      numerator: 0,
      denominator: 0,
      ratio: null,
      printed: null,
      basis: 'nothing',
      interval: null,
    })
    expect(bulletinRate(1, 3, true, TAIL)).toMatchObject({ basis: 'census', interval: null })
    expect(bulletinRate(1, 3, false, TAIL).basis).toBe('process')
  })
})

describe('a share', () => {
  it.each([
    [1, 3, '1/3', '33.3%'],
    [2, 3, '2/3', '66.7%'],
    [4, 2, '2/1', '200.0%'],
    [1, 2000, '1/2000', '0.1%'],
    [0, 7, '0/1', '0.0%'],
  ])('of %i in %i is %s, printed %s', (part, whole, exact, printed) => {
    expect(countedShare(part, whole)).toEqual({
      numerator: part,
      denominator: whole,
      ratio: exact,
      printed,
    })
  })
})

describe("Fisher's exact test", () => {
  it.each([
    // The lady tasting tea: 34 of 70.
    [[3, 4], [1, 4], 34 / 70],
    // Fisher's convicts with a twin: 10 of 13 and 2 of 17.
    [[10, 13], [2, 17], 0.0005367],
  ] as const)('gives %j and %j the published p', ([a, n], [b, m], p) => {
    const found = fisherExact({ hits: a, cases: n }, { hits: b, cases: m })
    expect(found).toBeGreaterThanOrEqual(p - 5e-8)
    expect(found - p).toBeLessThan(1e-6 + 5e-8)
  })

  it('counts all ways to deal the hits that are as unlikely as the one that was seen', () => {
    const trials = fc
      .integer({ min: 1, max: 6 })
      .chain((cases) =>
        fc.record({ cases: fc.constant(cases), hits: fc.integer({ min: 0, max: cases }) }),
      )
    fc.assert(
      fc.property(trials, trials, (one, other) => {
        const size = one.cases + other.cases
        const hits = one.hits + other.hits
        const bits = (mask: number) => mask.toString(2).replaceAll('0', '').length
        const ways = new Map<number, number>()
        let all = 0
        for (let mask = 0; mask < 2 ** size; mask += 1) {
          if (bits(mask) !== hits) continue
          const inFirst = bits(mask % 2 ** one.cases)
          ways.set(inFirst, (ways.get(inFirst) ?? 0) + 1)
          all += 1
        }
        const seen = ways.get(one.hits)!
        const unlikely = [...ways.values()].filter((w) => w <= seen).reduce((a, b) => a + b, 0)
        expect(fisherExact(one, other)).toBe(Math.ceil((unlikely * 1e6) / all) / 1e6)
        expect(fisherExact(other, one)).toBe(fisherExact(one, other))
      }),
      { seed: 2020, numRuns: 150 },
    )
  })
})
