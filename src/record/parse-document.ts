import { fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { parseCanonical, type TextLimits } from '../core/parse-canonical.ts'
import {
  checkDocument,
  DOCUMENTS,
  type DocumentKinds,
  documentKind,
} from '../schema/documents/parse-document.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { documentText } from '../schema/options/ceremony.ts'
import { checkSeal } from './seal.ts'

/** A document that was read, told apart by `kind`. */
export type ParsedDocument = {
  readonly [Kind in keyof DocumentKinds]: {
    readonly kind: Kind
    readonly document: DocumentKinds[Kind]
  }
}[keyof DocumentKinds]

/**
 * Reads the text of a document of any kind, checks its shape and holds it to its own digest.
 *
 * Whether what it says is right is for the verifications to find out: a digest only shows that
 * nothing was changed since it was made, and that of a record covers its head, not its tables.
 *
 * @param text - the text as it was published, unchanged
 * @returns kind and document; `kind` tells the compiler which document it is
 * @throws DoubleRandomError `evidence/…` for a text that is not canonical, is no document, lacks a
 *   member or has another, or does not hash to its digest
 *
 * @example
 * const text = canonicalJson(draw(exampleInputs, { seed: '2020-01-02 上午九时' }));
 * const parsed = parseDocument(text);
 * parsed.kind; // => 'record'
 * if (parsed.kind === 'record') {
 *   parsed.document.body.head.number; // => 1
 * }
 */
export function parseDocument(text: string): ParsedDocument {
  return parseWithin(parseOption('text', documentText, text), {})
}

/** The same within bounds. */
export function parseWithin(text: string, limits: TextLimits): ParsedDocument {
  const value = parseCanonical(text, limits)
  const kind = documentKind(value)
  if (kind === undefined) {
    return fail({
      code: 'evidence/structure',
      path: 'body',
      expected: say('document-of-a-kind', { kinds: Object.keys(DOCUMENTS) }),
      found: show(value),
    })
  }
  const parsed = { kind, document: checkDocument(kind, value) } as ParsedDocument
  checkSeal(kind, parsed.document)
  return parsed
}
