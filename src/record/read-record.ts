import { canonicalJson } from '../core/canonical-json.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import type { DrawRecord } from '../schema/documents.ts'
import { parseDocument } from '../schema/parse-document.ts'

/** Reads a record from its text and checks its shape; whether it is sound is for `verify` to say. @internal */
export function readRecord(given: string | DrawRecord): DrawRecord {
  const text = typeof given === 'string' ? given : canonicalJson(given)
  return parseDocument('record', parseCanonical(text))
}
