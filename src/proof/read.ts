import type { Json } from '../core/canonical-json.ts'
import { isProtocol, PROTOCOL } from '../core/digest.ts'
import { type ErrorCode, fail } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'

// A proof is read member by member: a validation library would be ten times the rest of this entry.

/** A JSON value that is not trusted. */
export type Untrusted = Json | undefined

type Members = Readonly<Record<string, Json>>

function refuseMember(
  path: string,
  expected: Message,
  found: unknown,
  code: ErrorCode = 'evidence/structure',
): never {
  return fail({ code, path, expected, found: show(found) })
}

export function objectAt(value: unknown, path: string, code?: ErrorCode): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members
  return refuseMember(path, say('object'), value, code)
}

/** Checks the options of the verifier, as `parseOption` does in other entries. */
export function checkProofOptions(options: unknown): void {
  const { limits = {}, ...digests } = objectAt(options, 'options', 'input/type')
  const check = (
    given: unknown,
    path: string,
    names: readonly string[],
    at: typeof hexAt | typeof countAt,
  ) => {
    for (const [name, value] of Object.entries(objectAt(given, path, 'input/type'))) {
      const full = `${path}.${name}`
      if (!names.includes(name))
        refuseMember(full, say('documented-options-only'), value, 'input/option')
      if (value !== undefined) at(value, full, 'input/option')
    }
  }
  check(digests, 'options', ['announcementDigest', 'recordDigest'], hexAt)
  check(limits, 'options.limits', ['bytes', 'depth'], countAt)
}

/** An object with these members and no other; those after a `?` may be missing. */
export function exactly(value: Untrusted, path: string, names: readonly string[]): Members {
  const members = objectAt(value, path)
  const optional = names.filter((name) => name.startsWith('?')).map((name) => name.slice(1))
  const needed = names.filter((name) => !name.startsWith('?'))
  for (const name of needed) {
    if (!Object.hasOwn(members, name)) refuseMember(`${path}.${name}`, say('some-value'), undefined)
  }
  const other = Object.keys(members).find(
    (name) => !needed.includes(name) && !optional.includes(name),
  )
  if (other !== undefined)
    refuseMember(`${path}.${other}`, say('no-such-member'), members[other], 'evidence/version')
  return members
}

/** The protocol of this version; of another one it is no judge. */
export function knownProtocol(value: Untrusted, path: string): void {
  if (value === PROTOCOL) return
  const isLater = typeof value === 'string' && isProtocol(value)
  const code = isLater ? 'evidence/version' : 'evidence/structure'
  refuseMember(path, say('protocol-known', { protocol: PROTOCOL }), value, code)
}

export function listAt(value: Untrusted, path: string): readonly Json[] {
  return Array.isArray(value) ? value : refuseMember(path, say('list'), value)
}

export function textAt(value: Untrusted, path: string): string {
  return typeof value === 'string' ? value : refuseMember(path, say('text'), value)
}

export function hexAt(value: Untrusted, path: string, code?: ErrorCode): string {
  if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) return value
  return refuseMember(path, say('hex-digits', { lengths: [64] }), value, code)
}

export function countAt(value: Untrusted, path: string, code?: ErrorCode): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number
  return refuseMember(path, say('count'), value, code)
}
