/**
 * Who may fill which seat, as dense integers.
 *
 * Inspectors are numbered in the order of their ids and visits are numbered from 0; the seats of a
 * visit follow each other. Eligibility lists are shared between seats, so that 200,000 seats and
 * 5,000 inspectors take a few hundred lists and not a billion pairs. A seat's *legal* inspectors
 * are those of its list that its visit does not exclude.
 *
 * Lists and exclusions must be strictly ascending. Exclusions are searched, never expanded: what
 * many visits have in common belongs in the lists, what is personal to a few belongs in the
 * exclusions.
 */
export interface PairingProblem {
  readonly inspectorCount: number
  /** How many seats each inspector can take, at least 0. */
  readonly capacity: Int32Array
  /**
   * The seats of visit v are `seatStart[v]` to `seatStart[v + 1] - 1`; one element more than
   * visits.
   */
  readonly seatStart: Int32Array
  /** The list of each seat, as an index into `lists`. */
  readonly seatList: Int32Array
  /** Inspectors eligible for the seats of each list. */
  readonly lists: readonly Int32Array[]
  /** Inspectors who cannot take any seat of each visit; visits may share an array. */
  readonly excluded: readonly Int32Array[]
  /** How many seats each inspector should take at least; absent: 0. */
  readonly minimum?: Int32Array
  /** Caps on some of an inspector's visits. With caps, all seats of a list are of one day. */
  readonly caps?: DayCaps
  /**
   * A number for each inspector; those with the same number never sit in one team. Wherever two of
   * them are legal for some seat of a visit, they must be legal for the same seats of it.
   */
  readonly related?: Int32Array
  /**
   * Seats taken against these wishes are to be as few as possible, the first wish before all
   * others.
   */
  readonly wishes?: readonly Wish[]
  /** What makes loads even; absent: every carried load 0, every availability 1. */
  readonly standing?: { readonly carried: Int32Array; readonly availability: Int32Array }
  /** Absent: `strict`. */
  readonly balance?: Balance
  /** Absent unless this is the part of a problem that some sums leave open. */
  readonly narrowing?: Narrowing
}

/**
 * `strict`: the least Σ (carried + load)² / availability. A spread: only the greatest
 * (carried + load) / availability is kept small, give or take so many seats. At least: the smallest
 * spread under which each seat that can have so many acceptable candidates has them. `none`: any
 * loads.
 */
export type Balance = 'strict' | 'none' | { readonly spread: number } | { readonly atLeast: number }

export interface DayCaps {
  /** The day of each visit, as any number that grows with the date. */
  readonly dayOf: Int32Array
  /**
   * At most `most` seats of this inspector on the days `first` to `last`. Of one inspector, no two
   * have the same days, and each two are disjoint or nested: then caps are a tree and the problem
   * remains a flow.
   */
  readonly caps: readonly DayCap[]
}

export interface DayCap {
  readonly inspector: number
  readonly first: number
  readonly last: number
  readonly most: number
}

/**
 * Who takes a seat against a wish: the inspectors marked in the seat's list, and those of its
 * visit.
 *
 * Nobody is marked in a list and at a visit that uses it, and related inspectors are marked alike
 * in each list.
 */
export interface Wish {
  /** For each list 1 or 0 at the place of each of its inspectors, or nothing if all are 0. */
  readonly inList: readonly (Uint8Array | undefined)[]
  /** For each visit, strictly ascending. */
  readonly atVisit: readonly Int32Array[]
}

/**
 * What is left of a problem once some sums must be least: all assignments of the narrowed problem
 * have the same sums.
 */
export interface Narrowing {
  /**
   * For each seat, further inspectors who can take it though its visit excludes them; ascending.
   */
  readonly extra: readonly Int32Array[]
  /**
   * For each visit the `related` numbers (absent those: inspectors) of whom one sits in its team in
   * any case; ascending.
   */
  readonly bound: readonly Int32Array[]
  /** For each inspector, then for each cap, the fewest and the most seats. */
  readonly least: Int32Array
  readonly most: Int32Array
}
