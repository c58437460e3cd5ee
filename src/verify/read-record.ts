import { canonicalJson } from '../core/canonical-json.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import type { DrawRecord } from '../schema/documents.ts'
import type { Inputs } from '../schema/inputs.ts'
import { parseDocument } from '../schema/parse-document.ts'
import { resolveBatch } from '../select/resolve-batch.ts'
import { type RoundSelection, select } from '../select/select.ts'

/** A record, checked for its shape, with its selection replayed: what explanations start from. @internal */
export interface ReadRecord {
  readonly record: DrawRecord
  readonly selections: readonly RoundSelection[]
}

/** Reads a record from its text and replays the selection with its seed. @internal */
export function readRecord(given: string | DrawRecord, inputs: Inputs): ReadRecord {
  const text = typeof given === 'string' ? given : canonicalJson(given)
  const record = parseDocument('record', parseCanonical(text))
  const { announcement } = record.body.head
  const rounds = resolveBatch(inputs.plan, announcement.batch)
  return { record, selections: select(inputs, rounds, record.body.secrets.seed) }
}
