import { canonicalJson } from './canonical-json.ts'
import { fail } from './errors.ts'
import { say, show } from './message.ts'
import { finish, INITIAL_STATE, roomFor } from './sha256-kernel.ts'
import { utf8Length, writeUtf8 } from './utf8.ts'

/**
 * The protocol's name; it enters every digest.
 *
 * @example
 * PROTOCOL // => 'double-random/1'
 */
export const PROTOCOL = 'double-random/1'

/** Whether a text names a version of the protocol, known or not. */
export function isProtocol(text: string): boolean {
  return /^double-random\/[1-9][0-9]{0,8}$/.test(text)
}

/**
 * Returns a digest as it stands in documents, from how people copy it: in capitals, with blanks
 * around or between its digits, after `sha256:`.
 */
export function digestAsCopied(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/^sha-?256[:：]/i, '')
    .replace(/[A-F]/g, (digit) => 'abcdef'.charAt('ABCDEF'.indexOf(digit)))
}

const DIGEST_KINDS = [
  'plan',
  'calendar',
  'announcement',
  'blinding',
  'ledger',
  'commit',
  'sealed',
  'seed',
  'key',
  'secrets',
  'record',
  'void',
  'amendment',
  'outcomes',
  'notice',
  'proof',
  'schedule',
] as const

/** The kinds of value that are digested (`docs/protocol.md` §2.1). */
export type DigestKind = (typeof DIGEST_KINDS)[number]

/**
 * Hashes a value under a kind: SHA-256 of `double-random/1/<kind>`, a line feed and the canonical
 * text.
 *
 * @param kind - what the value is; two kinds never share a digest
 * @param value - anything {@link canonicalJson} accepts
 * @returns 64 lower-case hex digits
 * @throws DoubleRandomError `value/not-canonical`; `input/choice` for another kind
 *
 * @example
 * digest('seed', {}).length; // => 64
 */
export function digest(kind: DigestKind, value: unknown): string {
  if (!DIGEST_KINDS.includes(kind)) {
    const expected = say('one-of', { values: DIGEST_KINDS })
    fail({ code: 'input/choice', path: 'kind', expected, found: show(kind) })
  }
  return sha256OfText(`${PROTOCOL}/${kind}\n${canonicalJson(value)}`)
}

/** SHA-256 of the UTF-8 bytes of a text, in hex. */
export function sha256OfText(text: string): string {
  const buffer = roomFor(utf8Length(text), new Uint8Array(0))
  return hashed(buffer, writeUtf8(text, buffer, 0))
}

function hashed(buffer: Uint8Array, length: number): string {
  const state = INITIAL_STATE.slice()
  finish(state, buffer, length, 0)
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** SHA-256 of bytes given and taken as hex digits. */
export function sha256Hex(hex: string): string {
  const bytes = fromHex(hex)
  const buffer = roomFor(bytes.length, new Uint8Array(0))
  buffer.set(bytes)
  return hashed(buffer, bytes.length)
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (let i = 0; i < bytes.length; i += 1) hex += HEX[bytes[i] as number]
  return hex
}

/** Reads an even number of hex digits that were checked before. */
export function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number(`0x${hex.slice(2 * i, 2 * i + 2)}`)
  return bytes
}
