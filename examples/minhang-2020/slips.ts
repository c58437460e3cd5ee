import type { Plan } from 'double-random'

/**
 * The plan with three slips of the pen: a wrong total, a wrong share, and a round that was left
 * out.
 */
export function withSlips(plan: Plan): Plan {
  return {
    ...plan,
    totals: { ...plan.totals, visits: 632, key: { visits: 386, share: '60%' } },
    tasks: plan.tasks.map((task) =>
      task.id === 'petrol' ? { ...task, rounds: task.rounds!.filter((_, r) => r !== 2) } : task,
    ),
  }
}
