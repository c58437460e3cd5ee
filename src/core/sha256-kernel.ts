// SHA-256 by hand, because tickets and Merkle leaves hash millions of short texts: the key block of
// a ticket is compressed once and reused. Three times as fast here as a general library; tested
// against two of them on every length. Digests use it as well, so that the page which checks a
// proof loads one hash function and no package.

// FIPS 180-4 §4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64
// primes.
const K = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
])

// FIPS 180-4 §5.3.3: the same of the square roots of the first 8 primes.
export const INITIAL_STATE: Int32Array = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
])

/** Bytes of a block. */
export const BLOCK = 64

/** Message schedule; scratch space that every call overwrites in full. */
const W = new Int32Array(64)

/** FIPS 180-4 §6.2.2 on one block; `state` is updated in place. */
export function compress(state: Int32Array, bytes: Uint8Array, offset: number): void {
  for (let t = 0, at = offset; t < 16; t += 1, at += 4) {
    W[t] =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)
  }
  for (let t = 16; t < 64; t += 1) {
    const x = W[t - 15] as number
    const y = W[t - 2] as number
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    W[t] = ((W[t - 16] as number) + s0 + (W[t - 7] as number) + s1) | 0
  }
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let t = 0; t < 64; t += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + (K[t] as number) + (W[t] as number)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = ((state[0] as number) + a) | 0
  state[1] = ((state[1] as number) + b) | 0
  state[2] = ((state[2] as number) + c) | 0
  state[3] = ((state[3] as number) + d) | 0
  state[4] = ((state[4] as number) + e) | 0
  state[5] = ((state[5] as number) + f) | 0
  state[6] = ((state[6] as number) + g) | 0
  state[7] = ((state[7] as number) + h) | 0
}

/**
 * Hashes the first `length` bytes of `buffer` on top of `state`, which `before` bytes (whole
 * blocks) went into already. The padding of FIPS 180-4 §5.1.1 is written into the buffer, which
 * must have room for 9 bytes more and whole blocks.
 */
export function finish(
  state: Int32Array,
  buffer: Uint8Array,
  length: number,
  before: number,
): void {
  const bits = (before + length) * 8
  const padded = Math.ceil((length + 9) / BLOCK) * BLOCK
  buffer[length] = 0x80
  buffer.fill(0, length + 1, padded - 5)
  buffer[padded - 5] = bits / 0x100000000
  buffer[padded - 4] = bits >>> 24
  buffer[padded - 3] = bits >>> 16
  buffer[padded - 2] = bits >>> 8
  buffer[padded - 1] = bits
  for (let offset = 0; offset < padded; offset += BLOCK) compress(state, buffer, offset)
}

/** A buffer that holds `length` bytes and their padding: the given one if it is large enough. */
export function roomFor(length: number, buffer: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (length + 9 <= buffer.length) return buffer
  return new Uint8Array((Math.ceil((length + 9) / BLOCK) + 1) * BLOCK)
}
