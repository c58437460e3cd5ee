import { sameValue } from '../../core/same-value.ts'
import { type InputTable, rowKey } from '../../core/table.ts'
import { compareUtf8 } from '../../core/utf8.ts'

/** Rows that two states of a table do not have in common, by what people call them. */
export interface RowSteps {
  readonly removed: readonly string[]
  readonly added: readonly string[]
  /** With the members in which they differ. */
  readonly changed: readonly { readonly id: string; readonly members: readonly string[] }[]
}

/** Compares two states of a table, both in the order of their keys, in one pass. */
export function rowSteps(
  table: InputTable,
  before: readonly object[],
  after: readonly object[],
): RowSteps {
  const removed: string[] = []
  const added: string[] = []
  const changed: { id: string; members: readonly string[] }[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i], after[j]]
    const [from, to] = [a && rowKey(table, a), b && rowKey(table, b)]
    const order = from === undefined ? 1 : to === undefined ? -1 : compareUtf8(from, to)
    if (order <= 0) i += 1
    if (order >= 0) j += 1
    if (order < 0) removed.push(spoken(from as string))
    else if (order > 0) added.push(spoken(to as string))
    else if (!sameValue(a, b))
      changed.push({ id: spoken(from as string), members: differing(a, b) })
  }
  return { removed, added, changed }
}

/** A key as people read it: what is absent is left out. */
export function spoken(key: string): string {
  return key
    .split('\n')
    .filter((part) => part !== '')
    .join(' ')
}

function differing(a: object | undefined, b: object | undefined): string[] {
  const [left, right] = [Object(a), Object(b)] as Readonly<Record<string, unknown>>[]
  return [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])].filter(
    (name) => !sameValue(left?.[name], right?.[name]),
  )
}
