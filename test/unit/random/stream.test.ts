import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStream } from '../../../src/random/stream.ts'
import { arc4, belowByRule } from './arc4.ts'

function keyOf(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

describe('the transcription these tests compare with', () => {
  it('has the bytes RFC 6229 publishes at 256 and at 512 for its 40-bit key', () => {
    const byte = arc4(Buffer.from('0102030405', 'hex'))
    const bytes = Buffer.from(Array.from({ length: 272 }, byte)).toString('hex')
    expect(bytes.slice(0, 32)).toBe('1cfcf62b03eddb641d77dfcf7f8d8c93')
    expect(bytes.slice(512)).toBe('6459844432a7da923cfb3eb4980661f6')
  })
})

describe('a stream', () => {
  it('gives the words of ARC4 under the 64 characters of its key, first byte first', () => {
    for (let k = 0; k < 50; k += 1) {
      const key = keyOf(`stream ${k}`)
      const stream = createStream(key)
      const byte = arc4(Buffer.from(key, 'ascii'))
      for (let i = 0; i < 100; i += 1) {
        const word = [byte(), byte(), byte(), byte()]
        expect(stream(2 ** 32)).toBe(Buffer.from(word).readUInt32BE())
      }
    }
  })

  it('gives the integers of the protocol for any mixture of bounds', () => {
    const bound = fc.oneof(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 2 ** 32 }),
      fc.constantFrom(1, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32, 3 * 2 ** 30),
    )
    fc.assert(
      fc.property(fc.string(), fc.array(bound, { maxLength: 30 }), (name, bounds) => {
        const key = keyOf(name)
        const below = belowByRule(arc4(Buffer.from(key, 'ascii')))
        expect(bounds.map(createStream(key))).toEqual(bounds.map((m) => below(m)))
      }),
      { seed: 32, numRuns: 400 },
    )
  })

  it('is its own: two streams of one key do not advance each other', () => {
    const [one, other] = [createStream(keyOf('a')), createStream(keyOf('a'))]
    const first = Array.from({ length: 20 }, () => one(1000))
    expect(Array.from({ length: 20 }, () => other(1000))).toEqual(first)
    expect(Array.from({ length: 20 }, () => one(1000))).not.toEqual(first)
  })

  it('takes a word even where there is only one outcome', () => {
    const [one, other] = [createStream(keyOf('b')), createStream(keyOf('b'))]
    expect(one(1)).toBe(0)
    other(2 ** 32)
    expect(one(2 ** 32)).toBe(other(2 ** 32))
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32 + 1, '3', null, undefined])(
    'refuses the bound %s',
    (m) => {
      expect(() => createStream(keyOf('c'))(m as number)).toThrow(RangeError)
    },
  )

  it.each([
    ['an empty text', ''],
    ['a text of a person', '2020-01-02 上午九时'],
    ['63 digits', 'a'.repeat(63)],
    ['65 digits', 'a'.repeat(65)],
    ['upper-case digits', 'A'.repeat(64)],
    ['64 letters that are no digits', 'g'.repeat(64)],
    ['64 digits and a line feed', `${'a'.repeat(64)}\n`],
    ['nothing', undefined],
  ])('refuses %s as a key', (_, key) => {
    expect(() => createStream(key as string)).toThrow(RangeError)
  })
})
