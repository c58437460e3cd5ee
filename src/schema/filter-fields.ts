import type { Enterprise } from './enterprise.ts'
import type { Filter, Scalar } from './filter.ts'

/** The value of a field of `docs/protocol.md` §3.8; undefined if it is missing. @internal */
export function fieldOf(unit: Enterprise, field: string): Scalar | undefined {
  if (field.startsWith('attributes.')) {
    const name = field.slice('attributes.'.length)
    const { attributes } = unit
    return attributes !== undefined && Object.hasOwn(attributes, name)
      ? attributes[name]
      : undefined
  }
  return unit[field as 'id' | 'name' | 'creditCode' | 'town' | 'risk' | 'size' | 'status']
}

/** Which fields a filter compares with which type of value. @internal */
export function filterComparisons(filter: Filter): { field: string; type: 'string' | 'number' }[] {
  if ('all' in filter) return filter.all.flatMap(filterComparisons)
  if ('any' in filter) return filter.any.flatMap(filterComparisons)
  if ('not' in filter) return filterComparisons(filter.not)
  if ('bounds' in filter) {
    return Object.keys(filter.bounds).map((field) => ({ field, type: 'number' }))
  }
  const compared = 'equals' in filter ? filter.equals : 'in' in filter ? filter.in : {}
  return Object.entries(compared).flatMap(([field, value]) =>
    [value].flat().map((each) => ({ field, type: typeof each === 'number' ? 'number' : 'string' })),
  )
}
