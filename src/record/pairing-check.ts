import type { Finding } from '../core/finding.ts'
import type { RefusalReason } from '../pair/engine/acceptable-candidates.ts'
import type { LegalityRule } from '../pair/legality.ts'
import type { SeatOfVisit } from '../pair/seat-places.ts'
import type { BatchEntry } from '../schema/documents/documents.ts'
import type { Seat } from '../schema/inputs/team.ts'

/** A visit that somebody has in mind: a row of a record's sample will do. */
export interface PlannedVisit extends BatchEntry {
  readonly unit: string
  readonly date: string
  /** The round that began the visit, for a row that joins it. */
  readonly host?: BatchEntry
}

/** A seat of such a visit. */
export interface PlannedSeat extends PlannedVisit {
  /** From 1. */
  readonly seat: number
  readonly role: string
  /** How many officers no rule keeps from it. */
  readonly legal: number
}

/** A seat, and how many officers the draw could give it to. */
export interface SeatChance extends PlannedSeat {
  /** Officers whom some best assignment has here. */
  readonly acceptable: number
  /** The only one of them: he gets the seat whatever the seed. */
  readonly forced?: string
  /**
   * Where it has fewer than the plan's `atLeast` though that many are legal: how many of these are
   * kept from it, by reason.
   */
  readonly refused?: { readonly [Reason in RefusalReason]?: number }
  /**
   * Where names are asked for: legal officers whom some best assignment has here, and those whom
   * none has.
   */
  readonly names?: {
    readonly acceptable: readonly string[]
    readonly impossible: readonly string[]
  }
}

/** What a draw of the pairing would find. */
export type PairingCheck = FeasiblePairing | InfeasiblePairing

/** All visits can be staffed. */
export interface FeasiblePairing {
  readonly feasible: true
  readonly seats: readonly SeatChance[]
  /** The fewest officers that the draw could give a seat to; null if there is no seat. */
  readonly fewest: number | null
  /**
   * Visits missing to the minima of the officers at least; a draw with shortage `fail` makes no
   * record unless it is 0.
   */
  readonly shortfall: number
  /** How far loads may exceed the smallest possible maximum; null with `strict` and `none`. */
  readonly spread: number | null
  readonly findings: readonly Finding[]
}

/**
 * Not all visits can be staffed: a draw would fail, or leave visits vacant if the plan asks for
 * that.
 */
export interface InfeasiblePairing {
  readonly feasible: false
  /** How many seats stay open at least, whoever is sent where. */
  readonly open: number
  /** Seats that cannot all be filled, though all but any one of them can. */
  readonly seats: readonly PlannedSeat[]
  /** Everybody who could sit there. */
  readonly inspectors: readonly string[]
  /**
   * Single changes that are each enough; all of them, unless a finding `more-repairs` says that
   * there are too many.
   */
  readonly repairs: PairingRepairs
  /**
   * How many officers each rule keeps from `seats`, each officer counted by the first rule that
   * fits.
   */
  readonly removedBy: { readonly [Rule in LegalityRule]?: number }
  readonly findings: readonly Finding[]
}

/** Single changes after which all visits can be staffed. */
export interface PairingRepairs {
  /** Officers for whom one more visit is enough. */
  readonly capacity: readonly string[]
  /** Limits, as they stand in the inputs, for which one more visit is enough. */
  readonly limits: readonly {
    readonly inspector: string
    readonly from: string
    readonly to: string
  }[]
  /** Officers for whom one more visit a day is enough. */
  readonly perDay: readonly string[]
  /** Visits for which it is enough to let two officers related in this way sit together. */
  readonly related: readonly (BatchEntry & { readonly unit: string; readonly related: string })[]
  /**
   * Seats for which it is enough to admit this officer; `rule` is the first that keeps him out,
   * others may follow.
   */
  readonly waive: readonly (BatchEntry & {
    readonly unit: string
    readonly seat: number
    readonly inspector: string
    readonly rule: LegalityRule
  })[]
}

/** Names a seat for a reader. */
export function plannedSeat({ visit, seat }: SeatOfVisit, legal: number): PlannedSeat {
  const { pool, round, unit, date, seats } = visit
  const { role } = seats[seat - 1] as Seat
  return { pool, round, unit, date, seat, role, legal }
}
