import { deepFreeze } from '../core/deep-freeze.ts'
import { type DigestKind, digest } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import { show } from '../core/message.ts'

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

/** Holds a document to its own digest. */
export function checkSeal(
  kind: DigestKind,
  { body, digest: stated }: Pick<Sealed<object>, 'body' | 'digest'>,
  path = 'digest',
): void {
  const found = digestOf(kind, body)
  if (found === stated) return
  fail({ code: 'evidence/digest', path, expected: show(found), found: show(stated) })
}

/** Returns what a document hashes to; a record and outcomes are hashed by their heads alone. */
function digestOf(kind: DigestKind, body: object): string {
  return digest(
    kind,
    (kind === 'record' || kind === 'outcomes') && 'head' in body ? body.head : body,
  )
}
