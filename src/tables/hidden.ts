/** The rows and columns of a sheet that a program does not show; the first ones are 0. */
export interface Hidden {
  readonly rows: ReadonlySet<number>
  readonly columns: ReadonlySet<number>
}

/** By the name that the workbook gives the part of a sheet, `rId1`, or by the number of a sheet from 0. */
export type HiddenParts = ReadonlyMap<string, Hidden>

/** Whatever is wrong with a damaged file, no sheet has more columns. */
const MOST_COLUMNS = 16_384

const HIDDEN = [...'hidden="'].map((letter) => letter.charCodeAt(0))
const LESS = 0x3c
const GREATER = 0x3e
/** Attributes of a row are a dozen numbers. */
const LONGEST_TAG = 1_000

/**
 * Returns the rows and columns of the sheets of an .xlsx workbook that a program does not show, from
 * its parts (ECMA-376 part 1, 18.3.1.73 and 18.3.1.13). The package that reads the cells tells of them only where it reads
 * all styles, and a damaged file makes that take memory without end.
 */
export function hiddenInParts(parts: Readonly<Record<string, Uint8Array>>): HiddenParts {
  const found = new Map<string, Hidden>()
  for (const [name, bytes] of Object.entries(parts)) {
    if (name !== 'xl/_rels/workbook.xml.rels') continue
    for (const [tag] of new TextDecoder().decode(bytes).matchAll(/<Relationship\s[^<>]*>/g)) {
      const target = /\sTarget="\/?(?:xl\/)?([^"]*)"/.exec(tag)?.[1]
      const id = /\sId="([^"]*)"/.exec(tag)?.[1]
      const part = parts[`xl/${target}`]
      if (part !== undefined && id !== undefined) found.set(id, hiddenInSheet(part))
    }
  }
  return found
}

function hiddenInSheet(bytes: Uint8Array): Hidden {
  const rows = new Set<number>()
  const columns = new Set<number>()
  const first = HIDDEN[0] as number
  // Where the last tag ended: no byte is looked at for two of them.
  let end = 0
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, Math.max(at + 1, end))) {
    if (!HIDDEN.every((byte, index) => bytes[at + index] === byte)) continue
    let start = at
    while (start > end && at - start < LONGEST_TAG && bytes[start] !== LESS) start -= 1
    end = at
    while (end < bytes.length && end - at < LONGEST_TAG && bytes[end] !== GREATER) end += 1
    const tag = String.fromCharCode(...bytes.subarray(start, end))
    const row = /^<(?:\w+:)?row\s(?=[^<]*\shidden="(?:1|true)")[^<]*?\br="(\d{1,7})"/.exec(tag)?.[1]
    if (row !== undefined) rows.add(Number(row) - 1)
    if (!/^<(?:\w+:)?col\s(?=[^<]*\shidden="(?:1|true)")/.test(tag)) continue
    const [from, to] = ['min', 'max'].map((name) =>
      Number(new RegExp(`\\s${name}="(\\d{1,5})"`).exec(tag)?.[1] ?? 0),
    )
    addAll(columns, (from ?? 0) - 1, (to ?? 0) - 1)
  }
  return { rows, columns }
}

function addAll(columns: Set<number>, from: number, to: number): void {
  for (let c = Math.max(0, from); c <= Math.min(to, MOST_COLUMNS); c += 1) columns.add(c)
}

const BOF = 0x0809
const BOUND_SHEET = 0x0085
const COLUMN_INFO = 0x007d

/**
 * Returns the columns that a program does not show, of the stream of a workbook of Excel 5 to 2003,
 * by the numbers of its sheets ([MS-XLS] 2.4.53). Of rows the package tells without being asked.
 */
export function hiddenInStream(stream: Uint8Array): HiddenParts {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const numbers = new Map<number, string>()
  const found = new Map<string, { rows: Set<number>; columns: Set<number> }>()
  let sheet: { rows: Set<number>; columns: Set<number> } | undefined
  for (let at = 0; at + 4 <= stream.length; at += 4 + view.getUint16(at + 2, true)) {
    const data = at + 4
    const length = Math.min(view.getUint16(at + 2, true), stream.length - data)
    const id = view.getUint16(at, true)
    if (id === BOUND_SHEET && length >= 4) {
      numbers.set(view.getUint32(data, true), String(numbers.size))
    } else if (id === BOF) {
      const number = numbers.get(at)
      sheet = number === undefined ? undefined : { rows: new Set(), columns: new Set() }
      if (number !== undefined && sheet !== undefined) found.set(number, sheet)
    } else if (id === COLUMN_INFO && length >= 10 && sheet !== undefined) {
      const isHidden = (view.getUint16(data + 8, true) & 1) !== 0
      if (isHidden) {
        addAll(sheet.columns, view.getUint16(data, true), view.getUint16(data + 2, true))
      }
    }
  }
  return found
}
