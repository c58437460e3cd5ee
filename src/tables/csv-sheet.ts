import Papa from 'papaparse'
import type { RemarkList } from './report.ts'
import type { Sheet } from './sheet.ts'

const DELIMITERS = [',', '\t', ';', '|']
/** Rows that are looked at, titles and headings among them. */
const LOOKED_AT = 50

/**
 * What most rows have, and most alike. The package's own guess gives up on two columns, a title and
 * a line feed at the end.
 */
function delimiterOf(text: string): string {
  const scored = DELIMITERS.map((delimiter, index) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: LOOKED_AT })
    const widths = data.map(({ length }) => length).filter((width) => width > 1)
    const alike = Math.max(0, ...widths.map((width) => widths.filter((w) => w === width).length))
    return { delimiter, score: [widths.length, alike, Math.max(0, ...widths), -index] }
  })
  const [best] = scored.sort((a, b) => {
    const first = a.score.findIndex((value, i) => value !== b.score[i])
    return first < 0 ? 0 : (b.score[first] as number) - (a.score[first] as number)
  })
  return best?.delimiter ?? ','
}

/**
 * Parses a text of cells separated by commas, semicolons, tabs or bars, whichever its lines have;
 * undefined, with a remark, where quotes are not in pairs.
 */
export function sheetOfText(given: string, file: string, remarks: RemarkList): Sheet | undefined {
  // Of several kinds of line ends the package follows one: files are put together of others.
  const text = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline: '\n',
  })
  const mistake = errors.find(({ type }) => type === 'Quotes')
  if (mistake !== undefined) {
    const id = mistake.code === 'MissingQuotes' ? 'quote-open' : 'quote-inside'
    remarks.add(id, {}, { file, row: (mistake.row ?? 0) + 1 })
    return undefined
  }
  // Behind the last line feed there is no row.
  const rows = data[data.length - 1]?.join('') === '' ? data.slice(0, -1) : data
  return { file, rows, merges: [], delimiter: meta.delimiter }
}

/**
 * Returns how many lines a cell of a text file has swallowed; 0 where it has not.
 *
 * A quote that was typed in a cell makes everything up to the next one a single cell, and nothing
 * about that is malformed. It shows in a line of the cell that has the separators of a whole row,
 * or in a last one that has those up to the quote.
 */
export function swallowedLines(
  cell: string,
  at: { readonly column: number; readonly columns: number; readonly delimiter: string },
): number {
  if (!cell.includes('\n')) return 0
  const lines = cell.split('\n')
  const counts = lines.map((line) => line.split(at.delimiter).length - 1)
  const isWhole = counts.some((count) => at.columns > 1 && count >= at.columns - 1)
  const isPart = at.column > 0 && counts[counts.length - 1] === at.column
  return isWhole || isPart ? lines.length - 1 : 0
}
