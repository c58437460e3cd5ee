import { padEnd, padStart, widthOf } from './text.ts'

/** A column of a table: its title, and on which side its cells end. */
export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

/**
 * Lays out a table by display width, so that Chinese cells line up.
 *
 * Rules are drawn with hyphens: box-drawing characters take one column in some terminals and two in
 * others.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const texts = rows.map((row) => row.map(String))
  const widths = columns.map(({ title }, c) =>
    Math.max(widthOf(title), ...texts.map((row) => widthOf(row[c] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    `  ${columns
      .map(({ align }, c) => (align === 'right' ? padStart : padEnd)(cells[c] ?? '', widths[c]!))
      .join('  ')}`.trimEnd()
  return [
    line(columns.map(({ title }) => title)),
    line(widths.map((width) => '-'.repeat(width))),
    ...texts.map(line),
  ]
}

export function left(title: string): Column {
  return { title }
}

export function right(title: string): Column {
  return { title, align: 'right' }
}
