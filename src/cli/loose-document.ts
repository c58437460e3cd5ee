import { canonicalJson, type DigestKind, digest, type Json } from 'double-random'
import { fail } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'
import { parseJson } from './parse-json.ts'

const KINDS = [
  'announcement',
  'record',
  'void',
  'amendment',
  'outcomes',
  'notice',
  'proof',
] as const

/** The documents of the protocol. */
export type DocumentKind = (typeof KINDS)[number]

/** What a text says it is; whether it is sound is for the verifications to say. */
export interface LooseDocument {
  readonly text: string
  readonly kind: DocumentKind
  readonly body: Readonly<Record<string, unknown>>
  readonly digest: unknown
  /** Whether the text is its own canonical form, and the digest that of the body. */
  readonly isIntact: boolean
}

/**
 * Finds out what a text says it is.
 *
 * @throws DoubleRandomError `evidence/json`, `evidence/structure`
 */
export function looseDocument(text: string, path: string): LooseDocument {
  const value = parseJson(text, path)
  const body = memberOf(value, 'body')
  const head = memberOf(body, 'head')
  const named = memberOf(body, 'kind') ?? memberOf(head, 'kind')
  const kind = KINDS.find((each) => each === named)
  if (kind === undefined) {
    return fail({
      code: 'evidence/structure',
      path,
      expected: ofKinds(KINDS),
      found: say('something-else'),
    })
  }
  return {
    text,
    kind,
    body: body as Readonly<Record<string, unknown>>,
    digest: memberOf(value, 'digest'),
    isIntact: isIntact(
      text,
      value as Json,
      kind,
      (kind === 'record' || kind === 'outcomes' ? head : body) as Json,
    ),
  }
}

/** Returns that a document of one of these kinds is needed. */
export function ofKinds(kinds: readonly DocumentKind[]): Message {
  return say('either', { of: kinds.map((kind) => say('document-of-kind', { kind })) })
}

/** The digest of a record, and of outcomes, is that of its head. */
function isIntact(text: string, value: Json, kind: DocumentKind, digested: Json): boolean {
  try {
    return (
      canonicalJson(value) === text &&
      digest(kind satisfies DigestKind, digested) === memberOf(value, 'digest')
    )
  } catch {
    return false
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}
