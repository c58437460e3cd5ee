import { PROTOCOL } from '../core/digest.ts'
import { type NoticeTable, openAll, openRows } from '../core/table.ts'
import { readAmendments } from '../record/read-amendments.ts'
import { seal } from '../record/seal.ts'
import type { DrawRecord, Notice, NoticeBody, OpenedTables } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { noticeOptions } from '../schema/options/ceremony.ts'
import { type NoticeOpening, rowChooser } from './select-rows.ts'
import { soundRecord } from './sound-record.ts'

/** What a public notice tells. */
export interface NoticeOptions {
  /** Rows to open; absent: none, only the numbers in the head. */
  readonly open?: readonly NoticeOpening[]
  /**
   * Opens reveals, seed and keys: from then on everybody can compute every ticket. After the last
   * visit only.
   */
  readonly secrets?: boolean
  /** The key that blinded the rows, if one did. */
  readonly blinding?: string
  /** Texts of the amendments made so far, the first one first. */
  readonly amendments?: readonly string[]
}

/**
 * Makes a public notice of a draw: its head, the rows that are to be known now, each with its
 * proof, and nothing else (`docs/protocol.md` §10.6).
 *
 * A table that is opened whole is marked so, and leaving out one of its rows is then seen by
 * anybody; of one that is opened in part, the notice says how many rows there are. Make as many
 * notices of a record as there are days on which more may be known.
 *
 * @param record - the record or its text
 * @param data - the inputs that were announced
 * @param options - what to open (see {@link NoticeOptions})
 * @returns the notice; `canonicalJson` of it is the text to publish
 * @throws DoubleRandomError `evidence/…` for a malformed record or one whose rows do not fit its
 *   roots, and for amendments; `policy/inputs-changed`; `input/…` for the options
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const notice = composeNotice(record, exampleInputs, { open: [{ table: 'sample' }, { table: 'seats' }] });
 * verifyNotice(canonicalJson(notice), { recordDigest: record.digest }).outcome; // => 'partial'
 */
export function composeNotice(
  record: string | DrawRecord,
  data: InputData | Inputs,
  options: NoticeOptions = {},
): Notice {
  const {
    open = [],
    secrets,
    blinding: key,
    amendments = [],
  } = parseOption('options', noticeOptions, options) as NoticeOptions
  const { record: sound, rows: drawn, inputs, blinding } = soundRecord(record, data, key)
  const { head } = sound.body
  const tables: { readonly [Name in NoticeTable]: readonly object[] } = { ...inputs, ...drawn }
  const opened = new Map<NoticeTable, Set<number>>()
  for (const [index, opening] of open.entries()) {
    const isOpened = rowChooser(opening, `options.open[${index}]`, drawn)
    const places = opened.get(opening.table) ?? new Set()
    opened.set(opening.table, places)
    for (const [place, row] of tables[opening.table].entries()) {
      if (isOpened(row)) places.add(place)
    }
  }
  const openedTables: Record<string, unknown> = {}
  for (const [table, places] of opened) {
    const rows = tables[table]
    const indices = [...places].sort((a, b) => a - b)
    openedTables[table] =
      indices.length === rows.length
        ? { all: openAll(table, rows, blinding) }
        : { some: openRows(table, rows, indices, blinding) }
  }
  const body: NoticeBody = {
    protocol: PROTOCOL,
    kind: 'notice',
    head,
    secrets: secrets === true ? sound.body.secrets : null,
    tables: openedTables as OpenedTables,
    amendments: readAmendments(sound, amendments).map((amendment) => amendment.digest),
  }
  return seal('notice', body)
}
