import { canonicalJson } from '../core/canonical-json.ts'
import { fail } from '../core/errors.ts'
import { groupBy } from '../core/group.ts'
import { say, show } from '../core/message.ts'
import { createTicketer } from '../core/ticket.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { drawKey } from '../random/draw-key.ts'
import { createStream } from '../random/stream.ts'
import { uniformInteger } from '../random/uniform-integer.ts'
import { rotationOf, type Stratum } from '../schema/inputs/design.ts'
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
  const isRotated = rotation !== undefined
  const halves = counted.map(({ stratum, eligible }) => halfOf(stratum, eligible, isRotated))
  const strata = [...groupBy(halves, ({ label }) => label)]
    .map(([label, parts]) => ({ label, parts, size: eligibleIn(parts) }))
    .sort((a, b) => compareUtf8(a.label, b.label))
  const shares = allocate(design, strata, { visits: round.visits, path }, tickets)
  const counts = strata.flatMap(({ label, parts }, h) => {
    const share = shares[h]!
    if (rotation === undefined) return [[label, share.drawn] as const]
    const [unvisited, visited] = HALVES.map((half) => eligibleIn(parts, half)) as [number, number]
    const drawn = rotate(share, { unvisited, visited }, rotation.linger, (m) => {
      const key = drawKey(seed, { purpose: 'rotate', ...entry, stratum: label })
      return uniformInteger(createStream(key), m)
    })
    const { values } = parts[0]!
    return HALVES.map((half) => [canonicalJson([...values, half]), drawn[half].drawn] as const)
  })
  return new Map([...counts].sort(([a], [b]) => compareUtf8(a, b)))
}

const HALVES = ['unvisited', 'visited'] as const

/** What was counted: a stratum, or one of its halves. */
interface Part {
  /** Values and label of the stratum, without the half. */
  readonly values: Stratum
  readonly label: string
  readonly half?: unknown
  readonly eligible: number
}

function halfOf(stratum: string, eligible: number, isRotated: boolean): Part {
  const all = JSON.parse(stratum) as Stratum
  if (!isRotated) return { values: all, label: stratum, eligible }
  const [half] = all.slice(-1)
  const isSplit = HALVES.some((each) => each === half)
  // A stratum without units is not split (§7.4a): a record lists it as it is.
  if (!isSplit && eligible === 0) return { values: all, label: stratum, eligible }
  if (!isSplit) {
    fail({
      code: 'input/choice',
      path: 'counted',
      expected: say('one-of', { values: HALVES }),
      found: show(half),
    })
  }
  const values = all.slice(0, -1)
  return { values, label: canonicalJson(values), half, eligible }
}

function eligibleIn(parts: readonly Part[], half?: string): number {
  return parts.reduce(
    (sum, each) => (half === undefined || each.half === half ? sum + each.eligible : sum),
    0,
  )
}
