import { createTicketer } from '../core/ticket.ts'
import { drawKey } from '../random/draw-key.ts'
import { createStream } from '../random/stream.ts'
import { uniformInteger } from '../random/uniform-integer.ts'
import type { Design } from '../schema/design.ts'
import type { BatchEntry } from '../schema/documents.ts'
import type { Inputs } from '../schema/inputs.ts'
import type { Round, Task } from '../schema/plan.ts'
import { buildFrame, type Frame, frameContext } from './frame.ts'
import { type StratumSelection, selectRound } from './select-round.ts'

/** One pool round of a batch, found in the plan. */
export interface PoolRound {
  readonly entry: BatchEntry
  readonly task: Task
  readonly round: Round
  readonly design: Design
  /** Where the design stands in the inputs. */
  readonly path: string
}

/** What was drawn for one pool round. */
export interface RoundSelection extends PoolRound {
  readonly keys: { readonly select: string; readonly allocate: string }
  readonly frame: Frame
  readonly strata: readonly StratumSelection[]
}

/**
 * Draws the rounds of a batch one after the other (`docs/protocol.md` §7): an earlier pool's sample is excluded from
 * later pools. @internal
 */
export function select(
  inputs: Inputs,
  rounds: readonly PoolRound[],
  seed: string,
): RoundSelection[] {
  const context = frameContext(inputs)
  const sampled = new Map<string, Set<string>>()
  return rounds.map((poolRound) => {
    const { entry, task, round, design, path } = poolRound
    const taken = {
      byOtherPools: union(
        [...sampled].filter(([pool]) => pool !== task.id).map(([, units]) => units),
      ),
      byEarlierRounds: sampled.get(task.id) ?? new Set<string>(),
    }
    const coversOverRounds = design.type === 'census' && design.cover === 'over-rounds'
    const frame = buildFrame(context, task, round, taken, coversOverRounds)
    const keys = {
      select: drawKey(seed, { purpose: 'select', ...entry }),
      allocate: drawKey(seed, { purpose: 'allocate', ...entry }),
    }
    const strata = selectRound(
      frame.eligible,
      { design, visits: round.visits, reserve: task.reserve ?? 0, path },
      {
        select: createTicketer(keys.select),
        allocate: createTicketer(keys.allocate),
        uniform: (stratum, m) =>
          uniformInteger(createStream(drawKey(seed, { purpose: 'pps', ...entry, stratum })), m),
      },
    )
    const mine = sampled.get(task.id) ?? new Set()
    sampled.set(task.id, mine)
    for (const { sample } of strata) for (const { unit } of sample) mine.add(unit)
    return { ...poolRound, keys, frame, strata }
  })
}

function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  const all = new Set<string>()
  for (const each of sets) for (const member of each) all.add(member)
  return all
}
