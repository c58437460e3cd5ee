/** Rows by the name that the workbook gives the part of their sheet, `rId1`; the first row is 0. */
export type HiddenRows = ReadonlyMap<string, ReadonlySet<number>>

const HIDDEN = [...'hidden="'].map((letter) => letter.charCodeAt(0))
const LESS = 0x3c
const GREATER = 0x3e
/** Attributes of a row are a dozen numbers. */
const LONGEST_TAG = 1_000

/**
 * Returns the rows of the sheets of an .xlsx workbook that a program does not show, from its parts
 * (ECMA-376 part 1, 18.3.1.73). The package that reads the cells tells of them only where it reads
 * all styles, and a damaged file makes that take memory without end.
 */
export function hiddenRowsIn(parts: Readonly<Record<string, Uint8Array>>): HiddenRows {
  const found = new Map<string, ReadonlySet<number>>()
  for (const [name, bytes] of Object.entries(parts)) {
    if (name !== 'xl/_rels/workbook.xml.rels') continue
    for (const [tag] of new TextDecoder().decode(bytes).matchAll(/<Relationship\s[^<>]*>/g)) {
      const target = /\sTarget="\/?(?:xl\/)?([^"]*)"/.exec(tag)?.[1]
      const id = /\sId="([^"]*)"/.exec(tag)?.[1]
      const part = parts[`xl/${target}`]
      if (part !== undefined && id !== undefined) found.set(id, rowsHiddenIn(part))
    }
  }
  return found
}

function rowsHiddenIn(bytes: Uint8Array): ReadonlySet<number> {
  const rows = new Set<number>()
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
  }
  return rows
}
