import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../src/core/canonical-json.ts'
import { refusalOf } from '../expect-error.ts'

/** RFC 8785 §3.2.4: the bytes of the canonical form of the sample object of §3.2.2. */
const RFC_BYTES = `
  7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72
  75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
  5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31
  65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
  5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30
  30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d`

/** The one member of that sample the protocol's integers cannot say. */
const RFC_NUMBERS = '"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'

/**
 * Published samples of RFC 8785 §3.2.3 and of its author's test data, each with its canonical text.
 */
const PUBLISHED: readonly (readonly [name: string, input: string, canonical: string])[] = [
  [
    'the sorting sample of RFC 8785 §3.2.3',
    String.raw`{"\u20ac": "Euro Sign", "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}`,
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
      '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  ],
  ['arrays.json', '[56, {"d": true, "10": null, "1": []}]', '[56,{"1":[],"10":null,"d":true}]'],
  [
    'french.json',
    '{"peach": "1", "p\u00e9ch\u00e9": "2", "p\u00eache": "3", "sin": "4"}',
    '{"peach":"1","p\u00e9ch\u00e9":"2","p\u00eache":"3","sin":"4"}',
  ],
  [
    'structures.json',
    String.raw`{"1": {"f": {"f": "hi", "F": 5}, "\n": 56.0}, "10": {}, "": "empty", "a": {},
      "111": [{"e": "yes", "E": "no"}], "A": {}}`,
    String.raw`{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}`,
  ],
  [
    'unicode.json, which is not normalised',
    String.raw`{"Unnormalized Unicode": "\u1e0d\u0307"}`,
    '{"Unnormalized Unicode":"\u1e0d\u0307"}',
  ],
  [
    'weird.json',
    String.raw`{"\u20ac": "Euro Sign", "1": "One", "\u0080": "Control\u007f", "\ud83d\ude02": "Smiley",
      "\u00f6": "O", "\ufb33": "Dalet", "</script>": "Browser Challenge"}`,
    '{"1":"One","</script>":"Browser Challenge","\u0080":"Control\u007f","ö":"O","€":"Euro Sign",' +
      '"😂":"Smiley","\ufb33":"Dalet"}',
  ],
]

const SHORT_ESCAPES = new Map([
  [0x22, '\\"'],
  [0x5c, '\\\\'],
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
])

/** The sentence of the protocol about characters of strings, written down again. */
function characterByRule(point: number): string {
  if (point < 0x20 || point === 0x22 || point === 0x5c) {
    return SHORT_ESCAPES.get(point) ?? `\\u00${point.toString(16).padStart(2, '0')}`
  }
  return String.fromCodePoint(point)
}

/** The protocol's canonical text, written down again without JSON.stringify. */
function textByRule(value: unknown): string {
  if (typeof value === 'string') {
    return `"${[...value].map((c) => characterByRule(c.codePointAt(0)!)).join('')}"`
  }
  if (Array.isArray(value)) return `[${value.map(textByRule).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const units = (key: string) => key.split('').map((unit) => unit.charCodeAt(0))
    const members = Object.entries(value).sort(([a], [b]) => {
      const [x, y] = [units(a), units(b)]
      const at = x.findIndex((unit, i) => unit !== y[i])
      return at < 0 ? -1 : x[at]! - (y[at] ?? -1)
    })
    return `{${members.map(([key, member]) => `${textByRule(key)}:${textByRule(member)}`).join(',')}}`
  }
  return `${value}`
}

/** Any value of the protocol's data model. */
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, 2 ** 53 - 1, 1 - 2 ** 53),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 3 }), tie('value'), { maxKeys: 5 }),
  ),
})).value

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

describe('canonical text', () => {
  it('has the bytes RFC 8785 prints for its sample, but for the numbers outside the protocol', () => {
    const published = Buffer.from(RFC_BYTES.replaceAll(/\s/g, ''), 'hex').toString()
    expect(published).toContain(RFC_NUMBERS)
    const sample = String.raw`{"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`
    expect(canonicalJson(JSON.parse(sample))).toBe(published.replace(RFC_NUMBERS, ''))
  })

  it.each(PUBLISHED)('is the published one for %s', (_, input, canonical) => {
    expect(canonicalJson(JSON.parse(input))).toBe(canonical)
  })

  it('escapes what the protocol names, and nothing else', () => {
    const wrong: number[] = []
    for (let point = 0; point <= 0x10ffff; point += point < 0x10000 ? 1 : 257) {
      if (point >= 0xd800 && point <= 0xdfff) continue
      const text = canonicalJson(String.fromCodePoint(point))
      if (text !== `"${characterByRule(point)}"`) wrong.push(point)
    }
    expect(wrong).toEqual([])
  })

  it('is the text the rule gives for any value, whatever the order of its members', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(canonicalJson(value)).toBe(textByRule(value))
        expect(canonicalJson(reversed(value))).toBe(textByRule(value))
      }),
      { seed: 8785, numRuns: 800 },
    )
  })

  it('reads back as the value it was written from', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(JSON.parse(canonicalJson(value))).toStrictEqual(JSON.parse(JSON.stringify(value)))
      }),
      { seed: 8785, numRuns: 200 },
    )
  })

  it('puts a key above U+FFFF before U+E000 to U+FFFF, as code units do and code points do not', () => {
    expect(canonicalJson({ '\ue000': 1, '\u{10000}': 2, '\uffff': 3, '\ud7ff': 4 })).toBe(
      '{"\ud7ff":4,"\u{10000}":2,"\ue000":1,"\uffff":3}',
    )
  })

  it('writes the extreme safe integers in decimal', () => {
    expect(canonicalJson([9007199254740991, -9007199254740991, 0, 1e15, 1e3])).toBe(
      '[9007199254740991,-9007199254740991,0,1000000000000000,1000]',
    )
  })

  it('takes an object without a prototype for a plain one', () => {
    expect(canonicalJson(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}')
  })

  it('takes constructor, toString and hasOwnProperty for ordinary keys', () => {
    const value = JSON.parse('{"toString":1,"hasOwnProperty":2,"constructor":3}')
    expect(canonicalJson(value)).toBe('{"constructor":3,"hasOwnProperty":2,"toString":1}')
  })
})

class Row {
  readonly id = 'E1'
}

const NOT_VALUES: readonly (readonly [name: string, value: unknown, path: string])[] = [
  ['undefined', undefined, ''],
  ['an undefined member', { a: [{ b: undefined }] }, 'a[0].b'],
  ['NaN', [Number.NaN], '[0]'],
  ['infinity', [1, Number.NEGATIVE_INFINITY], '[1]'],
  ['a fraction', { rate: 1.5 }, 'rate'],
  ['minus zero', { a: { b: -0 } }, 'a.b'],
  ['2^53', [2 ** 53], '[0]'],
  ['−2^53', [-(2 ** 53)], '[0]'],
  // biome-ignore lint/suspicious/noSparseArray: the hole is the point
  ['a hole', [1, , 3], '[1]'],
  ['an array of nothing but holes', new Array(2), '[0]'],
  ['a Date', { at: new Date(0) }, 'at'],
  ['a Map', new Map([['a', 1]]), ''],
  ['a Set', [new Set()], '[0]'],
  ['a typed array', { bytes: new Uint8Array(1) }, 'bytes'],
  ['an instance of a class', { row: new Row() }, 'row'],
  ['an object that inherits from another', Object.create({ a: 1 }), ''],
  ['a boxed text', { a: Object('a') }, 'a'],
  ['a symbol', { a: Symbol('a') }, 'a'],
  ['a symbol key', { a: { [Symbol('b')]: 1 } }, 'a'],
  ['an own key __proto__', { a: JSON.parse('{"__proto__":1}') }, 'a.__proto__'],
  ['a lone high surrogate', ['\ud83d'], '[0]'],
  ['a lone low surrogate', { a: 'x\ude00' }, 'a'],
  ['surrogates in the wrong order', ['\ude00\ud83d'], '[0]'],
  ['a bigint', [1n], '[0]'],
  ['a function', { f: () => 1 }, 'f'],
]

describe('a value without a canonical text', () => {
  it.each(NOT_VALUES)('is refused with its path: %s', (_, value, path) => {
    const error = refusalOf(() => canonicalJson(value))
    expect(error.code).toBe('value/not-canonical')
    expect(error.problems.map((problem) => problem.path)).toEqual([path])
  })

  it('is refused when a key is not well-formed', () => {
    expect(refusalOf(() => canonicalJson({ '\ud800': 1 })).code).toBe('value/not-canonical')
  })

  it('is refused when it is nested beyond 64 levels, and so is one that contains itself', () => {
    expect(canonicalJson(nested(64))).toBe(textByRule(nested(64)))
    expect(refusalOf(() => canonicalJson(nested(65))).code).toBe('value/not-canonical')
    const loop: unknown[] = []
    loop.push({ loop })
    expect(refusalOf(() => canonicalJson(loop)).code).toBe('value/not-canonical')
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}
