import { type Message, say, show } from '../core/message.ts'
import { isBranch } from '../core/same-value.ts'

/** The first place where two values differ. */
export interface FirstDifference {
  readonly path: string
  readonly expected: Message
  readonly found: Message
}

/**
 * Walks two JSON values side by side, members in code unit order, and locates the first difference.
 */
export function firstDifference(
  expected: unknown,
  found: unknown,
  path: string,
): FirstDifference | undefined {
  if (expected === found) return undefined
  if (!isBranch(expected) || !isBranch(found) || Array.isArray(expected) !== Array.isArray(found)) {
    return { path, expected: show(expected), found: show(found) }
  }
  if (Array.isArray(expected) && Array.isArray(found)) {
    const length = Math.min(expected.length, found.length)
    for (let i = 0; i < length; i += 1) {
      const inside = firstDifference(expected[i], found[i], `${path}[${i}]`)
      if (inside !== undefined) return inside
    }
    if (expected.length === found.length) return undefined
    return {
      path: `${path}[${length}]`,
      expected: rowOf(expected, length),
      found: rowOf(found, length),
    }
  }
  const [a, b] = [expected as Members, found as Members]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort((x, y) =>
    x < y ? -1 : 1,
  )
  for (const name of names) {
    const inside = firstDifference(a[name], b[name], `${path}.${name}`)
    if (inside !== undefined) return inside
  }
  return undefined
}

type Members = Readonly<Record<string, unknown>>

function rowOf(rows: readonly unknown[], index: number): Message {
  return say(index < rows.length ? 'row-more' : 'row-missing')
}
