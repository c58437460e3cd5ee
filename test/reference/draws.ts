import { byBytes, digest, sha256 } from './canonical.ts'

/** §2.2 */
export type Purpose =
  | { purpose: 'select' | 'allocate'; pool: string; round: number }
  | { purpose: 'pps' | 'rotate'; pool: string; round: number; stratum: string }
  | { purpose: 'items'; pool: string; round: number; unit: string }
  | { purpose: 'rider'; pool: string; round: number; item: string }
  | { purpose: 'visit-order' | 'seat-order' | 'reassign-order' }
  | { purpose: 'seat'; pool: string; round: number; unit: string; seat: number }
  | { purpose: 'reassign'; pool: string; round: number; unit: string; seat: number; turn: number }

/** §2.2 */
export const key = (seed: string, purpose: Purpose): string => digest('key', { seed, ...purpose })

/** §2.3 */
export const ticket = (k: string, text: string): string => sha256(k + text).toString('hex')

/** §2.3 */
export function inTicketOrder<T>(k: string, things: readonly T[], text: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, text: text(thing), ticket: ticket(k, text(thing)) }))
    .sort((a, b) => byBytes(a.ticket, b.ticket) || byBytes(a.text, b.text))
    .map(({ thing }) => thing)
}

export type Stream = { word(): number; below(m: number): number; long(m: bigint): bigint }

/** §2.4 */
export function stream(k: string): Stream {
  const S: number[] = []
  for (let n = 0; n < 256; n += 1) S[n] = n
  const swap = (a: number, b: number) => {
    const kept = S[a]!
    S[a] = S[b]!
    S[b] = kept
  }
  let j = 0
  for (let n = 0; n < 256; n += 1) {
    j = (j + S[n]! + k.charCodeAt(n % 64)) % 256
    swap(n, j)
  }
  let i = 0
  j = 0
  const byte = () => {
    i = (i + 1) % 256
    j = (j + S[i]!) % 256
    swap(i, j)
    return S[(S[i]! + S[j]!) % 256]!
  }
  for (let n = 0; n < 256; n += 1) byte()
  const word = () => {
    let u = 0
    for (let n = 0; n < 4; n += 1) u = u * 256 + byte()
    return u
  }
  const below = (m: number) => {
    const limit = Math.floor(2 ** 32 / m) * m
    for (;;) {
      const u = word()
      if (u < limit) return u % m
    }
  }
  const long = (m: bigint) => {
    const limit = (2n ** 64n / m) * m
    for (;;) {
      const left = BigInt(word())
      const u = 2n ** 32n * left + BigInt(word())
      if (u < limit) return u % m
    }
  }
  return { word, below, long }
}
