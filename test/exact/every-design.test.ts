import { describe, expect, it } from 'vitest'
import type { Allocation, Design } from '../../src/schema/inputs/design.ts'
import { fraction, sizesUpTo, total, unitsBySize } from '../unit/select/every-order.ts'
import { expectStatedChances } from './stated-chances.ts'

const FRAMES = sizesUpTo(3, 3).filter((sizes) => total(sizes) <= 5)

/** Numbers of visits from `least` to one more than there are units. */
function visitsFrom(least: number, sizes: readonly number[]): number[] {
  return Array.from({ length: Math.max(0, total(sizes) + 2 - least) }, (_, i) => least + i)
}

describe('a sample of equal chances', () => {
  it.each([{ type: 'simple' }, { type: 'census', cover: 'over-rounds' }] as Design[])(
    '$type $cover of n out of N has n/N for everybody',
    (design) => {
      for (let size = 1; size <= 6; size += 1) {
        const units = unitsBySize([size])
        for (const visits of visitsFrom(0, [size])) {
          const chances = expectStatedChances({ units, design, visits })
          const stated = fraction(Math.min(visits, size), size)
          expect([...chances.values()]).toEqual(units.map(() => stated))
        }
      }
    },
  )

  it('by a rate has the rounded rate over N, with the rounding that is asked for', () => {
    for (const rounding of ['up', 'down', 'half-up'] as const) {
      for (const [p, q] of [
        [1, 2],
        [1, 3],
        [2, 5],
        [1, 1],
      ] as const) {
        for (let size = 1; size <= 5; size += 1) {
          const units = unitsBySize([size])
          const design = { type: 'simple', rate: `${p}/${q}`, rounding } as const
          const chances = expectStatedChances({ units, design, visits: undefined })
          const exact = (p * size) / q
          const n = { up: Math.ceil, down: Math.floor, 'half-up': Math.round }[rounding](exact)
          expect([...chances.values()]).toEqual(units.map(() => fraction(n, size)))
        }
      }
    }
  })

  it('of everybody has 1', () => {
    const units = unitsBySize([4])
    const chances = expectStatedChances({ units, design: { type: 'census' }, visits: 2 })
    expect([...chances.values()]).toEqual(units.map(() => '1/1'))
  })
})

const rates = {
  type: 'rates',
  rates: [{ stratum: ['T1'], rate: '1/1' }],
  otherwise: '1/2',
} as const

const ALLOCATIONS: readonly Allocation[] = [
  { type: 'proportional' },
  { type: 'equal' },
  { ...rates, rounding: 'up' },
  { ...rates, rounding: 'down' },
  { ...rates, rounding: 'half-up' },
]

describe('a stratified sample', () => {
  it.each(ALLOCATIONS)('allocated by $type $rounding has the chances it records', (allocation) => {
    let ties = 0
    for (const sizes of FRAMES) {
      const units = unitsBySize(sizes)
      const design = { type: 'stratified', by: ['town'], allocation } as const
      const tries = allocation.type === 'rates' ? [undefined] : visitsFrom(0, sizes)
      for (const visits of tries) {
        const vectors = new Set<string>()
        expectStatedChances({ units, design, visits }, (strata) => {
          const drawn = strata.map(({ sample }) => sample.length)
          if (visits !== undefined) expect(total(drawn)).toBe(Math.min(visits, total(sizes)))
          vectors.add(drawn.join())
        })
        if (vectors.size > 1) ties += 1
      }
    }
    if (allocation.type !== 'rates') expect(ties).toBeGreaterThan(20)
  })

  it.each([1, '1/2'] as const)('with the minimum %s has the chances it records', (minimum) => {
    for (const sizes of FRAMES.filter((each) => each.length > 1)) {
      const units = unitsBySize(sizes)
      const allocation = { type: 'proportional' } as const
      const design = { type: 'stratified', by: ['town'], allocation, minimum } as const
      const needed = total(sizes.map((size) => (minimum === 1 ? 1 : Math.ceil(size / 2))))
      for (const visits of visitsFrom(needed, sizes)) {
        expectStatedChances({ units, design, visits }, (strata) => {
          const least = (size: number) => (minimum === 1 ? 1 : Math.ceil(size / 2))
          expect(strata.every(({ size, sample }) => sample.length >= least(size))).toBe(true)
        })
      }
    }
  })

  it('of fixed counts has count over size, or 1', () => {
    for (const sizes of FRAMES) {
      const units = unitsBySize(sizes)
      const counts = sizes.map((_, h) => ({ stratum: [`T${h}`], visits: h + 1 }))
      const visits = total(counts.map((each) => each.visits))
      const allocation = { type: 'fixed', counts } as const
      const chances = expectStatedChances({
        units,
        design: { type: 'stratified', by: ['town'], allocation },
        visits,
      })
      for (const [h, size] of sizes.entries()) {
        expect(chances.get(`T${h}-0`)).toBe(fraction(Math.min(h + 1, size), size))
      }
    }
  })
})
