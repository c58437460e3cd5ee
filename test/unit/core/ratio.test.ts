import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyRate,
  formatRatio,
  minus,
  parseRatio,
  plus,
  ratio,
  readRatio,
  times,
} from '../../../src/core/ratio.ts'

function read(text: string): string | undefined {
  const parsed = parseRatio(text)
  return parsed && formatRatio(parsed)
}

/** Lowest terms by trying every divisor. */
function reduced(p: number, q: number): string {
  let divisor = q
  while (p % divisor !== 0 || q % divisor !== 0) divisor -= 1
  return `${p / divisor}/${q / divisor}`
}

/** The count a rounding rule names, found by counting up; exact in bigints. */
function countByRule(p: bigint, q: bigint, size: bigint, rounding: string): number {
  let n = 0n
  if (rounding === 'up') {
    while (n * q < p * size) n += 1n
  } else if (rounding === 'down') {
    while ((n + 1n) * q <= p * size) n += 1n
  } else {
    // ⌊x + 1/2⌋ is the largest n with n − 1/2 ≤ x.
    while ((2n * (n + 1n) - 1n) * q <= 2n * p * size) n += 1n
  }
  return Number(n)
}

describe('a ratio', () => {
  it('is written in lowest terms for all numerators up to 60 and denominators up to 40', () => {
    for (let p = 0; p <= 60; p += 1) {
      for (let q = 1; q <= 40; q += 1) expect(formatRatio(ratio(p, q))).toBe(reduced(p, q))
    }
  })

  it('is in lowest terms beyond the safe integers', () => {
    const big = 10n ** 40n
    expect(ratio(6n * big, 4n * big)).toEqual({ p: 3n, q: 2n })
    expect(ratio(0n, big)).toEqual({ p: 0n, q: 1n })
  })

  it('adds, subtracts and multiplies as over a common denominator, for all small ones', () => {
    for (let a = 0; a <= 6; a += 1) {
      for (let b = 1; b <= 6; b += 1) {
        for (let c = 0; c <= 6; c += 1) {
          for (let d = 1; d <= 6; d += 1) {
            const [x, y] = [ratio(a, b), ratio(c, d)]
            expect(formatRatio(plus(x, y))).toBe(reduced(a * d + c * b, b * d))
            expect(formatRatio(times(x, y))).toBe(reduced(a * c, b * d))
            if (a * d >= c * b) {
              expect(formatRatio(minus(x, y))).toBe(reduced(a * d - c * b, b * d))
            }
          }
        }
      }
    }
  })

  it('is read back from its text, of any length', () => {
    const big = 10n ** 40n
    for (const each of [ratio(0, 1), ratio(50, 403), ratio(big + 1n, big)]) {
      expect(readRatio(formatRatio(each))).toEqual(each)
    }
  })

  it('needs a positive denominator and integers', () => {
    expect(() => ratio(1, 0)).toThrow(RangeError)
    expect(() => ratio(1, -2)).toThrow(RangeError)
    expect(() => ratio(0.5, 2)).toThrow(RangeError)
  })

  it.each([
    ['30%', '3/10'],
    ['12.5%', '1/8'],
    ['3/10', '3/10'],
    ['100%', '1/1'],
    ['1%', '1/100'],
    ['0.5%', '1/200'],
    ['33.333333333%', '33333333333/100000000000'],
    ['0%', '0/1'],
    ['0/7', '0/1'],
    ['6/4', '3/2'],
    ['50/403', '50/403'],
    ['200%', '2/1'],
    ['999999999999/999999999999', '1/1'],
  ])('is read from %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    '',
    '3',
    '0.3',
    '30 %',
    ' 30%',
    '30%\n',
    '+3/10',
    '-3/10',
    '3/-10',
    '3 / 10',
    '3/0',
    '0/0',
    '/10',
    '3/',
    '3//10',
    '3/10%',
    '.5%',
    '5.%',
    '1e1%',
    '0x3/10',
    '３/10',
    '30％',
    '3/10/2',
    'NaN',
  ])('is not read from %j', (text) => {
    expect(parseRatio(text)).toBeUndefined()
  })

  it('is read from any fraction and any percentage as what it equals', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), fc.integer({ min: 1, max: 999_999 }), (p, q) => {
        const fraction = parseRatio(`${p}/${q}`)
        expect(fraction && fraction.p * BigInt(q)).toBe(fraction && fraction.q * BigInt(p))
        const percent = parseRatio(`${p}.${q}%`)
        const scale = 100n * 10n ** BigInt(`${q}`.length)
        expect(percent && percent.p * scale).toBe(percent && percent.q * BigInt(`${p}${q}`))
      }),
      { seed: 17, numRuns: 500 },
    )
  })

  it('reads back from what it was written as', () => {
    for (const text of ['50/403', '0/1', '1/1', '33333333333/100000000000']) {
      expect(read(text)).toBe(text)
    }
  })
})

describe('a rate times a size', () => {
  it.each(['up', 'down', 'half-up'] as const)('is rounded %s as counting gives it', (rounding) => {
    const wrong: string[] = []
    for (let q = 1n; q <= 12n; q += 1n) {
      for (let p = 0n; p <= q; p += 1n) {
        for (let size = 0; size <= 40; size += 1) {
          const found = applyRate({ p, q }, size, rounding)
          if (found !== countByRule(p, q, BigInt(size), rounding)) wrong.push(`${p}/${q} × ${size}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('is exact where floating point is not', () => {
    // 0.07 × 100 = 7.000000000000001 and 0.29 × 100 = 28.999999999999996 in doubles.
    expect(applyRate({ p: 7n, q: 100n }, 100, 'up')).toBe(7)
    expect(applyRate({ p: 29n, q: 100n }, 100, 'down')).toBe(29)
    expect(applyRate({ p: 1n, q: 3n }, 9_007_199_254_740_990, 'down')).toBe(3_002_399_751_580_330)
  })

  it('rounds exactly one half up, and anything less down, under half-up', () => {
    expect(applyRate({ p: 1n, q: 2n }, 5, 'half-up')).toBe(3)
    expect(applyRate({ p: 499_999n, q: 1_000_000n }, 1, 'half-up')).toBe(0)
    expect(applyRate({ p: 500_000n, q: 1_000_000n }, 1, 'half-up')).toBe(1)
  })
})
