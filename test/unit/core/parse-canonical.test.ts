import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDoubleRandomError } from '../../../src/core/errors.ts'
import { say } from '../../../src/core/message.ts'
import { parseCanonical } from '../../../src/core/parse-canonical.ts'
import { effort } from '../../effort.ts'
import { refusalOf } from '../expect-error.ts'

function codeOf(text: string, limits?: { bytes?: number; depth?: number }): string {
  return refusalOf(() => parseCanonical(text, limits)).code
}

describe('reading a canonical text', () => {
  it.each([
    'null',
    '0',
    '-1',
    '9007199254740991',
    '""',
    '"\\u0000\\b\\"\\\\/\u007f甲😀"',
    '[]',
    '{}',
    '{"":[],"a":{"b":[1,2,3]}}',
    '{"\u{10000}":1,"\uffff":2}',
  ])('accepts %s', (text) => {
    expect(parseCanonical(text)).toStrictEqual(JSON.parse(text))
  })

  it.each([
    ['nothing at all', ''],
    ['half an object', '{"a":1'],
    ['a word JavaScript knows and JSON does not', 'undefined'],
    ['NaN', '[NaN]'],
    ['single quotes', "{'a':1}"],
    ['a trailing comma', '[1,]'],
    ['a leading zero', '01'],
    ['a comment', '[1/*x*/]'],
    ['two values', '1 2'],
    ['a byte order mark', '\ufeff{}'],
    ['a raw line feed in a string', '"\n"'],
    ['a raw lone surrogate', '"\ud800"'],
    ['a raw low surrogate before a high one', '"\ude00\ud83d"'],
  ])('refuses %s as no JSON', (_, text) => {
    expect(codeOf(text)).toBe('evidence/json')
  })

  it.each([
    ['a duplicate key', '{"a":1,"a":1}'],
    ['a duplicate key with another value', '{"a":1,"a":2}'],
    ['reordered keys', '{"b":1,"a":2}'],
    ['keys in code point order', '{"\uffff":2,"\u{10000}":1}'],
    ['white space inside', '{"a": 1}'],
    ['white space before', ' {}'],
    ['a line feed behind', '{}\n'],
    ['an escaped ASCII letter', '"\\u0041"'],
    ['an escaped solidus', '"\\/"'],
    ['upper-case hex digits', '"\\u001F"'],
    ['a long escape where there is a short one', '"\\u000a"'],
    ['an escaped Chinese character', '"\\u7532"'],
    ['an escaped key', '{"\\u0061":1}'],
    ['minus zero', '-0'],
    ['a fraction that is an integer', '[1.0]'],
    ['an exponent', '1e2'],
    ['a fraction', '1.5'],
    ['an integer above 2^53 that rounds', '9007199254740993'],
    ['2^53', '9007199254740992'],
    ['a number beyond all doubles', '1e999'],
    ['the key __proto__', '{"__proto__":{"a":1}}'],
    ['an escaped key __proto__', '{"\\u005f_proto__":1}'],
    ['an escaped lone surrogate', '"\\ud800"'],
    ['an escaped surrogate pair', '"\\ud83d\\ude00"'],
    ['an escaped lone surrogate in a key', '{"\\udc00":1}'],
  ])('refuses %s as not canonical', (_, text) => {
    expect(codeOf(text)).toBe('evidence/not-canonical')
  })

  it('counts UTF-8 bytes, not characters, against the size limit', () => {
    // "甲😀" with its quotes: 2 + 3 + 4 bytes, 5 UTF-16 units.
    expect(parseCanonical('"甲😀"', { bytes: 9 })).toBe('甲😀')
    expect(codeOf('"甲😀"', { bytes: 8 })).toBe('evidence/size')
    expect(codeOf('"甲😀"', { bytes: 1 })).toBe('evidence/size')
  })

  it('looks at the size before anything else, and at the depth before parsing', () => {
    expect(codeOf('[[[[ this is not JSON', { bytes: 4, depth: 2 })).toBe('evidence/size')
    expect(codeOf('[[[[ this is not JSON', { depth: 2 })).toBe('evidence/depth')
    expect(codeOf('[[[[ this is not JSON', { depth: 4 })).toBe('evidence/json')
  })

  it('allows 32 levels and no 33rd unless told otherwise', () => {
    const levels = (n: number) => `${'[{"a":'.repeat(n / 2)}1${'}]'.repeat(n / 2)}`
    expect(parseCanonical(levels(32))).toStrictEqual(JSON.parse(levels(32)))
    expect(codeOf(levels(34))).toBe('evidence/depth')
    expect(codeOf(`[${levels(32)}]`)).toBe('evidence/depth')
    expect(parseCanonical(levels(34), { depth: 34 })).toStrictEqual(JSON.parse(levels(34)))
  })

  it.each(['["[[[[{{{{"]', '["\\"[[["]', '["\\\\\\"[[["]', '{"[[[{":"}]"}'])(
    'does not count brackets inside strings: %s',
    (text) => {
      expect(parseCanonical(text, { depth: 1 })).toStrictEqual(JSON.parse(text))
    },
  )

  it.each(['["\\\\",[1]]', '["\\\\\\\\",{"a":1}]', '[1,[2],"]"]'])(
    'counts brackets behind a string that ends in a backslash: %s',
    (text) => {
      expect(codeOf(text, { depth: 1 })).toBe('evidence/depth')
      expect(parseCanonical(text, { depth: 2 })).toStrictEqual(JSON.parse(text))
    },
  )

  it('refuses a hundred thousand open brackets without exhausting the stack', () => {
    expect(codeOf('['.repeat(100_000))).toBe('evidence/depth')
    expect(codeOf('{"a":'.repeat(100_000))).toBe('evidence/depth')
    expect(codeOf(`${'['.repeat(5000)}${']'.repeat(5000)}`, { depth: 10_000 })).toBe(
      'evidence/not-canonical',
    )
  })

  it('says at which character the canonical text goes on differently', () => {
    const [problem] = refusalOf(() => parseCanonical('{"a":1, "b":2}')).problems
    expect(problem).toMatchObject({
      expected: say('canonical-text', { next: '"b":2}', at: 7 }),
      found: say('value', { value: ' "b":2}' }),
      fix: say('leave-the-text-unformatted'),
    })
  })

  it('accepts no text that was changed by one character, unless the value changed with it', () => {
    const text = '{"a":[1,"甲\\n",null],"b":{"\u{10000}":true,"\uffff":-12}}'
    const value = JSON.parse(text)
    expect(parseCanonical(text)).toStrictEqual(value)
    fc.assert(
      fc.property(
        fc.nat({ max: text.length - 1 }),
        fc.nat({ max: 1 }),
        fc.constantFrom('', ' ', '0', '1', '"', '\\', ',', '.', '-', 'a', '\t', '{', '[', 'e'),
        (at, length, put) => {
          const changed = text.slice(0, at) + put + text.slice(at + length)
          fc.pre(changed !== text)
          try {
            expect(parseCanonical(changed)).not.toStrictEqual(value)
          } catch (error) {
            if (!isDoubleRandomError(error)) throw error
          }
        },
      ),
      { seed: 12, numRuns: effort(1000, 3000) },
    )
  })
})
