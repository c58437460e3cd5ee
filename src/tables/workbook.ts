import { read, SSF, set_cptable, type WorkSheet } from '@e965/xlsx'
import { dayOfSerial } from './days.ts'
import type { HiddenParts } from './hidden.ts'
import type { Cell, Merge, Sheet } from './sheet.ts'

/** Code pages of workbooks from before 1997, by the names that `TextDecoder` knows. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  65001: 'utf-8',
}

// The package's own tables are 470 kB; every engine has them.
set_cptable({
  utils: {
    decode: (page: number, bytes: ArrayLike<number>) =>
      new TextDecoder(CODE_PAGES[page] ?? 'windows-1252').decode(Uint8Array.from(bytes)),
    encode: () => [],
  },
})

/** Excel has no more rows; a sheet that says otherwise is none of Excel. */
const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 1_000

/**
 * Returns the sheets of a workbook, from bytes of Excel (xlsx, BIFF) or from the text of an HTML
 * table that was named .xls; undefined where they cannot be read. Formulas are never computed: what
 * was stored last is the value. Nothing outside the bytes is looked at.
 */
export function sheetsOfWorkbook(
  data: Uint8Array | string,
  file: string,
  hidden?: HiddenParts,
): Sheet[] | undefined {
  try {
    const book = read(data, {
      type: typeof data === 'string' ? 'string' : 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      // The cells of an HTML table stay as they are written: a code of 18 digits is no number.
      raw: true,
    })
    const is1904 = book.Workbook?.WBProps?.date1904 === true
    return book.SheetNames.flatMap((name, index) => {
      const sheet = book.Sheets[name]
      const about = book.Workbook?.Sheets?.[index] as { Hidden?: number; id?: string } | undefined
      const isHidden = (about?.Hidden ?? 0) !== 0
      const own = hidden?.get(about?.id ?? String(index))
      // Of .xls the package tells without being asked.
      const shown = (sheet?.['!rows'] ?? []) as readonly ({ hidden?: boolean } | undefined)[]
      const hiddenRows = new Set([
        ...(own?.rows ?? []),
        ...shown.flatMap((row, r) => (row?.hidden === true ? [r] : [])),
      ])
      const hiddenColumns = own?.columns ?? new Set()
      const at = { file, sheet: name, isHidden, hiddenRows, hiddenColumns }
      return sheet === undefined ? [] : [sheetOf(sheet, at, is1904)]
    })
  } catch {
    return undefined
  }
}

function sheetOf(
  sheet: WorkSheet,
  at: Pick<Sheet, 'file' | 'sheet' | 'isHidden' | 'hiddenRows' | 'hiddenColumns'>,
  is1904: boolean,
): Sheet {
  const dense = (sheet['!data'] ?? []) as (readonly (SheetCell | undefined)[] | undefined)[]
  let formulas = 0
  const rows: Cell[][] = []
  for (let r = 0; r < Math.min(dense.length, MOST_ROWS); r += 1) {
    const row: Cell[] = []
    const cells = dense[r] ?? []
    for (let c = 0; c < Math.min(cells.length, MOST_COLUMNS); c += 1) {
      const cell = cells[c]
      if (cell?.f !== undefined) formulas += 1
      row.push(cell === undefined ? '' : cellOf(cell, is1904))
    }
    // Cells with a frame and nothing in them are no cells of a table.
    while (row.at(-1) === '') row.pop()
    rows.push(row)
  }
  while (rows.at(-1)?.length === 0) rows.pop()
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }): Merge => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }),
  )
  return { ...at, rows, merges, formulas }
}

/** A cell of the package. */
interface SheetCell {
  readonly t: string
  readonly v?: unknown
  readonly f?: unknown
  readonly w?: string
  readonly z?: unknown
}

/** What a program shows in a cell whose formula has no value. */
const FAILED = '#VALUE!'

function cellOf({ t, v, f, w, z }: SheetCell, is1904: boolean): Cell {
  if (t === 'e') return w ?? FAILED
  if (v === undefined || v === null) return f === undefined ? '' : FAILED
  if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE'
  if (typeof v !== 'number') return String(v)
  const format = typeof z === 'string' ? z : ''
  const day =
    v >= 1 && SSF.is_date(format) ? dayOfSerial(Math.floor(v) + (is1904 ? 1462 : 0)) : undefined
  const isPadded = /^0+$/.test(format) && Number.isSafeInteger(v) && v >= 0
  return {
    number: v,
    ...(is1904 ? { is1904 } : {}),
    ...(day === undefined ? {} : { day }),
    ...(isPadded ? { padded: String(v).padStart(format.length, '0') } : {}),
  }
}
