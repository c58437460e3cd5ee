import { canonicalJson } from '../../../core/canonical-json.ts'
import type { VisitSeat } from '../../../pair/legality.ts'
import type { Task } from '../../../schema/inputs/plan.ts'
import { TEAM_OF_TWO } from '../../../schema/inputs/team.ts'

/** How many seats of each class a team has. */
export interface TeamKind {
  readonly needs: ReadonlyMap<number, number>
  /** Seats in all. */
  readonly seats: number
}

/**
 * The teams of a plan: seats that ask the same are one class, teams with like seats are one kind.
 */
export interface TeamKinds {
  readonly classes: readonly VisitSeat[]
  readonly kinds: readonly TeamKind[]
  readonly kindOf: ReadonlyMap<string, number>
}

/**
 * Sorts the tasks by the teams they send, whatever the unit: other teams for some units, and towns,
 * are left out.
 */
export function teamKinds(tasks: readonly Task[]): TeamKinds {
  const classes = new Map<string, { readonly index: number; readonly seat: VisitSeat }>()
  const kinds = new Map<string, { readonly index: number; readonly kind: TeamKind }>()
  const kindOf = new Map<string, number>()
  for (const task of tasks) {
    const needs = new Map<number, number>()
    let seats = 0
    for (const [seat, count] of wantedSeats(task)) {
      const name = canonicalJson(seat)
      const known = classes.get(name) ?? { index: classes.size, seat }
      classes.set(name, known)
      needs.set(known.index, (needs.get(known.index) ?? 0) + count)
      seats += count
    }
    const name = canonicalJson([...needs].sort(([a], [b]) => a - b))
    const known = kinds.get(name) ?? { index: kinds.size, kind: { needs, seats } }
    kinds.set(name, known)
    kindOf.set(task.id, known.index)
  }
  return {
    classes: [...classes.values()].map(({ seat }) => seat),
    kinds: [...kinds.values()].map(({ kind }) => kind),
    kindOf,
  }
}

function wantedSeats({ team = TEAM_OF_TWO }: Task): (readonly [VisitSeat, number])[] {
  if (team === 'none') return []
  if (team.group !== undefined) return [[asked({ ...team.group, role: 'group', group: true }), 1]]
  return team.seats.map((seat) => [asked(seat), seat.count ?? 1])
}

/** What a seat asks of whoever takes it, as far as it can be known before the unit is. */
function asked({ department, qualifications = [], certified = true, group }: VisitSeat): VisitSeat {
  return {
    role: '',
    ...(department !== undefined && { department }),
    ...(qualifications.length > 0 && { qualifications }),
    ...(!certified && { certified }),
    ...(group === true && { group }),
  }
}
