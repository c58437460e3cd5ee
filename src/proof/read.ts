import type { Json } from '../core/canonical-json.ts'
import { digestAsCopied, isProtocol, PROTOCOL } from '../core/digest.ts'
import { type ErrorCode, fail } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'
import type { VerifyProofOptions } from './verify-proof.ts'

// A proof is read member by member: a validation library would be ten times the rest of this entry.

/** A JSON value that is not trusted. */
export type Untrusted = Json | undefined

/** The members of an object that is not trusted. */
export type Members = Readonly<Record<string, Untrusted>>

export function refuseMember(
  path: string,
  expected: Message,
  found: unknown,
  code: ErrorCode = 'evidence/structure',
): never {
  return fail({ code, path, expected, found: show(found) })
}

export function objectAt(
  value: unknown,
  path: string,
  code?: ErrorCode,
): Readonly<Record<string, Json>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, Json>>
  return refuseMember(path, say('object'), value, code)
}

type Reader = (value: Untrusted, path: string, code?: ErrorCode) => unknown

/** Reads the options of the verifier, as `parseOption` does in other entries. */
export function proofOptions(options: VerifyProofOptions): VerifyProofOptions {
  const { announcementDigest, recordDigest, ...rest } = objectAt(options, 'options', 'input/type')
  const given = {
    ...rest,
    ...(announcementDigest === undefined
      ? {}
      : { announcementDigest: asCopied(announcementDigest) }),
    ...(recordDigest === undefined ? {} : { recordDigest: asCopied(recordDigest) }),
  }
  checkOption(given, 'options', {
    announcementDigest: hexAt,
    recordDigest: hexAt,
    announcedAt: countAt,
    verifyBeacon: (value, path, code) =>
      typeof value === 'function' ||
      refuseMember(path, say('type', { type: 'function' }), value, code),
    events: (value, path) => {
      for (const [index, each] of listAt(value, path, 'input/type').entries()) {
        checkOption(each, `${path}[${index}]`, {
          title: textAt,
          at: countAt,
          values: (values, at, code) =>
            listAt(values, at, code).map((one) => countAt(one, at, code)),
        })
      }
    },
    limits: (value, path) => checkOption(value, path, { bytes: countAt, depth: countAt }),
  })
  return given as VerifyProofOptions
}

const asCopied = (value: Json) => (typeof value === 'string' ? digestAsCopied(value) : value)

function checkOption(
  given: unknown,
  path: string,
  readers: Readonly<Record<string, Reader>>,
): void {
  for (const [name, value] of Object.entries(objectAt(given, path, 'input/type'))) {
    const full = `${path}.${name}`
    if (!Object.hasOwn(readers, name)) {
      refuseMember(full, say('documented-options-only'), value, 'input/option')
    }
    if (value !== undefined) readers[name]?.(value, full, 'input/option')
  }
}

/** An object with these members and no other; those after a `?` may be missing. */
export function exactly(
  value: Untrusted,
  path: string,
  names: readonly string[],
): Readonly<Record<string, Json>> {
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

export function listAt(value: Untrusted, path: string, code?: ErrorCode): readonly Json[] {
  return Array.isArray(value) ? value : refuseMember(path, say('list'), value, code)
}

export function textAt(value: Untrusted, path: string, code?: ErrorCode): string {
  return typeof value === 'string' ? value : refuseMember(path, say('text'), value, code)
}

export function hexAt(value: Untrusted, path: string, code?: ErrorCode): string {
  if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) return value
  return refuseMember(path, say('hex-digits', { lengths: [64] }), value, code)
}

export function countAt(value: Untrusted, path: string, code?: ErrorCode): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number
  return refuseMember(path, say('count'), value, code)
}
