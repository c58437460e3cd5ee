import { describe, expect, it } from 'vitest'
import type { Placed } from '../../../src/year/schedule/days/settle.ts'
import { settle } from '../../../src/year/schedule/days/settle.ts'
import { createShortestPath } from '../../../src/year/schedule/days/shortest-path.ts'
import { smallestFirst } from '../../../src/year/schedule/days/smallest-first.ts'

const upTo = (length: number) => Array.from({ length }, (_, index) => index)

/** A list that counts how often one of its members is read. */
function counted<Row>(rows: readonly Row[]): { readonly rows: readonly Row[]; reads(): number } {
  let reads = 0
  const proxy = new Proxy(rows, {
    get(target, name, receiver) {
      if (typeof name === 'string' && /^\d+$/.test(name)) reads += 1
      return Reflect.get(target, name, receiver)
    },
  })
  return { rows: proxy, reads: () => reads }
}

describe('rounds that departments cannot all place', () => {
  // Eight departments that each could, and together have one visit a day.
  it('are not gone through once for each of their visits', () => {
    const DAYS = 250
    const days = upTo(DAYS)
    const names = upTo(8).map((index) => `科${index}`)
    const all = names.flatMap((department): Placed[] =>
      upTo(999).map((round) => ({
        kind: 0,
        department,
        days,
        visits: new Map([[round % DAYS, 1]]),
      })),
    )
    const { rows, reads } = counted(all)
    let looks = 0
    const { unplaced } = settle({
      rounds: rows,
      before: days.map(() => new Map()),
      loads: new Map(names.map((name) => [name, new Int32Array(DAYS)])),
      ranks: new Map(names.map((name) => [name, Int32Array.from(days)])),
      perTeamDay: 1,
      shortClasses: (_, teams) => {
        looks += 1
        return (teams.get(0) ?? 0) > 1 ? new Set([0]) : undefined
      },
      needsClass: () => true,
    })
    const homeless = all.length - DAYS
    expect(unplaced.reduce((sum, each) => sum + each, 0)).toBe(homeless)
    expect(looks).toBeLessThanOrEqual(100_000 + 2 * all.length)
    // All of them for each visit would be 60 million.
    expect(reads()).toBeLessThanOrEqual(20 * all.length + 2 * looks)
  })
})

describe('the search for days', () => {
  it.each([50, 100, 200])(
    'looks, for each of %i visits, at each round and month a few times at most',
    (count) => {
      const MONTHS = 132
      const days = upTo(MONTHS)
      const weights = new Map(days.map((month) => [month, 1]))
      const demands = upTo(count).map(() => ({
        kind: 0,
        visits: 1,
        days,
        weights,
        before: new Map<number, number>(),
      }))
      const most = new Int32Array(MONTHS).fill(3)
      const network = createShortestPath(
        {
          demands,
          monthOf: Int32Array.from(days),
          base: new Int32Array(MONTHS),
          ofKind: new Map([[0, most]]),
          ofDay: most,
          rank: Int32Array.from(days),
        },
        days.map((day) => ({ days: [day], month: day, base: 0 })),
      )
      expect(demands.map((_, demand) => network.augment(demand))).toEqual(demands.map(() => true))
      expect(network.steps()).toBeLessThanOrEqual(3 * count * (count * MONTHS))
    },
  )
})

describe('the smallest first', () => {
  it('comes in order, and costs no more than is looked at', () => {
    const items = upTo(1000).map((index) => (index * 577) % 1000)
    let compared = 0
    const compare = (a: number, b: number) => {
      compared += 1
      return a - b
    }
    const first = smallestFirst(items, compare).next()
    expect(first.value).toBe(0)
    expect(compared).toBeLessThanOrEqual(2 * items.length)
    expect([...smallestFirst(items, compare)]).toEqual(upTo(1000))
    expect([...smallestFirst([], compare)]).toEqual([])
  })
})
