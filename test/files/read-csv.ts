/** Reads RFC 4180: fields apart by commas, lines by CRLF, quoted fields with doubled quotes. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let field = ''
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error('a quoted field that never ends')
        if (text[at] === '"' && text[at + 1] === '"') at += 1
        else if (text[at] === '"') break
        field += text[at]
      }
      at += 1
    } else {
      for (; at < text.length && !',\r\n'.includes(text[at]!); at += 1) {
        if (text[at] === '"') throw new Error('a quote inside a field without quotes')
        field += text[at]
      }
    }
    row.push(field)
    if (text[at] === ',') {
      at += 1
      if (text.startsWith('\r\n', at)) row.push('')
      if (!text.startsWith('\r\n', at)) continue
    }
    if (!text.startsWith('\r\n', at)) throw new Error(`no end of line at ${at}`)
    at += 2
    rows.push(row)
    row = []
  }
  return rows
}
