import type { Scalar } from '../field.ts'
import type { Message, None } from '../message.ts'
import type { Column } from './outside.ts'

/** A table in which something was found, by its names in both languages. */
export interface InTable {
  readonly table: TableTitle
}

/** The names of a table, as its files are called. */
export interface TableTitle {
  readonly en: string
  readonly zh: string
}

/** Why a file or a sheet was not read. */
export interface WhyUnread {
  readonly 'lock-file': None
  readonly 'protocol-document': None
  readonly 'unknown-format': None
  readonly 'empty-file': None
  readonly 'folder-unread': None
  readonly 'archive-unread': None
  readonly 'no-known-headings': None
  readonly 'headings-missing': InTable & { readonly columns: readonly Column[] }
  readonly 'workbook-unreadable': None
  readonly 'workbook-binary': None
  readonly 'told-not-to-read': None
  readonly 'notes-of-template': None
}

/**
 * What the reading of tables has to say. How grave each is stands in `src/tables/severity.ts`, once
 * for all places that raise it.
 */
export interface ReadingMessages {
  // Files and sheets.
  /** Its bytes or rows tell a file from another one of its name. */
  'file-unread': { readonly file: string; readonly size: number; readonly why: Message }
  'file-passed-over': { readonly file: string; readonly why: Message }
  'sheet-unread': { readonly file: string; readonly sheet: string; readonly why: Message }
  'sheet-passed-over': { readonly file: string; readonly sheet: string; readonly why: Message }
  'sheet-hidden': InTable & { readonly file: string; readonly sheet: string }
  'file-too-large': { readonly file: string; readonly bytes: number; readonly limit: number }
  'lines-undecodable': {
    readonly file: string
    readonly encoding: string
    readonly lines: readonly number[]
    readonly more: number
  }
  'lines-in-two-encodings': {
    readonly file: string
    readonly encoding: string
    readonly lines: readonly number[]
    readonly more: number
  }
  'file-not-text': { readonly file: string }
  'utf-16-unmarked': { readonly file: string }
  'json-unreadable': { readonly file: string }
  'table-in-doubt': { readonly tables: readonly TableTitle[] }
  'table-in-several-places': InTable & { readonly places: readonly string[] }
  'table-missing': { readonly tables: readonly TableTitle[] }
  'calendar-missing': None
  'calendar-year-missing': { readonly year: number }
  'arrangement-unreadable': InTable
  'member-in-several-files': { readonly member: string; readonly files: readonly string[] }
  'mapping-unknown': { readonly field: string }
  'mapping-unused': { readonly row: readonly string[] }

  // Headings.
  'heading-missing': InTable & Column
  'heading-twice': InTable & Column & { readonly heading: string }
  'heading-similar': InTable & Column & { readonly heading: string }
  'heading-empty': InTable & { readonly column: string }
  'headings-passed-over': InTable & { readonly headings: readonly string[] }
  'credit-code-for-id': InTable
  'title-rows': InTable

  // Rows.
  'totals-row': InTable
  'note-row': InTable
  'section-row': InTable & { readonly text: string }
  'recusals-empty': InTable
  'headings-again': InTable
  'another-table-below': InTable
  'row-of-numbers-only': InTable
  'rows-hidden': InTable & { readonly rows: number }
  'column-hidden': InTable & { readonly heading: string }
  'row-too-long': InTable & { readonly count: number }
  'quote-swallows-rows': InTable & { readonly lines: number }
  'quote-open': None
  'quote-inside': None
  'merged-filled': InTable & { readonly heading: string }
  'merged-lost': InTable & { readonly heading: string }
  'merged-across': InTable & { readonly heading: string; readonly covered: readonly string[] }
  'column-numbers': InTable
  'example-row': InTable & { readonly text: string }
  'one-plan-only': None
  'one-choice-only': Column
  'one-task-only': Column
  'rounds-overlap': { readonly task: string }
  'field-unknown': { readonly name: string; readonly near: readonly string[] }

  // Cells.
  'cell-missing': InTable & { readonly heading: string }
  'read-as-nothing': InTable & { readonly heading: string }
  'number-rewritten': InTable & { readonly heading: string }
  'number-marked': InTable & { readonly heading: string }
  'number-as-day': InTable & { readonly heading: string }
  'text-damaged': InTable & { readonly heading: string }
  'formulas-stored': { readonly count: number }
  'formula-failed': InTable & { readonly heading: string }
  'day-of-serial': InTable & { readonly heading: string }
  'day-unreadable': InTable & { readonly heading: string }
  'day-unreal': InTable & { readonly heading: string }
  'day-in-doubt': InTable & { readonly heading: string }
  'day-incomplete': InTable & { readonly heading: string }
  'day-of-another-zone': InTable & { readonly heading: string }
  'span-unreadable': InTable & { readonly heading: string; readonly example: string }
  'span-without-start': InTable & { readonly heading: string }
  'integer-unreadable': InTable & { readonly heading: string }
  'yes-or-no-unreadable': InTable & { readonly heading: string }
  'values-split': InTable & { readonly heading: string }
  'values-in-doubt': InTable & {
    readonly heading: string
    readonly value: string
    readonly parts: readonly string[]
  }
}

export interface TablesMessages extends ReadingMessages, WhyUnread {
  // What a rehearsal of the draw asks.
  'round-short': {
    readonly pool: string
    readonly round: number
    readonly planned: number
    readonly short: number
  }
  'stratum-without-visits': {
    readonly pool: string
    readonly round: number
    readonly stratum: readonly (Scalar | null)[]
    readonly size: number
  }
  'visits-unstaffed': { readonly visits: number }
  /** In what an error says of a cell that cannot be read; what is wrong stands behind it. */
  'readable-tables': None
  'bytes-of-file': None
}
