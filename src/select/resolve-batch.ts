import { fail } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'
import type { BatchEntry } from '../schema/documents/documents.ts'
import type { Design } from '../schema/inputs/design.ts'
import type { Plan, Round, Task } from '../schema/inputs/plan.ts'

/** One pool round of a batch, found in the plan. */
export interface PoolRound {
  readonly entry: BatchEntry
  readonly task: Task
  readonly round: Round
  readonly design: Design
  /** Where the design stands in the inputs. */
  readonly path: string
}

/**
 * Finds the rounds of a batch in the plan, in the plan's order (`docs/protocol.md` §5); without a
 * batch, all rounds of all tasks that are double-random and not deferred.
 *
 * @throws DoubleRandomError `design/batch` for an unknown, repeated, deferred or designless round,
 *   or an empty batch
 */
export function resolveBatch(plan: Plan, batch: readonly BatchEntry[] | undefined): PoolRound[] {
  const wanted = new Set<string>()
  for (const [index, { pool, round }] of (batch ?? []).entries()) {
    const name = `${pool}\n${round}`
    if (wanted.has(name)) {
      const again = say('again', { of: say('pool-round', { pool, round }) })
      refuseBatch(`batch[${index}]`, say('pool-round-once'), again)
    }
    wanted.add(name)
  }
  const found: PoolRound[] = []
  for (const [t, task] of plan.tasks.entries()) {
    if (batch === undefined && task.doubleRandom && task.rounds === undefined) {
      refuseBatch(`plan.tasks[${t}].rounds`, say('rounds-of-double-random-task'), say('nothing'))
    }
    for (const [r, round] of (task.rounds ?? []).entries()) {
      const entry = { pool: task.id, round: r + 1 }
      const isWanted =
        batch === undefined
          ? task.doubleRandom && task.deferred === undefined
          : wanted.delete(`${entry.pool}\n${entry.round}`)
      if (!isWanted) continue
      const path = `plan.tasks[${t}]`
      if (task.deferred !== undefined) {
        refuseBatch(`${path}.deferred`, say('task-that-can-be-drawn'), say('deferred-task'))
      }
      const design = round.design ?? task.design
      if (design === undefined)
        return refuseBatch(`${path}.design`, say('a-design'), say('nothing'))
      const at = round.design === undefined ? `${path}.design` : `${path}.rounds[${r}].design`
      found.push({ entry, task, round, design, path: at })
    }
  }
  for (const name of wanted) {
    const [pool = '', round = ''] = name.split('\n')
    refuseBatch(
      'batch',
      say('pool-round-of-plan'),
      say('pool-round', { pool, round: Number(round) }),
    )
  }
  if (found.length === 0) {
    refuseBatch('batch', say('one-pool-round-at-least'), say('no-double-random-rounds'))
  }
  return found
}

function refuseBatch(path: string, expected: Message, found: Message): never {
  return fail({ code: 'design/batch', path, expected, found })
}
