import stringWidth from 'string-width'

/** Columns of a terminal that the demo fills at most. */
export const COLUMNS = 100

// A line must not begin with one of these (GB/T 15834-2011 §5.1).
const CLOSING = '，。、；：）》？！'

/** Columns a text takes; a Chinese character takes two. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text
}

/** Breaks a paragraph into lines, each behind an indent. */
export function paragraph(text: string, indent = '  '): string[] {
  const lines: string[] = []
  let line = ''
  // An opening mark stays with what follows it, since a line must not end with one.
  for (const piece of text.match(/[（《]*(?:[\x21-\x7e]+|.)/gsu) ?? []) {
    // Two columns stay free for a closing mark that may hang over.
    const isFull = widthOf(indent + line + piece) > COLUMNS - 4
    if (isFull && !CLOSING.includes(piece)) {
      lines.push((indent + line).trimEnd())
      line = piece.trimStart()
    } else {
      line += piece
    }
  }
  return line === '' ? lines : [...lines, indent + line]
}

/** The title of the whole, underlined. */
export function title(text: string): string[] {
  return [text, '='.repeat(widthOf(text)), '']
}

/** The title of a part of the demo. */
export function heading(text: string): string[] {
  return ['', ...title(text)]
}

/** The first digits of a digest: enough to tell two apart by eye, never enough to check one. */
export function shortHex(hex: string): string {
  return `${hex.slice(0, 16)}..`
}

/** A ratio of the record as a percentage, for the eye only. */
export function percent(ratio: string): string {
  const [p, q] = ratio.split('/').map(Number)
  return `${((100 * p!) / q!).toFixed(1)}%`
}
