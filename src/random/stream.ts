import seedrandom from 'seedrandom'

/** Uniform integers: `below(m)` is one of 0 … m − 1, each equally likely; 1 ≤ m ≤ 2³². */
export type Stream = (m: number) => number

const WORDS = 4294967296

/**
 * The stream of a draw key (`docs/protocol.md` §2.4): seedrandom's ARC4, keyed with 64 hex digits
 * and nothing else.
 *
 * seedrandom 3.0.5 takes only the low byte of each UTF-16 unit and repeats short keys ('ab' ≡
 * 'abab', '甲' ≡ '串'), so a text of a user never reaches it: keys are digests.
 */
export function createStream(key: string): Stream {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new RangeError('a stream is keyed with a draw key')
  const generator = seedrandom(key)
  return (m) => {
    if (!(Number.isInteger(m) && m >= 1 && m <= WORDS))
      throw new RangeError(`no integer below ${m}`)
    const limit = Math.floor(WORDS / m) * m
    let word = generator.int32() >>> 0
    // Fewer than half of all words are refused, so 1000 refusals in a row mean a broken generator.
    for (let tries = 1; word >= limit; tries += 1) {
      if (tries === 1000) throw new RangeError('the generator does not deliver')
      word = generator.int32() >>> 0
    }
    return word % m
  }
}
