import * as z from 'zod'
import { type Message, say } from '../../core/message.ts'
import { isWellFormed, utf8Length } from '../../core/utf8.ts'
import { annotated } from './annotate.ts'
import { integer } from './integer.ts'
import { refuse } from './refuse.ts'

/** Most UTF-8 bytes of an id, and of any other text (`docs/protocol.md` §1.4, §1.5). */
export const ID_BYTES = 128
export const TEXT_BYTES = 1024

// §1.4a: controls, soft hyphen, zero-width and directional marks, line separators, the byte order
// mark, interlinear annotation and noncharacters. An enumerated list: Unicode properties differ
// from engine to engine.
const INVISIBLE =
  '\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069' +
  '\ufeff\ufff9-\ufffb\ufffe\uffff'
const BLANK = '\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000'
const FORBIDDEN = new RegExp(`[${INVISIBLE}]`)
const OUTER_BLANK = new RegExp(`^[${BLANK}]|[${BLANK}]$`)

/** A pattern of ids, but for their length; the characters themselves, as every engine reads them. */
export const ID_PATTERN = `[^${INVISIBLE}${BLANK}]([^${INVISIBLE}]*[^${INVISIBLE}${BLANK}])?`
// JSON Schema counts characters, and none has less than a byte.
const ID = { pattern: `^${ID_PATTERN}$`, maxLength: ID_BYTES }
const TEXT = { pattern: `^[^${INVISIBLE}]+$`, maxLength: TEXT_BYTES }

/** Why a string is not a text of the protocol; undefined if it is one. */
export function whyNotText(text: string, maxBytes: number): Message | undefined {
  if (text === '') return say('empty-text')
  if (!isWellFormed(text)) return say('lone-surrogate')
  const bytes = utf8Length(text)
  if (bytes > maxBytes) return say('bytes', { count: bytes })
  const forbidden = FORBIDDEN.exec(text)
  if (forbidden !== null) {
    const point = forbidden[0].charCodeAt(0).toString(16).padStart(4, '0')
    return say('forbidden-character', {
      character: `U+${point.toUpperCase()}`,
      position: forbidden.index + 1,
    })
  }
  return undefined
}

/** Why a string is not an id (or a name that units are matched by); undefined if it is one. */
export function whyNotId(text: string): Message | undefined {
  return whyNotText(text, ID_BYTES) ?? (OUTER_BLANK.test(text) ? say('outer-blank') : undefined)
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
  textLike('input/text', say('visible-text', { bytes: TEXT_BYTES }), (s) =>
    whyNotText(s, TEXT_BYTES),
  ),
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
