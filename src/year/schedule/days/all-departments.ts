import type { DepartmentDays, YearContext } from './department-days.ts'
import type { RoundToPlace } from './rounds-of.ts'
import { type SettleProblem, settle } from './settle.ts'

/** A round with its days. */
export interface SettledRound extends RoundToPlace {
  readonly department: string
  /** Further visits by day, besides those that have their days already. */
  readonly placed: ReadonlyMap<number, number>
  /** Visits that the department alone cannot place. */
  readonly impossible: number
  /** Visits for which the search found no day beside the other departments'. */
  readonly unknown: number
  readonly usable: readonly number[]
}

/** Puts the days of all departments together and settles what they cannot do at once. */
export function allDepartments(
  { days, dayOf, perTeamDay }: YearContext,
  rounds: readonly RoundToPlace[],
  parts: ReadonlyMap<string, DepartmentDays>,
  fit: Pick<SettleProblem, 'shortClasses' | 'needsClass'>,
): SettledRound[] {
  const alone = rounds.map((round) => {
    const part = parts.get(round.department) as DepartmentDays
    const index = part.rounds.indexOf(round)
    return {
      kind: round.kind,
      department: round.department,
      days: part.usable[index] as readonly number[],
      visits: part.days[index] as ReadonlyMap<number, number>,
      impossible: part.unplaced[index] as number,
    }
  })
  const before = days.map(() => new Map<number, number>())
  for (const { kind, fixed } of rounds) {
    for (const { date, visits } of fixed) {
      const ofDay = before[dayOf.get(date) ?? -1]
      ofDay?.set(kind, (ofDay.get(kind) ?? 0) + visits)
    }
  }
  const settled = settle({
    rounds: alone,
    before,
    loads: new Map([...parts].map(([department, { base }]) => [department, base])),
    ranks: new Map([...parts].map(([department, { rank }]) => [department, rank])),
    perTeamDay,
    ...fit,
  })
  return rounds.map((round, index) => ({
    ...round,
    placed: settled.days[index] as ReadonlyMap<number, number>,
    impossible: alone[index]!.impossible,
    unknown: settled.unplaced[index] as number,
    usable: alone[index]!.days,
  }))
}
