import type { ErrorCode } from '../core/errors.ts'
import type { ReadingMessages } from '../core/messages/tables.ts'

/**
 * How grave a remark is: refused, and nothing is drawn until it is mended; to be asked, since the
 * data may mean something else; or a note.
 */
export type Severity = 'refused' | 'ask' | 'note'

/** How grave each remark is; one that is refused by the code that its error carries. */
export const SEVERITY: { readonly [Id in keyof ReadingMessages]: ErrorCode | 'ask' | 'note' } = {
  'file-unread': 'ask',
  'file-passed-over': 'note',
  'sheet-unread': 'ask',
  'sheet-passed-over': 'note',
  'sheet-hidden': 'ask',
  'file-too-large': 'input/range',
  'lines-undecodable': 'input/text',
  'lines-in-two-encodings': 'input/text',
  'file-not-text': 'input/text',
  'utf-16-unmarked': 'input/text',
  'json-unreadable': 'evidence/json',
  'table-in-doubt': 'input/choice',
  'table-in-several-places': 'ask',
  'table-missing': 'input/missing',
  'calendar-missing': 'input/missing',
  'calendar-year-missing': 'input/missing',
  'arrangement-unreadable': 'input/choice',
  'member-in-several-files': 'input/duplicate',
  'mapping-unknown': 'input/choice',
  'mapping-unused': 'ask',

  'heading-missing': 'input/missing',
  'heading-twice': 'input/duplicate',
  'heading-similar': 'ask',
  'heading-empty': 'ask',
  'headings-passed-over': 'note',
  'credit-code-for-id': 'note',
  'title-rows': 'note',

  'totals-row': 'note',
  'note-row': 'note',
  'section-row': 'ask',
  'recusals-empty': 'ask',
  'headings-again': 'note',
  'another-table-below': 'input/choice',
  'row-of-numbers-only': 'note',
  'rows-hidden': 'ask',
  'column-hidden': 'ask',
  'row-too-long': 'input/unknown-field',
  'quote-swallows-rows': 'input/text',
  'quote-open': 'input/text',
  'quote-inside': 'input/text',
  'merged-filled': 'note',
  'merged-lost': 'ask',
  'merged-across': 'ask',
  'column-numbers': 'note',
  'example-row': 'ask',
  'one-plan-only': 'input/choice',
  'one-choice-only': 'input/choice',
  'one-task-only': 'input/choice',
  'rounds-overlap': 'ask',
  'field-unknown': 'input/choice',

  'cell-missing': 'input/missing',
  'read-as-nothing': 'note',
  'number-rewritten': 'input/type',
  'number-marked': 'input/type',
  'number-as-day': 'input/type',
  'text-damaged': 'input/text',
  'formulas-stored': 'note',
  'formula-failed': 'input/type',
  'day-of-serial': 'note',
  'day-unreadable': 'input/date',
  'day-unreal': 'input/date',
  'day-in-doubt': 'input/date',
  'day-incomplete': 'input/date',
  'day-of-another-zone': 'input/date',
  'span-unreadable': 'input/date',
  'span-without-start': 'input/date',
  'integer-unreadable': 'input/type',
  'yes-or-no-unreadable': 'input/type',
  'values-split': 'note',
  'values-in-doubt': 'ask',
}

/** Returns how grave a remark of this id is. */
export function severityOf(id: keyof ReadingMessages): Severity {
  const severity = SEVERITY[id]
  return severity === 'ask' || severity === 'note' ? severity : 'refused'
}
