import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTicketer } from '../../../src/core/ticket.ts'

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

const KEY = sha256('a draw key')
const OTHER_KEY = sha256('another draw key')

describe('a ticket', () => {
  it('is the SHA-256 of key and text for every text of 0 to 300 bytes', () => {
    const tickets = createTicketer(KEY)
    for (let length = 0; length <= 300; length += 1) {
      const text = Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * 7) % 90)))
      expect(tickets.ticket(text.join(''))).toBe(sha256(KEY + text.join('')))
    }
  })

  it('is the same for a ticketer that has seen no other text, of one to four bytes a character', () => {
    for (let length = 0; length <= 200; length += 1) {
      for (const text of ['x', 'é', '甲', '😀'].map((c) => c.repeat(length))) {
        if (createTicketer(KEY).ticket(text) !== sha256(KEY + text)) expect.fail(text)
      }
    }
  })

  it('is the SHA-256 of the UTF-8 bytes for any text under any key', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.string({ unit: 'binary' }),
        (text, name) => {
          const key = sha256(name)
          expect(createTicketer(key).ticket(text)).toBe(sha256(key + text))
        },
      ),
      { seed: 180, numRuns: 150 },
    )
  })

  it('does not depend on which texts came before, long or short', () => {
    const tickets = createTicketer(KEY)
    const texts = [
      'x'.repeat(900),
      '',
      '甲'.repeat(70),
      'E1',
      'x'.repeat(119),
      'x'.repeat(56),
      'E2',
    ]
    for (const text of [...texts, ...texts.toReversed(), ...texts]) {
      expect(tickets.ticket(text)).toBe(sha256(KEY + text))
      expect(tickets.ticket('E1')).toBe(sha256(`${KEY}E1`))
    }
  })

  it('is unaffected by tickets that are made under another key in between', () => {
    const [one, other] = [createTicketer(KEY), createTicketer(OTHER_KEY)]
    for (let i = 0; i < 200; i += 1) {
      const text = `E${i}`.repeat(1 + (i % 40))
      expect(one.ticket(text)).toBe(sha256(KEY + text))
      expect(other.ticket(text)).toBe(sha256(OTHER_KEY + text))
    }
  })

  it('has its first 48 bits as its prefix', () => {
    const tickets = createTicketer(KEY)
    for (let i = 0; i < 2000; i += 1) {
      const text = `企业${i}`.repeat(1 + (i % 9))
      const prefix = tickets.prefix(text)
      expect(prefix).toBe(Number(`0x${sha256(KEY + text).slice(0, 12)}`))
    }
  })
})
