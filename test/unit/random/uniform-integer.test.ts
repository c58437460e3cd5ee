import { describe, expect, it } from 'vitest'
import { uniformInteger } from '../../../src/random/uniform-integer.ts'

/** Gives these words in turn. */
function words(...given: number[]): (m: number) => number {
  const left = [...given]
  return (m) => {
    expect(m).toBe(2 ** 32)
    const word = left.shift()
    if (word === undefined) throw new Error('one word too many was asked for')
    return word
  }
}

const LARGEST = 2 ** 32 - 1

describe('a uniform integer', () => {
  it('is two words, the first one on the left, modulo m', () => {
    expect(uniformInteger(words(0, 5), 1n << 64n)).toBe(5n)
    expect(uniformInteger(words(1, 0), 1n << 64n)).toBe(1n << 32n)
    expect(uniformInteger(words(LARGEST, LARGEST), 1n << 64n)).toBe((1n << 64n) - 1n)
    expect(uniformInteger(words(2, 7), 10n)).toBe((2n * (1n << 32n) + 7n) % 10n)
    expect(uniformInteger(words(3, 4), 1n)).toBe(0n)
  })

  it('refuses pairs of the incomplete last part', () => {
    // 2⁶⁴ = 3·6148914691236517205 + 1, so exactly the largest pair is refused.
    expect(uniformInteger(words(LARGEST, LARGEST, 0, 2), 3n)).toBe(2n)
    expect(uniformInteger(words(LARGEST, LARGEST - 1), 3n)).toBe(2n)
    // m = 2⁶³ + 1 fits once: everything from there on is refused.
    const m = (1n << 63n) + 1n
    expect(uniformInteger(words(2 ** 31, 1, 2 ** 31, 0), m)).toBe(1n << 63n)
  })

  it('is refused for other bounds, and for a generator that does not deliver', () => {
    for (const m of [0n, -1n, (1n << 64n) + 1n]) {
      expect(() => uniformInteger(words(), m)).toThrow(RangeError)
    }
    expect(() => uniformInteger(() => LARGEST, (1n << 63n) + 1n)).toThrow('does not deliver')
  })
})
