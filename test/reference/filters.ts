import { byBytes } from './canonical.ts'
import type { Enterprise, Filter, Inputs, Value } from './types.ts'

/** §3.8: the value of a field, undefined where it is missing. */
export function field(unit: Enterprise, name: string): Value | undefined {
  const prefix = 'attributes.'
  const owner: object = name.startsWith(prefix) ? (unit.attributes ?? {}) : unit
  const member = name.startsWith(prefix) ? name.slice(prefix.length) : name
  return Object.hasOwn(owner, member) ? (owner as Record<string, Value>)[member] : undefined
}

/** §3.8a: strings by bytes (§1.3), integers by size; two types are an error. */
function order(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return byBytes(a, b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  throw new Error('a field compared with a value of the other type (§3.8a)')
}

/** §3.8 */
export function holds(filter: Filter, unit: Enterprise, inputs: Inputs): boolean {
  if ('all' in filter) return filter.all.every((f) => holds(f, unit, inputs))
  if ('any' in filter) return filter.any.some((f) => holds(f, unit, inputs))
  if ('not' in filter) return !holds(filter.not, unit, inputs)
  if ('tag' in filter) return unit.tags?.includes(filter.tag) ?? false
  if ('present' in filter) return field(unit, filter.present) !== undefined
  if ('listed' in filter) return isListed(filter.listed, unit, inputs)
  const [[name, wanted]] = Object.entries(
    'equals' in filter ? filter.equals : 'in' in filter ? filter.in : filter.bounds,
  ) as [[string, unknown]]
  const value = field(unit, name)
  if (value === undefined) return false
  if ('equals' in filter) return order(value, wanted as Value) === 0
  if ('in' in filter) return (wanted as Value[]).some((one) => order(value, one) === 0)
  const { min, max } = wanted as { min?: Value; max?: Value }
  return (
    (min === undefined || order(min, value) <= 0) && (max === undefined || order(value, max) <= 0)
  )
}

export const isListed = (list: string, unit: Enterprise, { lists }: Inputs): boolean =>
  lists.some((row) => row.list === list && row.enterprise === unit.id)
