import { createTicketer } from '../core/ticket.ts'
import { drawKey } from '../random/draw-key.ts'
import { createStream } from '../random/stream.ts'
import { uniformInteger } from '../random/uniform-integer.ts'
import { rotationOf } from '../schema/inputs/design.ts'
import type { VisitsBegun } from './batch-visit.ts'
import { buildFrame, type Frame } from './frame.ts'
import type { FrameContext } from './frame-context.ts'
import type { PoolRound } from './resolve-batch.ts'
import { visitedTest } from './rotate.ts'
import { type StratumSelection, selectRound } from './select-round.ts'

/** What was drawn for one pool round. */
export interface RoundSelection extends PoolRound {
  readonly keys: { readonly select: string; readonly allocate: string }
  readonly frame: Frame
  readonly strata: readonly StratumSelection[]
}

/**
 * Draws one round of a batch (`docs/protocol.md` §7).
 *
 * @param begun - the visits that the rounds before it in the batch have begun
 * @throws DoubleRandomError `design/minimum`, `design/rate-missing`, `design/size`
 */
export function select(
  context: FrameContext,
  poolRound: PoolRound,
  begun: VisitsBegun,
  seed: string,
): RoundSelection {
  const { entry, task, round, design, path } = poolRound
  const frame = buildFrame(context, poolRound, begun)
  const keys = {
    select: drawKey(seed, { purpose: 'select', ...entry }),
    allocate: drawKey(seed, { purpose: 'allocate', ...entry }),
  }
  const rotation = rotationOf(design)
  const strata = selectRound(
    frame.eligible,
    {
      design,
      visits: round.visits,
      reserve: task.reserve ?? 0,
      path,
      ...(rotation && { isVisited: visitedTest(rotation, task.id, context, begun) }),
    },
    {
      select: createTicketer(keys.select),
      allocate: createTicketer(keys.allocate),
      uniform: (stratum, m, purpose) =>
        uniformInteger(createStream(drawKey(seed, { purpose, ...entry, stratum })), m),
    },
  )
  return { ...poolRound, keys, frame, strata }
}
