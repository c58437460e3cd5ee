import type { Inspector } from '../../schema/inputs/inspector.ts'
import type { Task } from '../../schema/inputs/plan.ts'
import { TEAM_OF_TWO } from '../../schema/inputs/team.ts'
import { quarterOf } from './days.ts'

/** The officers of one department in the directory. */
export interface Staff {
  readonly officers: number
  /** Working days, by quarter, on which one of them is on leave or has no valid certificate. */
  readonly away: readonly number[]
}

/**
 * Officers by department: those of the authority itself whose certificate is valid on some of the
 * days.
 */
export function staffOf(
  inspectors: readonly Inspector[],
  days: readonly string[],
): Map<string, Staff> {
  const staff = new Map<string, { officers: number; away: number[] }>()
  for (const { department, certificate, borrowed, leave = [] } of inspectors) {
    if (certificate === undefined || borrowed !== undefined) continue
    const isValid = (day: string) => certificate.from <= day && day <= certificate.to
    if (!days.some(isValid)) continue
    const entry = staff.get(department) ?? { officers: 0, away: [0, 0, 0, 0] }
    staff.set(department, entry)
    entry.officers += 1
    for (const day of days) {
      if (isValid(day) && !leave.some(({ from, to }) => from <= day && day <= to)) continue
      entry.away[quarterOf(day)] = (entry.away[quarterOf(day)] as number) + 1
    }
  }
  return staff
}

/**
 * Officers that one visit of a task takes from each department: certified seats, of their own
 * department or else of the responsible one; two for a fixed group. Teams for some of the units
 * (`when`) are not looked at.
 */
export function officersPerVisit({ team = TEAM_OF_TWO, department }: Task): Map<string, number> {
  const officers = new Map<string, number>()
  if (team === 'none') return officers
  if (team.group !== undefined) return officers.set(team.group.department ?? department, 2)
  for (const { department: own = department, count = 1, certified } of team.seats) {
    if (certified !== false) officers.set(own, (officers.get(own) ?? 0) + count)
  }
  return officers
}
