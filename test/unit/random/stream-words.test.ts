import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createStream } from '../../../src/random/stream.ts'

const generator = vi.hoisted(() => ({ words: [] as number[], taken: 0 }))

// The generator is replaced, so that a test can hand over exactly the words it wants; int32 is
// signed, as there.
vi.mock('seedrandom', () => ({
  default: () => ({
    int32() {
      const word = generator.words[generator.taken % generator.words.length] as number
      generator.taken += 1
      return word | 0
    },
  }),
}))

const KEY = '0'.repeat(64)
const BOUNDS = [1, 2, 3, 5, 7, 1000, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32]

/** The largest multiple of m that is at most 2^32. */
function limitOf(m: number): number {
  return 2 ** 32 - Number(2n ** 32n % BigInt(m))
}

function feed(...words: number[]): void {
  generator.words = words
  generator.taken = 0
}

beforeEach(() => feed(0))

describe('an integer below m', () => {
  it.each(BOUNDS)('takes the last word below the largest multiple of %d', (m) => {
    feed(limitOf(m) - 1)
    expect(createStream(KEY)(m)).toBe(m - 1)
    expect(generator.taken).toBe(1)
  })

  it.each(BOUNDS.filter((m) => limitOf(m) < 2 ** 32))(
    'throws away the first and the last word above it and takes the next: %d',
    (m) => {
      feed(limitOf(m), 2 ** 32 - 1, 0)
      expect(createStream(KEY)(m)).toBe(0)
      expect(generator.taken).toBe(3)
    },
  )

  it.each(BOUNDS.filter((m) => limitOf(m) === 2 ** 32))(
    'throws no word away where m divides 2^32: %d',
    (m) => {
      feed(2 ** 32 - 1, 2 ** 31, 0)
      const stream = createStream(KEY)
      expect([stream(m), stream(m), stream(m)]).toEqual([m - 1, 2 ** 31 % m, 0])
    },
  )

  it.each([1, 2, 3, 5, 7, 10, 255, 1000])(
    'is each of 0 … %d − 1 once for the first m and for the last m accepted words',
    (m) => {
      const all = Array.from({ length: m }, (_, i) => i)
      for (const from of [0, 5 * m, limitOf(m) - m]) {
        feed(...all.map((i) => from + i))
        const stream = createStream(KEY)
        expect(all.map(() => stream(m))).toEqual(all)
      }
    },
  )

  it('reads words with the highest bit set as large ones, not as negative ones', () => {
    feed(0x80000000, 0xfffffffe)
    const stream = createStream(KEY)
    expect([stream(2 ** 32), stream(2 ** 32)]).toEqual([2 ** 31, 2 ** 32 - 2])
  })

  it('gives up on a generator that delivers nothing it can accept, instead of looping for ever', () => {
    feed(2 ** 32 - 1)
    expect(() => createStream(KEY)(3)).toThrow(RangeError)
  })
})
