import type { Inspector, PastVisit } from 'double-random'

/**
 * Officers with the visits they have made in the year so far, so that loads become even over all
 * batches.
 */
export function withCarriedLoads(
  officers: readonly Inspector[],
  visits: readonly PastVisit[],
): Inspector[] {
  const days = new Map<string, Set<string>>()
  for (const { enterprise, date, inspectors = [] } of visits) {
    for (const officer of inspectors) {
      // Two matters of one day are one visit.
      days.set(officer, (days.get(officer) ?? new Set()).add(`${date} ${enterprise}`))
    }
  }
  return officers.map((officer) => ({
    ...officer,
    carried: days.get(officer.id)?.size ?? 0,
    availability: 100,
  }))
}
