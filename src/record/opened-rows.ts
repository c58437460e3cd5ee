import { fail } from '../core/errors.ts'
import { leafText } from '../core/leaf-text.ts'
import { merkleRoot } from '../core/merkle.ts'
import { type Message, say } from '../core/message.ts'
import { rootOfPath } from '../core/root-of-path.ts'
import type { Commitment, OpenedRow } from '../core/table.ts'
import type { OpenedTable, OutcomesBody } from '../schema/documents/documents.ts'

/** The rows of a table that are opened. */
export function openedRows<Row>(opened: OpenedTable<Row>): Row[] {
  return 'all' in opened ? opened.all.map(({ row }) => row) : opened.some.map(({ row }) => row)
}

/** The rows of outcomes, which must all be open and those of the root, with their salts. */
export function allRows(
  { head, rows }: OutcomesBody,
  path: string,
): Extract<OutcomesBody['rows'], { readonly all: unknown }>['all'] {
  const why = whyNotOpened(rows, head.table, head.blinding !== null)
  if (why === undefined && 'all' in rows) return rows.all
  return fail({
    code: 'evidence/failed',
    path,
    expected: say('all-rows-open'),
    found: why ?? say('some-rows-open'),
  })
}

/**
 * Why opened rows are not those of a root (`docs/protocol.md` §10.5); undefined if they are: every
 * one leads to it, and a table that is opened whole has exactly the rows that were committed.
 */
export function whyNotOpened(
  opened: OpenedTable<object>,
  { count, root }: Commitment,
  isBlinded: boolean,
): Message | undefined {
  const given: readonly Pick<OpenedRow, 'salt'>[] = 'all' in opened ? opened.all : opened.some
  if (given.some(({ salt }) => (salt !== undefined) !== isBlinded)) {
    return say(isBlinded ? 'salt-missing' : 'salt-needless')
  }
  if ('all' in opened) {
    const { all } = opened
    if (all.length !== count) return say('rows-not-all', { rows: all.length, count })
    const found = merkleRoot(count, (index) => {
      const { row, salt } = all[index] as { row: object; salt?: string }
      return leafText(row, salt)
    })
    return found === root ? undefined : say('rows-other')
  }
  let before = -1
  for (const { index, row, salt, path } of opened.some) {
    if (index <= before) return say('rows-unordered', { index })
    before = index
    if (rootOfPath(leafText(row, salt), index, count, path) !== root) {
      return say('row-astray', { index })
    }
  }
  return undefined
}
