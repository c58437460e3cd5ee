import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw } from '../../../src/index.ts'
import { penaltyPoints, proposeKeyUnits } from '../../../src/year/bulletin/penalty-points.ts'
import { smallBureau } from '../../ceremony/small-bureau.ts'
import { placesOf } from '../../unit/expect-error.ts'

const scale = {
  items: [
    { value: 'major', points: 6 },
    { value: 'minor', points: 1, most: 3 },
  ],
  levels: [
    { from: 12, level: '三级', measure: '约谈' },
    { from: 3, level: '一级' },
  ],
}

const row = (unit: string, values: Readonly<Record<string, number>>, date?: string) => ({
  unit,
  values,
  ...(date && { date }),
})

describe('penalty points', () => {
  it('are the counts of the items times their points, at most so many, with the highest level reached', () => {
    const rows = [
      row('B', { major: 1, other: 5 }),
      row('A', { minor: 2 }),
      row('B', { major: 1 }),
      row('A', { minor: 7 }),
      row('C', { minor: 2 }),
      row('D', { other: 9 }),
      row('E', { minor: 0 }),
      { unit: 'F' },
    ]
    expect(penaltyPoints(rows, scale)).toEqual([
      {
        unit: 'B',
        points: 12,
        items: [{ value: 'major', count: 2, points: 12 }],
        level: '三级',
        measure: '约谈',
      },
      { unit: 'A', points: 3, items: [{ value: 'minor', count: 9, points: 3 }], level: '一级' },
      { unit: 'C', points: 2, items: [{ value: 'minor', count: 2, points: 2 }], level: null },
    ])
  })

  it('are sorted by points, and by the bytes of the ids where these are alike', () => {
    const ids = ['\u{10000}', '\uffe0', 'b', 'B', '乙']
    const found = penaltyPoints(
      ids.map((unit) => row(unit, { major: unit === 'b' ? 2 : 1 })),
      scale,
    )
    expect(found.map(({ unit }) => unit)).toEqual(['b', 'B', '乙', '\uffe0', '\u{10000}'])
  })

  it('count the days of their period, both ends included', () => {
    const period = { from: '2020-01-01', to: '2020-12-31' }
    const days = ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01']
    const rows = days.map((date) => row('A', { major: 1 }, date))
    expect(penaltyPoints(rows, { ...scale, period })[0]?.points).toBe(12)
    expect(penaltyPoints(rows, scale)[0]?.points).toBe(24)
    expect(placesOf(() => penaltyPoints([row('A', {})], { ...scale, period }))).toEqual([
      'input/missing at rows[0].date',
    ])
  })

  it('of all visits are those of some and those of the others, where no item has a most', () => {
    const rows = fc.array(
      fc.record({
        unit: fc.constantFrom('A', 'B', 'C'),
        values: fc.record({ major: fc.nat(3), minor: fc.nat(3) }, { requiredKeys: [] }),
      }),
      { maxLength: 8 },
    )
    const open = { items: scale.items.map(({ value, points }) => ({ value, points })) }
    const pointsOf = (found: ReturnType<typeof penaltyPoints>, id: string) =>
      found.find(({ unit }) => unit === id)?.points ?? 0
    fc.assert(
      fc.property(rows, rows, (some, others) => {
        const all = penaltyPoints([...some, ...others], open)
        for (const id of ['A', 'B', 'C']) {
          const parts = [some, others].map((part) => pointsOf(penaltyPoints(part, open), id))
          expect(pointsOf(all, id)).toBe(parts[0]! + parts[1]!)
          const capped = pointsOf(penaltyPoints([...some, ...others], scale), id)
          expect(capped).toBeLessThanOrEqual(pointsOf(all, id))
        }
        expect(penaltyPoints([...others, ...some], open)).toEqual(all)
      }),
      { seed: 2020, numRuns: 100 },
    )
  })

  it.each<[string, unknown, unknown, string]>([
    ['no items', [], { items: [] }, 'input/range at scale.items'],
    [
      'an item twice',
      [],
      { items: [scale.items[0], scale.items[0]] },
      'input/duplicate at scale.items[1]',
    ],
    [
      'a level twice',
      [],
      { ...scale, levels: [scale.levels[0], scale.levels[0]] },
      'input/duplicate at scale.levels[1]',
    ],
    [
      'no points',
      [],
      { items: [{ value: 'a', points: 0 }] },
      'input/range at scale.items[0].points',
    ],
    ['another member', [], { ...scale, law: 1 }, 'input/option at scale.law'],
    ['half a finding', [row('A', { major: 0.5 })], scale, 'input/type at rows[0].values.major'],
  ])('are refused with %s', (_, rows, given, place) => {
    expect(placesOf(() => penaltyPoints(rows as [], given as typeof scale))).toEqual([place])
  })
})

describe('key units proposed from points', () => {
  const points = [
    { unit: 'B', points: 12 },
    { unit: 'A', points: 12 },
    { unit: 'C', points: 11 },
    { unit: 'A', points: 30 },
  ]

  it('are those with so many, each once, in id order', () => {
    const rows = (least: number) =>
      proposeKeyUnits(points, { list: '重点单位', least }).map(({ enterprise }) => enterprise)
    expect([12, 11, 13, 31].map(rows)).toEqual([['A', 'B'], ['A', 'B', 'C'], ['A'], []])
  })

  it('are rows that the table of lists takes, and a plan finds', () => {
    const lists = proposeKeyUnits(points.slice(0, 2), { list: '重点单位', least: 1 })
    const enterprises = ['A', 'B', 'C'].map((id) => ({ id, name: id }))
    const design = { type: 'simple' }
    const record = draw(
      smallBureau({
        units: enterprises,
        lists,
        tasks: [{ where: { listed: '重点单位' }, design }],
      }),
      { seed: '一' },
    )
    expect(record.body.tables.sample.map(({ unit }) => unit)).toEqual(['A', 'B'])
  })

  it.each([
    [[{ unit: 'A' }], { list: 'l', least: 1 }],
    [[{ unit: 'A', points: 1 }], { list: 'l', least: 0 }],
    [[{ unit: 'A', points: 1 }], { list: '', least: 1 }],
    [null, { list: 'l', least: 1 }],
  ])('%j with %j are refused', (given, options) => {
    expect(() => proposeKeyUnits(given as never, options)).toThrow(/input\//)
  })
})
