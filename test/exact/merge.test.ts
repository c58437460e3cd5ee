import { describe, expect, it, vi } from 'vitest'
import { draw } from '../../src/index.ts'
import { inclusion } from '../../src/report/index.ts'
import type { Inputs } from '../../src/schema/inputs/inputs.ts'
import { fraction } from '../unit/select/every-order.ts'
import { Chances, productOf, restOf } from './chances.ts'
import { drawnIn, everyBatch } from './every-batch.ts'
import { AUTUMN, SPRING, smallWorld, unitsNamed } from './small-world.ts'

vi.mock(import('../../src/random/draw-key.ts'), async (original) => {
  return (await import('./injected.ts')).injectedKeys(await original())
})
vi.mock(import('../../src/core/ticket.ts'), async (original) => {
  return (await import('./injected.ts')).injectedTickets(await original())
})
vi.mock(import('../../src/random/stream.ts'), async (original) => {
  return (await import('./injected.ts')).injectedStreams(await original())
})
vi.mock(import('../../src/random/uniform-integer.ts'), async (original) => {
  return (await import('./injected.ts')).injectedIntegers(await original())
})

/** How often each unit is visited at all, over all draws of all pools together. */
function visitedChances(inputs: Inputs): { unit: string; chance: string }[] {
  const chances = new Chances()
  everyBatch(inputs, (rounds, outOf) => {
    for (const unit of new Set(rounds.flatMap(drawnIn))) chances.add(unit, outOf)
  })
  return inputs.enterprises.map(({ id }) => ({ unit: id, chance: chances.of(id) }))
}

function statedChances(inputs: Inputs, seed: string): unknown {
  return inclusion(draw(inputs, { seed }), inputs).visited
}

function givesOf(drawn: readonly number[]): string {
  return `strata give ${drawn}`
}

function oneOf(...ids: string[]) {
  return { in: { id: ids } }
}

const UNITS = unitsNamed('a', 'b', 'c', 'd', 'e')
const SIZED = UNITS.map((unit, i) => ({ ...unit, size: i + 1, town: i < 2 ? '东' : '西' }))
const window = SPRING
const merge = { overlap: 'merge' }

const POOLS: readonly (readonly [what: string, inputs: Inputs])[] = [
  [
    'two pools of which one lies in the other',
    smallWorld({
      units: UNITS,
      tasks: [
        { id: 'A', rounds: [{ window, visits: 2 }] },
        { id: 'B', ...merge, where: oneOf('c', 'd', 'e'), rounds: [{ window, visits: 1 }] },
      ],
    }),
  ],
  [
    'two pools that overlap, in windows of their own',
    smallWorld({
      units: UNITS,
      tasks: [
        { id: 'A', ...merge, where: oneOf('a', 'b', 'c', 'd') },
        {
          id: 'B',
          ...merge,
          where: oneOf('b', 'c', 'd', 'e'),
          rounds: [{ window: AUTUMN, visits: 3 }],
        },
      ],
    }),
  ],
  [
    'three pools, the last of which sees two visits to a unit',
    smallWorld({
      units: UNITS.slice(0, 3),
      tasks: [
        { id: 'A', rounds: [{ window, visits: 1 }] },
        { id: 'B', ...merge, rounds: [{ window: AUTUMN, visits: 2 }] },
        { id: 'C', ...merge, rounds: [{ window: [SPRING[0], AUTUMN[1]], visits: 1 }] },
      ],
    }),
  ],
  [
    'a pool in proportion to size and one of strata',
    smallWorld({
      units: SIZED.slice(0, 4),
      tasks: [
        {
          id: 'A',
          design: { type: 'pps', size: 'size' },
          rounds: [{ window, visits: 2 }],
        },
        {
          id: 'B',
          ...merge,
          design: {
            type: 'stratified',
            by: ['town'],
            allocation: { type: 'fixed', counts: [{ stratum: ['东'], visits: 1 }] },
          },
          rounds: [{ window, visits: 1 }],
        },
      ],
    }),
  ],
  [
    'two rounds of one pool',
    smallWorld({
      units: UNITS.slice(0, 4),
      tasks: [
        {
          id: 'A',
          rounds: [
            { window: SPRING, visits: 2 },
            { window: AUTUMN, visits: 1 },
          ],
        },
      ],
    }),
  ],
  [
    'pools with a bound of one visit a year, which a joint visit keeps',
    smallWorld({
      units: UNITS.slice(0, 3),
      exclude: [{ code: 'cap', visitsInYear: 1 }],
      pastVisits: [{ enterprise: 'a', date: '2020-01-06' }],
      tasks: [
        { id: 'A', rounds: [{ window, visits: 1 }] },
        { id: 'B', ...merge, rounds: [{ window, visits: 1 }] },
        { id: 'C', ...merge, rounds: [{ window, visits: 1 }] },
      ],
    }),
  ],
]

describe('the chance of being visited at all', () => {
  it.each(POOLS)('by %s is 1 − Π(1 − π), as stated, over all draws of all pools', (_, inputs) => {
    const visited = visitedChances(inputs)
    for (const seed of ['1', '2', '3']) expect(statedChances(inputs, seed)).toEqual(visited)
  })

  it('is given what the strata give, where a tie of an allocation decides that', () => {
    const inputs = smallWorld({
      units: UNITS.slice(0, 4).map((unit, i) => ({ ...unit, town: i < 2 ? '东' : '西' })),
      tasks: [
        { id: 'A', rounds: [{ window, visits: 2 }] },
        {
          id: 'B',
          ...merge,
          design: { type: 'stratified', by: ['town'], allocation: { type: 'proportional' } },
          rounds: [{ window, visits: 1 }],
        },
      ],
    })
    const chances = new Chances()
    everyBatch(inputs, (rounds, outOf) => {
      const gives = givesOf(rounds.at(-1)!.strata.map(({ sample }) => sample.length))
      chances.add(gives, outOf)
      for (const unit of new Set(rounds.flatMap(drawnIn))) chances.add(`${gives} ${unit}`, outOf)
    })
    const seen = new Set<string>()
    for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const record = draw(inputs, { seed })
      const gives = givesOf(record.body.head.rounds.at(-1)!.strata.map(({ drawn }) => drawn))
      const visited = inputs.enterprises.map(({ id }) => {
        return { unit: id, chance: chances.given(`${gives} ${id}`, gives) }
      })
      expect(inclusion(record, inputs).visited).toEqual(visited)
      seen.add(gives)
    }
    expect([...seen].toSorted()).toEqual([givesOf([0, 1]), givesOf([1, 0])])
  })

  it('is, by hand, 1 − (3/5)(2/3) for 2 of 5 and 1 of 3', () => {
    const inputs = POOLS[0]![1]
    const missed = productOf(fraction(3, 5), fraction(2, 3))
    expect(visitedChances(inputs).at(-1)).toEqual({ unit: 'e', chance: restOf(missed) })
    expect(visitedChances(inputs)[0]).toEqual({ unit: 'a', chance: fraction(2, 5) })
  })
})

describe('selections of pools that merge', () => {
  it('are independent: each pair of samples has the product of their chances', () => {
    for (const [, inputs] of POOLS) {
      const chances = new Chances()
      everyBatch(inputs, (rounds, outOf) => {
        const names = rounds.map((round, r) => `${r}: ${drawnIn(round)}`)
        for (const name of names) chances.add(name, outOf)
        chances.add(names.join(' | '), outOf)
      })
      const together = chances.events().filter((event) => event.includes(' | '))
      for (const event of together) {
        const alone = event.split(' | ').map((name) => chances.of(name))
        expect(chances.of(event)).toBe(alone.reduce(productOf))
      }
      const rounds = inputs.plan.tasks.flatMap((task) => task.rounds ?? [])
      const counts = rounds.map((_, r) =>
        chances.events().filter((event) => event.startsWith(`${r}: `) && !event.includes(' | ')),
      )
      expect(together.length).toBe(counts.reduce((product, each) => product * each.length, 1))
    }
  })

  it('of a unit in several pools make one visit, as long as the windows allow', () => {
    const [, inputs] = POOLS[0]!
    let joint = 0
    everyBatch(inputs, ([first, second]) => {
      for (const row of second!.sample) {
        const before = first!.sample.find(({ unit }) => unit === row.unit)
        expect(row.host).toEqual(before && { pool: 'A', round: 1 })
        if (before === undefined) continue
        expect(row.date).toBe(before.date)
        joint += 1
      }
    })
    expect(joint).toBeGreaterThan(0)
  })

  it('are visits of their own where the day of the first lies outside the second window', () => {
    const inputs = smallWorld({
      units: UNITS.slice(0, 4),
      tasks: [
        { id: 'A', rounds: [{ window: ['2020-03-02', '2020-03-06'], visits: 3 }] },
        { id: 'B', ...merge, rounds: [{ window: ['2020-03-05', '2020-03-13'], visits: 2 }] },
      ],
    })
    const seen = new Set<boolean>()
    everyBatch(inputs, ([first, second]) => {
      for (const row of second!.sample) {
        const before = first!.sample.find(({ unit }) => unit === row.unit)
        if (before === undefined) continue
        const isJoint = before.date >= '2020-03-05'
        expect(row.host).toEqual(isJoint ? { pool: 'A', round: 1 } : undefined)
        seen.add(isJoint)
      }
    })
    expect(seen.size).toBe(2)
  })
})
