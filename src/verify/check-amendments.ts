import { type Check, failure, notChecked, passed } from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { type Message, say } from '../core/message.ts'
import { parseCanonical } from '../core/parse-canonical.ts'
import { amendmentCounts } from '../record/amendment-counts.ts'
import { computeAmendment } from '../record/compute-amendment.ts'
import type { Amendment, DrawRecord } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import type { Inputs } from '../schema/inputs/inputs.ts'
import { compare } from './compare.ts'
import { isNotJudged, whyUnreadable } from './read-text.ts'
import type { VerifyOptions } from './verify.ts'

type AmendmentsKnown = Pick<VerifyOptions, 'amendments' | 'lastAmendment' | 'limits'>

/**
 * Replays the amendments of a record one after the other (`docs/protocol.md` §12, step 11). They
 * are documents of their own: without the digest of the last one, or word that there is none, nobody
 * can see that later ones were left out.
 */
export function checkAmendments(
  inputs: Inputs,
  record: DrawRecord,
  { amendments: texts, lastAmendment: last, limits }: AmendmentsKnown,
): Check[] {
  const before: Amendment[] = []
  for (const [index, text] of (texts ?? []).entries()) {
    const path = `amendments[${index}]`
    const failed = (why: Message, at = path) =>
      failure('amendments', say('in-document', { path, why }), at)
    try {
      const amendment = checkDocument('amendment', parseCanonical(text, limits))
      const { body } = amendment
      if (digest('amendment', body) !== amendment.digest) {
        return [failed(say('digest-differs'), `${path}.digest`)]
      }
      const bodies = [...before.map((each) => each.body), body]
      const lawful = say('amendments-lawful', { ...amendmentCounts(bodies) })
      const expected = computeAmendment(inputs, record, before, body)
      const check = compare('amendments', lawful, `${path}.body`, [expected, body])
      if (check.status === 'fail') return [check]
      before.push(amendment)
    } catch (error) {
      const why = whyUnreadable(error)
      if (!isNotJudged(why)) return [failed(why)]
      return [notChecked('amendments', ['later-version'], say('in-document', { path, why }))]
    }
  }
  const made = before.at(-1)?.digest ?? null
  const counts = amendmentCounts(before.map(({ body }) => body))
  if (last === made) return [passed('amendments', say('amendments-lawful', { ...counts }))]
  if (last === undefined) {
    return [
      notChecked('amendments', ['last-amendment'], say('last-amendment-missing', { ...counts })),
    ]
  }
  if (made === null) return [notChecked('amendments', ['amendments'])]
  const show = (digest: string | null) =>
    digest === null ? say('nothing') : say('value', { value: digest })
  const other = failure('amendments', say('last-amendment-other'), 'amendments')
  return [{ ...other, expected: show(last), found: show(made) }]
}
