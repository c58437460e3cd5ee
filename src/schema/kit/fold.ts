import { DECOMPOSED } from './decomposed.ts'

/** Half-width katakana and punctuation U+FF61–U+FF9F at full width, as Unicode maps them. */
const KATAKANA =
  '。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309a'
/** U+FFE0–U+FFE6 at the other width. */
const SIGNS = '¢£¬¯¦¥₩'
/** Greek capitals with a tonos, and their small letters. */
const TONOS = new Map(
  [...'ΆΈΉΊΌΎΏ'].map((capital, index) => [capital.charCodeAt(0), 'άέήίόύώ'.charCodeAt(index)]),
)

/**
 * The pinned fold of `docs/protocol.md` §3.5: what people do not tell apart when they type it is
 * one. A table of our own, because `toLowerCase` and `normalize` follow the engine's Unicode
 * version. Returns the same string when there is nothing to fold.
 */
export function fold(text: string): string {
  let folded = ''
  let from = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    const length = variationLength(text, i)
    const point = unit === HIGH_OF_IDEOGRAPHS ? (text.codePointAt(i) as number) : unit
    const to = length > 0 || BLANKS.has(unit) ? '' : (decomposed(point) ?? foldUnit(unit))
    if (to === unit) continue
    folded += text.slice(from, i) + (typeof to === 'number' ? String.fromCharCode(to) : to)
    i += Math.max(length, point > 0xffff ? 2 : 1) - 1
    from = i + 1
  }
  return from === 0 ? text : folded + text.slice(from)
}

/** The first half of U+2F800–U+2FA1F, and of what stands around them. */
const HIGH_OF_IDEOGRAPHS = 0xd87e

/** Looked up only where there is something to find: this runs over every character of a register. */
function decomposed(point: number): string | undefined {
  const isMarked = (point >= 0x304c && point <= 0x30fe) || point >= 0xf900
  return isMarked ? DECOMPOSED.get(point) : undefined
}

/** Blanks are left out: `张 三` is set wide, and a number may be typed in groups. */
const BLANKS: ReadonlySet<number> = new Set([
  0x20, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008,
  0x2009, 0x200a, 0x202f, 0x205f, 0x3000,
])

/** How many units a variation selector has, which only asks for a shape; 0 for anything else. */
function variationLength(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit >= 0xfe00 && unit <= 0xfe0f) return 1
  if (unit !== 0xdb40) return 0
  const low = text.charCodeAt(at + 1)
  return low >= 0xdd00 && low <= 0xddef ? 2 : 0
}

function foldUnit(given: number): number {
  let unit = given
  if (unit >= 0xff01 && unit <= 0xff5e) unit -= 0xfee0
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit
  // Latin-1.
  if (unit >= 0xc0 && unit <= 0xde) return unit === 0xd7 ? unit : unit + 0x20
  // Greek.
  if (unit >= 0x391 && unit <= 0x3ab && unit !== 0x3a2) return unit + 0x20
  if (unit === 0x3c2) return 0x3c3
  if (unit >= 0x386 && unit <= 0x38f) return TONOS.get(unit) ?? unit
  // Cyrillic.
  if (unit >= 0x410 && unit <= 0x42f) return unit + 0x20
  if (unit >= 0x400 && unit <= 0x40f) return unit + 0x50
  if (unit >= 0x460 && unit <= 0x52f) return foldPaired(unit)
  if (unit === 0xff5f || unit === 0xff60) return unit === 0xff5f ? 0x2985 : 0x2986
  if (unit >= 0xff61 && unit <= 0xff9f) return KATAKANA.charCodeAt(unit - 0xff61)
  if (unit >= 0xffe0 && unit <= 0xffe6) return SIGNS.charCodeAt(unit - 0xffe0)
  return unit
}

/** Further Cyrillic letters: small ones directly follow their capitals. */
function foldPaired(unit: number): number {
  if (unit === 0x4c0) return 0x4cf
  if (unit >= 0x4c1 && unit <= 0x4ce) return unit + (unit % 2)
  const isLetter = unit <= 0x481 || unit >= 0x48a
  return isLetter && unit !== 0x4cf ? unit + ((unit + 1) % 2) : unit
}
