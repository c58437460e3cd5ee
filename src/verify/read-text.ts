import { canonicalJson } from '../core/canonical-json.ts'
import { type DoubleRandomError, isDoubleRandomError } from '../core/errors.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import { checkDocument, type DocumentKinds } from '../schema/documents/parse-document.ts'
import type { Check } from './report.ts'

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
    const [problem] = (error as DoubleRandomError).problems
    return {
      name,
      status: 'fail',
      code: error.code,
      message: error.message,
      ...(problem && { path: problem.path, expected: problem.expected, found: problem.found }),
    }
  }
  const passed: Check[] = []
  try {
    const text = typeof given === 'string' ? given : canonicalJson(given)
    const value = parseCanonical(text, limits)
    passed.push({ name: 'text', status: 'pass', message: 'the text is its own canonical form' })
    try {
      const document = checkDocument(kind, value)
      passed.push({
        name: 'structure',
        status: 'pass',
        message: 'protocol double-random/1, nothing missing, nothing added',
      })
      return { document, checks: passed }
    } catch (error) {
      const failed = fromError('structure', error)
      return { failed, checks: [...passed, failed] }
    }
  } catch (error) {
    const failed = fromError('text', error)
    return { failed, checks: [failed] }
  }
}
