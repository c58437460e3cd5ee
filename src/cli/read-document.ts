import { fail } from '../core/errors.ts'
import { say } from '../core/message.ts'
import { type DocumentKind, type LooseDocument, looseDocument, ofKinds } from './loose-document.ts'
import { readText } from './read-text.ts'
import type { Terminal } from './terminal.ts'

/** Reads a document without verifying it. */
export async function readDocument(terminal: Terminal, path: string): Promise<LooseDocument> {
  return looseDocument(await readText(terminal, path), path)
}

/**
 * Reads a document that must be of this kind and undamaged, because something is to follow from it.
 */
export async function readIntact(
  terminal: Terminal,
  path: string,
  ...kinds: readonly DocumentKind[]
): Promise<LooseDocument & { readonly digest: string }> {
  const document = await readDocument(terminal, path)
  if (!kinds.includes(document.kind)) {
    const found = ofKinds([document.kind])
    return fail({ code: 'evidence/structure', path, expected: ofKinds(kinds), found })
  }
  if (!document.isIntact || typeof document.digest !== 'string') {
    const expected = say('document-as-digested')
    return fail({ code: 'evidence/digest', path, expected, found: say('changed-document') })
  }
  return { ...document, digest: document.digest }
}
