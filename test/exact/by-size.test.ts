import { describe, expect, it } from 'vitest'
import type { Design } from '../../src/schema/inputs/design.ts'
import type { Enterprise } from '../../src/schema/inputs/enterprise.ts'
import { effort } from '../effort.ts'
import { fraction, total } from '../unit/select/every-order.ts'
import { productOf, sumOf } from './chances.ts'
import { expectStatedChances } from './stated-chances.ts'

const PPS: Design = { type: 'pps', size: 'size' }

function unitsOf(sizes: readonly number[], town = 'T0'): Enterprise[] {
  return sizes.map((size, i) => ({ id: `${town}-${i}`, name: 'x', town, size }))
}

/** All arrays of so many sizes from `least` to `most`, ascending. */
function sizesOf(count: number, most: number, least = 1): number[][] {
  if (count === 0) return [[]]
  return Array.from({ length: most - least + 1 }, (_, i) => least + i).flatMap((first) =>
    sizesOf(count - 1, most, first).map((rest) => [first, ...rest]),
  )
}

/**
 * n·x/T with the certain units out: the largest leaves as long as it is certain among those that
 * are left.
 */
function statedOf(sizes: readonly number[], n: number): string[] {
  const left = [...sizes.keys()].sort((a, b) => sizes[a]! - sizes[b]!)
  const certain = new Set<number>()
  const totalLeft = () => total(left.map((i) => sizes[i]!))
  while (certain.size < n && (n - certain.size) * sizes[left.at(-1)!]! >= totalLeft()) {
    certain.add(left.pop()!)
  }
  return sizes.map((size, i) =>
    certain.has(i) ? '1/1' : fraction((n - certain.size) * size, Math.max(totalLeft(), 1)),
  )
}

describe('a sample in proportion to size', () => {
  it('has n·x/T for every unit of every small frame, 1 where certain, and always n units', () => {
    let certain = 0
    let proportional = 0
    for (const sizes of [1, 2, 3, 4].flatMap((count) =>
      sizesOf(count, count === 4 ? effort(3, 4) : effort(5, 6)),
    )) {
      const units = unitsOf(sizes)
      for (let n = 0; n <= sizes.length + 1; n += 1) {
        const stated = statedOf(sizes, Math.min(n, sizes.length))
        const chances = expectStatedChances({ units, design: PPS, visits: n }, ([stratum]) => {
          expect(new Set(stratum!.sample.map(({ unit }) => unit)).size).toBe(
            Math.min(n, sizes.length),
          )
          expect([stratum!.pi, stratum!.unconditional]).toEqual([null, null])
        })
        expect([...chances.values()]).toEqual(stated)
        if (n < sizes.length) {
          certain += stated.filter((chance) => chance === '1/1').length
          proportional += stated.filter((chance) => chance !== '1/1').length
        }
      }
    }
    expect(certain).toBeGreaterThan(effort(20, 50))
    expect(proportional).toBeGreaterThan(effort(40, 100))
  })

  it('of .2 .7 .8 .5 .4 .4 has these chances, where exponential keys give the first one .241', () => {
    const sizes = [2, 7, 8, 5, 4, 4]
    const chances = expectStatedChances({ units: unitsOf(sizes), design: PPS, visits: 3 })
    expect([...chances.values()]).toEqual(sizes.map((size) => fraction(size, 10)))
    // Exponential keys take one unit after the other by weight among those that are left.
    const isTakenOf = (left: readonly number[], draws: number): string => {
      if (draws === 0) return '0/1'
      return left
        .map((size, i) => {
          const later = size === 2 ? '1/1' : isTakenOf(left.toSpliced(i, 1), draws - 1)
          return productOf(fraction(size, total(left)), later)
        })
        .reduce(sumOf)
    }
    const [top, bottom] = isTakenOf(sizes, 3).split('/').map(Number) as [number, number]
    expect(top / bottom).toBeCloseTo(0.241, 3)
  })
})

describe('strata drawn in proportion to size', () => {
  it('have the chances they record, given what each stratum gives, ties of the allocation included', () => {
    let ties = 0
    const strata = [[1], [3], [1, 1], [1, 2], [1, 4], [2, 3, 3], [1, 1, 5]]
    for (const [i, first] of strata.entries()) {
      for (const second of strata.slice(i).filter((each) => each.length + first.length <= 4)) {
        const units = [...unitsOf(first, 'T0'), ...unitsOf(second, 'T1')]
        for (const type of ['proportional', 'equal'] as const) {
          for (let visits = 0; visits <= units.length; visits += 1) {
            const vectors = new Set<string>()
            const design: Design = {
              type: 'stratified',
              by: ['town'],
              size: 'size',
              allocation: { type },
            }
            const chances = expectStatedChances({ units, design, visits }, (drawn) => {
              vectors.add(drawn.map(({ sample }) => sample.length).join())
            })
            const known = [...vectors].map((vector) => vector.split(',').map(Number))
            // Each outcome of a tie between two strata has the same chance.
            const stated = known.map(([n, m]) => [...statedOf(first, n!), ...statedOf(second, m!)])
            const mean = units.map((_, u) =>
              productOf(fraction(1, known.length), stated.map((each) => each[u]!).reduce(sumOf)),
            )
            expect([...chances.values()]).toEqual(mean)
            if (known.length > 1) ties += 1
          }
        }
      }
    }
    expect(ties).toBeGreaterThan(10)
  })
})
