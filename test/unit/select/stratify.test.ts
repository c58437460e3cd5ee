import { describe, expect, it } from 'vitest'
import type { Design } from '../../../src/schema/inputs/design.ts'
import type { Enterprise } from '../../../src/schema/inputs/enterprise.ts'
import { stratify } from '../../../src/select/stratify.ts'

function designBy(...by: string[]): Design {
  return { type: 'stratified', by, allocation: { type: 'equal' } }
}

const UNITS: readonly Enterprise[] = [
  { id: 'a', name: 'x', town: '七宝', size: 10, attributes: { n: 1 } },
  { id: 'b', name: 'x', town: '七宝', size: 9, attributes: { n: '1' } },
  { id: 'c', name: 'x', size: 10 },
  { id: 'd', name: 'x', town: '\u{1f600}', size: 10 },
  { id: 'e', name: 'x', town: '\uffe5', size: 10, attributes: { n: 1 } },
]

describe('the strata', () => {
  it('of a design that is not stratified are one, even without units', () => {
    for (const design of [
      { type: 'simple' },
      { type: 'census' },
      { type: 'listed', reason: 'r' },
    ] as Design[]) {
      expect(stratify(design, UNITS)).toEqual([
        { stratum: [], label: '[]', units: ['a', 'b', 'c', 'd', 'e'] },
      ])
      expect(stratify(design, [])).toEqual([{ stratum: [], label: '[]', units: [] }])
    }
  })

  it('of no units are none', () => {
    expect(stratify(designBy('town'), [])).toEqual([])
  })

  it('are in the order of the bytes of their labels; a missing value is a stratum of its own', () => {
    expect(stratify(designBy('town'), UNITS)).toEqual([
      // "[\"" comes before "[n", and U+FFE5 before U+1F600 in UTF-8.
      { stratum: ['七宝'], label: '["七宝"]', units: ['a', 'b'] },
      { stratum: ['\uffe5'], label: '["\uffe5"]', units: ['e'] },
      { stratum: ['\u{1f600}'], label: '["\u{1f600}"]', units: ['d'] },
      { stratum: [null], label: '[null]', units: ['c'] },
    ])
  })

  it('tell an integer from the text that looks like it', () => {
    expect(
      stratify(designBy('attributes.n'), UNITS).map(({ label, units }) => [label, units]),
    ).toEqual([
      ['["1"]', ['b']],
      ['[1]', ['a', 'e']],
      ['[null]', ['c', 'd']],
    ])
  })

  it('of several fields have a value of each, and order integers as texts', () => {
    expect(
      stratify(designBy('size', 'town'), UNITS).map(({ label, units }) => [label, units]),
    ).toEqual([
      ['[10,"七宝"]', ['a']],
      ['[10,"\uffe5"]', ['e']],
      ['[10,"\u{1f600}"]', ['d']],
      ['[10,null]', ['c']],
      ['[9,"七宝"]', ['b']],
    ])
  })

  it('of fixed counts include those that are named and have no unit', () => {
    const design: Design = {
      type: 'stratified',
      by: ['town'],
      allocation: {
        type: 'fixed',
        counts: [
          { stratum: ['颛桥'], visits: 1 },
          { stratum: ['七宝'], visits: 1 },
          { stratum: [null], visits: 0 },
        ],
      },
    }
    expect(stratify(design, UNITS.slice(0, 2))).toEqual([
      { stratum: ['七宝'], label: '["七宝"]', units: ['a', 'b'] },
      { stratum: ['颛桥'], label: '["颛桥"]', units: [] },
      { stratum: [null], label: '[null]', units: [] },
    ])
  })
})
