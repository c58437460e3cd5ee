import Papa from 'papaparse'
import type { RemarkList } from './report.ts'
import type { Sheet } from './sheet.ts'

/**
 * Parses a text of cells separated by commas, semicolons, tabs or bars, whichever its lines have;
 * undefined, with a remark, where quotes are not in pairs.
 */
export function sheetOfText(text: string, file: string, remarks: RemarkList): Sheet | undefined {
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    delimitersToGuess: [',', '\t', ';', '|'],
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
