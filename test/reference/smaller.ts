type Container = Record<string, unknown> | unknown[]

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null

/** Where the members and elements of a value are, outer ones first. */
const pathsIn = (value: unknown): string[][] =>
  isContainer(value)
    ? Object.keys(value).flatMap((name) => [
        [name],
        ...pathsIn((value as Record<string, unknown>)[name]).map((path) => [name, ...path]),
      ])
    : []

/** A copy without the member or element at `path`. */
function cut<T>(value: T, [name, ...rest]: readonly string[]): T {
  if (!isContainer(value)) return value
  if (rest.length > 0) {
    const inner = cut((value as Record<string, unknown>)[name!], rest)
    if (Array.isArray(value)) return value.with(Number(name), inner) as T
    return { ...value, [name!]: inner }
  }
  if (Array.isArray(value)) return value.toSpliced(Number(name), 1) as T
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) as T
}

/** Takes away what can go while the value still fails. */
export function smaller<T>(value: T, fails: (value: T) => boolean): T {
  for (const path of pathsIn(value)) {
    const other = cut(value, path)
    if (fails(other)) return smaller(other, fails)
  }
  return value
}
