import stringWidth from 'string-width'

/** Columns of a terminal, or of a page in a fixed-width type, that a line fills at most. */
export const COLUMNS = 100

const INDENT = '  '
const GAP = '  '
/** What a column of words keeps when others need the room. */
const NARROWEST = 8

// A line must not begin with one of these (GB/T 15834-2011 §5.1).
const CLOSING = '，。、；：）》？！”'

/**
 * A column of a table: its title, and whether its cells are numbers, which end on the right and are
 * never broken.
 */
export interface TextColumn {
  readonly title: string
  readonly isNumber?: boolean
}

/** Columns a text takes; a Chinese character takes two. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

/**
 * Lays out a table by display width. Columns of words are broken into lines where the table would
 * be too wide.
 *
 * Rules are drawn with hyphens: box-drawing characters take one column in some fonts and two in
 * others.
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
): string[] {
  const widths = fitted(
    columns,
    columns.map(({ title }, c) =>
      rows.reduce((widest, row) => Math.max(widest, widthOf(row[c] ?? '')), widthOf(title)),
    ),
  )
  const linesOf = (cells: readonly string[]): string[] => {
    const broken = widths.map((width, c) => breakText(cells[c] ?? '', width, width))
    const height = broken.reduce((most, { length }) => Math.max(most, length), 1)
    return Array.from({ length: height }, (_, line) => {
      const padded = widths.map((width, c) => {
        const cell = broken[c]?.[line] ?? ''
        const blank = ' '.repeat(Math.max(0, width - widthOf(cell)))
        return columns[c]?.isNumber ? blank + cell : cell + blank
      })
      return (INDENT + padded.join(GAP)).trimEnd()
    })
  }
  return [
    ...linesOf(columns.map(({ title }) => title)),
    INDENT + widths.map((width) => '-'.repeat(width)).join(GAP),
    ...rows.flatMap(linesOf),
  ]
}

/** Takes from the widest column of words until the line fits. */
function fitted(columns: readonly TextColumn[], natural: readonly number[]): number[] {
  const widths = [...natural]
  const room = COLUMNS - INDENT.length - GAP.length * (columns.length - 1)
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over -= 1) {
    const words = widths.map((width, c) => (columns[c]?.isNumber ? 0 : width))
    const widest = Math.max(...words)
    if (widest <= NARROWEST) break
    widths[words.indexOf(widest)] = widest - 1
  }
  return widths
}

/** A paragraph in lines of at most {@link COLUMNS}. */
export function paragraph(text: string): string[] {
  const width = COLUMNS - INDENT.length
  // Two columns stay free for a closing mark that may hang over.
  return breakText(text, width - 2, width).map((line) => INDENT + line)
}

/**
 * Breaks a text between Chinese characters and around words; a closing mark may go up to `most`.
 */
function breakText(text: string, width: number, most: number): string[] {
  const pieces = (text.match(/[\x21-\x7e]+|./gsu) ?? []).flatMap((piece) =>
    widthOf(piece) <= width ? [piece] : (piece.match(/./gsu) ?? []),
  )
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (widthOf(line + piece) <= (CLOSING.includes(piece) ? most : width)) {
      line += piece
      continue
    }
    lines.push(line.trimEnd())
    line = piece.trimStart()
  }
  return [...lines, line.trimEnd()]
}
