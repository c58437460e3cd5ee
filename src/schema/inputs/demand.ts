import type { Inspector } from './inspector.ts'
import type { Demand } from './team.ts'

/** Whoever takes a seat: one inspector, or all members of a fixed group. */
type Members = readonly Inspector[]

/** Whether some member is of another department. */
export function lacksDepartment(members: Members, { department }: Demand): boolean {
  return department !== undefined && members.some((each) => each.department !== department)
}

/** Whether some qualification is missing; each may come from another member. */
export function lacksQualification(members: Members, { qualifications }: Demand): boolean {
  return (qualifications ?? []).some(
    (needed) => !members.some((each) => each.qualifications?.includes(needed)),
  )
}

/** Whether some member belongs to a town; nobody does if there is none. */
export function isOfTown(members: Members, town: string | undefined): boolean {
  return town !== undefined && members.some(({ towns }) => towns?.includes(town) ?? false)
}

/** Whether a demand for officers of the unit's own town, or none of them, is not met. */
export function missesTown(members: Members, demand: Demand, town: string | undefined): boolean {
  if (demand.town === undefined) return false
  return isOfTown(members, town) !== (demand.town === 'same')
}

/** Whether anything that a seat prefers is missing (`docs/protocol.md` §9.2b). */
export function missesPreference(
  members: Members,
  prefer: Demand,
  town: string | undefined,
): boolean {
  return (
    lacksDepartment(members, prefer) ||
    lacksQualification(members, prefer) ||
    missesTown(members, prefer, town)
  )
}
