import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from './digest.ts'
import { utf8Length, writeUtf8 } from './utf8.ts'

/** Hash of a leaf, RFC 6962 §2.1: SHA-256(0x00 ‖ d). @internal */
export function leafHash(data: string): Uint8Array {
  const bytes = new Uint8Array(1 + utf8Length(data))
  writeUtf8(data, bytes, 1)
  return sha256(bytes)
}

/**
 * Merkle tree hash of RFC 6962 §2.1 over texts, in hex.
 *
 * Hashing pairs level by level and carrying an odd last node up unchanged gives the same tree as the RFC's
 * recursive split at the largest power of two (each left subtree is full), without recursion. @internal
 */
export function merkleRoot(leaves: Iterable<string>): string {
  let level: Uint8Array[] = []
  for (const leaf of leaves) level.push(leafHash(leaf))
  if (level.length === 0) return toHex(sha256(new Uint8Array(0)))
  const pair = new Uint8Array(65)
  pair[0] = 1
  while (level.length > 1) {
    const above: Uint8Array[] = []
    for (let i = 0; i + 1 < level.length; i += 2) {
      pair.set(level[i] as Uint8Array, 1)
      pair.set(level[i + 1] as Uint8Array, 33)
      above.push(sha256(pair))
    }
    if (level.length % 2 === 1) above.push(level[level.length - 1] as Uint8Array)
    level = above
  }
  return toHex(level[0] as Uint8Array)
}
