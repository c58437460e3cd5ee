import { collectRemarks, type RemarkList } from './report.ts'

/** A text and the encoding that it came in. */
export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
}

type Encoding = 'UTF-8' | 'GB18030' | 'UTF-16'

const SHOWN = 5
const LOOKED_AT = 1 << 16

/**
 * Decodes a text file: UTF-16 with its mark, UTF-8 with or without one, otherwise GB18030, in which
 * Chinese spreadsheets save; undefined, with a remark, where it is none of them.
 *
 * Chinese text in GB18030 is hardly ever well-formed UTF-8, so the order decides safely. Rows that
 * were pasted in from a file of the other encoding may decode as something, so they are looked for.
 */
export function decode(
  bytes: Uint8Array,
  file: string,
  remarks: RemarkList = collectRemarks(),
): Decoded | undefined {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) {
    const text = decodeAs(wide, bytes)
    if (text === undefined) {
      remarks.add('lines-undecodable', { file, encoding: 'UTF-16', lines: [], more: 0 })
      return undefined
    }
    return { text, encoding: 'UTF-16' }
  }
  if (isUnmarkedWide(bytes)) {
    remarks.add('utf-16-unmarked', { file })
    return undefined
  }
  const text = decodeAs('utf-8', bytes)
  if (text !== undefined) return plainText({ text, encoding: 'UTF-8' }, file, remarks)
  const lines = linesOf(bytes)
  const foreign = lines.filter(({ isAscii }) => !isAscii)
  const inUtf8 = foreign.filter(({ bytes: line }) => isChineseUtf8(line))
  const inGB = foreign.filter(({ bytes: line }) => decodeAs('utf-8', line) === undefined)
  if (inUtf8.length > 0) {
    const [encoding, others] =
      inUtf8.length >= inGB.length ? (['UTF-8', inGB] as const) : (['GB18030', inUtf8] as const)
    const isMixed = others.every(({ bytes: line }) => decodeAs('gb18030', line) !== undefined)
    const id = isMixed ? 'lines-in-two-encodings' : 'lines-undecodable'
    remarks.add(id, { file, encoding, ...numbersOf(others) })
    return undefined
  }
  const gb = decodeAs('gb18030', bytes)
  if (gb !== undefined) return plainText({ text: gb, encoding: 'GB18030' }, file, remarks)
  const wrong = foreign.filter(({ bytes: line }) => decodeAs('gb18030', line) === undefined)
  remarks.add('lines-undecodable', { file, encoding: 'GB18030', ...numbersOf(wrong) })
  return undefined
}

function wideEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/**
 * Whether it looks like UTF-16 without its mark: its line feeds, tabs and commas have a zero beside
 * them, always on the same side. Other characters have one on either: 一 is 4E00.
 */
function isUnmarkedWide(bytes: Uint8Array): boolean {
  const marks = [0x09, 0x0a, 0x2c]
  let before = 0
  let behind = 0
  for (let i = 0; i + 1 < Math.min(bytes.length, LOOKED_AT); i += 2) {
    const [first = 0, second = 0] = [bytes[i], bytes[i + 1]]
    if (first === 0 && marks.includes(second)) before += 1
    if (second === 0 && marks.includes(first)) behind += 1
  }
  return before > 0 !== behind > 0
}

/** Undefined where a byte does not fit: no decoder replaces what it cannot read. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A text without zeros, which stand in UTF-16 without a mark and in programs' own files. */
function plainText(decoded: Decoded, file: string, remarks: RemarkList): Decoded | undefined {
  if (!decoded.text.includes('\u0000')) return decoded
  remarks.add('file-not-text', { file })
  return undefined
}

interface Line {
  readonly number: number
  readonly bytes: Uint8Array
  readonly isAscii: boolean
}

/** No other character has the byte of a line feed in it, in UTF-8 nor in GB18030. */
function linesOf(bytes: Uint8Array): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  let isAscii = true
  for (let i = 0; i <= bytes.length; i += 1) {
    const byte = bytes[i]
    if (byte !== undefined && byte !== 0x0a) {
      if (byte >= 0x80) isAscii = false
      continue
    }
    lines.push({ number: lines.length + 1, bytes: bytes.subarray(start, i), isAscii })
    start = i + 1
    isAscii = true
  }
  return lines
}

/** Well-formed, with two characters of three bytes at least, which GB18030 hardly ever looks like. */
function isChineseUtf8(line: Uint8Array): boolean {
  let count = 0
  for (const byte of line) if (byte >= 0xe3 && byte <= 0xe9) count += 1
  return count > 1 && decodeAs('utf-8', line) !== undefined
}

function numbersOf(lines: readonly Line[]): { lines: number[]; more: number } {
  return {
    lines: lines.slice(0, SHOWN).map(({ number }) => number),
    more: Math.max(0, lines.length - SHOWN),
  }
}
