import { formatRatio, ratio } from '../core/ratio.ts'
import type { Ticketer } from '../core/ticket.ts'
import type { Design, Stratum } from '../schema/design.ts'
import type { Enterprise } from '../schema/enterprise.ts'
import { allocate } from './allocate.ts'
import { sizes } from './sizes.ts'
import { smallestTickets, type Ticketed } from './smallest-tickets.ts'
import { stratify } from './stratify.ts'
import { systematic } from './systematic.ts'

/** What a stratum gave. */
export interface StratumSelection {
  readonly stratum: Stratum
  readonly size: number
  /** In ticket order: rank is place, from 1. */
  readonly sample: readonly Ticketed[]
  /** The chance of each unit of the sample, in its order; null where the design is no probability sample. */
  readonly pis: readonly (string | null)[]
  /** The next tickets after the sample. */
  readonly reserves: readonly Ticketed[]
  /** n_h/N_h; null where units have chances of their own, or the design is no probability sample. */
  readonly pi: string | null
  readonly unconditional: string | null
}

/** A round's request. */
export interface RoundRequest {
  readonly design: Design
  readonly visits: number | undefined
  /** Reserves per stratum. */
  readonly reserve: number
  /** Where the design stands in the inputs, for errors. */
  readonly path: string
}

/**
 * Draws one pool round from its eligible units (`docs/protocol.md` §7.3 to §7.5).
 *
 * All randomness comes through the two ticketers and `uniform`, so that a test can drive it with every order of tickets
 * and every start.
 *
 * @param randomness - `uniform` gives a uniform integer from 0 to m − 1 for a stratum, named by its label; it is only
 *   asked by designs that draw in proportion to size
 * @throws DoubleRandomError `design/minimum`, `design/rate-missing`, `design/size`
 * @internal
 */
export function selectRound(
  eligible: readonly Enterprise[],
  { design, visits, reserve, path }: RoundRequest,
  randomness: {
    readonly select: Ticketer
    readonly allocate: Ticketer
    readonly uniform: (label: string, m: bigint) => bigint
  },
): StratumSelection[] {
  const strata = stratify(design, eligible)
  const sized = strata.map(({ label, units }) => ({ label, size: units.length }))
  const shares = allocate(design, sized, visits, randomness.allocate, path)
  const sizeById = sizes(design, eligible, path)
  const isProbability = design.type !== 'listed'
  return strata.map(({ stratum, label, units }, h) => {
    const { drawn, unconditional } = shares[h] as (typeof shares)[number]
    const size = units.length
    if (sizeById !== undefined && drawn > 0) {
      const ordered = smallestTickets(units, size, randomness.select).map((each) => {
        return { ...each, size: sizeById.get(each.unit) as number }
      })
      const sample = systematic(ordered, drawn, (m) => randomness.uniform(label, m))
      return {
        stratum,
        size,
        sample: sample.map(({ unit, ticket }) => ({ unit, ticket })),
        pis: sample.map(({ pi }) => pi),
        reserves: [],
        pi: null,
        unconditional: null,
      }
    }
    const pi = isProbability ? formatRatio(ratio(drawn, Math.max(size, 1))) : null
    const ordered = smallestTickets(units, drawn + (isProbability ? reserve : 0), randomness.select)
    return {
      stratum,
      size,
      sample: ordered.slice(0, drawn),
      pis: ordered.slice(0, drawn).map(() => pi),
      reserves: ordered.slice(drawn),
      pi,
      unconditional: isProbability ? formatRatio(unconditional) : null,
    }
  })
}
