import { canonicalJson, draw, parseInputs } from 'double-random'
import { describe, expect, it } from 'vitest'
import { smallBureau } from '../ceremony/small-bureau.ts'
import { refusalOf } from '../unit/expect-error.ts'

class Unit {
  id = 'U1'
}

const announced = (announcement: string) => () =>
  draw(smallBureau({}), { announcement, reveals: [] })
const first = (unit: object) => () => parseInputs(smallBureau({ units: [unit] }))

describe('what is mistaken for data', () => {
  it.each([
    ['a bigint as an attribute', first({ attributes: { area: 3n } }), 'give-integer-as-number'],
    ['a bigint in a document', () => canonicalJson({ a: 3n }), 'give-integer-as-number'],
    ['a Date as a name', first({ name: new Date(0) }), 'give-date-as-text'],
    ['a Date in a document', () => canonicalJson([new Date(0)]), 'give-date-as-text'],
    ['a Map as attributes', first({ attributes: new Map() }), 'give-plain-data'],
    ['an instance in a document', () => canonicalJson(new Unit()), 'give-plain-data'],
    ['an instance as inputs', () => parseInputs(new Unit() as never), 'give-plain-data'],
    ['a formatted text', announced('{\n  "body": {}\n}'), 'leave-the-text-unformatted'],
    ['a sorted text', announced('{"b":1,"a":2}'), 'leave-the-text-as-published'],
    ['a byte order mark', announced('\ufeff{"a":1}'), 'remove-byte-order-mark'],
  ])('is told what to do: %s', (_, call, advice) => {
    expect(refusalOf(call).problems[0]?.fix).toEqual({ id: advice, values: {} })
  })

  it('is not told where the value is data', () => {
    expect(refusalOf(first({ name: 3 })).problems[0]).not.toHaveProperty('fix')
  })
})
