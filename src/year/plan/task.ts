import type { Design } from '../../schema/inputs/design.ts'
import type { Exclusion } from '../../schema/inputs/exclusion.ts'
import type { Plan, Round, Task } from '../../schema/inputs/plan.ts'

/** A task of a plan that is being checked. */
export interface PlannedTask {
  readonly task: Task
  /** `plan.tasks[3]` */
  readonly path: string
  /** Undefined where it states none, though the type says it does. */
  readonly department: string | undefined
  /** Undefined where neither the task nor all its rounds say how many. */
  readonly visits: number | undefined
  readonly rounds: readonly PlannedRound[]
}

/** A round of a task that can be drawn. */
export interface PlannedRound {
  readonly round: Round
  /** `plan.tasks[3].rounds[0]` */
  readonly path: string
  readonly design: Design | undefined
}

/**
 * The tasks of a plan with what follows from their members alone; a deferred task has no rounds to
 * check.
 */
export function plannedTasks(plan: Plan, nobody: ReadonlySet<number>): PlannedTask[] {
  return plan.tasks.map((task, index) => {
    const path = `plan.tasks[${index}]`
    const rounds = task.rounds ?? []
    return {
      task,
      path,
      department: nobody.has(index) ? undefined : task.department,
      visits: task.visits ?? sumOf(rounds.map(({ visits }) => visits)),
      rounds:
        task.deferred === undefined
          ? rounds.map((round, r) => ({
              round,
              path: `${path}.rounds[${r}]`,
              design: round.design ?? task.design,
            }))
          : [],
    }
  })
}

/** All exclusions that hold for a task. */
export function rulesOf(plan: Plan, task: Task): readonly Exclusion[] {
  return [...(plan.exclude ?? []), ...(task.exclude ?? [])]
}

/** Undefined if one of them is, or if there is none. */
function sumOf(numbers: readonly (number | undefined)[]): number | undefined {
  if (numbers.length === 0 || numbers.includes(undefined)) return undefined
  return numbers.reduce<number>((sum, each = 0) => sum + each, 0)
}
