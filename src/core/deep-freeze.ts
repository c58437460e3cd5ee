/**
 * Freezes a value of plain objects and arrays, and all it holds, also where the outside is frozen
 * already; returns it.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const member of Object.values(value)) deepFreeze(member)
  return Object.freeze(value)
}
