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
 *
 * @internal
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
}
