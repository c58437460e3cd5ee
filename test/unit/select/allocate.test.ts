import { describe, expect, it } from 'vitest'
import { isDoubleRandomError } from '../../../src/core/errors.ts'
import { say } from '../../../src/core/message.ts'
import { formatRatio } from '../../../src/core/ratio.ts'
import type { Allocation, Design } from '../../../src/schema/inputs/design.ts'
import { allocate } from '../../../src/select/allocate.ts'
import { effort } from '../../effort.ts'
import { refusalOf } from '../expect-error.ts'
import {
  equalTickets,
  fraction,
  labelsOf,
  noTickets,
  ordersOf,
  sizesUpTo,
  subsetsOf,
  ticketsInOrder,
  total,
} from './every-order.ts'

type Minimum = number | string | undefined

function designOf(allocation: Allocation, minimum?: Minimum): Design {
  const design = { type: 'stratified', by: ['town'], allocation } as const
  return minimum === undefined ? design : { ...design, minimum }
}

function strataOf(sizes: readonly number[]) {
  return labelsOf(sizes).map((label, h) => ({ label, size: sizes[h]! }))
}

/**
 * n_h under every order of the strata's tickets, with the recorded chances, which must not depend
 * on it.
 */
function allocationsOf(design: Design, sizes: readonly number[], visits: number | undefined) {
  const orders = ordersOf(labelsOf(sizes))
  const chances = new Set<string>()
  const vectors = orders.map((order) => {
    const shares = allocate(
      design,
      strataOf(sizes),
      { visits, path: 'design' },
      ticketsInOrder(order),
    )
    chances.add(shares.map(({ unconditional }) => formatRatio(unconditional)).join(' '))
    return shares.map(({ drawn }) => drawn)
  })
  return { vectors, chances: [...chances] }
}

/** π_h = the mean of n_h/N_h over vectors that are equally likely. */
function meanChances(vectors: readonly number[][], sizes: readonly number[]): string {
  return sizes
    .map((size, h) => fraction(total(vectors.map((n) => n[h]!)), vectors.length * size))
    .join(' ')
}

/** m_h as the protocol defines it. */
function minimumsOf(minimum: Minimum, sizes: readonly number[]): number[] {
  if (minimum === undefined) return sizes.map(() => 0)
  if (typeof minimum === 'number') return sizes.map((size) => Math.min(minimum, size))
  const [p, q] = minimum.split('/').map(Number) as [number, number]
  return sizes.map((size) => {
    let m = 0
    while (m * q < p * size) m += 1
    return m
  })
}

/** All vectors 0 ≤ n_h ≤ N_h with Σ n_h = n. */
function vectorsOf(sizes: readonly number[], n: number): number[][] {
  const [size, ...rest] = sizes
  if (size === undefined) return n === 0 ? [[]] : []
  return Array.from({ length: Math.min(size, n) + 1 }, (_, first) => first).flatMap((first) =>
    vectorsOf(rest, n - first).map((others) => [first, ...others]),
  )
}

/** The vectors of largest remainders above minimums: with every choice among equal fractions. */
function largestRemainders(
  sizes: readonly number[],
  n: number,
  minimums: readonly number[],
): number[][] {
  const settle = (open: number[], seats: number): { open: number[]; seats: number } => {
    const units = total(open.map((h) => sizes[h]!))
    const below = open.filter((h) => seats * sizes[h]! < minimums[h]! * units)
    if (below.length === 0) return { open, seats }
    return settle(
      open.filter((h) => !below.includes(h)),
      seats - total(below.map((h) => minimums[h]!)),
    )
  }
  const { open, seats } = settle([...sizes.keys()], n)
  const units = total(open.map((h) => sizes[h]!))
  const floor = (h: number) => Math.floor((seats * sizes[h]!) / units)
  const rest = (h: number) => (seats * sizes[h]!) % units
  const missing = seats - total(open.map(floor))
  const choices = subsetsOf(open, missing).filter((raised) =>
    open.every((h) => raised.includes(h) || raised.every((r) => rest(r) >= rest(h))),
  )
  return choices.map((raised) =>
    sizes.map((_, h) => {
      if (!open.includes(h)) return minimums[h]!
      return floor(h) + (raised.includes(h) ? 1 : 0)
    }),
  )
}

/**
 * The most equal vectors: no other has its smallest entries, among strata that are not exhausted,
 * larger.
 */
function mostEqual(sizes: readonly number[], n: number): number[][] {
  const ascending = (vector: readonly number[]) => vector.toSorted((a, b) => a - b)
  const all = vectorsOf(sizes, n)
  const best = all.map(ascending).reduce((a, b) => {
    const at = a.findIndex((value, i) => value !== b[i])
    return at < 0 || a[at]! > b[at]! ? a : b
  })
  return all.filter((vector) => ascending(vector).join() === best.join())
}

function keysOf(vectors: readonly number[][]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const vector of vectors) counts.set(vector.join(), (counts.get(vector.join()) ?? 0) + 1)
  return counts
}

/** Each of `possible` as often as every other, and nothing else. */
function expectUniform(
  found: readonly number[][],
  possible: readonly number[][],
  what: string,
): void {
  const counts = keysOf(found)
  const each = found.length / possible.length
  const isUniform =
    counts.size === possible.length &&
    possible.every((vector) => counts.get(vector.join()) === each)
  if (!isUniform)
    expect.fail(`${what}: ${JSON.stringify([...counts])}, not each of ${possible.join(' | ')}`)
}

const SIZES = sizesUpTo(4, effort(3, 4))

describe('a proportional allocation', () => {
  it('is, over all orders of tickets, each vector of largest remainders equally often', () => {
    for (const sizes of SIZES) {
      for (let n = 0; n <= total(sizes); n += 1) {
        const { vectors, chances } = allocationsOf(designOf({ type: 'proportional' }), sizes, n)
        const possible = largestRemainders(
          sizes,
          n,
          sizes.map(() => 0),
        )
        expectUniform(vectors, possible, `${sizes} with ${n}`)
        if (chances.join() !== meanChances(possible, sizes)) {
          expect.fail(`${sizes} with ${n}: ${chances}, not ${meanChances(possible, sizes)}`)
        }
      }
    }
  })

  it.each([1, 2, 3, '1/2', '1/3', '2/3'] as const)(
    'above the minimum %s settles strata below it and shares the rest',
    (minimum) => {
      for (const sizes of SIZES) {
        const minimums = minimumsOf(minimum, sizes)
        const design = designOf({ type: 'proportional' }, minimum)
        for (let n = 0; n <= total(sizes); n += 1) {
          if (n < total(minimums)) {
            const attempt = () =>
              allocate(design, strataOf(sizes), { visits: n, path: 'design' }, equalTickets())
            expect(refusalOf(attempt).code).toBe('design/minimum')
            continue
          }
          const { vectors, chances } = allocationsOf(design, sizes, n)
          const possible = largestRemainders(sizes, n, minimums)
          expectUniform(vectors, possible, `${sizes} with ${n}`)
          const bad = vectors.find(
            (vector) =>
              total(vector) !== n ||
              vector.some((value, h) => value > sizes[h]! || value < minimums[h]!),
          )
          if (bad) expect.fail(`${sizes} with ${n}: ${bad}`)
          if (chances.join() !== meanChances(possible, sizes)) {
            expect.fail(`${sizes} with ${n}: ${chances}, not ${meanChances(possible, sizes)}`)
          }
        }
      }
    },
  )

  it('of more than there are takes everybody', () => {
    const { vectors } = allocationsOf(designOf({ type: 'proportional' }), [3, 1, 2], 7)
    expect(keysOf(vectors)).toEqual(new Map([['3,1,2', 6]]))
  })

  it('shares 10 of 100 by hand: 58, 27 and 15 give 6, 3 and 1 or 6, 2 and 2', () => {
    // Quotas 5.8, 2.7 and 1.5: floors 5, 2 and 1; two units for the fractions .8 and .7.
    const { vectors, chances } = allocationsOf(designOf({ type: 'proportional' }), [58, 27, 15], 10)
    expect(keysOf(vectors)).toEqual(new Map([['6,3,1', 6]]))
    expect(chances).toEqual(['3/29 1/9 1/15'])
  })

  it('is exact with more units than floating point can divide', () => {
    // Quotas k/3 + 1/3 … all fractions equal 1/3: one unit goes by ticket to one of three.
    const size = 3_000_000_000_000_000
    const { vectors, chances } = allocationsOf(
      designOf({ type: 'proportional' }),
      [size, size, size],
      1_000_000_000_000_000,
    )
    const third = 333_333_333_333_333
    expect([...keysOf(vectors).values()]).toEqual([2, 2, 2])
    expect(
      vectors.every((vector) => vector.toSorted().join() === [third, third, third + 1].join()),
    ).toBe(true)
    expect(new Set(chances[0]!.split(' '))).toEqual(
      new Set([fraction(10n ** 15n, 9n * 10n ** 15n)]),
    )
  })
})

describe('an equal allocation', () => {
  it('is, over all orders of tickets, each most equal vector equally often', () => {
    for (const sizes of SIZES) {
      for (let n = 0; n <= total(sizes); n += 1) {
        const { vectors, chances } = allocationsOf(designOf({ type: 'equal' }), sizes, n)
        const possible = mostEqual(sizes, n)
        expectUniform(vectors, possible, `${sizes} with ${n}`)
        if (chances.join() !== meanChances(possible, sizes)) {
          expect.fail(`${sizes} with ${n}: ${chances}, not ${meanChances(possible, sizes)}`)
        }
      }
    }
  })

  it.each([1, 2, 3, '1/2', '1/3', '2/3'] as const)(
    'that can stay below the minimum %s somewhere is an error, else it is not changed by it',
    (minimum) => {
      for (const sizes of SIZES.filter((each) => each.length < 4)) {
        const minimums = minimumsOf(minimum, sizes)
        for (let n = 0; n <= total(sizes); n += 1) {
          const orders = [...ordersOf(labelsOf(sizes))]
          const plainOf = (order: string[]) =>
            allocate(
              designOf({ type: 'equal' }),
              strataOf(sizes),
              { visits: n, path: 'design' },
              ticketsInOrder(order),
            )
          // Met whatever the tickets: an error that came and went with them would be a choice among
          // draws.
          const isMet = orders.every((order) =>
            plainOf(order).every(({ drawn }, h) => drawn >= minimums[h]!),
          )
          for (const order of orders) {
            const tickets = ticketsInOrder(order)
            const drawOf = (design: Design) =>
              allocate(design, strataOf(sizes), { visits: n, path: 'design' }, tickets).map(
                ({ drawn }) => drawn,
              )
            const plain = drawOf(designOf({ type: 'equal' }))
            let found = 'design/minimum'
            try {
              found = drawOf(designOf({ type: 'equal' }, minimum)).join()
            } catch (error) {
              if (!isDoubleRandomError(error)) throw error
              expect(error.code).toBe('design/minimum')
            }
            if (found !== (isMet ? plain.join() : 'design/minimum')) {
              expect.fail(`${sizes} with ${n}: ${found}`)
            }
          }
        }
      }
    },
  )
})

describe('the ties of an allocation', () => {
  it('are settled by the bytes of the labels when tickets are equal', () => {
    const labels = ['["\u{1f600}"]', '["\uffe5"]', '["a"]']
    const sorted = labels.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    const strata = sorted.map((label) => ({ label, size: 3 }))
    for (const type of ['proportional', 'equal'] as const) {
      const one = allocate(
        designOf({ type }),
        strata,
        { visits: 4, path: 'design' },
        equalTickets(),
      )
      expect(one.map(({ drawn }) => drawn)).toEqual([2, 1, 1])
      const two = allocate(
        designOf({ type }),
        strata,
        { visits: 5, path: 'design' },
        equalTickets(),
      )
      expect(two.map(({ drawn }) => drawn)).toEqual([2, 2, 1])
    }
  })
})

describe('a fixed allocation', () => {
  const counts = [
    { stratum: ['T0'], visits: 2 },
    { stratum: ['T1'], visits: 0 },
    { stratum: ['T3'], visits: 3 },
  ]
  const design = designOf({ type: 'fixed', counts })

  it('takes its counts or all there are, and none of a stratum it does not name; no tickets', () => {
    for (const sizes of sizesUpTo(4, 4).filter((each) => each.length === 4)) {
      const shares = allocate(design, strataOf(sizes), { visits: 5, path: 'design' }, noTickets())
      const drawn = [Math.min(2, sizes[0]!), 0, 0, Math.min(3, sizes[3]!)]
      expect(shares.map((share) => share.drawn)).toEqual(drawn)
      expect(shares.map((share) => formatRatio(share.unconditional))).toEqual(
        drawn.map((n, h) => fraction(n, sizes[h]!)),
      )
    }
  })
})

describe('an allocation by rates', () => {
  const rates = [
    { stratum: ['T0'], rate: '3/10' },
    { stratum: ['T1'], rate: '1/1' },
  ]

  it.each(['up', 'down', 'half-up'] as const)(
    'takes the rate of each stratum rounded %s, others the other one, no less than the minimum',
    (rounding) => {
      for (const minimum of [undefined, 1, 3, '1/4', '1/1'] as const) {
        const design = designOf({ type: 'rates', rates, otherwise: '1/100', rounding }, minimum)
        for (let size = 1; size <= 250; size += size < 25 ? 1 : 25) {
          const sizes = [size, size, size]
          const shares = allocate(
            design,
            strataOf(sizes),
            { visits: undefined, path: 'design' },
            noTickets(),
          )
          const rounded = [
            [
              Math.ceil((3 * size) / 10),
              Math.floor((3 * size) / 10),
              Math.floor((3 * size + 5) / 10),
            ],
            [size, size, size],
            [Math.ceil(size / 100), Math.floor(size / 100), Math.floor((size + 50) / 100)],
          ].map((each) => each[['up', 'down', 'half-up'].indexOf(rounding)]!)
          const minimums = minimumsOf(minimum, sizes)
          const expected = rounded.map((n, h) => Math.max(n, minimums[h]!))
          expect(shares.map(({ drawn }) => drawn)).toEqual(expected)
        }
      }
    },
  )

  it('without a rate for a stratum that has units is an error that names it', () => {
    const design = designOf({ type: 'rates', rates, rounding: 'up' })
    const error = refusalOf(() =>
      allocate(
        design,
        strataOf([2, 2, 2]),
        { visits: undefined, path: 'plan.tasks[0].design' },
        noTickets(),
      ),
    )
    expect(error.code).toBe('design/rate-missing')
    expect(error.problems[0]?.expected).toEqual(
      say('rate-of-stratum', { stratum: say('stratum', { values: ['T2'] }) }),
    )
    expect(error.problems[0]?.path).toMatch(/^plan\.tasks\[0\]\.design/)
  })
})
