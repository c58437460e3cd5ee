import { listAt, type Members, objectAt } from './read.ts'

/** A round as the plan describes it. */
export interface PlannedRound {
  readonly plan: Members
  readonly task: Members
  readonly round: Members
  readonly design: Members
}

/** Finds a round in a plan; undefined if there is none with a design. */
export function plannedRound(
  plan: Members,
  pool: string,
  number: number,
): PlannedRound | undefined {
  const path = 'body.opening.plan.tasks'
  const task = listAt(plan.tasks, path)
    .map((each) => objectAt(each, path))
    .find(({ id }) => id === pool)
  if (task?.rounds === undefined) return undefined
  const round = listAt(task.rounds, `${path}.rounds`)[number - 1]
  if (round === undefined) return undefined
  const own = objectAt(round, `${path}.rounds`)
  const design = own.design ?? task.design
  if (design === undefined) return undefined
  return { plan, task, round: own, design: objectAt(design, `${path}.design`) }
}
