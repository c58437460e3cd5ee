import { fail } from './errors.ts'
import { adviceOn, instance, isPlain, type Message, say, show } from './message.ts'
import { isWellFormed } from './utf8.ts'

/** What a canonical text can say (`docs/protocol.md` §1.1). */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }

/** Deeper values are refused; no document of the protocol comes near. */
const DEPTH_LIMIT = 64

/**
 * Writes a value as the one text that the protocol allows for it: RFC 8785 restricted to null,
 * booleans, safe integers, well-formed strings, arrays and plain objects (`docs/protocol.md` §1.2).
 *
 * @param value - the value; nothing in it may be undefined, a fraction, −0, a hole, a lone
 *   surrogate, an instance of a class, or a key `__proto__`
 * @returns the canonical text
 * @throws DoubleRandomError `value/not-canonical` with the path of the first offending member
 *
 * @example
 * canonicalJson({ b: [1, true], a: '甲' }); // => '{"a":"甲","b":[1,true]}'
 */
export function canonicalJson(value: unknown): string {
  return encode(value, '', 0)
}

function encode(value: unknown, path: string, depth: number): string {
  if (depth > DEPTH_LIMIT) {
    notCanonical(path, say('at-most-levels', { limit: DEPTH_LIMIT }), say('more'))
  }
  switch (typeof value) {
    case 'string':
      return encodeString(value, path)
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
        notCanonical(path, say('safe-integer'), show(value))
      }
      return String(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value)
        ? encodeArray(value, path, depth)
        : encodeObject(value, path, depth)
    default:
      return notCanonical(path, say('json-value'), show(value))
  }
}

// Everything JSON.stringify would escape beyond the protocol's rule is a lone surrogate, refused
// here first.
function encodeString(text: string, path: string): string {
  if (!isWellFormed(text)) {
    notCanonical(path, say('well-formed-text'), say('lone-surrogate'))
  }
  return JSON.stringify(text)
}

function encodeArray(items: readonly unknown[], path: string, depth: number): string {
  let text = '['
  for (let i = 0; i < items.length; i += 1) {
    if (!(i in items)) notCanonical(`${path}[${i}]`, say('json-value'), say('hole'))
    text += `${i > 0 ? ',' : ''}${encode(items[i], `${path}[${i}]`, depth + 1)}`
  }
  return `${text}]`
}

function encodeObject(object: object, path: string, depth: number): string {
  if (!isPlain(object)) notCanonical(path, say('plain-object'), instance(object))
  if (Object.getOwnPropertySymbols(object).length > 0)
    notCanonical(path, say('text-keys-only'), say('symbol-key'))
  const members = object as Readonly<Record<string, unknown>>
  let text = '{'
  // Array.prototype.sort without a comparator is the UTF-16 code unit order that RFC 8785 §3.2.3
  // asks for; the explicit comparator says so.
  for (const key of Object.keys(object).sort((a, b) => (a < b ? -1 : 1))) {
    const at = path === '' ? key : `${path}.${key}`
    if (key === '__proto__') notCanonical(at, say('another-name'), show(key))
    text += `${text.length > 1 ? ',' : ''}${encodeString(key, at)}:${encode(members[key], at, depth + 1)}`
  }
  return `${text}}`
}

function notCanonical(path: string, expected: Message, found: Message): never {
  return fail({ code: 'value/not-canonical', path, expected, found, ...adviceOn(found) })
}
