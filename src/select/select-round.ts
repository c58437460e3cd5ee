import { formatRatio, ratio } from '../core/ratio.ts'
import type { Ticketer } from '../core/ticket.ts'
import type { Design, Stratum } from '../schema/design.ts'
import type { Enterprise } from '../schema/enterprise.ts'
import { allocate } from './allocate.ts'
import { smallestTickets, type Ticketed } from './smallest-tickets.ts'
import { stratify } from './stratify.ts'

/** What a stratum gave. */
export interface StratumSelection {
  readonly stratum: Stratum
  readonly size: number
  /** In ticket order: rank is place, from 1. */
  readonly sample: readonly Ticketed[]
  /** The next tickets after the sample. */
  readonly reserves: readonly Ticketed[]
  /** n_h/N_h; null where the design is no probability sample. */
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
 * All randomness comes through the two ticketers, so that a test can drive it with every order of tickets. @internal
 */
export function selectRound(
  eligible: readonly Enterprise[],
  { design, visits, reserve, path }: RoundRequest,
  tickets: { readonly select: Ticketer; readonly allocate: Ticketer },
): StratumSelection[] {
  const strata = stratify(design, eligible)
  const sized = strata.map(({ label, units }) => ({ label, size: units.length }))
  const shares = allocate(design, sized, visits, tickets.allocate, path)
  const isProbability = design.type !== 'listed'
  return strata.map(({ stratum, units }, h) => {
    const { drawn, unconditional } = shares[h] as (typeof shares)[number]
    const ordered = smallestTickets(units, drawn + (isProbability ? reserve : 0), tickets.select)
    return {
      stratum,
      size: units.length,
      sample: ordered.slice(0, drawn),
      reserves: ordered.slice(drawn),
      pi: isProbability ? formatRatio(ratio(drawn, Math.max(units.length, 1))) : null,
      unconditional: isProbability ? formatRatio(unconditional) : null,
    }
  })
}
