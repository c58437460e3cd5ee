import { canonicalJson, type Json } from './canonical-json.ts'
import { DoubleRandomError, fail, type Problem } from './errors.ts'
import { say, show } from './message.ts'
import { isWellFormed, utf8Length } from './utf8.ts'

/** Bounds that hold before anything is parsed. */
export interface TextLimits {
  /** Most UTF-8 bytes of a document; default 512 MiB. */
  readonly bytes?: number
  /** Most levels of nesting; default 32. */
  readonly depth?: number
}

const DEFAULT_BYTES = 512 * 1024 * 1024
const DEFAULT_DEPTH = 32

/**
 * Reads a text that must be its own canonical encoding (`docs/protocol.md` §12, steps 1 and 2), so
 * that duplicate, reordered or escaped members cannot hide a second meaning.
 */
export function parseCanonical(text: string, limits: TextLimits = {}): Json {
  if (typeof text !== 'string') {
    fail({ code: 'input/type', path: '', expected: say('text'), found: show(text) })
  }
  const maxBytes = limits.bytes ?? DEFAULT_BYTES
  const maxDepth = limits.depth ?? DEFAULT_DEPTH
  // A UTF-16 unit is at least one byte, so a longer string needs no counting.
  if (text.length > maxBytes || utf8Length(text) > maxBytes) {
    fail({
      code: 'evidence/size',
      path: '',
      expected: say('at-most-bytes', { limit: maxBytes }),
      found: say('more'),
    })
  }
  if (!isWellFormed(text)) {
    fail({
      code: 'evidence/json',
      path: '',
      expected: say('well-formed-text'),
      found: say('lone-surrogate'),
    })
  }
  if (depthOf(text) > maxDepth) {
    fail({
      code: 'evidence/depth',
      path: '',
      expected: say('at-most-levels', { limit: maxDepth }),
      found: say('more'),
    })
  }
  if (text.startsWith('\ufeff')) {
    fail({
      code: 'evidence/json',
      path: '',
      expected: say('json'),
      found: say('byte-order-mark'),
      fix: say('remove-byte-order-mark'),
    })
  }
  const value = parseJson(text)
  const again = encodeAgain(value)
  if (again !== text) {
    const at = differsAt(again, text)
    fail({
      code: 'evidence/not-canonical',
      path: '',
      expected: say('canonical-text', { next: again.slice(at, at + 24), at }),
      found: show(text.slice(at, at + 24)),
      fix: say(
        isBlank(text.charCodeAt(at)) ? 'leave-the-text-unformatted' : 'leave-the-text-as-published',
      ),
    })
  }
  return value
}

/**
 * Deepest nesting of brackets outside strings; counted without recursion, since the text is not
 * trusted.
 */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (inString) {
      if (unit === 0x5c) i += 1
      else if (unit === 0x22) inString = false
    } else if (unit === 0x22) inString = true
    else if (unit === 0x5b || unit === 0x7b) {
      depth += 1
      if (depth > deepest) deepest = depth
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1
  }
  return deepest
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return fail({
      code: 'evidence/json',
      path: '',
      expected: say('json'),
      found: say('text-that-is-not-json'),
    })
  }
}

function encodeAgain(value: Json): string {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (!(error instanceof DoubleRandomError)) throw error
    const [problem] = error.problems as readonly [Problem]
    return fail({ ...problem, code: 'evidence/not-canonical' })
  }
}

function differsAt(a: string, b: string): number {
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  return at
}

/** Whether a UTF-16 unit is a blank of JSON: what a program that formats a text adds. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09
}
