import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samplesLog2 } from '../../../src/select/samples-log2.ts'

const PASCAL: bigint[][] = [[1n]]
for (let n = 1; n <= 200; n += 1) {
  const above = PASCAL[n - 1]!
  PASCAL.push(Array.from({ length: n + 1 }, (_, k) => (above[k - 1] ?? 0n) + (above[k] ?? 0n)))
}

/** The largest b ≤ 4096 with 2^b ≤ x, by doubling. */
function bitsOf(x: bigint): number {
  let b = 0
  for (let power = 2n; power <= x && b < 4096; power *= 2n) b += 1
  return b
}

const stratum = fc
  .nat({ max: 200 })
  .chain((size) => fc.record({ size: fc.constant(size), drawn: fc.nat({ max: size }) }))

describe('the logarithm of the number of samples', () => {
  it('is that of the binomial coefficient for all N up to 60', () => {
    for (let size = 0; size <= 60; size += 1) {
      for (let drawn = 0; drawn <= size; drawn += 1) {
        expect(samplesLog2([{ size, drawn }])).toBe(bitsOf(PASCAL[size]![drawn]!))
      }
    }
  })

  it('is that of the product over strata', () => {
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 8 }), (strata) => {
        const product = strata.reduce((p, { size, drawn }) => p * PASCAL[size]![drawn]!, 1n)
        expect(samplesLog2(strata)).toBe(bitsOf(product))
      }),
      { seed: 63, numRuns: 500 },
    )
  })

  it('does not add up rounded logarithms: three pairs of three samples are 27, four bits', () => {
    expect(samplesLog2(Array(3).fill({ size: 3, drawn: 1 }))).toBe(4)
  })

  it('is 0 for no strata, for a census and for a sample of none', () => {
    expect(samplesLog2([])).toBe(0)
    expect(
      samplesLog2([
        { size: 500, drawn: 500 },
        { size: 500, drawn: 0 },
        { size: 0, drawn: 0 },
      ]),
    ).toBe(0)
  })

  it('is exact up to 4096 and stays there', () => {
    const doubled = (count: number) => Array(count).fill({ size: 2, drawn: 1 })
    expect(samplesLog2(doubled(4095))).toBe(4095)
    expect(samplesLog2(doubled(4096))).toBe(4096)
    expect(samplesLog2(doubled(4097))).toBe(4096)
    expect(samplesLog2([...doubled(4095), { size: 3, drawn: 1 }])).toBe(4096)
    expect(samplesLog2([{ size: 4_000_000, drawn: 2_000_000 }])).toBe(4096)
  })
})
