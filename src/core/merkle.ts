import { toHex } from './digest.ts'
import { BLOCK, finish, INITIAL_STATE, roomFor } from './sha256-kernel.ts'
import { writeUtf8 } from './utf8.ts'

/**
 * Merkle tree hash of RFC 6962 §2.1 over texts, in hex: leaf = SHA-256(0x00 ‖ d), node =
 * SHA-256(0x01 ‖ left ‖ right).
 *
 * Hashing pairs level by level and carrying an odd last node up unchanged gives the same tree as
 * the RFC's recursive split at the largest power of two (each left subtree is full), without
 * recursion. All nodes of a level lie in one buffer, which the next level overwrites from the
 * front: a million leaves take 32 MB and no garbage.
 */
export function merkleRoot(count: number, leaf: (index: number) => string): string {
  let root = ''
  eachLevel(count, leaf, (nodes) => {
    root = nodeHex(nodes, 0)
  })
  return root
}

/**
 * Audit paths of RFC 6962 §2.1.1 in hex, one for each of the given leaves: the siblings from the
 * leaf up. A node without a sibling is carried up and adds nothing.
 */
export function auditPaths(
  count: number,
  leaf: (index: number) => string,
  indices: readonly number[],
): string[][] {
  const paths = indices.map((): string[] => [])
  let level = 1
  eachLevel(count, leaf, (nodes, width) => {
    for (const [i, index] of indices.entries()) {
      const place = Math.floor(index / level)
      const sibling = place % 2 === 0 ? place + 1 : place - 1
      if (sibling < width) (paths[i] as string[]).push(nodeHex(nodes, sibling))
    }
    level *= 2
  })
  return paths
}

/**
 * Hashes the leaves and then level on level, and hands out each: its nodes, eight words each, and
 * how many there are.
 */
function eachLevel(
  count: number,
  leaf: (index: number) => string,
  onLevel: (nodes: Int32Array, width: number) => void,
): void {
  const state = new Int32Array(8)
  const nodes = new Int32Array(8 * Math.max(count, 1))
  let buffer = new Uint8Array(16 * BLOCK)
  const emit = (length: number, at: number) => {
    state.set(INITIAL_STATE)
    finish(state, buffer, length, 0)
    nodes.set(state, 8 * at)
  }
  if (count === 0) emit(0, 0)
  for (let i = 0; i < count; i += 1) {
    const text = leaf(i)
    buffer = roomFor(1 + 3 * text.length, buffer)
    buffer[0] = 0
    emit(writeUtf8(text, buffer, 1), i)
  }
  onLevel(nodes, Math.max(count, 1))
  for (let width = count; width > 1; width = Math.ceil(width / 2)) {
    const pairs = Math.floor(width / 2)
    for (let i = 0; i < pairs; i += 1) {
      buffer[0] = 1
      writeHash(nodes, 2 * i, buffer, 1)
      writeHash(nodes, 2 * i + 1, buffer, 33)
      emit(65, i)
    }
    if (width % 2 === 1) nodes.copyWithin(8 * pairs, 8 * (width - 1), 8 * width)
    onLevel(nodes, Math.ceil(width / 2))
  }
}

function nodeHex(nodes: Int32Array, place: number): string {
  const bytes = new Uint8Array(32)
  writeHash(nodes, place, bytes, 0)
  return toHex(bytes)
}

function writeHash(nodes: Int32Array, place: number, into: Uint8Array, offset: number): void {
  for (let i = 0; i < 8; i += 1) {
    const word = nodes[8 * place + i] as number
    const at = offset + 4 * i
    into[at] = word >>> 24
    into[at + 1] = word >>> 16
    into[at + 2] = word >>> 8
    into[at + 3] = word
  }
}
