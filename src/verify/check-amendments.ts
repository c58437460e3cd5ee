import { type Check, failure, passed } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import { computeAmendment } from '../record/compute-amendment.ts'
import type { Amendment, DrawRecord } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { firstDifference } from './first-difference.ts'
import type { VerifyOptions } from './verify.ts'

type AmendmentsKnown = Pick<VerifyOptions, 'amendments' | 'lastAmendment' | 'limits'>

/** Replays the amendments of a record one after the other (`docs/protocol.md` §12, step 11). */
export function checkAmendments(
  inputs: Inputs,
  record: DrawRecord,
  { amendments: texts = [], lastAmendment: last, limits }: AmendmentsKnown,
): Check {
  const before: Amendment[] = []
  for (const [index, text] of texts.entries()) {
    const path = `amendments[${index}]`
    try {
      const amendment = checkDocument('amendment', parseCanonical(text, limits))
      if (digest('amendment', amendment.body) !== amendment.digest) {
        return failure(
          'amendments',
          say('in-document', { path, why: say('digest-differs') }),
          `${path}.digest`,
        )
      }
      const expected = computeAmendment(inputs, record, before, amendment.body)
      const difference = firstDifference(expected, amendment.body, `${path}.body`)
      if (difference !== undefined) {
        return { ...failure('amendments', say('differs', difference)), ...difference }
      }
      before.push(amendment)
    } catch (error) {
      if (!isDoubleRandomError(error)) throw error
      const why = say('unreadable', { problems: error.problems })
      return failure('amendments', say('in-document', { path, why }), path)
    }
  }
  const made = before.at(-1)
  if (last !== undefined && made?.digest !== last) {
    return {
      ...failure('amendments', say('last-amendment-other'), 'amendments'),
      expected: say('value', { value: last }),
      found: made === undefined ? say('nothing') : say('value', { value: made.digest }),
    }
  }
  return passed('amendments', say('amendments-lawful', { count: texts.length }))
}
