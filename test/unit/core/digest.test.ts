import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DigestKind, digest, fromHex, PROTOCOL, toHex } from '../../../src/core/digest.ts'
import { hmacHex } from '../../../src/core/hmac.ts'
import { refusalOf } from '../expect-error.ts'

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

const KINDS: readonly DigestKind[] = [
  'plan',
  'calendar',
  'announcement',
  'commit',
  'sealed',
  'seed',
  'key',
  'secrets',
  'record',
  'void',
]

describe('a digest', () => {
  it('is the SHA-256 of protocol, kind, line feed and canonical text', () => {
    expect(PROTOCOL).toBe('double-random/1')
    expect(digest('plan', { b: [1, true], a: '甲' })).toBe(
      sha256('double-random/1/plan\n{"a":"甲","b":[1,true]}'),
    )
  })

  it('is another one for each kind', () => {
    for (const kind of KINDS) expect(digest(kind, {})).toBe(sha256(`double-random/1/${kind}\n{}`))
    expect(new Set(KINDS.map((kind) => digest(kind, {}))).size).toBe(KINDS.length)
  })

  it('is what Node computes for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (value) => {
        expect(digest('seed', [value])).toBe(
          sha256(`double-random/1/seed\n${JSON.stringify([value])}`),
        )
      }),
      { seed: 256, numRuns: 300 },
    )
  })

  it('does not exist for a value without a canonical text', () => {
    expect(refusalOf(() => digest('plan', { rate: 0.3 })).code).toBe('value/not-canonical')
  })
})

describe('bytes in hex', () => {
  it('are two lower-case digits for each of the 256 bytes, and read back', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
    expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
    expect(fromHex(toHex(bytes))).toEqual(bytes)
  })
})

describe('a keyed hash', () => {
  it('is HMAC-SHA-256 with the bytes the hex digits stand for', () => {
    for (const length of [0, 1, 55, 64, 65, 300]) {
      const key = sha256(`key ${length}`)
      const text = '盐'.repeat(length)
      const expected = createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex')
      expect(hmacHex(key, text)).toBe(expected)
    }
  })
})
