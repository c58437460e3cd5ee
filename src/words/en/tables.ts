import type { TablesMessages, TableTitle } from '../../core/messages/tables.ts'
import type { Sentences } from '../sentences.ts'

const list = (parts: readonly (string | number)[]) => parts.join(', ')
const titleOf = ({ en }: TableTitle) => en
const at = ({ table, heading }: { readonly table: TableTitle; readonly heading: string }) =>
  `${titleOf(table)}, ${heading}`
const lines = ({ lines: some, more }: { readonly lines: readonly number[]; more: number }) =>
  `line ${list(some)}${more > 0 ? ` and ${more} more` : ''}`
const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

export const tables: Sentences<TablesMessages> = {
  'readable-tables': 'something that can be read',
  'bytes-of-file': 'the bytes of a file',

  'round-short': ({ pool, round, planned, short }) =>
    `${pool} round ${round}: ${planned} planned, ${short} short`,
  'stratum-without-visits': ({ pool, round, stratum, size }) =>
    `${pool} round ${round}: none of the ${size} enterprises of stratum ${stratum.map((value) => value ?? 'none').join('/')} can be drawn, whatever the seed`,
  'visits-unstaffed': ({ visits }) => `${visits} visits cannot be staffed`,

  'lock-file': 'left behind by a program',
  'protocol-document': 'a document of the protocol',
  'unknown-format': 'no format that can be read',
  'folder-unread': 'it is a folder, whose files are read only when moved up beside the others',
  'empty-file': 'nothing is in it',
  'archive-unread': 'an archive: files in it are read where they are unpacked beside the others',
  'no-known-headings': 'no heading that is known',
  'headings-missing': ({ table, columns }) =>
    `like ${titleOf(table)}, but without ${list(columns.map(({ name }) => name))}`,
  'notes-of-template': 'the notes that a template comes with',
  'workbook-unreadable': 'the workbook cannot be opened: damaged, or with a password',
  'workbook-binary': 'a binary workbook, which is not read: save it as .xlsx',
  'told-not-to-read': 'the mapping says not to',

  'file-unread': ({ file, why }, say) =>
    `${file} was not read: ${say(why)}; correct its headings or name its table in a mapping, or take it away`,
  'file-passed-over': ({ file, why }, say) => `${file} was not read: ${say(why)}`,
  'sheet-unread': ({ file, sheet, why }, say) =>
    `sheet ${sheet} of ${file} was not read: ${say(why)}; correct its headings, or name its table in a mapping`,
  'sheet-passed-over': ({ file, sheet, why }, say) =>
    `sheet ${sheet} of ${file} was not read: ${say(why)}`,
  'sheet-hidden': ({ table, file, sheet }) =>
    `sheet ${sheet} of ${file} is hidden in the workbook, and was read as ${titleOf(table)}; delete it, say in a mapping not to read it, or show it`,
  'file-too-large': ({ file, bytes, limit }) =>
    `${file} has ${bytes} bytes when unpacked, more than ${limit}: not opened`,
  'lines-undecodable': ({ file, encoding, ...of }) =>
    of.lines.length === 0
      ? `${file} is no whole text in ${encoding}`
      : `${file}, read as ${encoding}, has bytes that are no text in ${lines(of)}; export it again`,
  'lines-in-two-encodings': ({ file, encoding, ...of }) =>
    `${file} is in ${encoding}, but not ${lines(of)}: it may be two files put together; open both and save one`,
  'file-not-text': ({ file }) => `${file} has characters that no text has`,
  'utf-16-unmarked': ({ file }) =>
    `${file} is UTF-16 without its mark; save it as UTF-8 or as Unicode text`,
  'json-unreadable': ({ file }) => `${file} is not JSON`,
  'table-in-doubt': ({ tables: some }) =>
    `the headings fit ${list(some.map(titleOf))}; write them in full, or name the table in a mapping`,
  'table-in-several-places': ({ table, places }) =>
    `${titleOf(table)} stands in several places, which were read together: ${list(places)}; take away old ones and copies`,
  'table-missing': ({ tables: some }) => `there is no ${some.map(titleOf).join(' or ')}`,
  'calendar-missing':
    'there is no calendar; double-random calendar --year YEAR makes one, or with --table a table to fill in',
  'calendar-year-missing': ({ year }) => `the table of the calendar has nothing of ${year}`,
  'arrangement-unreadable': ({ table }) => `${titleOf(table)}: a day is a holiday or a workday`,
  'member-in-several-files': ({ member, files }) =>
    `${member} is in several files: ${list(files)}; keep one`,
  'mapping-unknown': ({ field }) => `the mapping names ${field}, which is no table and no column`,
  'mapping-unused': ({ row }) =>
    `a row of the mapping says nothing of what there is: ${list(row)}; no such file, sheet or heading, or a row before it has said it; correct it or take it away`,

  'heading-missing': ({ table, name }) => `${titleOf(table)} has no column ${name}`,
  'heading-twice': ({ table, name, heading }) =>
    `${titleOf(table)} has several columns for ${name}, ${heading} one of them; keep one, or say in a mapping which not to read`,
  'heading-similar': ({ table, name, heading }) =>
    `column ${heading} of ${titleOf(table)} was not read; it is like ${name}: rename it, or say in a mapping what it is`,
  'heading-empty': ({ table, column }) =>
    `column ${column} of ${titleOf(table)} has no heading and was not read`,
  'headings-passed-over': ({ table, headings }) =>
    `${counted(headings.length, 'column')} of ${titleOf(table)} have no part in a draw and were not read: ${list(headings)}; to keep one, call it attributes.NAME or map it to attribute`,
  'credit-code-for-id': ({ table }) => `${titleOf(table)} has no id: the credit code is the id`,
  'title-rows': ({ table }) => `titles above the headings of ${titleOf(table)} were not read`,

  'totals-row': ({ table }) => `rows of totals of ${titleOf(table)} were not read`,
  'note-row': ({ table }) => `remarks and section titles of ${titleOf(table)} were not read`,
  'section-row': ({ table, text }) =>
    `${text} in the middle of ${titleOf(table)} was not read, and the rows below it were; if it says what they are (closed, of a town), write it into their cells, or take them away`,
  'recusals-empty': ({ table }) =>
    `${titleOf(table)} has headings and no row; settle it if nobody declared any`,
  'another-table-below': ({ table }) =>
    `below ${titleOf(table)} another table begins; put it into a sheet of its own`,
  'headings-again': ({ table }) => `headings that ${titleOf(table)} repeats were not read`,
  'row-of-numbers-only': ({ table }) =>
    `rows of ${titleOf(table)} with nothing but numbers were not read`,
  'rows-hidden': ({ table, rows }) =>
    `${counted(rows, 'row')} of ${titleOf(table)} are hidden in the workbook, and were read; delete them, or show them`,
  'column-hidden': (of) =>
    `${at(of)}: the column is hidden, and was read; delete it, say that it is not to be read, or show it`,
  'row-too-long': ({ table, count }) =>
    `${titleOf(table)} has ${counted(count, 'heading')}, and this row more cells: quote the cell that has a comma in it`,
  'quote-swallows-rows': ({ table, lines: count }) =>
    `a quote too many in ${titleOf(table)} makes ${counted(count, 'line')} a part of one cell; delete it`,
  'quote-open': 'from this row on quotes are not in pairs; delete the one too many',
  'quote-inside': 'text after a closing quote; write a quote inside a cell twice',
  'merged-filled': (of) => `${at(of)}: a merged cell stands for all of its rows`,
  'merged-lost': (of) =>
    `${at(of)} is filled in the first row of each group only, as if merged cells had been saved as text; fill in every row, or hand in the workbook`,
  'merged-across': ({ covered, ...of }) =>
    `${at(of)}: a cell is merged with ${list(covered)}, which is read as empty; split it and fill in each`,
  'column-numbers': ({ table }) =>
    `numbers of columns, or what is required, below the headings of ${titleOf(table)} were not read`,
  'example-row': ({ table, text }) =>
    `${text} in ${titleOf(table)} looks like an example, and was read; take the row away if it is one`,
  'one-plan-only': 'a table of tasks has one plan: write its id and title in all rows alike',
  'one-choice-only': ({ name }) => `${name} holds for the whole plan: write the same in all rows`,
  'one-task-only': ({ name }) =>
    `${name} holds for all rounds of a task: write the same in all its rows, or another id`,
  'rounds-overlap': ({ task }) => `rounds of task ${task} lie in the same days`,
  'field-unknown': ({ name, near }) =>
    `${name}, by which tasks are stratified, is no column of the enterprises${near.length > 0 ? `; there is ${list(near)}` : ''}`,

  'cell-missing': (of) => `${at(of)}: a required cell is empty`,
  'read-as-nothing': (of) => `${at(of)}: signs for nothing were read as empty`,
  'number-rewritten': (of) =>
    `${at(of)}: a number that a spreadsheet has rewritten, and whose last digits may be lost; format the column as text and enter it again`,
  'number-marked': (of) => `${at(of)}: an apostrophe or = that a spreadsheet put before a number`,
  'number-as-day': (of) =>
    `${at(of)}: a date, which a spreadsheet may have made of a number; format the column as text and enter it again`,
  'text-damaged': (of) => `${at(of)}: text that was damaged before it came here; export it again`,
  'formulas-stored': ({ count }) => `${counted(count, 'formula')}: the stored values were read`,
  'formula-failed': (of) => `${at(of)}: the error of a formula`,
  'day-of-serial': (of) => `${at(of)}: day numbers of Excel were read as days`,
  'day-unreadable': (of) => `${at(of)}: no date; write it as 2026-03-02`,
  'day-unreal': (of) => `${at(of)}: there is no such day`,
  'day-in-doubt': (of) => `${at(of)}: a date with several meanings; write it as 2026-03-02`,
  'day-incomplete': (of) => `${at(of)}: a date without year, month or day; write it as 2026-03-02`,
  'day-of-another-zone': (of) =>
    `${at(of)}: a time of another zone, which may be another day in Beijing; write it as 2026-03-02`,
  'span-unreadable': ({ example, ...of }) => `${at(of)}: no span of days, as ${example}`,
  'span-without-start': (of) =>
    `${at(of)}: one date only; write both, as 2024-01-01/2026-12-31, or take two columns`,
  'integer-unreadable': (of) => `${at(of)}: no integer`,
  'yes-or-no-unreadable': (of) => `${at(of)}: neither yes nor no`,
  'values-split': (of) => `${at(of)}: values with a slash or a blank between were read as several`,
  'values-in-doubt': ({ value, parts, ...of }) =>
    `${at(of)}: ${value} was read as one value; if it is ${list(parts)}, separate them with a semicolon`,
}
