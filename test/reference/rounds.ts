import type { Asked } from './exclusions.ts'
import { find } from './inputs.ts'
import { inBatchOrder, sameEntry } from './joint.ts'
import type { Body } from './standing.ts'
import type { Design, Inputs } from './types.ts'

/** A round that was drawn, with what was drawn before it. */
export type RoundOf = {
  readonly asked: Asked
  readonly design: Design
  readonly head: Body['head']['rounds'][number]
  readonly sample: Body['tables']['sample']
}

/** The rounds of a record. */
export function roundsOf(inputs: Inputs, { head, tables }: Body): RoundOf[] {
  const { batch } = head.announcement
  // §8.4: rounds were drawn before any visit moved.
  const drawn = tables.sample.map((row) => ({ ...row, date: row.movedFrom ?? row.date }))
  const rows = inBatchOrder(batch, drawn)
  return batch.map((entry, i) => {
    const task = find(inputs.plan.tasks, entry.pool)
    const { window, design = task.design! } = task.rounds![entry.round - 1]!
    const earlier = batch.slice(0, i)
    const before = rows.filter((row) => earlier.some((one) => sameEntry(one, row)))
    return {
      asked: { inputs, task, window, before },
      design,
      head: head.rounds[i]!,
      sample: rows.filter((row) => sameEntry(entry, row)),
    }
  })
}
