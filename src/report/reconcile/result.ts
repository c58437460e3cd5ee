import type { Finding } from '../../core/finding.ts'

/** The kinds of differences, in the order of the table. */
export const DIFFERENCE_KINDS = [
  'omitted',
  'phantom',
  'similar',
  'ambiguous',
  'several',
  'out-of-scope',
  'status',
  'tag',
  'town',
  'name',
  'credit-code',
  'removed',
  'added',
  'changed',
] as const

/**
 * What a row of the table says.
 *
 * Of a row that has no counterpart: `omitted` (a register row in scope for which no directory row
 * stands), `phantom` (a directory row for which the register has nothing), `similar` (a directory
 * row that looks like a register row written another way), `ambiguous` (a row of either side that
 * fits several of the other). Of rows that have one: `several` (one register row, more than one
 * directory row), `out-of-scope` (the register row should not be in the directory), and the members
 * that differ. Since the last snapshot: `removed`, `added`, `changed`.
 */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** A member of a row as the table shows it. */
export type DifferenceValue = string | number | readonly string[]

/**
 * One difference.
 *
 * `id`, `creditCode` and `name` are those of the directory row where there is one, of the register
 * row for `omitted` and `several`, of the row of the last snapshot for `removed`. The *number* of a
 * row is its credit code, or its id where it has none.
 */
export interface Difference {
  readonly kind: DifferenceKind
  readonly id?: string
  readonly creditCode?: string
  readonly name: string
  /**
   * The member that differs; for `similar`, the member in which both agree but for case and width.
   */
  readonly field?: string
  /**
   * What the directory has: the member's value, the tag the register lacks, for `similar` the row's
   * number, for `several` the ids of the rows, for an `ambiguous` register row how many rows it
   * could be.
   */
  readonly directory?: DifferenceValue
  /**
   * What the register has: likewise; for `out-of-scope` the row's number, for `removed` the number
   * of the row that is in scope and for which fewer rows stand than at the last snapshot.
   */
  readonly register?: DifferenceValue
  /** What stood in the directory at the last snapshot. */
  readonly previous?: DifferenceValue
}

/**
 * How many rows there are of each sort.
 *
 * Every directory row is exactly one of matched, phantom, similar and ambiguous; every register row
 * exactly one of out of scope, matched, omitted, similar and ambiguous.
 */
export interface ReconciliationCounts {
  readonly directory: {
    readonly rows: number
    readonly matched: number
    readonly phantom: number
    readonly similar: number
    readonly ambiguous: number
  }
  readonly register: {
    readonly rows: number
    readonly outOfScope: number
    readonly matched: number
    readonly omitted: number
    readonly similar: number
    readonly ambiguous: number
  }
  /** Rows, not differences, since the last snapshot; absent where none was given. */
  readonly changes?: {
    readonly added: number
    readonly removed: number
    readonly changed: number
    /** Of the removed: those the register still has in scope. */
    readonly removedButRegistered: number
  }
}

/**
 * A directory against an official register: the table, what of it needs attention, and the counts.
 */
export interface Reconciliation {
  readonly rows: readonly Difference[]
  readonly findings: readonly Finding[]
  readonly counts: ReconciliationCounts
}
