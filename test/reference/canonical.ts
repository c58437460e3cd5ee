import { createHash } from 'node:crypto'

/** §1.2: strings as in RFC 8785. */
function quoted(text: string): string {
  let out = '"'
  for (const char of text) {
    const code = char.codePointAt(0)!
    if (code >= 0xd800 && code <= 0xdfff) throw new Error('a lone surrogate (§1.1)')
    const short = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r' }[code]
    if (char === '"' || char === '\\') out += `\\${char}`
    else if (short) out += short
    else if (code < 0x20) out += `\\u00${code.toString(16).padStart(2, '0')}`
    else out += char
  }
  return `${out}"`
}

/** §1.2: members ordered by UTF-16 code units, which is how `<` compares strings. */
const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** §1.2 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`${value} (§1.1)`)
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') throw new Error(`a ${typeof value} (§1.1)`)
  const members = Object.entries(value).sort(([a], [b]) => byCodeUnits(a, b))
  return `{${members.map(([key, member]) => `${quoted(key)}:${canonical(member)}`).join(',')}}`
}

/** §1.3 */
export const byBytes = (a: string, b: string): number =>
  Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'))

/** §1.3, for a set: byte order, without repetitions. */
export const setOf = (texts: readonly string[]): string[] => [...new Set(texts)].sort(byBytes)

export function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}

/** §2.1 */
export function digest(kind: string, value: unknown): string {
  return sha256(`double-random/1/${kind}\n${canonical(value)}`).toString('hex')
}
