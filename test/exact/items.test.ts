import { describe, expect, it, vi } from 'vitest'
import { drawItems } from '../../src/record/draw-items.ts'
import type { ItemsRow } from '../../src/schema/documents/documents.ts'
import { fraction } from '../unit/select/every-order.ts'
import { Chances, productOf } from './chances.ts'
import { everyDraw } from './injected.ts'
import { smallWorld, unitsNamed } from './small-world.ts'

vi.mock(import('../../src/random/draw-key.ts'), async (original) => {
  return (await import('./injected.ts')).injectedKeys(await original())
})
vi.mock(import('../../src/core/ticket.ts'), async (original) => {
  return (await import('./injected.ts')).injectedTickets(await original())
})

const ROUND = { pool: 'A', round: 1 }

interface Checked {
  readonly units: readonly { readonly id: string; readonly name: string; readonly town?: string }[]
  readonly items: readonly {
    readonly id: string
    readonly mandatory?: boolean
    readonly where?: object
  }[]
  readonly draw?: number | string
  readonly riders?: readonly object[]
}

/**
 * The items of all visits, under every order of the tickets of items at each visit, and of units
 * for each rider.
 */
function everyItems(
  { units, items, draw, riders }: Checked,
  texts: { readonly items: (unit: string) => readonly string[]; readonly units: readonly string[] },
  visit: (rows: readonly ItemsRow[], outOf: number) => void,
): void {
  const inputs = smallWorld({
    units,
    catalogues: [{ id: 'C', items }],
    tasks: [
      {
        id: 'A',
        items: {
          catalogue: 'C',
          ...(draw !== undefined && { draw }),
          ...(riders && { riders }),
        },
      },
    ],
  })
  const sample = units.map(({ id }) => ({ ...ROUND, unit: id }))
  everyDraw(
    (decision) => {
      if (decision.purpose === 'items') return texts.items(decision.unit)
      if (decision.purpose === 'rider') return texts.units
      throw new Error(`no tickets for ${decision.purpose}`)
    },
    () => drawItems(inputs, sample, 'no seed'),
    visit,
  )
}

function catalogueOf(count: number): { id: string; mandatory?: boolean }[] {
  return [
    { id: 'always', mandatory: true },
    ...Array.from({ length: count }, (_, i) => ({ id: `i${i}` })),
  ]
}

describe('an item that is not mandatory', () => {
  it('is checked with m/M, each set of m equally often; a mandatory one always', () => {
    const [unit] = unitsNamed('a')
    for (let count = 0; count <= 5; count += 1) {
      const others = catalogueOf(count).flatMap(({ id, mandatory }) => (mandatory ? [] : [id]))
      for (const draw of [undefined, 0, 1, 2, 3, 5, 7, '1/2', '1/3', '1/1']) {
        const chances = new Chances()
        everyItems(
          { units: [unit!], items: catalogueOf(count), ...(draw !== undefined && { draw }) },
          { items: () => others, units: [] },
          ([row], outOf) => {
            expect(row!.mandatory).toEqual(['always'])
            for (const id of row!.drawn) chances.add(id, outOf)
            chances.add(`all of ${row!.drawn.toSorted()}`, outOf)
          },
        )
        const rate =
          typeof draw === 'string' ? (draw.split('/').map(Number) as [number, number]) : null
        const wanted = rate === null ? (draw ?? 0) : Math.ceil((rate[0] * count) / rate[1])
        const m = Math.min(wanted as number, count)
        for (const id of others) expect(chances.of(id)).toBe(fraction(m, count))
        const sets = chances.events().filter((event) => event.startsWith('all of '))
        expect(sets.length).toBe(binomial(count, m))
        for (const set of sets) expect(chances.of(set)).toBe(fraction(1, sets.length))
      }
    }
  })

  it('is drawn among those considered at the unit, at each visit by itself', () => {
    const units = [
      { id: 'a', name: 'a', town: '东' },
      { id: 'b', name: 'b' },
    ]
    const items = [...catalogueOf(3), { id: 'east', where: { equals: { town: '东' } } }]
    const consideredAt = (unit: string) =>
      unit === 'a' ? ['i0', 'i1', 'i2', 'east'] : ['i0', 'i1', 'i2']
    const chances = new Chances()
    everyItems({ units, items, draw: 1 }, { items: consideredAt, units: [] }, (rows, outOf) => {
      const events = rows.flatMap(({ unit, drawn }) => drawn.map((id) => `${unit} ${id}`))
      for (const event of [...events, events.join(' and ')]) chances.add(event, outOf)
    })
    for (const id of consideredAt('a')) expect(chances.of(`a ${id}`)).toBe('1/4')
    for (const id of consideredAt('b')) expect(chances.of(`b ${id}`)).toBe('1/3')
    expect(chances.events()).not.toContain('b east')
    for (const a of consideredAt('a')) {
      for (const b of consideredAt('b')) {
        expect(chances.of(`a ${a} and b ${b}`)).toBe(productOf('1/4', '1/3'))
      }
    }
  })
})

describe('a rider', () => {
  it.each(['up', 'down', 'half-up'])(
    'rides on its share of the visits rounded %s, on each with the same chance',
    (rounding) => {
      const round = { up: Math.ceil, down: Math.floor, 'half-up': Math.round }[rounding]!
      for (const [p, q] of [
        [1, 2],
        [1, 3],
        [3, 4],
        [1, 1],
      ] as const) {
        for (let count = 1; count <= 5; count += 1) {
          const units = unitsNamed(...['a', 'b', 'c', 'd', 'e'].slice(0, count))
          const ids = units.map(({ id }) => id)
          const riders = [{ item: 'ride', share: `${p}/${q}`, rounding }]
          const number = round((p * count) / q)
          const chances = new Chances()
          everyItems(
            { units, items: catalogueOf(0), riders },
            { items: () => [], units: ids },
            (rows, outOf) => {
              const carriers = rows.flatMap((row) => (row.riders.length > 0 ? [row.unit] : []))
              expect(carriers.length).toBe(number)
              for (const unit of carriers) chances.add(unit, outOf)
            },
          )
          for (const id of ids) expect(chances.of(id)).toBe(fraction(number, count))
        }
      }
    },
  )

  it('rides only where it is considered, on its share of these visits', () => {
    const units = unitsNamed('a', 'b', 'c', 'd')
    const where = { in: { id: ['b', 'c', 'd'] } }
    const riders = [{ item: 'ride', share: '1/3', rounding: 'up', where }]
    const chances = new Chances()
    everyItems(
      { units, items: catalogueOf(0), riders },
      { items: () => [], units: ['b', 'c', 'd'] },
      (rows, outOf) => {
        for (const row of rows) for (const _ of row.riders) chances.add(row.unit, outOf)
      },
    )
    expect(units.map(({ id }) => chances.of(id))).toEqual(['0/1', '1/3', '1/3', '1/3'])
  })

  it('is drawn by itself: two riders meet with the product of their chances', () => {
    const units = unitsNamed('a', 'b', 'c')
    const riders = ['one', 'two'].map((item) => ({ item, share: '1/3', rounding: 'up' }))
    const chances = new Chances()
    everyItems(
      { units, items: catalogueOf(0), riders },
      { items: () => [], units: ['a', 'b', 'c'] },
      (rows, outOf) => {
        for (const row of rows) chances.add(`${row.unit} has ${row.riders}`, outOf)
      },
    )
    for (const { id } of units)
      expect(chances.of(`${id} has one,two`)).toBe(productOf('1/3', '1/3'))
  })
})

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k
}
