import { listsOf, matchesFilter } from '../../schema/inputs/matches-filter.ts'
import type { ReadDraw } from './rows.ts'

/** For each task the units of the frames of its rounds whose windows touch the period. */
export function framesOf(
  draws: readonly ReadDraw[],
  { from, to }: { readonly from: string; readonly to: string },
): Map<string, Set<string>> {
  const frames = new Map<string, Set<string>>()
  for (const { record, inputs } of draws) {
    const lists = listsOf(inputs)
    const drawn = record.body.head.rounds.filter(
      ({ window }) => window[0] <= to && window[1] >= from,
    )
    for (const pool of new Set(drawn.map((round) => round.pool))) {
      const task = inputs.plan.tasks.find(({ id }) => id === pool)
      if (task === undefined) continue
      const frame = frames.get(pool) ?? new Set<string>()
      frames.set(pool, frame)
      for (const unit of inputs.enterprises) {
        if (task.where === undefined || matchesFilter(task.where, unit, lists)) frame.add(unit.id)
      }
    }
  }
  return frames
}
