import { canonicalJson } from '../core/canonical-json.ts'
import { type Check, failure, passed } from '../core/check.ts'
import { PROTOCOL } from '../core/digest.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { checkDocument, type DocumentKinds } from '../schema/documents/parse-document.ts'

/** A document that was read, or the check that it failed. */
export type ReadText<Kind extends keyof DocumentKinds> =
  | { readonly document: DocumentKinds[Kind]; readonly checks: Check[] }
  | { readonly failed: Check; readonly checks: Check[] }

/** Text and structure of a document (`docs/protocol.md` §12, steps 1 to 3). */
export function readText<Kind extends keyof DocumentKinds>(
  kind: Kind,
  given: string | DocumentKinds[Kind],
  limits: TextLimits,
): ReadText<Kind> {
  const fromError = (name: 'text' | 'structure', error: unknown): Check => {
    if (!isDoubleRandomError(error)) throw error
    const { code, problems } = error
    const [problem] = problems
    return {
      ...failure(name, say('unreadable', { problems }), problem?.path, code),
      ...(problem && { expected: problem.expected, found: problem.found }),
    }
  }
  const checks: Check[] = []
  try {
    const text = typeof given === 'string' ? given : canonicalJson(given)
    const value = parseCanonical(text, limits)
    checks.push(passed('text', say('text-canonical')))
    try {
      const document = checkDocument(kind, value)
      checks.push(passed('structure', say('structure-complete', { protocol: PROTOCOL })))
      return { document, checks }
    } catch (error) {
      const failed = fromError('structure', error)
      return { failed, checks: [...checks, failed] }
    }
  } catch (error) {
    const failed = fromError('text', error)
    return { failed, checks: [failed] }
  }
}
