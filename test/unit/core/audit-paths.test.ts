import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { auditPaths, merkleRoot } from '../../../src/core/merkle.ts'
import { rootOfPath } from '../../../src/core/root-of-path.ts'

const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function treeHash(leaves: readonly string[]): Buffer {
  if (leaves.length === 1) return sha256(Buffer.of(0), leaves[0]!)
  const k = split(leaves.length)
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

function split(n: number): number {
  let k = 1
  while (2 * k < n) k *= 2
  return k
}

/** RFC 6962 §2.1.1 word for word. */
function path(m: number, leaves: readonly string[]): string[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...path(m, leaves.slice(0, k)), treeHash(leaves.slice(k)).toString('hex')]
    : [...path(m - k, leaves.slice(k)), treeHash(leaves.slice(0, k)).toString('hex')]
}

const pathsOf = (leaves: readonly string[], indices: readonly number[]) =>
  auditPaths(leaves.length, (index) => leaves[index]!, indices)

/**
 * The inputs published with Certificate Transparency; all are bytes below 0x80, so texts as well.
 */
const PUBLISHED = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex').toString('latin1'))

describe('audit paths', () => {
  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])(
    'are those published with Certificate Transparency: leaf %i of %i',
    (index, count, expected) => {
      expect(pathsOf(PUBLISHED.slice(0, count), [index])).toEqual([expected])
    },
  )

  it('are those of the recursion of RFC 6962, and lead to the root, for every leaf of every tree up to 70', () => {
    for (let count = 1; count <= 70; count += 1) {
      const leaves = Array.from({ length: count }, (_, i) => `第${i}行`)
      const root = merkleRoot(count, (index) => leaves[index]!)
      const paths = pathsOf(leaves, [...leaves.keys()])
      for (const [index, found] of paths.entries()) {
        expect(found).toEqual(path(index, leaves))
        expect(rootOfPath(leaves[index]!, index, count, found)).toBe(root)
      }
    }
  })

  it('do not lead to the root from another place, leaf or tree, nor too long or too short', () => {
    for (const count of [1, 2, 3, 6, 7, 8, 13]) {
      const leaves = Array.from({ length: count }, (_, i) => `第${i}行`)
      const root = merkleRoot(count, (index) => leaves[index]!)
      const paths = pathsOf(leaves, [...leaves.keys()])
      for (const [index, found] of paths.entries()) {
        const leaf = leaves[index]!
        for (let other = 0; other < count + 2; other += 1) {
          if (other !== index) expect(rootOfPath(leaf, other, count, found)).not.toBe(root)
          if (other !== index && other < count) {
            expect(rootOfPath(leaves[other]!, index, count, found)).not.toBe(root)
          }
        }
        expect(rootOfPath(leaf, index, count, [...found, root])).toBeUndefined()
        expect(rootOfPath(leaf, index, index, found)).toBeUndefined()
        if (found.length > 0) {
          expect(rootOfPath(leaf, index, count, found.slice(1))).toBeUndefined()
          const reversed = rootOfPath(leaf, index, count, found.toReversed())
          if (found.length > 1) expect(reversed).not.toBe(root)
        }
      }
    }
  })
})
