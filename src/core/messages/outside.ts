import type { Message, None } from '../message.ts'

/** A column of a table by its Chinese heading and the member that it becomes. */
export interface Column {
  readonly title: string
  readonly name: string
}

/** What is said of files, command lines and tables of other programs: by files and cli. */
export interface OutsideMessages {
  'columns-without-rows': None
  'cell-of-table': None
  'time-in-utc': None
  'holidays-of-year': { readonly year: number }
  'newer-chinese-days': None
  'chinese-days-data': None

  // Files and their encoding.
  'text-in-utf-8': None
  'text-in-another-encoding': None
  'document-or-directory': None
  'something-else': None
  'document-to-verify': None
  'directories-of-draw': None

  // Tables in files.
  'same-key-as-row': { readonly row: number }

  // Documents and secrets.
  'document-as-digested': None
  'changed-document': None
  'secret-for-draw': { readonly series: Message; readonly number: Message }
  'announced-reveals-only': None
  'another-reveal': None
  'give-reveal': { readonly option: string }

  // What a source is worth.
  'source-worth': {
    readonly kind: string
    readonly name: string
    readonly bits: number
    readonly controlledBy: 'operator' | 'party' | 'nobody'
  }

  // Command lines that make no sense. Options are given as they are typed.
  'one-of-options': { readonly options: readonly (readonly string[])[] }
  'not-together': { readonly options: readonly string[] }
  'dash-of-text': { readonly given: string }
  'quotes-of-text': { readonly given: string }
  'backslash-before-quote': { readonly given: string }
  'option-not-for': { readonly option: string; readonly kind: string }
  'table-or-rows': None
  'option-needs': { readonly option: string; readonly needs: readonly string[] }
  'option-value': { readonly option: string; readonly expected: Message; readonly found: Message }
  'source-of-entropy-needed': { readonly options: readonly string[] }
  'terminal-needed': { readonly option: string }
  'unknown-table': { readonly table: string; readonly tables: readonly string[] }
  'table-or-folder': { readonly option: string }
  'standard-input-once': None
  'unknown-option': { readonly option: string }
  'unknown-command': { readonly command: string }
  'option-missing': { readonly option: string }
  'secrets-before-last-visit': { readonly last: string; readonly option: string }
  'option-once': { readonly option: string }
  'argument-missing': { readonly argument: string }
  'value-missing': { readonly option: string }
  'arguments-at-most': { readonly limit: number }
  'event-with-time': None
  'count-and-digest': None
  'number-and-value': None
  'instant-with-zone': None
  'number-at-hand': { readonly numbers: readonly number[] }
  'pool-and-round': None
  'title-and-values': None
}
