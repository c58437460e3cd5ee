/** ARC4, the first 256 bytes thrown away: the pseudo-code of the protocol, typed in again. */
export function arc4(key: Uint8Array): () => number {
  const s = Array.from({ length: 256 }, (_, i) => i)
  const swap = (a: number, b: number) => {
    const kept = s[a]!
    s[a] = s[b]!
    s[b] = kept
  }
  let j = 0
  for (let i = 0; i < 256; i += 1) {
    j = (j + s[i]! + key[i % key.length]!) % 256
    swap(i, j)
  }
  let i = 0
  j = 0
  const byte = () => {
    i = (i + 1) % 256
    j = (j + s[i]!) % 256
    swap(i, j)
    return s[(s[i]! + s[j]!) % 256]!
  }
  for (let thrown = 0; thrown < 256; thrown += 1) byte()
  return byte
}

/** `below(m)` of the protocol over such bytes, in bigints. */
export function belowByRule(byte: () => number): (m: number) => number {
  return (m) => {
    const limit = (2n ** 32n / BigInt(m)) * BigInt(m)
    for (;;) {
      const word = [byte(), byte(), byte(), byte()].reduce((u, b) => u * 256n + BigInt(b), 0n)
      if (word < limit) return Number(word % BigInt(m))
    }
  }
}
