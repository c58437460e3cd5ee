import { describe, expect, it } from 'vitest'
import { fold } from '../../../src/schema/kit/fold.ts'

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * The sentence of the protocol: full-width ASCII as ASCII, ASCII letters in lower case; all else as
 * it is.
 */
function byRule(unit: number): number {
  const ascii = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xff01 + 0x21 : unit
  const capital = CAPITALS.indexOf(String.fromCharCode(ascii))
  return capital < 0 ? ascii : 'a'.charCodeAt(0) + capital
}

describe('the fold', () => {
  it('maps each of the 65,536 UTF-16 units by the rule, wherever it stands', () => {
    const wrong: number[] = []
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const [given, folded] = [unit, byRule(unit)].map((each) => String.fromCharCode(each))
      for (const [before, after] of [
        ['', ''],
        ['甲', 'é'],
      ]) {
        if (fold(`${before}${given}${after}`) !== `${before}${folded}${after}`) wrong.push(unit)
      }
    }
    expect(wrong).toEqual([])
  })

  it('maps all characters of a text', () => {
    expect(fold('ＡｂC-９Ｚz甲É')).toBe('abc-9zz甲É')
  })
})
