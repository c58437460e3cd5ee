import type { PastVisit } from 'double-random'

/**
 * For each enterprise, the number of different days on which it was visited, counted apart from the
 * library.
 */
export function countVisitDays(visits: readonly PastVisit[]): Map<string, number> {
  const days = new Map<string, Set<string>>()
  for (const { enterprise, date } of visits) {
    days.set(enterprise, (days.get(enterprise) ?? new Set()).add(date))
  }
  return new Map([...days].map(([enterprise, dates]) => [enterprise, dates.size]))
}
