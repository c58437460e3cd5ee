import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Enterprise } from '../../../src/schema/inputs/enterprise.ts'
import type { Filter } from '../../../src/schema/inputs/filter.ts'
import { matchesFilter } from '../../../src/schema/inputs/matches-filter.ts'

const LISTS = new Map([
  ['市级', new Set(['E1'])],
  ['空', new Set<string>()],
])

const FULL: Enterprise = {
  id: 'E1',
  name: '甲',
  creditCode: 'C',
  town: '七宝',
  tags: ['危化品', '加油站'],
  risk: 'A',
  size: 5,
  status: '存续',
  attributes: { tanks: 0, 'a.b': -3, kind: '罐', constructor: 1 },
}
const BARE: Enterprise = { id: 'E2', name: '乙' }

/**
 * Each filter with its truth for a unit that has everything and for one that has only id and name.
 */
const TRUTHS: readonly (readonly [filter: Filter, full: boolean, bare: boolean])[] = [
  [{ all: [] }, true, true],
  [{ any: [] }, false, false],
  [{ not: { all: [] } }, false, false],
  [{ not: { any: [] } }, true, true],
  [{ tag: '危化品' }, true, false],
  [{ tag: '危化' }, false, false],
  [{ tag: '危化品,加油站' }, false, false],
  [{ not: { tag: '危化品' } }, false, true],
  [{ equals: { id: 'E1' } }, true, false],
  [{ equals: { name: '乙' } }, false, true],
  [{ equals: { creditCode: 'C' } }, true, false],
  [{ equals: { creditCode: 'c' } }, false, false],
  [{ equals: { town: '七宝' } }, true, false],
  [{ equals: { town: '七宝 ' } }, false, false],
  [{ not: { equals: { town: '七宝' } } }, false, true],
  [{ not: { equals: { town: '虹桥' } } }, true, true],
  [{ equals: { status: '存续' } }, true, false],
  [{ equals: { size: 5 } }, true, false],
  [{ equals: { size: 0 } }, false, false],
  [{ equals: { 'attributes.tanks': 0 } }, true, false],
  [{ equals: { 'attributes.a.b': -3 } }, true, false],
  [{ equals: { 'attributes.constructor': 1 } }, true, false],
  [{ in: { risk: ['A', 'B'] } }, true, false],
  [{ in: { risk: ['B'] } }, false, false],
  [{ in: { risk: [] } }, false, false],
  [{ not: { in: { risk: [] } } }, true, true],
  [{ in: { 'attributes.tanks': [0, 1] } }, true, false],
  [{ bounds: { size: { min: 5 } } }, true, false],
  [{ bounds: { size: { min: 6 } } }, false, false],
  [{ bounds: { size: { max: 5 } } }, true, false],
  [{ bounds: { size: { max: 4 } } }, false, false],
  [{ bounds: { size: { min: 5, max: 5 } } }, true, false],
  [{ bounds: { size: { min: 6, max: 4 } } }, false, false],
  [{ bounds: { 'attributes.tanks': { min: 0, max: 0 } } }, true, false],
  [{ bounds: { 'attributes.a.b': { max: -1 } } }, true, false],
  [{ not: { bounds: { size: { min: 6 } } } }, true, true],
  [{ present: 'name' }, true, true],
  [{ present: 'town' }, true, false],
  [{ present: 'attributes.tanks' }, true, false],
  [{ present: 'attributes.toString' }, false, false],
  [{ present: 'attributes.hasOwnProperty' }, false, false],
  [{ not: { present: 'size' } }, false, true],
  [{ listed: '市级' }, true, false],
  [{ listed: '空' }, false, false],
  [{ listed: '区级' }, false, false],
  [{ not: { listed: '区级' } }, true, true],
  [{ all: [{ tag: '危化品' }, { present: 'town' }] }, true, false],
  [{ all: [{ tag: '危化品' }, { tag: '粉尘' }] }, false, false],
  [{ any: [{ tag: '粉尘' }, { equals: { name: '乙' } }] }, false, true],
  [{ any: [{ tag: '粉尘' }, { tag: '加油站' }] }, true, false],
]

describe('a filter', () => {
  it.each(TRUTHS)('%j', (filter, full, bare) => {
    expect([matchesFilter(filter, FULL, LISTS), matchesFilter(filter, BARE, LISTS)]).toEqual([
      full,
      bare,
    ])
  })

  it('is two-valued: its negation is true wherever it is false, for a missing value too', () => {
    for (const [filter] of TRUTHS) {
      for (const unit of [FULL, BARE]) {
        const truth = matchesFilter(filter, unit, LISTS)
        expect(matchesFilter({ not: filter }, unit, LISTS)).toBe(!truth)
        expect(matchesFilter({ not: { not: filter } }, unit, LISTS)).toBe(truth)
      }
    }
  })

  it('of any depth is the formula it says', () => {
    interface Formula {
      readonly filter: Filter
      readonly truth: (unit: Enterprise) => boolean
    }
    const leaf = fc.constantFrom(...TRUTHS).map(
      ([filter, full, bare]): Formula => ({
        filter,
        truth: (unit) => (unit === FULL ? full : bare),
      }),
    )
    const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
      formula: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        tie('formula').map(
          (f): Formula => ({ filter: { not: f.filter }, truth: (u) => !f.truth(u) }),
        ),
        fc.array(tie('formula'), { maxLength: 3 }).map(
          (fs): Formula => ({
            filter: { all: fs.map(({ filter }) => filter) },
            truth: (u) => !fs.some(({ truth }) => !truth(u)),
          }),
        ),
        fc.array(tie('formula'), { maxLength: 3 }).map(
          (fs): Formula => ({
            filter: { any: fs.map(({ filter }) => filter) },
            truth: (u) => fs.filter(({ truth }) => truth(u)).length > 0,
          }),
        ),
      ),
    }))
    fc.assert(
      fc.property(formula, ({ filter, truth }) => {
        for (const unit of [FULL, BARE])
          expect(matchesFilter(filter, unit, LISTS)).toBe(truth(unit))
      }),
      { seed: 38, numRuns: 1000 },
    )
  })
})
