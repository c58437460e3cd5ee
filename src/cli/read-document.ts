import { fail } from '../core/errors.ts'
import { type DocumentKind, type LooseDocument, looseDocument } from './loose-document.ts'
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
    const expected = kinds.join(' or ')
    return fail({ code: 'evidence/structure', path, expected, found: document.kind })
  }
  if (!document.isIntact || typeof document.digest !== 'string') {
    const expected = 'a document that hashes to its digest, unchanged'
    return fail({ code: 'evidence/digest', path, expected, found: 'another' })
  }
  return { ...document, digest: document.digest }
}
