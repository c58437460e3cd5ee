import { deepFreeze } from '../core/deep-freeze.ts'
import { type DigestKind, digest } from '../core/digest.ts'
import type { Finding } from '../core/finding.ts'

/**
 * Name and version of this engine, for the undigested envelope of a document; a test holds it to
 * package.json.
 */
export const ENGINE = 'double-random 0.1.0'

/** A document as it is published: body, digest, and an envelope that decides nothing. */
export interface Sealed<Body> {
  readonly body: Body
  readonly digest: string
  readonly envelope: { readonly engine: string; readonly findings: readonly Finding[] }
}

/** Returns the document of a body. */
export function seal<Body extends object>(
  kind: DigestKind,
  body: Body,
  findings: readonly Finding[] = [],
): Sealed<Body> {
  return deepFreeze({ body, digest: digestOf(kind, body), envelope: { engine: ENGINE, findings } })
}

/** Returns what a document hashes to; a record is hashed by its head alone. */
export function digestOf(kind: DigestKind, body: object): string {
  return digest(kind, kind === 'record' && 'head' in body ? body.head : body)
}
