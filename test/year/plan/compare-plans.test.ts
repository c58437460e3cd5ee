import type { InputData } from 'double-random'
import { comparePlans } from 'double-random/year'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../ceremony/refusal.ts'
import { type SmallTask, smallBureau } from '../../ceremony/small-bureau.ts'

const CODE = '91310112MA1GB00017'
const about = (tag: string, more: object = {}) => ({ where: { tag }, ...more })
const plan = (units: readonly object[], tasks: readonly SmallTask[]): InputData =>
  smallBureau({ units, tasks })

describe('two plans', () => {
  const district = plan(
    [
      { id: 'D1', creditCode: CODE, tags: ['危化', '工贸'] },
      { id: 'D2', tags: ['危化'] },
      { id: 'D3', tags: [] },
      { id: 'D4', tags: ['工贸'] },
      { id: 'D5', tags: [] },
    ],
    [about('危化', { kind: 'key' }), about('工贸')],
  )
  const town = plan(
    [
      { id: 'T1', creditCode: CODE, tags: ['餐饮'] },
      { id: 'D4', tags: [] },
      { id: 'ｄ５', tags: [] },
      { id: 'T2', tags: [] },
    ],
    [about('餐饮')],
  )

  it('share units by id or credit code, lack key units, and leave some out', () => {
    expect(comparePlans(district, town)).toEqual({
      both: [
        {
          first: { unit: 'D1', tasks: ['pool', 'pool-2'] },
          second: { unit: 'T1', tasks: ['pool'] },
        },
      ],
      keyUnitsMissing: [{ unit: 'D2', tasks: ['pool'] }],
      inNeither: [
        { unit: 'D3', directory: 'first' },
        { unit: 'D5', directory: 'both' },
        { unit: 'T2', directory: 'second' },
      ],
    })
  })

  it('can be seen from the other side', () => {
    const { both, keyUnitsMissing } = comparePlans(town, district)
    expect(both.map(({ first, second }) => [first.unit, second.unit])).toEqual([['T1', 'D1']])
    expect(keyUnitsMissing).toEqual([])
  })

  it.each<[string, object]>([
    ['the code being the id of the other', { id: CODE, tags: ['餐饮'] }],
    ['the code being an id in another width', { id: `９${CODE.slice(1)}`, tags: ['餐饮'] }],
  ])('know a unit, %s', (_, unit) => {
    const { both } = comparePlans(district, plan([unit], [about('餐饮')]))
    expect(both.map(({ first }) => first.unit)).toEqual(['D1'])
  })

  it('are not about whom a list or a filter keeps out, nor about units that are named later', () => {
    const closed = [{ code: '停业', where: { equals: { status: '停业' } } }]
    const mine = plan(
      [{ id: 'A', status: '停业' }, { id: 'B' }],
      [{ exclude: closed }, { doubleRandom: false, deferred: '待定', rounds: undefined }],
    )
    const { both, inNeither } = comparePlans(mine, plan([{ id: 'A' }, { id: 'B' }], [{}]))
    expect(both).toEqual([
      { first: { unit: 'B', tasks: ['pool'] }, second: { unit: 'B', tasks: ['pool'] } },
    ])
    expect(inNeither).toEqual([])
  })

  it('are refused where one is no input', () => {
    expect(refusalOf(() => comparePlans(district, {} as never)).code).toBe('input/invalid')
  })
})

it('every unit of both directories is in one place at most, and shared units are seen from both sides', () => {
  const side = fc
    .array(fc.record({ n: fc.integer({ min: 0, max: 9 }), tag: fc.constantFrom('a', 'b', '') }), {
      maxLength: 8,
    })
    .map((rows) => [...new Map(rows.map((row) => [row.n, row])).values()])
    .map((rows) =>
      plan(
        rows.map(({ n, tag }) => ({ id: `U${n}`, tags: tag === '' ? [] : [tag] })),
        [about('a', { kind: 'key' }), about('b')],
      ),
    )
  fc.assert(
    fc.property(side, side, (one, other) => {
      const there = comparePlans(one, other)
      const back = comparePlans(other, one)
      expect(there.both.map(({ first, second }) => [first, second])).toEqual(
        back.both.map(({ first, second }) => [second, first]),
      )
      const ids = (data: InputData) => new Set(data.enterprises.map(({ id }) => id))
      const tagged = (data: InputData, id: string) =>
        data.enterprises.some((unit) => unit.id === id && (unit.tags ?? []).length > 0)
      for (const id of new Set([...ids(one), ...ids(other)])) {
        const planned = tagged(one, id) || tagged(other, id)
        expect(there.inNeither.some(({ unit }) => unit === id)).toBe(!planned)
        expect(there.both.some(({ first }) => first.unit === id)).toBe(
          tagged(one, id) && tagged(other, id),
        )
      }
    }),
  )
})
