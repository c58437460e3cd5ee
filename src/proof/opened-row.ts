import { leafText } from '../core/leaf-text.ts'
import { type Message, say } from '../core/message.ts'
import { rootOfPath } from '../core/root-of-path.ts'
import type { Commitment } from '../core/table.ts'
import { countAt, exactly, hexAt, listAt, objectAt, type Untrusted } from './read.ts'

/** A row that leads to a root, or why it does not. */
export type ReadRow =
  | { readonly row: Readonly<Record<string, Untrusted>> }
  | { readonly wrong: Message }

/** Follows a row to its root (`docs/protocol.md` §10.5). */
export function openedRow(
  value: Untrusted,
  path: string,
  { count, root }: Commitment,
  blinded: boolean,
): ReadRow {
  const { index, row, salt, path: way } = exactly(value, path, ['index', 'row', '?salt', 'path'])
  if ((salt !== undefined) !== blinded) {
    return { wrong: say(blinded ? 'salt-missing' : 'salt-needless') }
  }
  const found = rootOfPath(
    leafText(
      objectAt(row, `${path}.row`),
      salt === undefined ? undefined : hexAt(salt, `${path}.salt`),
    ),
    countAt(index, `${path}.index`),
    count,
    listAt(way, `${path}.path`).map((each) => hexAt(each, `${path}.path`)),
  )
  if (found === undefined || found !== root) return { wrong: say('row-uncommitted') }
  return { row: objectAt(row, `${path}.row`) }
}
