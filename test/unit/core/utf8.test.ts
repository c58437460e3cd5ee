import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareUtf8,
  encodeUtf8,
  isWellFormed,
  utf8Length,
  writeUtf8,
} from '../../../src/core/utf8.ts'
import { effort } from '../../effort.ts'

/** Well-formed texts of any code point. */
const text = fc.string({ unit: 'binary' })
/** Any UTF-16 units, lone surrogates often among them. */
const units = fc.string({
  unit: fc
    .oneof(fc.nat({ max: 0xffff }), fc.integer({ min: 0xd7fe, max: 0xe001 }))
    .map((unit) => String.fromCharCode(unit)),
})
/** The first and last characters of each length in UTF-8, and those around the surrogates. */
const EDGES = [
  '\u0000',
  '\u007f',
  '\u0080',
  '\u07ff',
  '\u0800',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '\u{10000}',
  '\u{10ffff}',
]

describe('UTF-8', () => {
  it('has the bytes and the length Node gives every code point', () => {
    for (let block = 0; block < 0x110000; block += 0x800) {
      if (block >= 0xd800 && block <= 0xdfff) continue
      const points = Array.from({ length: 0x800 }, (_, i) => String.fromCodePoint(block + i))
      const bytes = Buffer.from(points.join(''))
      expect(bytes.equals(encodeUtf8(points.join('')))).toBe(true)
      expect(points.find((point) => utf8Length(point) !== Buffer.byteLength(point))).toBe(undefined)
    }
  })

  it('has the bytes and the length Node gives any text', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(Buffer.from(encodeUtf8(value))).toEqual(Buffer.from(value))
        expect(utf8Length(value)).toBe(Buffer.byteLength(value))
      }),
      { seed: 3629, numRuns: effort(333, 1000) },
    )
  })

  it('is written at an offset without touching the bytes around it', () => {
    const into = new Uint8Array(12).fill(0xee)
    expect(writeUtf8('a甲😀', into, 2)).toBe(10)
    const bytes = Buffer.concat([
      Buffer.of(0xee, 0xee),
      Buffer.from('a甲😀'),
      Buffer.of(0xee, 0xee),
    ])
    expect(Buffer.from(into)).toEqual(bytes)
  })

  it('exists for exactly the texts that survive a round trip through Node', () => {
    fc.assert(
      fc.property(units, (value) => {
        expect(isWellFormed(value)).toBe(Buffer.from(value).toString() === value)
      }),
      { seed: 3629, numRuns: effort(1000, 3000) },
    )
  })

  it.each(['\ud800', 'a\ud800', '\ud800a', '\udc00', '\udc00\ud800', '\ud800\ud800\udc00'])(
    'does not exist for a text with a lone surrogate: %j',
    (value) => {
      expect(isWellFormed(value)).toBe(false)
    },
  )
})

describe('byte order', () => {
  it('is the order of the bytes for every pair of texts of up to two edge characters', () => {
    const texts = ['', ...EDGES, ...EDGES.flatMap((a) => EDGES.map((b) => a + b))]
    const wrong = texts.flatMap((a) =>
      texts.filter(
        (b) => Math.sign(compareUtf8(a, b)) !== Buffer.compare(Buffer.from(a), Buffer.from(b)),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('is the order of the bytes for any two texts, also with a long common beginning', () => {
    fc.assert(
      fc.property(text, text, text, (prefix, a, b) => {
        expect(Math.sign(compareUtf8(prefix + a, prefix + b))).toBe(
          Buffer.compare(Buffer.from(prefix + a), Buffer.from(prefix + b)),
        )
      }),
      { seed: 3629, numRuns: effort(666, 2000) },
    )
  })

  it('differs from the order of JavaScript where a text goes beyond U+FFFF', () => {
    expect('\u{10000}' < '\uffff').toBe(true)
    expect(compareUtf8('\u{10000}', '\uffff')).toBeGreaterThan(0)
  })
})
