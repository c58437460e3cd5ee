import { describe, expect, it } from 'vitest'
import { type Ratio, ratio } from '../../../src/core/ratio.ts'
import { domainRateBounds } from '../../../src/report/estimate/domain-rate-bounds.ts'
import {
  countBounds,
  isTailAbove,
  isTailAboveExactly,
  upperTail,
} from '../../../src/report/numbers/hypergeometric.ts'

/** C(n, k), by Pascal's triangle: nothing of the library's own. */
const triangle: bigint[][] = [[1n]]
for (let n = 1; n <= 40; n += 1) {
  const above = triangle[n - 1]!
  triangle.push(Array.from({ length: n + 1 }, (_, k) => (above[k - 1] ?? 0n) + (above[k] ?? 0n)))
}
const choose = (n: number, k: number) => triangle[n]?.[k] ?? 0n

const TAILS = [ratio(1, 4), ratio(1, 40), ratio(1, 200)]

/** The samples, out of C(N, n), in which each side of the interval misses. */
function misses(size: number, drawn: number, marked: number, tail: Ratio) {
  let [low, high] = [0n, 0n]
  for (let hits = 0; hits <= Math.min(drawn, marked); hits += 1) {
    const samples = choose(marked, hits) * choose(size - marked, drawn - hits)
    if (samples === 0n) continue
    const { lower, upper } = countBounds({ size, drawn }, hits, tail)
    if (lower > marked) low += samples
    if (upper < marked) high += samples
  }
  return [low, high]
}

describe('the exact interval of a count', () => {
  it('misses on neither side more often than it may, for every population of up to 16 units', () => {
    let nearest = 0
    for (const tail of TAILS) {
      for (let size = 1; size <= 16; size += 1) {
        for (let drawn = 1; drawn <= size; drawn += 1) {
          for (let marked = 0; marked <= size; marked += 1) {
            for (const missed of misses(size, drawn, marked, tail)) {
              expect(
                missed * tail.q <= tail.p * choose(size, drawn),
                `${size} ${drawn} ${marked}`,
              ).toBe(true)
              const part = (Number(missed) * Number(tail.q)) / Number(choose(size, drawn) * tail.p)
              nearest = Math.max(nearest, part)
            }
          }
        }
      }
    }
    // Some population makes it nearly miss as often as it may, so nothing is given away.
    expect(nearest).toBeGreaterThan(0.9)
  })

  it('is the point where everybody is drawn', () => {
    expect(countBounds({ size: 9, drawn: 9 }, 4, ratio(1, 40))).toEqual({ lower: 4, upper: 4 })
  })

  it('decides in doubles what integers decide, and in integers where both are equal', () => {
    for (const [size, drawn, marked] of [
      [40, 12, 9],
      [300, 60, 45],
      [2000, 150, 20],
    ] as const) {
      for (let hits = 0; hits <= Math.min(drawn, marked); hits += 1) {
        for (const tail of TAILS) {
          const exactly = isTailAboveExactly({ size, drawn }, marked, hits, tail)
          expect(isTailAbove({ size, drawn }, marked, hits, tail)).toBe(exactly)
        }
      }
    }
    // P(X ≥ 1) is exactly 1/4 with one marked unit among 4 and a sample of 1; "above" is strict.
    expect(upperTail({ size: 4, drawn: 1 }, 1, 1)).toBe(0.25)
    expect(isTailAbove({ size: 4, drawn: 1 }, 1, 1, ratio(1, 4))).toBe(false)
    expect(isTailAbove({ size: 4, drawn: 1 }, 1, 1, { p: 249999999999n, q: 10n ** 12n })).toBe(true)
  })
})

describe('the exact interval of a rate in a domain of unknown size', () => {
  it('misses on neither side more often than it may, for every domain of every population of up to 11 units', () => {
    for (const tail of TAILS) {
      for (let size = 2; size <= 11; size += 1) {
        for (let drawn = 1; drawn < size; drawn += 1) {
          for (let inspected = 1; inspected <= drawn; inspected += 1) {
            const bounds = Array.from({ length: inspected + 1 }, (_, hits) =>
              domainRateBounds({ size, drawn, inspected, hits }, tail),
            )
            for (let domain = inspected; domain <= size - drawn + inspected; domain += 1) {
              for (let marked = 0; marked <= domain; marked += 1) {
                let [low, high] = [0n, 0n]
                for (const [hits, { lower, upper }] of bounds.entries()) {
                  const samples = choose(marked, hits) * choose(domain - marked, inspected - hits)
                  if (lower.p * BigInt(domain) > BigInt(marked) * lower.q) low += samples
                  if (upper.p * BigInt(domain) < BigInt(marked) * upper.q) high += samples
                }
                const most = tail.p * choose(domain, inspected)
                expect(low * tail.q <= most && high * tail.q <= most).toBe(true)
              }
            }
          }
        }
      }
    }
  })

  it('takes in every rate that some size of the domain makes possible, and no wider ones', () => {
    const tail = ratio(1, 40)
    for (const [size, drawn, inspected, hits] of [
      [60, 20, 15, 3],
      [60, 20, 20, 1],
      [300, 30, 26, 9],
    ] as const) {
      let least = 1
      for (let domain = inspected; domain <= size - drawn + inspected; domain += 1) {
        for (let marked = hits; marked <= domain - inspected + hits; marked += 1) {
          if (!isTailAboveExactly({ size: domain, drawn: inspected }, marked, hits, tail)) continue
          least = Math.min(least, marked / domain)
          break
        }
      }
      const { lower } = domainRateBounds({ size, drawn, inspected, hits }, tail)
      expect(Number(lower.p) / Number(lower.q)).toBe(least)
    }
  })
})
