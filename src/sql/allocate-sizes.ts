import { createTicketer } from '../core/ticket.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { drawKey } from '../random/draw-key.ts'
import { createStream } from '../random/stream.ts'
import { uniformInteger } from '../random/uniform-integer.ts'
import { rotationOf } from '../schema/inputs/design.ts'
import { allocate } from '../select/allocate.ts'
import type { PoolRound } from '../select/resolve-batch.ts'
import { rotate } from '../select/rotate.ts'

/** A stratum as a database counts it: its label and how many eligible units it has. */
export interface CountedStratum {
  /**
   * Canonical JSON text of its values, as `["东镇"]`; with a rotation the last of them is `visited`
   * or `unvisited`.
   */
  readonly stratum: string
  readonly eligible: number
}

/**
 * How many units each stratum gives, from nothing but their numbers (`docs/protocol.md` §7.4 to
 * §7.4b).
 *
 * @param counted - each stratum once
 * @returns counts by label, in label order
 * @throws DoubleRandomError `design/minimum`, `design/rate-missing`
 */
export function allocateSizes(
  { design, entry, round, path }: PoolRound,
  counted: readonly CountedStratum[],
  seed: string,
): Map<string, number> {
  const tickets = createTicketer(drawKey(seed, { purpose: 'allocate', ...entry }))
  const rotation = rotationOf(design)
  if (rotation === undefined) {
    const strata = inOrder(
      counted.map(({ stratum, eligible }) => ({ label: stratum, size: eligible })),
    )
    const shares = allocate(design, strata, round.visits, tickets, path)
    return new Map(strata.map(({ label }, h) => [label, shares[h]?.drawn ?? 0]))
  }
  const halves = new Map<string, { unvisited: number; visited: number }>()
  for (const { stratum, eligible } of counted) {
    const { base, half } = halfOf(stratum)
    const sizes = halves.get(base) ?? { unvisited: 0, visited: 0 }
    halves.set(base, { ...sizes, [half]: eligible })
  }
  const strata = inOrder(
    [...halves].map(([label, { unvisited, visited }]) => ({ label, size: unvisited + visited })),
  )
  const shares = allocate(design, strata, round.visits, tickets, path)
  const counts = strata.flatMap(({ label }, h) => {
    const share = shares[h]
    const sizes = halves.get(label)
    if (share === undefined || sizes === undefined) return []
    const parts = rotate(share, sizes, rotation.linger, (m) =>
      uniformInteger(
        createStream(drawKey(seed, { purpose: 'rotate', ...entry, stratum: label })),
        m,
      ),
    )
    return (['unvisited', 'visited'] as const).map(
      (half) => [withHalf(label, half), parts[half].drawn] as const,
    )
  })
  return new Map(counts.sort(([a], [b]) => compareUtf8(a, b)))
}

function inOrder<T extends { readonly label: string }>(strata: readonly T[]): T[] {
  return [...strata].sort((a, b) => compareUtf8(a.label, b.label))
}

/** `["东镇","visited"]` is the visited half of `["东镇"]`, `["visited"]` that of `[]`. */
function halfOf(label: string): { base: string; half: 'unvisited' | 'visited' } {
  const half = label.endsWith('"unvisited"]') ? 'unvisited' : 'visited'
  const base = label.slice(0, -`"${half}"]`.length)
  return { base: `${base.endsWith(',') ? base.slice(0, -1) : base}]`, half }
}

function withHalf(base: string, half: string): string {
  return `${base.slice(0, -1)}${base === '[]' ? '' : ','}"${half}"]`
}
