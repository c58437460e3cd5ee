import * as z from 'zod'
import { type Message, say } from '../../core/message.ts'
import { isWellFormed, utf8Length } from '../../core/utf8.ts'
import { annotated } from './annotate.ts'
import { integer } from './integer.ts'
import { refuse } from './refuse.ts'

/** Most UTF-8 bytes of an id, and of any other text (`docs/protocol.md` §1.4, §1.5). */
export const ID_BYTES = 128
export const TEXT_BYTES = 1024

// §1.4a: what cannot be seen. Controls, line separators, Default_Ignorable_Code_Point of Unicode
// 17.0, the Braille blank, interlinear annotation and noncharacters. An enumerated list: Unicode
// properties differ from engine to engine.
const UNSEEN =
  '\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f' +
  '\u2028-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff' +
  '\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}' +
  Array.from({ length: 16 }, (_, plane) => {
    const end = (plane + 1) * 0x10000
    return `${String.fromCodePoint(end + 0xfffe)}${String.fromCodePoint(end + 0xffff)}`
  }).join('')
// They ask for another shape of the character before them, which names are written with.
const VARIATIONS = '\ufe00-\ufe0f\u{e0100}-\u{e01ef}'
const OTHER_TAGS = '\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}'
const INVISIBLE = UNSEEN + VARIATIONS + OTHER_TAGS
const BLANK = '\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000'
const FORBIDDEN_IN_IDS = new RegExp(`[${INVISIBLE}]`, 'u')
const FORBIDDEN_IN_TEXTS = new RegExp(`[${UNSEEN}${OTHER_TAGS}]`, 'u')
const OUTER_BLANK = new RegExp(`^[${BLANK}]|[${BLANK}]$`)

/** A pattern of ids, but for their length; the characters themselves, as every engine reads them. */
export const ID_PATTERN = `[^${INVISIBLE}${BLANK}]([^${INVISIBLE}]*[^${INVISIBLE}${BLANK}])?`
// JSON Schema counts characters, and none has less than a byte.
const ID = { pattern: `^${ID_PATTERN}$`, maxLength: ID_BYTES }
const TEXT = { pattern: `^[^${UNSEEN}${OTHER_TAGS}]+$`, maxLength: TEXT_BYTES }

/** Why a string is not a text of the protocol; undefined if it is one. */
export function whyNotText(text: string): Message | undefined {
  return whyNotSeen(text, TEXT_BYTES, FORBIDDEN_IN_TEXTS)
}

function whyNotSeen(text: string, maxBytes: number, unseen: RegExp): Message | undefined {
  if (text === '') return say('empty-text')
  if (!isWellFormed(text)) return say('lone-surrogate')
  const bytes = utf8Length(text)
  if (bytes > maxBytes) return say('bytes', { count: bytes })
  const forbidden = unseen.exec(text)
  if (forbidden !== null) {
    const point = (forbidden[0].codePointAt(0) as number).toString(16).padStart(4, '0')
    return say('forbidden-character', {
      character: `U+${point.toUpperCase()}`,
      position: forbidden.index + 1,
    })
  }
  return undefined
}

/** Why a string is not an id (or a name that units are matched by); undefined if it is one. */
export function whyNotId(text: string): Message | undefined {
  return (
    whyNotSeen(text, ID_BYTES, FORBIDDEN_IN_IDS) ??
    (OUTER_BLANK.test(text) ? say('outer-blank') : undefined)
  )
}

/** True for a text with a blank at one of its ends. */
export function hasOuterBlank(text: string): boolean {
  return OUTER_BLANK.test(text)
}

function textLike(
  code: 'input/id' | 'input/text',
  expected: Message,
  why: (s: string) => Message | undefined,
) {
  return z.string().superRefine((text, context) => {
    const found = why(text)
    if (found !== undefined) refuse(context, [], { code, expected, found })
  })
}

export const id = annotated(textLike('input/id', say('id', { bytes: ID_BYTES }), whyNotId), {
  id: 'id',
  ...ID,
})

/** A short text units are matched by: tag, town, department … The rule is that of ids. */
export const label = annotated(textLike('input/text', say('name', { bytes: ID_BYTES }), whyNotId), {
  id: 'label',
  ...ID,
})

export const text = annotated(
  textLike('input/text', say('visible-text', { bytes: TEXT_BYTES }), whyNotText),
  { id: 'text', ...TEXT },
)

/** So many bytes as lower-case hex digits. */
export function hexBytes(...lengths: readonly number[]): z.ZodType<string> {
  const digits = lengths.map((length) => 2 * length)
  const pattern = `^(${digits.map((count) => `[0-9a-f]{${count}}`).join('|')})$`
  const hex = annotated(
    z.string().superRefine((value, context) => {
      if (/^[0-9a-f]*$/.test(value) && digits.includes(value.length)) return
      refuse(context, [], {
        code: 'input/text',
        expected: say('hex-digits', { lengths: digits }),
        found: say('another-text'),
      })
    }),
    { pattern },
  )
  return hex
}

/** 32 bytes as 64 lower-case hex digits. */
export const hex64 = hexBytes(32)

/** A count: a safe integer of at least 0. */
export const count = integer().min(0)
