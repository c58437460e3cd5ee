import * as z from 'zod'
import { type Message, say } from '../../core/message.ts'
import { FORBIDDEN_IN_IDS, UNSEEN_CHARACTERS } from '../../core/unseen-characters.ts'
import { isWellFormed, utf8Length } from '../../core/utf8.ts'
import { annotated } from './annotate.ts'
import { integer } from './integer.ts'
import { refuse } from './refuse.ts'

/** Most UTF-8 bytes of an id, and of any other text (`docs/protocol.md` §1.4, §1.5). */
export const ID_BYTES = 128
export const TEXT_BYTES = 1024

// They ask for another shape of the character before them, which names are written with.
const VARIATIONS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu
const BLANK = '\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000'
const OUTER_BLANK = new RegExp(`^[${BLANK}]|[${BLANK}]$`)

// The characters themselves, as the regular expressions of every language read them.
const UNSEEN = UNSEEN_CHARACTERS.replace(
  /\\u(?:\{(\w+)\}|(\w{4}))/g,
  (_, long: string, short: string) => String.fromCodePoint(Number.parseInt(long ?? short, 16)),
)

/** A pattern of ids, but for their length. */
export const ID_PATTERN = `[^${UNSEEN}${BLANK}]([^${UNSEEN}]*[^${UNSEEN}${BLANK}])?`
// JSON Schema counts characters, and none has less than a byte.
const ID = { pattern: `^${ID_PATTERN}$`, maxLength: ID_BYTES }
const TEXT = {
  pattern: `^([^${UNSEEN}]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])+$`,
  maxLength: TEXT_BYTES,
}

/** Why a string is not a text of the protocol; undefined if it is one. */
export function whyNotText(text: string): Message | undefined {
  return whyNotSeen(text, TEXT_BYTES, VARIATIONS)
}

/** @param allowed - what may stand in it though it is not seen */
function whyNotSeen(text: string, maxBytes: number, allowed?: RegExp): Message | undefined {
  if (text === '') return say('empty-text')
  if (!isWellFormed(text)) return say('lone-surrogate')
  const bytes = utf8Length(text)
  if (bytes > maxBytes) return say('bytes', { count: bytes })
  // Each one is looked for in a text of the same length, so that its place is right.
  const forbidden = FORBIDDEN_IN_IDS.exec(
    allowed === undefined ? text : text.replace(allowed, (each) => '·'.repeat(each.length)),
  )
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
  return whyNotSeen(text, ID_BYTES) ?? (OUTER_BLANK.test(text) ? say('outer-blank') : undefined)
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
