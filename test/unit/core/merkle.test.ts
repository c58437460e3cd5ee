import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { merkleRoot } from '../../../src/core/merkle.ts'

function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** RFC 6962 §2.1 word for word: split at the largest power of two smaller than n. */
function treeHash(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return sha256('')
  if (leaves.length === 1) return sha256(Buffer.of(0), leaves[0]!)
  let k = 1
  while (2 * k < leaves.length) k *= 2
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

function rootOf(leaves: readonly string[]): string {
  return merkleRoot(leaves.length, (index) => leaves[index]!)
}

/**
 * The inputs and roots published with Certificate Transparency; all inputs are bytes below 0x80, so
 * texts as well.
 */
const PUBLISHED_INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex').toString('latin1'))

const PUBLISHED_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('a Merkle root', () => {
  it.each(PUBLISHED_ROOTS.map((root, n) => ({ n, root })))(
    'is the published one over the first $n inputs of Certificate Transparency',
    ({ n, root }) => {
      expect(rootOf(PUBLISHED_INPUTS.slice(0, n))).toBe(root)
    },
  )

  it('is the one RFC 6962 defines recursively, for 0 to 70 leaves', () => {
    const leaves = Array.from(
      { length: 70 },
      (_, i) => `{"id":"企业${i}","note":"😀${'x'.repeat(i)}"}`,
    )
    for (let n = 0; n <= leaves.length; n += 1) {
      expect(rootOf(leaves.slice(0, n))).toBe(treeHash(leaves.slice(0, n)).toString('hex'))
    }
  })

  it('changes with any leaf, with the order of two leaves, and with a leaf that is repeated', () => {
    const leaves = Array.from({ length: 13 }, (_, i) => `row ${i}`)
    const root = rootOf(leaves)
    const changed = leaves.flatMap((leaf, i) => [
      rootOf(leaves.with(i, `${leaf}!`)),
      rootOf(leaves.toSpliced(i, 1)),
      rootOf(leaves.toSpliced(i, 0, leaf)),
    ])
    const swapped = leaves.slice(1).map((leaf, i) => {
      return rootOf(leaves.with(i, leaf).with(i + 1, leaves[i]!))
    })
    for (const other of [...changed, ...swapped]) expect(other).not.toBe(root)
    expect(new Set([...changed, ...swapped]).size).toBeGreaterThan(40)
  })

  it('is the one RFC 6962 defines for leaves of any length, a long one before a short one', () => {
    const leaves = Array.from({ length: 400 }, (_, i) => '盐a😀'.repeat((i * 37) % 101))
    for (const n of [1, 2, 255, 256, 257, 400]) {
      expect(rootOf(leaves.slice(0, n))).toBe(treeHash(leaves.slice(0, n)).toString('hex'))
    }
    for (const leaf of ['x'.repeat(5000), '甲'.repeat(5000), '😀'.repeat(5000)]) {
      expect(rootOf([leaf, 'y'])).toBe(treeHash([leaf, 'y']).toString('hex'))
    }
  })

  it('is the one RFC 6962 defines for a single leaf of every length', () => {
    for (let length = 0; length <= 1100; length += 1) {
      for (const leaf of ['z'.repeat(length), '甲'.repeat(length)]) {
        if (rootOf([leaf]) !== treeHash([leaf]).toString('hex')) expect.fail(leaf)
      }
    }
  })
})
