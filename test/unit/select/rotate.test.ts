import { describe, expect, it } from 'vitest'
import type { Design, Rotation } from '../../../src/schema/inputs/design.ts'
import type { Enterprise } from '../../../src/schema/inputs/enterprise.ts'
import { selectRound } from '../../../src/select/select-round.ts'
import { isSlow } from '../../effort.ts'
import {
  fraction,
  idsOf,
  labelsOf,
  noNumbers,
  noTickets,
  ordersOf,
  subsetsOf,
  ticketsInOrder,
  total,
  unitsBySize,
} from './every-order.ts'

const SINCE = '2019-01-01'
const WHOLE = [undefined, '1/1'] as const
const PARTS = ['1/2', '1/3', '2/5', '3/4'] as const

function rotation(linger: string | undefined): Rotation {
  return { since: SINCE, ...(linger !== undefined && { linger }) }
}

function visitedOnes(ids: readonly string[]) {
  return (unit: Enterprise) => ids.includes(unit.id)
}

/**
 * How many of n come from the visited if a of them may linger: the unvisited take the rest as far
 * as they suffice.
 */
function visitedShare(n: number, a: number, unvisited: number, visited: number): number {
  const lingering = Math.min(a, visited)
  const fresh = Math.min(unvisited, n - lingering)
  return n - fresh
}

describe('a rotation in one stratum', () => {
  const frames = [0, 1, 2, 3].flatMap((U) => [0, 1, 2, 3].map((C) => [U, C] as const))

  /** A round with the first U units unvisited and the others visited. */
  function drawn(
    [U, C]: readonly [number, number],
    n: number,
    linger: string | undefined,
    uniform: (label: string, m: bigint, purpose: string) => bigint,
  ) {
    const units = unitsBySize([U + C])
    const design: Design = { type: 'simple', rotation: rotation(linger) }
    const isVisited = visitedOnes(idsOf(units).slice(U))
    return selectRound(
      units,
      { design, visits: n, reserve: 1, path: '', isVisited },
      { select: ticketsInOrder(idsOf(units)), allocate: noTickets(), uniform },
    )
  }

  it('takes the unvisited first, and the visited once they are used up', () => {
    for (const frame of frames.filter((sizes) => total(sizes) > 0)) {
      for (let n = 0; n <= total(frame) + 1; n += 1) {
        const [U, C] = frame
        const strata = drawn(frame, n, undefined, noNumbers)
        const fresh = Math.min(n, U)
        const expected = [
          { part: 'unvisited', size: U, drawn: fresh, reserves: Math.min(1, U - fresh) },
          {
            part: 'visited',
            size: C,
            drawn: Math.min(n - fresh, C),
            reserves: Math.min(1, C - Math.min(n - fresh, C)),
          },
        ].filter(({ size }) => size > 0)
        expect(
          strata.map(({ stratum, size, sample, reserves }) => ({
            part: stratum.join(),
            size,
            drawn: sample.length,
            reserves: reserves.length,
          })),
        ).toEqual(expected)
        for (const { pi, unconditional, size, sample } of strata) {
          expect([pi, unconditional]).toEqual([
            fraction(sample.length, size),
            fraction(sample.length, size),
          ])
        }
      }
    }
  })

  it('is one empty stratum as without it where nobody is eligible', () => {
    const [stratum, ...others] = drawn([0, 0], 2, '1/2', noNumbers)
    expect(stratum).toMatchObject({ stratum: [], size: 0, pi: '0/1', unconditional: '0/1' })
    expect(others).toEqual([])
  })

  it('asks for a number below the denominator of the share that lingers, and only where it has a fraction', () => {
    const asked: string[] = []
    const ask = (label: string, m: bigint, purpose: string) => {
      asked.push(`${label} ${m} ${purpose}`)
      return 0n
    }
    drawn([3, 3], 2, '1/2', ask)
    drawn([3, 3], 3, '1/1', ask)
    drawn([3, 3], 5, '2/5', ask)
    expect(asked).toEqual([])
    drawn([3, 3], 3, '1/2', ask)
    drawn([3, 3], 2, '3/4', ask)
    drawn([3, 3], 4, '2/5', ask)
    // 3 · 1/2 = 1 + 1/2, 2 · 3/4 = 1 + 1/2, 4 · 2/5 = 1 + 3/5.
    expect(asked).toEqual(['[] 2 rotate', '[] 2 rotate', '[] 5 rotate'])
  })

  it.each([...WHOLE, ...PARTS])(
    'with a share %s that lingers has, over all numbers, the share and the chances stated',
    (linger) => {
      const [p, q] = (linger ?? '0/1').split('/').map(Number) as [number, number]
      for (const frame of frames.filter((sizes) => total(sizes) > 0)) {
        const [U, C] = frame
        const N = U + C
        for (let n = 0; n <= N; n += 1) {
          // Over a common multiple of all denominators, so that every number below one of them is
          // as frequent.
          const runs = 60
          let visits = 0
          const seen = new Set<string>()
          for (let r = 0; r < runs; r += 1) {
            const strata = drawn(frame, n, linger, (_, m) => BigInt(r) % m)
            const [fresh, old] = ['unvisited', 'visited'].map((part) =>
              strata.find(({ stratum }) => stratum[0] === part),
            )
            visits += old?.sample.length ?? 0
            expect((fresh?.sample.length ?? 0) + (old?.sample.length ?? 0)).toBe(n)
            for (const each of strata) expect(each.pi).toBe(fraction(each.sample.length, each.size))
            seen.add(JSON.stringify([fresh?.unconditional, old?.unconditional]))
          }
          // The chance is the mean over all numbers, whatever the number was.
          const inSample = { fresh: n * runs - visits, old: visits }
          expect([...seen]).toEqual([
            JSON.stringify([
              U === 0 ? undefined : fraction(inSample.fresh, U * runs),
              C === 0 ? undefined : fraction(inSample.old, C * runs),
            ]),
          ])
          // And the share is linger · n, rounded with just that chance, as far as there are units.
          const a = Math.floor((p * n) / q)
          const above = (p * n) % q
          const mean = visitedShare(n, a, U, C) * (q - above) + visitedShare(n, a + 1, U, C) * above
          expect(fraction(visits, runs)).toBe(fraction(mean, q))
          if (U >= n && C >= n) expect(fraction(visits, runs)).toBe(fraction(p * n, q))
        }
      }
    },
  )
})

describe('a rotation in strata', () => {
  const BY_TOWN = { type: 'stratified', by: ['town'] } as const
  const designs: readonly Design[] = [
    { ...BY_TOWN, allocation: { type: 'proportional' }, rotation: rotation('1/2') },
    { ...BY_TOWN, allocation: { type: 'equal' }, rotation: rotation('1/3') },
    { ...BY_TOWN, allocation: { type: 'proportional' }, rotation: rotation(undefined) },
  ]
  const frames = [[1], [2, 1], [2, 2], [3, 1], ...(isSlow ? [[1, 1, 2]] : [])]

  it('has the stated unconditional chances, over all orders, ties and numbers', () => {
    let checked = 0
    for (const design of designs) {
      for (const sizes of frames) {
        const units = unitsBySize(sizes)
        for (const count of Array.from({ length: units.length + 1 }, (_, i) => i)) {
          // One set of visited units of each size is enough, taken from all over.
          const visited =
            subsetsOf(idsOf(units), count)[checked % 2] ?? idsOf(units).slice(0, count)
          for (let visits = 0; visits <= units.length; visits += 1) {
            const stated = new Map<string, Set<string>>()
            const drawn = new Map(idsOf(units).map((id) => [id, 0]))
            let runs = 0
            for (const labels of ordersOf(labelsOf(sizes))) {
              for (const order of ordersOf(idsOf(units))) {
                for (let r = 0n; r < 6n; r += 1n) {
                  const strata = selectRound(
                    units,
                    { design, visits, reserve: 0, path: '', isVisited: visitedOnes(visited) },
                    {
                      select: ticketsInOrder(order),
                      allocate: ticketsInOrder(labels),
                      uniform: (_, m) => r % m,
                    },
                  )
                  for (const { units: own, sample, unconditional } of strata) {
                    for (const { unit } of sample) drawn.set(unit, drawn.get(unit)! + 1)
                    for (const unit of own) {
                      stated.set(unit, (stated.get(unit) ?? new Set()).add(String(unconditional)))
                    }
                  }
                  runs += 1
                }
              }
            }
            for (const [unit, count] of drawn) {
              expect([...stated.get(unit)!]).toEqual([fraction(count, runs)])
            }
            checked += 1
          }
        }
      }
    }
    expect(checked).toBeGreaterThan(100)
  })

  it('puts the new strata in the order of their labels, each named by the one it came from', () => {
    const units: Enterprise[] = [
      { id: 'a', name: 'a' },
      { id: 'b', name: 'b', town: '东' },
      { id: 'c', name: 'c', town: '东' },
      { id: 'd', name: 'd', attributes: { k: 3 } },
    ]
    const labels: string[] = []
    const strata = selectRound(
      units,
      {
        design: {
          type: 'stratified',
          by: ['town', 'attributes.k'],
          allocation: { type: 'rates', rates: [], otherwise: '1/1', rounding: 'up' },
          rotation: rotation('1/3'),
        },
        visits: undefined,
        reserve: 0,
        path: '',
        isVisited: visitedOnes(['b', 'd']),
      },
      {
        select: ticketsInOrder(idsOf(units)),
        allocate: noTickets(),
        uniform: (label, m, purpose) => {
          labels.push(`${label} ${m} ${purpose}`)
          return 0n
        },
      },
    )
    expect(strata.map(({ stratum, units }) => [stratum, units])).toEqual([
      [['东', null, 'unvisited'], ['c']],
      [['东', null, 'visited'], ['b']],
      [[null, 3, 'visited'], ['d']],
      [[null, null, 'unvisited'], ['a']],
    ])
    expect(labels.sort()).toEqual([
      '["东",null] 3 rotate',
      '[null,3] 3 rotate',
      '[null,null] 3 rotate',
    ])
  })
})
