import type { SettledRound } from './all-departments.ts'
import type { DepartmentDays } from './department-days.ts'

/** Visits that have no day. */
export interface Unplaced {
  readonly task: string
  readonly round: number
  readonly visits: number
  /** `impossible` is proved; `unknown` says that the search ended without an answer. */
  readonly verdict: 'impossible' | 'unknown'
  /**
   * No working day is left; no team can be formed on any; too many visits for the teams; the search
   * found no place.
   */
  readonly reason: 'no-day' | 'no-team' | 'capacity' | 'search'
}

export function unplacedVisits(
  rounds: readonly SettledRound[],
  parts: ReadonlyMap<string, DepartmentDays>,
): Unplaced[] {
  return rounds.flatMap(({ task, round, department, kind, usable, impossible, unknown }) => {
    const most = parts.get(department)?.ofKind.get(kind)
    const hasTeam = usable.some((day) => (most?.[day] ?? 0) > 0)
    const reason = usable.length === 0 ? 'no-day' : hasTeam ? 'capacity' : 'no-team'
    return [
      ...(impossible > 0
        ? [{ task, round, visits: impossible, verdict: 'impossible', reason } as const]
        : []),
      ...(unknown > 0
        ? [{ task, round, visits: unknown, verdict: 'unknown', reason: 'search' } as const]
        : []),
    ]
  })
}
