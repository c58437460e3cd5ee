import { type Check, type CheckName, failure, notChecked } from '../core/check.ts'
import { type Message, say } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import type { DrawRecord } from '../schema/documents/documents.ts'
import { checkDocument } from '../schema/documents/parse-document.ts'
import { checkCommitted } from './check-evidence.ts'
import { checkOwnDigest } from './check-published.ts'
import { isNotJudged, whyUnreadable } from './read-text.ts'

/** The record that a document names; or why a check cannot tell what follows from it. */
export function recordNamed(
  name: CheckName,
  text: string,
  named: string,
  { blinding, limits }: { readonly blinding?: string; readonly limits?: TextLimits },
): DrawRecord | Check {
  const told = (why: Message) => say('in-document', { path: 'record', why })
  const wrong = (why: Message) => failure(name, told(why), 'record')
  try {
    const record = checkDocument('record', parseCanonical(text, limits))
    if (record.digest !== named) return wrong(say('record-of-another'))
    const checks = [
      checkOwnDigest('record', record.body.head, record.digest),
      ...checkCommitted(record, blinding),
    ]
    return checks.every(({ status }) => status === 'pass') ? record : wrong(say('digest-differs'))
  } catch (error) {
    const why = whyUnreadable(error)
    return isNotJudged(why) ? notChecked(name, ['later-version'], told(why)) : wrong(why)
  }
}
