import type { Filter } from './filter.ts'

/** Which fields a filter compares with which type of value. */
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
