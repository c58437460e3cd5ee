import { isDoubleRandomError, type ParsedDocument, parseDocument } from 'double-random'
import { DoubleRandomError, fail } from '../core/errors.ts'
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
export async function readIntact<Kind extends DocumentKind>(
  terminal: Terminal,
  path: string,
  ...kinds: readonly Kind[]
): Promise<Extract<ParsedDocument, { readonly kind: Kind }> & { readonly text: string }> {
  const text = await readText(terminal, path)
  const { kind } = looseDocument(text, path)
  if (!(kinds as readonly DocumentKind[]).includes(kind)) {
    const found = ofKinds([kind])
    return fail({ code: 'evidence/structure', path, expected: ofKinds(kinds), found })
  }
  try {
    return { ...(parseDocument(text) as Extract<ParsedDocument, { readonly kind: Kind }>), text }
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    const problems = error.problems.map((problem) => ({
      ...problem,
      path: problem.path === '' ? path : `${path}.${problem.path}`,
    }))
    throw new DoubleRandomError(error.code, problems)
  }
}
