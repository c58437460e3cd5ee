import { fail } from '../../core/errors.ts'
import { say, show } from '../../core/message.ts'
import type { Plan } from '../../schema/inputs/plan.ts'
import type { ReadDraw } from './rows.ts'

/** A draw that is given twice would count twice. */
export function checkDraws(plan: Plan, draws: readonly ReadDraw[]): void {
  const digests = draws.map(({ record }) => record.digest)
  for (const [index, { record }] of draws.entries()) {
    const first = digests.indexOf(record.digest)
    if (first !== index) {
      fail({
        code: 'input/duplicate',
        path: `draws[${index}]`,
        expected: say('draw-once'),
        found: say('draw-of', { path: `draws[${first}]` }),
      })
    }
    const pools = record.body.head.rounds.map(({ pool }) => pool)
    checkNamed(plan, `draws[${index}]`, pools)
  }
}

export function checkNamed(plan: Plan, path: string, tasks: readonly string[]): void {
  const known = new Set(plan.tasks.map(({ id }) => id))
  const unknown = tasks.find((task) => !known.has(task))
  if (unknown === undefined) return
  fail({
    code: 'input/unknown-id',
    path,
    expected: say('task-of-plan'),
    found: show(unknown),
  })
}
