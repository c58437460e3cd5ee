/** A number as a workbook keeps it: dates are numbers with a format that shows days. */
export interface NumberCell {
  readonly number: number
  /** The day that a program shows, `YYYY-MM-DD`, where the format is one of dates. */
  readonly day?: string
  /** Whether the workbook counts its days from 1904, so that a number says nothing by itself. */
  readonly is1904?: true
  /** The text that a program shows, where the format only adds leading zeros. */
  readonly padded?: string
}

/** What stands in a cell: text as it was typed, or a number; an empty text where there is nothing. */
export type Cell = string | NumberCell

/** Cells that a program shows as one; rows and columns from 0, the last ones included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet of a workbook, or the only one of a text file. */
export interface Sheet {
  readonly file: string
  /** Absent where a file has one only, as CSV does. */
  readonly sheet?: string
  /** As a spreadsheet counts them, the first row at 0. */
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
  /** What separates the cells of a text file. */
  readonly delimiter?: string
  /** How many cells hold the stored value of a formula. */
  readonly formulas?: number
  /** Whether a program does not show it. */
  readonly isHidden?: boolean
  /** The rows that a program does not show: a filter was left on, or somebody hid them. */
  readonly hiddenRows?: ReadonlySet<number>
  /** The columns that a program does not show. */
  readonly hiddenColumns?: ReadonlySet<number>
}

/** Returns the text of a cell without blanks around it; empty beyond the end of a row. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  return cell.padded ?? cell.day ?? String(cell.number)
}

/** Returns whether nothing but blanks stands in a row. */
export function isBlank(row: readonly Cell[]): boolean {
  return row.every((cell) => textOf(cell) === '')
}
