import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import type { Plan, Task } from '../../schema/inputs/plan.ts'

export function checkRowsOfPlan(
  { tasks }: Plan,
  rows: readonly { readonly task: string; readonly round?: number }[],
  name: string,
): void {
  const roundsOf = new Map(tasks.map(({ id, rounds = [] }: Task) => [id, rounds.length]))
  for (const [index, { task, round = 0 }] of rows.entries()) {
    if (round <= (roundsOf.get(task) ?? -1)) continue
    fail({
      code: 'input/unknown-id',
      path: `options.${name}[${index}]`,
      expected: say('task-or-round-of-plan'),
      found: round > 0 ? say('pool-round', { pool: task, round }) : show(task),
    })
  }
}

export function checkWindows({ tasks }: Plan, year: number): void {
  for (const [t, { rounds = [] }] of tasks.entries()) {
    for (const [r, { window }] of rounds.entries()) {
      if (window.every((day) => day.startsWith(`${year}-`))) continue
      fail({
        code: 'design/window',
        path: `plan.tasks[${t}].rounds[${r}].window`,
        expected: say('days-of-year', { year }),
        found: say('days', { from: window[0], to: window[1] }),
      })
    }
  }
}
