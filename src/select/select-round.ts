import { formatRatio, ratio } from '../core/ratio.ts'
import type { Ticketer } from '../core/ticket.ts'
import { compareUtf8 } from '../core/utf8.ts'
import { type Design, rotationOf, type Stratum } from '../schema/inputs/design.ts'
import type { Enterprise } from '../schema/inputs/enterprise.ts'
import { allocate, type Share } from './allocate.ts'
import { rotate } from './rotate.ts'
import { sizes } from './sizes.ts'
import { smallestTickets, type Ticketed } from './smallest-tickets.ts'
import { type StratumUnits, splitStratum, stratify } from './stratify.ts'
import { systematic } from './systematic.ts'

/** What a stratum gave. */
export interface StratumSelection {
  readonly stratum: Stratum
  readonly size: number
  /** Ids of its eligible units, in id order. */
  readonly units: readonly string[]
  /** In ticket order: rank is place, from 1. */
  readonly sample: readonly Ticketed[]
  /** The next tickets after the sample. */
  readonly reserves: readonly Ticketed[]
  /**
   * n_h/N_h; null where units have chances of their own, or the design is no probability sample.
   */
  readonly pi: string | null
  readonly unconditional: string | null
  /** Where units have chances of their own: the chance of each, drawn or not. */
  readonly piOf?: ReadonlyMap<string, string>
}

/** A round's request. */
export interface RoundRequest {
  readonly design: Design
  readonly visits: number | undefined
  /** Reserves per stratum. */
  readonly reserve: number
  /** Who counts as visited for a rotation; only asked by designs that have one. */
  readonly isVisited?: (unit: Enterprise) => boolean
  /** Where the design stands in the inputs, for errors. */
  readonly path: string
}

/** Where the randomness of a round comes from. */
export interface RoundRandomness {
  readonly select: Ticketer
  readonly allocate: Ticketer
  /** A uniform integer from 0 to m − 1 for a stratum, named by its label. */
  readonly uniform: (label: string, m: bigint, purpose: 'pps' | 'rotate') => bigint
}

/** The chance of one unit of a stratum, as far as it is drawn by chance; null for others. */
export function piOf({ piOf: own, pi }: StratumSelection, unit: string): string | null {
  return own?.get(unit) ?? pi
}

/**
 * Draws one pool round from its eligible units (`docs/protocol.md` §7.3 to §7.5a).
 *
 * All randomness comes through the two ticketers and `uniform`, so that a test can drive it with
 * every order of tickets and every start.
 *
 * @throws DoubleRandomError `design/minimum`, `design/rate-missing`, `design/size`
 */
export function selectRound(
  eligible: readonly Enterprise[],
  { design, visits, reserve, path, isVisited }: RoundRequest,
  randomness: RoundRandomness,
): StratumSelection[] {
  const base = stratify(design, eligible)
  const sized = base.map(({ label, units }) => ({ label, size: units.length }))
  const shares = allocate(design, sized, { visits, path }, randomness.allocate)
  const whole = base.map((each, h) => ({ ...each, share: shares[h] as Share }))
  const rotation = isVisited && rotationOf(design)
  const visited = rotation && eligible.filter(isVisited).map(({ id }) => id)
  const strata = rotation
    ? rotateStrata(whole, new Set(visited), rotation.linger, randomness)
    : whole
  const sizeById = sizes(design, eligible, path)
  if (sizeById !== undefined) {
    return strata.map((each) => selectBySize(each, sizeById, randomness))
  }
  const isProbability = design.type !== 'listed'
  return strata.map(({ stratum, units, share: { drawn, unconditional } }) => {
    const ordered = smallestTickets(units, drawn + (isProbability ? reserve : 0), randomness.select)
    return {
      stratum,
      size: units.length,
      units,
      sample: ordered.slice(0, drawn),
      reserves: ordered.slice(drawn),
      pi: isProbability ? formatRatio(ratio(drawn, Math.max(units.length, 1))) : null,
      unconditional: isProbability ? formatRatio(unconditional) : null,
    }
  })
}

type SharedStratum = StratumUnits & { readonly share: Share }

/**
 * With a rotation, the unvisited and the visited of each stratum become strata of their own
 * (§7.4a).
 */
function rotateStrata(
  strata: readonly SharedStratum[],
  visited: ReadonlySet<string>,
  linger: string | undefined,
  randomness: RoundRandomness,
): SharedStratum[] {
  const split = strata.flatMap((stratum): SharedStratum[] => {
    if (stratum.units.length === 0) return [stratum]
    const parts = splitStratum(stratum, (id) => visited.has(id))
    const sizes = { unvisited: parts.unvisited.units.length, visited: parts.visited.units.length }
    const shares = rotate(stratum.share, sizes, linger, (m) =>
      randomness.uniform(stratum.label, m, 'rotate'),
    )
    return (['unvisited', 'visited'] as const).flatMap((part) =>
      sizes[part] === 0 ? [] : [{ ...parts[part], share: shares[part] }],
    )
  })
  return split.sort((a, b) => compareUtf8(a.label, b.label))
}

function selectBySize(
  { stratum, label, units, share: { drawn } }: SharedStratum,
  sizeById: ReadonlyMap<string, number>,
  randomness: RoundRandomness,
): StratumSelection {
  const ordered = smallestTickets(units, drawn === 0 ? 0 : units.length, randomness.select)
  const { sample, piOf: chances } = systematic(
    ordered.map((each) => ({ ...each, size: sizeById.get(each.unit) as number })),
    drawn,
    (m) => randomness.uniform(label, m, 'pps'),
  )
  return {
    stratum,
    size: units.length,
    units,
    sample,
    reserves: [],
    pi: null,
    unconditional: null,
    piOf: drawn === 0 ? new Map(units.map((unit) => [unit, '0/1'])) : chances,
  }
}
