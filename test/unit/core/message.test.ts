import { describe, expect, it } from 'vitest'
import { type Message, plain, say, show } from '../../../src/core/message.ts'

describe('a value in a message', () => {
  it('is shortened to 64 characters', () => {
    expect(show('x'.repeat(64))).toEqual({ id: 'value', values: { value: 'x'.repeat(64) } })
    expect(show('x'.repeat(65))).toEqual({ id: 'value', values: { value: `${'x'.repeat(64)}…` } })
  })

  it.each<[unknown, Message, string]>([
    [undefined, say('nothing'), 'nothing'],
    [null, say('value', { value: null }), 'null'],
    [12, say('value', { value: 12 }), '12'],
    [-0, say('minus-zero'), 'minus zero'],
    [Number.NaN, say('type', { type: 'NaN' }), 'type (type: "NaN")'],
    [false, say('value', { value: false }), 'false'],
    [[1, 2, 3], say('array', { length: 3 }), 'array (length: 3)'],
    [{ secret: 1 }, say('type', { type: 'object' }), 'type (type: "object")'],
    [1n, say('type', { type: 'bigint' }), 'type (type: "bigint")'],
    [Symbol('secret'), say('type', { type: 'symbol' }), 'type (type: "symbol")'],
    ['line\nfeed', say('value', { value: 'line\nfeed' }), '"line\\nfeed"'],
  ])('that is %o carries no more than its sentence needs', (value, message, text) => {
    expect(show(value)).toEqual(message)
    expect(plain(message)).toBe(text)
  })
})

describe('the text of an error', () => {
  it('is made of ids and values, those of messages inside a message too', () => {
    const group = { value: show(undefined), inspector: 'I1', group: 'G' }
    expect(plain(say('as-in-its-group', group))).toBe(
      'as in its group (value: nothing, inspector: "I1", group: "G")',
    )
    expect(plain(say('either', { of: [say('text'), say('at-least', { limit: 1 })] }))).toBe(
      'either (of: text, at least (limit: 1))',
    )
    expect(plain(say('one-of', { values: ['key', 'general'] }))).toBe(
      'one of (values: "key", "general")',
    )
  })
})
