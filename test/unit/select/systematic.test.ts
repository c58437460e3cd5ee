import { describe, expect, it } from 'vitest'
import { piOf, selectRound } from '../../../src/select/select-round.ts'
import { systematic } from '../../../src/select/systematic.ts'
import { fraction, noTickets, ordersOf, ticketsInOrder } from './every-order.ts'

interface Chance {
  readonly top: number
  readonly bottom: number
}

/**
 * The chances that 7.5a states, in plain numbers: certain units leave one after the other, the
 * largest first.
 */
function stated(sizes: readonly number[], n: number): Chance[] {
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]!)
  const chances: Chance[] = sizes.map(() => ({ top: 0, bottom: 1 }))
  let total = sizes.reduce((a, b) => a + b, 0)
  let left = n
  while (left > 0 && left * sizes[order[0]!]! >= total) {
    const largest = order.shift()!
    chances[largest] = { top: 1, bottom: 1 }
    total -= sizes[largest]!
    left -= 1
  }
  if (left > 0) for (const i of order) chances[i] = { top: left * sizes[i]!, bottom: total }
  return chances
}

function unitsOf(sizes: readonly number[]) {
  return sizes.map((size, i) => ({ unit: `U${i}`, ticket: '', size }))
}

/** Every order of the units with every start: how often each unit is drawn, out of how many. */
function everyDraw(sizes: readonly number[], n: number) {
  const drawn = new Map<string, number>()
  let draws = 0
  for (const units of ordersOf(unitsOf(sizes))) {
    let starts = 1n
    for (let r = 0n; r < starts; r += 1n) {
      const { sample } = systematic(units, n, (m) => {
        starts = m
        return r
      })
      expect(new Set(sample.map(({ unit }) => unit)).size).toBe(n)
      const places = sample.map(({ unit }) => units.findIndex((each) => each.unit === unit))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      for (const { unit } of sample) drawn.set(unit, (drawn.get(unit) ?? 0) + 1)
      draws += 1
    }
  }
  return { drawn, draws }
}

/** All arrays of so many sizes from 1 to `most`, ascending. */
function sizesOf(count: number, most: number, least = 1): number[][] {
  if (count === 0) return [[]]
  return Array.from({ length: most - least + 1 }, (_, i) => least + i).flatMap((first) =>
    sizesOf(count - 1, most, first).map((rest) => [first, ...rest]),
  )
}

describe('a sample in proportion to size', () => {
  const frames = [1, 2, 3, 4].flatMap((count) => sizesOf(count, count === 4 ? 5 : 7))

  it('has exactly the stated chances, over all orders and all starts, and always n units', () => {
    let certain = 0
    for (const sizes of frames) {
      for (let n = 1; n <= sizes.length; n += 1) {
        const { drawn, draws } = everyDraw(sizes, n)
        for (const [i, { top, bottom }] of stated(sizes, n).entries()) {
          expect((drawn.get(`U${i}`) ?? 0) * bottom).toBe(top * draws)
          if (top === bottom && n < sizes.length) certain += 1
        }
      }
    }
    expect(certain).toBeGreaterThan(100)
  })

  it('records these chances, of all units, drawn or not', () => {
    for (const sizes of frames) {
      for (let n = 1; n <= sizes.length; n += 1) {
        const chances = stated(sizes, n).map(({ top, bottom }) => fraction(top, bottom))
        for (const start of [() => 0n, (m: bigint) => m - 1n]) {
          const { piOf } = systematic(unitsOf(sizes), n, start)
          expect(piOf.size).toBe(sizes.length)
          expect(sizes.map((_, i) => piOf.get(`U${i}`))).toEqual(chances)
        }
      }
    }
  })

  it('of .2 .7 .8 .5 .4 .4 gives .2, where drawing one after the other by weight gives .241', () => {
    const sizes = [2, 7, 8, 5, 4, 4]
    const { drawn, draws } = everyDraw(sizes, 3)
    expect(sizes.map((_, i) => (drawn.get(`U${i}`) ?? 0) / draws)).toEqual([
      0.2, 0.7, 0.8, 0.5, 0.4, 0.4,
    ])
    // Exponential keys draw without replacement by weight; the chance of the first unit in three
    // draws:
    const inThree = (left: readonly number[], draws: number): number => {
      if (draws === 0) return 0
      const total = left.reduce((a, b) => a + b, 0)
      return left.reduce((sum, size, i) => {
        const others = left.filter((_, at) => at !== i)
        return sum + (size / total) * (size === 2 ? 1 : inThree(others, draws - 1))
      }, 0)
    }
    expect(inThree(sizes, 3)).toBeCloseTo(0.241, 3)
  })

  it('asks for one number, below the sum of the sizes that are not certain, or for none', () => {
    const asked = (sizes: readonly number[], n: number) => {
      const bounds: bigint[] = []
      systematic(unitsOf(sizes), n, (m) => {
        bounds.push(m)
        return 0n
      })
      return bounds
    }
    expect(asked([1, 2, 3], 1)).toEqual([6n])
    // 9 is certain at first; then 4, as 2·4 ≥ 8; then 2, as 1·2 < 4, is not.
    expect(asked([9, 4, 2, 1, 1], 3)).toEqual([4n])
    expect(asked([5, 5], 2)).toEqual([])
    expect(asked([1], 0)).toEqual([])
    expect(asked([3, 3], 1)).toEqual([6n])
  })

  it('is exact with sizes beyond 32 bits', () => {
    const half = 2 ** 51
    const units = unitsOf([half, half, 1])
    const at = (r: bigint) => systematic(units, 1, () => r).sample.map(({ unit }) => unit)
    expect(at(BigInt(half) - 1n)).toEqual(['U0'])
    expect(at(BigInt(half))).toEqual(['U1'])
    expect(at(2n * BigInt(half) - 1n)).toEqual(['U1'])
    expect(at(2n * BigInt(half))).toEqual(['U2'])
  })
})

describe('strata drawn in proportion to size', () => {
  const units = [
    { id: 'a', name: 'a', town: '东', size: 1 },
    { id: 'b', name: 'b', town: '东', size: 3 },
    { id: 'c', name: 'c', town: '西', size: 2 },
    { id: 'd', name: 'd', town: '西', size: 5 },
    { id: 'e', name: 'e', town: '西', size: 1 },
  ]
  const design = {
    type: 'stratified',
    by: ['town'],
    size: 'size',
    allocation: {
      type: 'fixed',
      counts: [
        { stratum: ['东'], visits: 1 },
        { stratum: ['西'], visits: 2 },
      ],
    },
  } as const

  it('have the chances of each stratum', () => {
    const counts = { a: 0, b: 0, c: 0, d: 0, e: 0 }
    let draws = 0
    for (const order of ordersOf(units.map(({ id }) => id))) {
      // 东: T = 4. 西: 2·5 ≥ 8, so d is certain and T = 3.
      for (let r = 0n; r < 12n; r += 1n) {
        const strata = selectRound(
          units,
          { design, visits: 3, reserve: 0, path: '' },
          {
            select: ticketsInOrder(order),
            allocate: noTickets(),
            uniform: (label, m) => {
              expect(m).toBe(label === '["东"]' ? 4n : 3n)
              return r % m
            },
          },
        )
        expect(
          strata.map(({ pi, unconditional, reserves }) => [pi, unconditional, reserves]),
        ).toEqual([
          [null, null, []],
          [null, null, []],
        ])
        expect(strata.map((stratum) => stratum.units.map((unit) => piOf(stratum, unit)))).toEqual([
          ['1/4', '3/4'],
          ['2/3', '1/1', '1/3'],
        ])
        for (const { sample } of strata) {
          for (const { unit } of sample) counts[unit as keyof typeof counts] += 1
        }
        draws += 1
      }
    }
    const share = (id: keyof typeof counts) => fraction(counts[id], draws)
    expect([share('a'), share('b')]).toEqual(['1/4', '3/4'])
    expect([share('c'), share('d'), share('e')]).toEqual(['2/3', '1/1', '1/3'])
  })

  it('with nobody to draw have no chance', () => {
    const none = {
      ...design,
      allocation: { type: 'fixed', counts: [{ stratum: ['东'], visits: 1 }] },
    } as const
    const strata = selectRound(
      units,
      { design: none, visits: 1, reserve: 0, path: '' },
      {
        select: ticketsInOrder(units.map(({ id }) => id)),
        allocate: noTickets(),
        uniform: () => 0n,
      },
    )
    expect(
      strata.map(({ pi, unconditional, sample }) => [pi, unconditional, sample.length]),
    ).toEqual([
      [null, null, 1],
      [null, null, 0],
    ])
    expect(strata.map((stratum) => stratum.units.map((unit) => piOf(stratum, unit)))).toEqual([
      ['1/4', '3/4'],
      ['0/1', '0/1', '0/1'],
    ])
  })
})
