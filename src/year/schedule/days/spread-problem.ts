/** The visits of one round that still need days. */
export interface RoundDemand {
  readonly kind: number
  readonly visits: number
  /** Days of the window that can be used, ascending. */
  readonly days: readonly number[]
  /**
   * For each month of the window, its number of days in the window, whether they can still be used
   * or not.
   */
  readonly weights: ReadonlyMap<number, number>
  /** Visits that have their days already, by month. */
  readonly before: ReadonlyMap<number, number>
}

/** One department's rounds and days. */
export interface SpreadProblem {
  readonly demands: readonly RoundDemand[]
  /** Month of each day, ascending. */
  readonly monthOf: Int32Array
  /** Visits of the department that each day has already. */
  readonly base: Int32Array
  /** The most further visits of each kind on each day. */
  readonly ofKind: ReadonlyMap<number, Int32Array>
  /** The most further visits of the department on each day. */
  readonly ofDay: Int32Array
  /** Place of each day in the order that decides ties. */
  readonly rank: Int32Array
}

/** Days of one month that nothing tells apart but their place in the order. */
export interface DayClass {
  readonly days: number[]
  readonly month: number
  readonly base: number
}
