import type { Stream } from './stream.ts'

const WORD = 4294967296
const WORDS = 1n << 64n

/** Draws a uniform integer from 0 to m − 1, for 1 ≤ m ≤ 2⁶⁴ (`docs/protocol.md` §2.4). */
export function uniformInteger(below: Stream, m: bigint): bigint {
  if (m < 1n || m > WORDS) throw new RangeError(`no integer below ${m}`)
  const limit = (WORDS / m) * m
  // Fewer than half of all pairs are refused, so 1000 refusals in a row mean a broken generator.
  for (let tries = 0; tries < 1000; tries += 1) {
    const high = BigInt(below(WORD))
    const pair = (high << 32n) + BigInt(below(WORD))
    if (pair < limit) return pair % m
  }
  throw new RangeError('the generator does not deliver')
}
