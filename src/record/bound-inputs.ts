import type { Blinding } from '../core/table.ts'
import type { AnnouncementBody } from '../schema/documents/documents.ts'
import type { InputData, Inputs } from '../schema/inputs/inputs.ts'
import { parseInputs } from '../schema/inputs/parse-inputs.ts'
import { checkInputs } from './commit-inputs.ts'
import { blindingOf } from './read-announcement.ts'

export type { BlindingOption } from '../schema/inputs/inputs.ts'

/** Inputs that are those of a draw, and what blinds their rows. */
export interface BoundInputs {
  readonly inputs: Inputs
  readonly blinding: Blinding | undefined
}

/**
 * Reads inputs that are handed in beside a document, and refuses those of another draw: an answer
 * from them would be about a draw that nobody made.
 *
 * Every function that takes a record and inputs begins here. For inputs that were parsed before,
 * the roots are computed once for each key.
 *
 * @throws DoubleRandomError `input/…` for malformed inputs, `input/option` or `policy/blinding-key`
 *   for the key, `policy/inputs-changed` for the inputs of another draw
 */
export function boundInputs(
  announcement: AnnouncementBody,
  data: InputData | Inputs,
  key: string | undefined,
): BoundInputs {
  const inputs = parseInputs(data)
  const blinding = blindingOf(announcement, key)
  checkInputs(announcement, inputs, blinding)
  return { inputs, blinding }
}
