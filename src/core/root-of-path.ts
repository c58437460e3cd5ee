import { sha256Hex, sha256OfText } from './digest.ts'

/**
 * The root to which a leaf and its audit path lead (RFC 6962 §2.1.1; the walk is that of RFC 9162
 * §2.1.3.2); undefined if the path has not the length that leaf and tree ask for.
 */
export function rootOfPath(
  leaf: string,
  index: number,
  count: number,
  path: readonly string[],
): string | undefined {
  if (index >= count) return undefined
  let hash = sha256OfText(`\0${leaf}`)
  let place = index
  let used = 0
  for (let width = count; width > 1; width = Math.ceil(width / 2)) {
    const isRight = place % 2 === 1
    if (isRight || place + 1 < width) {
      const sibling = path[used]
      if (sibling === undefined) return undefined
      used += 1
      hash = sha256Hex(isRight ? `01${sibling}${hash}` : `01${hash}${sibling}`)
    }
    place = Math.floor(place / 2)
  }
  return used === path.length ? hash : undefined
}
