import { canonicalJson } from '../core/canonical-json.ts'
import {
  type Check,
  type CheckName,
  failure,
  notChecked,
  passed,
  type VerificationReport,
  verdictOf,
} from '../core/check.ts'
import { PROTOCOL } from '../core/digest.ts'
import { type DoubleRandomError, isDoubleRandomError } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { checkDocument, type DocumentKinds } from '../schema/documents/parse-document.ts'

/** The kinds that are read by their shape; a proof has a reader of its own. */
type ReadKind = Exclude<keyof DocumentKinds, 'proof'>

/** A document that was read, or the report that it cannot be. */
type ReadText<Kind extends ReadKind> =
  | { readonly document: DocumentKinds[Kind]; readonly checks: readonly Check[] }
  | { readonly report: VerificationReport }

/** Reads a document by its text and structure (`docs/protocol.md` §12, steps 1 to 3). */
export function readText<Kind extends ReadKind>(
  kind: Kind,
  given: string | DocumentKinds[Kind],
  limits: TextLimits | undefined,
): ReadText<Kind> {
  const checks: Check[] = []
  let step: CheckName = 'text'
  try {
    const text = typeof given === 'string' ? given : canonicalJson(given)
    const value = parseCanonical(text, limits)
    checks.push(passed('text', say('text-canonical')))
    step = 'structure'
    const document = checkDocument(kind, value)
    checks.push(passed('structure', say('structure-complete', { protocol: PROTOCOL })))
    return { document, checks }
  } catch (error) {
    const message = whyUnreadable(error)
    const { code, problems } = error as DoubleRandomError
    const isLater = code === 'evidence/version'
    const { path, expected, found } = problems[0] ?? {}
    const check = isLater
      ? notChecked(step, ['later-version'], message)
      : { ...failure(step, message, path, code), ...(expected && found && { expected, found }) }
    const headline = [say(isLater ? 'document-not-judged' : 'no-valid-document', { kind }), message]
    const all = [...checks, check]
    return { report: { outcome: verdictOf(all).outcome, headline, checks: all } }
  }
}

/** Whether a text is left to a version that knows it: it is neither sound nor wrong. */
export function isNotJudged(message: Message): boolean {
  if (message.id === 'in-document') return isNotJudged(message.values.why)
  return (
    message.id === 'unreadable' &&
    message.values.problems.some(({ code }) => code === 'evidence/version')
  )
}

/** Returns what an error of this library says of a document; any other error is thrown again. */
export function whyUnreadable(error: unknown): Message {
  if (!isDoubleRandomError(error)) throw error
  return say('unreadable', { problems: error.problems })
}
