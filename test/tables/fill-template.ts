import { utils, type WorkBook } from '@e965/xlsx'

/** Fills the sheets of a template below their headings, as somebody does who types into it. */
export function fillTemplate(
  book: WorkBook,
  sheets: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>,
): void {
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.Sheets[name]!
    const [titles = []] = utils.sheet_to_json<string[]>(sheet, { header: 1 })
    const filled = rows.map((row) => titles.map((title) => row[title] ?? ''))
    utils.sheet_add_aoa(sheet, filled, { origin: 'A2' })
  }
}
