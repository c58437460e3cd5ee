/**
 * UTF-8 without `TextEncoder`, which plain ECMAScript engines lack, and with an order that does not
 * depend on the locale.
 */

/** With `u`, the halves of a pair are no match: they are one code point. */
const LONE_SURROGATE = /[\ud800-\udfff]/u

/** True iff the string has no lone surrogate, so that its UTF-8 form exists. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}

/** Number of UTF-8 bytes of a well-formed string. */
export function utf8Length(text: string): number {
  let length = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) length += 1
    else if (unit < 0x800) length += 2
    // A surrogate pair is four bytes: two for each of its two code units.
    else if (unit >= 0xd800 && unit <= 0xdfff) length += 2
    else length += 3
  }
  return length
}

/**
 * Writes the UTF-8 bytes of a well-formed string at `offset` and returns the offset behind them.
 */
export function writeUtf8(text: string, into: Uint8Array, offset: number): number {
  let at = offset
  for (let i = 0; i < text.length; i += 1) {
    let point = text.charCodeAt(i)
    if (point < 0x80) {
      into[at++] = point
      continue
    }
    if (point < 0x800) {
      into[at++] = 0xc0 | (point >>> 6)
    } else {
      if (point >= 0xd800 && point <= 0xdfff) {
        i += 1
        point = 0x10000 + ((point - 0xd800) << 10) + (text.charCodeAt(i) - 0xdc00)
        into[at++] = 0xf0 | (point >>> 18)
        into[at++] = 0x80 | ((point >>> 12) & 0x3f)
      } else {
        into[at++] = 0xe0 | (point >>> 12)
      }
      into[at++] = 0x80 | ((point >>> 6) & 0x3f)
    }
    into[at++] = 0x80 | (point & 0x3f)
  }
  return at
}

/** The UTF-8 bytes of a well-formed string. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text))
  writeUtf8(text, bytes, 0)
  return bytes
}

/**
 * Orders strings by their UTF-8 bytes, which is the order of their code points. JavaScript's `<`
 * orders by UTF-16 code units and puts U+10000 and above before U+E000–U+FFFF; the two differ there
 * only.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    const xIsSurrogate = x >= 0xd800 && x <= 0xdfff
    const yIsSurrogate = y >= 0xd800 && y <= 0xdfff
    if (xIsSurrogate !== yIsSurrogate) return xIsSurrogate ? 1 : -1
    return x - y
  }
  return a.length - b.length
}
