import { describe, expect, it } from 'vitest'
import { parseInputs } from '../../../src/index.ts'
import {
  type Data,
  exampleEnterprise,
  exampleInputs,
  exampleTask,
  withEnterprise,
  withTask,
} from '../example-inputs.ts'
import { codesOf, refusalOf } from '../expect-error.ts'

function parseRow(row: unknown): unknown {
  return parseInputs(exampleInputs({ enterprises: [row] })).enterprises[0]
}

describe('a key __proto__', () => {
  it.each([
    ['a row', '{"id":"E01","name":"x","__proto__":{"town":"七宝"}}'],
    ['a row, holding a text', '{"id":"E01","name":"x","__proto__":"七宝"}'],
    ['the attributes', '{"id":"E01","name":"x","attributes":{"__proto__":"y","a":"b"}}'],
  ])('in %s is an error and changes no object', (_, json) => {
    expect(refusalOf(() => parseRow(JSON.parse(json))).code).toMatch(/^input\//)
    expect(({} as Data).town).toBeUndefined()
  })

  it('in the plan is an error', () => {
    const plan = `{"__proto__":{"year":2020},"id":"p","title":"P","tasks":[${JSON.stringify(exampleTask())}]}`
    expect(codesOf(() => parseInputs(exampleInputs({ plan: JSON.parse(plan) })))).toEqual([
      'input/unknown-field',
    ])
  })

  it('at the top is an error', () => {
    const data = JSON.stringify(exampleInputs()).replace('{', '{"__proto__":{"recusals":[]},')
    expect(codesOf(() => parseInputs(JSON.parse(data)))).toEqual(['input/unknown-field'])
  })

  it('beside or instead of the field of a filter is an error', () => {
    for (const json of [
      '{"equals":{"__proto__":"x"}}',
      '{"equals":{"__proto__":"x","town":"七宝"}}',
      '{"in":{"__proto__":["x"],"town":["七宝"]}}',
      '{"bounds":{"__proto__":{"min":1},"size":{"min":1}}}',
    ]) {
      const attempt = () => parseInputs(withTask({ where: JSON.parse(json) }))
      expect(refusalOf(attempt).code).toMatch(/^input\//)
    }
  })
})

describe('names that objects have anyway', () => {
  const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'length', 'then']

  it('are attributes like any other where they are given', () => {
    const attributes = Object.fromEntries(names.map((name, i) => [name, i]))
    expect(parseRow(exampleEnterprise(1, { attributes }))).toEqual(
      exampleEnterprise(1, { attributes }),
    )
  })

  it('are missing where they are not given', () => {
    for (const name of names) {
      const where = { present: `attributes.${name}` }
      // A field comparison on an inherited member would be an error of type.
      parseInputs(withTask({ where: { all: [where, { equals: { [where.present]: 1 } }] } }))
    }
  })

  it('are no filters, designs, allocations or kinds', () => {
    for (const name of names) {
      for (const members of [
        { where: { [name]: 'x' } },
        { design: { type: name } },
        { design: { type: 'stratified', by: ['town'], allocation: { type: name } } },
        { exclude: [{ code: 'c', [name]: 'x' }] },
      ]) {
        expect(refusalOf(() => parseInputs(withTask(members))).code).toBe('input/choice')
      }
    }
  })
})

describe('what a row inherits', () => {
  it('takes no part, be it from another object or from a class', () => {
    class Row {
      readonly id = 'E01'
      readonly name = 'x'
      get town(): string {
        return '七宝'
      }
    }
    for (const row of [Object.create({ id: 'E01', name: 'x' }), new Row()]) {
      let parsed: unknown
      try {
        parsed = parseRow(row)
      } catch {
        continue
      }
      expect(parsed).not.toHaveProperty('town')
      expect(Object.keys(row)).toEqual(expect.arrayContaining(Object.keys(parsed as Data)))
    }
  })
})

describe('a row that is no plain object', () => {
  class Row {
    readonly id = 'E01'
    readonly name = 'x'
    readonly contact = '021-1'
  }

  it('is left as it was', () => {
    const row = new Row()
    try {
      parseRow(row)
    } catch {
      // Refusing it is as good as copying it.
    }
    expect(row.contact).toBe('021-1')
  })

  it('does not make the library throw an error that is not its own', () => {
    try {
      parseRow(Object.freeze(new Row()))
    } catch (error) {
      expect(error).toHaveProperty('code')
    }
  })

  it.each([
    ['tags', new Set(['危化品'])],
    ['attributes', new Map([['储罐', 3]])],
    ['town', new Date(0)],
    ['size', Object(7)],
    ['risk', /A/],
    ['attributes', Object.create({ 储罐: 3 })],
  ])('nor is a member, which is refused and never taken for absent: %s', (name, value) => {
    expect(refusalOf(() => parseRow({ id: 'E01', name: 'x', [name]: value })).code).toMatch(
      /^input\//,
    )
  })
})

describe('a getter', () => {
  it('is read once, so that what is checked is what is kept', () => {
    let reads = 0
    const row = {
      name: 'x',
      get id() {
        reads += 1
        return reads === 1 ? 'E01' : ' E01'
      },
      get town() {
        reads += 100
        return '七宝'
      },
    }
    expect(parseRow(row)).toEqual({ id: 'E01', name: 'x', town: '七宝' })
    expect(reads).toBe(101)
  })
})

describe('a deep value', () => {
  it('is refused without exhausting the stack', () => {
    let filter: unknown = { tag: 'x' }
    for (let i = 0; i < 20_000; i += 1) filter = { not: filter }
    expect(refusalOf(() => parseInputs(withTask({ where: filter }))).code).toBe('input/range')
    const loop: Data = { id: 'E01', name: 'x' }
    loop.attributes = loop
    expect(refusalOf(() => parseRow(loop)).code).toBe('input/range')
  })
})

describe('the integers', () => {
  it.each([-0, 2 ** 53, -(2 ** 53), 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10n, '7'])(
    'of the protocol do not include %s',
    (value) => {
      expect(refusalOf(() => parseInputs(withEnterprise({ size: value }))).code).toMatch(/^input\//)
      const isText = typeof value === 'string'
      const attempt = () => parseInputs(withEnterprise({ attributes: { a: value } }))
      if (!isText) expect(refusalOf(attempt).code).toMatch(/^input\//)
    },
  )

  it('include the extreme safe ones', () => {
    const attributes = { a: Number.MAX_SAFE_INTEGER, b: Number.MIN_SAFE_INTEGER, c: 0 }
    expect(parseRow({ id: 'E01', name: 'x', size: Number.MAX_SAFE_INTEGER, attributes })).toEqual({
      id: 'E01',
      name: 'x',
      size: Number.MAX_SAFE_INTEGER,
      attributes,
    })
  })
})
