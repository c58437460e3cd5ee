import { fieldOf } from '../../core/field.ts'
import { groupBy } from '../../core/group.ts'
import type { Enterprise } from './enterprise.ts'
import type { Filter, Scalar } from './filter.ts'
import type { Inputs } from './inputs.ts'

/** Which enterprises stand on which list. */
export type Lists = ReadonlyMap<string, ReadonlySet<string>>

export function listsOf(inputs: Pick<Inputs, 'lists'>): Lists {
  const lists = groupBy(inputs.lists, ({ list }) => list)
  return new Map(
    [...lists].map(([list, rows]) => [list, new Set(rows.map(({ enterprise }) => enterprise))]),
  )
}

/**
 * Two-valued truth of a filter (`docs/protocol.md` §3.8): a test of a missing value is false, its
 * negation true.
 */
export function matchesFilter(filter: Filter, unit: Enterprise, lists: Lists): boolean {
  if ('all' in filter) return filter.all.every((each) => matchesFilter(each, unit, lists))
  if ('any' in filter) return filter.any.some((each) => matchesFilter(each, unit, lists))
  if ('not' in filter) return !matchesFilter(filter.not, unit, lists)
  if ('tag' in filter) return unit.tags?.includes(filter.tag) ?? false
  if ('present' in filter) return fieldOf(unit, filter.present) !== undefined
  if ('listed' in filter) return lists.get(filter.listed)?.has(unit.id) ?? false
  if ('equals' in filter) {
    return everyField(filter.equals, unit, (value, wanted) => value === wanted)
  }
  if ('in' in filter) return everyField(filter.in, unit, (value, wanted) => wanted.includes(value))
  return everyField(filter.bounds, unit, (value, { min, max }) => {
    if (typeof value !== 'number') return false
    return (min === undefined || min <= value) && (max === undefined || value <= max)
  })
}

// The door lets exactly one field through; `every` states what a second one would mean.
function everyField<T>(
  fields: Readonly<Record<string, T>>,
  unit: Enterprise,
  test: (value: Scalar, wanted: T) => boolean,
): boolean {
  return Object.entries(fields).every(([field, wanted]) => {
    const value = fieldOf(unit, field)
    return value !== undefined && test(value, wanted)
  })
}
