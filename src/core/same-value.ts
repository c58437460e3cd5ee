/** Whether two JSON values are the same; the order of members says nothing. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isBranch(a) || !isBranch(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Members, b as Members]
  const names = Object.keys(left)
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameValue(left[name], right[name]))
  )
}

/** Whether a value has members or elements. */
export function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

type Members = Readonly<Record<string, unknown>>
