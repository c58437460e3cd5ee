import {
  type Announcement,
  type AnnounceOptions,
  announce,
  type DrawRecord,
  draw,
  type Inputs,
  type Plan,
} from 'double-random'
import { type Batch, roundsOf } from './batches.ts'
import { contributions } from './contributions.ts'
import type { Aftermath } from './simulate/visits.ts'

/** A batch that was announced, drawn and visited. */
export interface DrawnBatch extends Aftermath {
  readonly batch: Batch
  readonly inputs: Inputs
  readonly announcement: Announcement
  readonly record: DrawRecord
}

/** Announces a batch, and draws it: once. */
export function drawBatch(
  batch: Batch,
  inputs: Inputs,
  previous: string | null,
  said?: Pick<AnnounceOptions, 'ledger' | 'changes'>,
): Pick<DrawnBatch, 'announcement' | 'record'> {
  const { draw: place, by, sources, reveals, blinding } = contributions(batch.number)
  const announcement = announce(inputs, {
    ...place,
    previous,
    batch: entriesOf(batch, inputs.plan),
    entropy: sources,
    by,
    blinding,
    ...said,
  })
  return { announcement, record: draw(inputs, { announcement, reveals, blinding }) }
}

/** The pool rounds of a batch. */
export function entriesOf(batch: Batch, plan: Plan) {
  return roundsOf(batch, plan).map(({ pool, round }) => ({ pool, round }))
}
