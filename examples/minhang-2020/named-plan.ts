import type { Plan } from 'double-random'
import { type Batch, roundsOf } from './batches.ts'
import { NAMINGS } from './generate/named.ts'

/**
 * The plan as a batch is drawn from it. A task that the plan of January defers has its units named
 * by now: they are listed with a reason, and only days and teams are drawn.
 */
export function namedPlan(plan: Plan, batch: Batch): Plan {
  const drawn = new Set(roundsOf(batch, plan).map(({ pool }) => pool))
  const tasks = plan.tasks.map((task) => {
    const naming = NAMINGS[task.id]
    if (naming === undefined || !drawn.has(task.id)) return task
    const { deferred: _, ...rest } = task
    return {
      ...rest,
      where: { listed: naming.list },
      design: { type: 'listed' as const, reason: naming.reason },
    }
  })
  return { ...plan, tasks }
}
