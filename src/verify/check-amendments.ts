import { digest } from '../core/digest.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { computeAmendment } from '../record/compute-amendment.ts'
import type { Amendment, DrawRecord } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { failure } from './check-evidence.ts'
import { firstDifference } from './first-difference.ts'
import type { Check } from './report.ts'

/** Replays the amendments of a record one after the other (`docs/protocol.md` §12, step 11). */
export function checkAmendments(
  inputs: Inputs,
  record: DrawRecord,
  texts: readonly string[],
  last: string | undefined,
  limits: TextLimits,
): Check {
  const before: Amendment[] = []
  for (const [index, text] of texts.entries()) {
    const path = `amendments[${index}]`
    try {
      const amendment = checkDocument('amendment', parseCanonical(text, limits))
      if (digest('amendment', amendment.body) !== amendment.digest) {
        return failure('amendments', `${path}: its digest does not fit`, `${path}.digest`)
      }
      const expected = computeAmendment(inputs, record, before, amendment.body)
      const difference = firstDifference(expected, amendment.body, `${path}.body`)
      if (difference !== undefined) {
        return { ...failure('amendments', `${difference.path} differs`), ...difference }
      }
      before.push(amendment)
    } catch (error) {
      if (!isDoubleRandomError(error)) throw error
      return failure('amendments', `${path}: ${error.message}`, path)
    }
  }
  if (last !== undefined && before.at(-1)?.digest !== last) {
    return {
      ...failure('amendments', 'the last amendment is not the published one', 'amendments'),
      expected: last,
      found: before.at(-1)?.digest ?? 'none',
    }
  }
  return {
    name: 'amendments',
    status: 'pass',
    message: `${texts.length} amendments, each by the law of the draw`,
  }
}
