import type { ReportedBasis } from '../../record/outcome-rows.ts'
import type { BatchEntry } from '../../schema/documents/documents.ts'
import type { Stratum } from '../../schema/inputs/design.ts'
import type { OutcomeCode } from '../../schema/report/outcome.ts'

/** How an interval was made (`docs/estimates.md`). */
export type IntervalMethod =
  /** Everybody was drawn: no sampling error. */
  | 'census'
  /** Exact hypergeometric tails; holds for every population. */
  | 'exact'
  /** Korn and Graubard's effective size, widened by the exact bounds of each stratum. */
  | 'effective-size'
  /** Drawn in proportion to size: the variance is an approximation, and so is the interval. */
  | 'approximation'

/** Why a figure, or its interval, is missing. */
export type MissingReason =
  /** Some sampled units have no outcome yet. */
  | 'outcomes-missing'
  /** The units were named by the authority. */
  | 'not-a-probability-sample'
  /** The round drew nobody. */
  | 'nothing-drawn'
  /** No sampled unit was inspected, so there is no rate. */
  | 'nothing-inspected'
  /** Intervals are for variables that are 0 or 1. */
  | 'counts'

/** An interval at the confidence of the estimate, rounded outward to six decimals. */
export interface Interval {
  readonly lower: number
  readonly upper: number
  readonly method: IntervalMethod
}

/** An estimated number. */
export interface Figure {
  /** The point estimate, exactly; null if there is none. */
  readonly ratio: string | null
  /** The same, rounded half to even to six decimals. */
  readonly value: number | null
  /**
   * By the usual variance estimator, rounded up; null where a stratum shows no variance, because it
   * has a single unit.
   */
  readonly standardError: number | null
  readonly interval: Interval | null
  /** Why there is no estimate or no interval; absent if there are both. */
  readonly reason?: MissingReason
}

/** One class of outcomes. */
export interface ClassEstimate {
  readonly outcome: OutcomeCode | 'pending'
  /** Units of the sample in this class. */
  readonly sampled: number
  /** Units of the population that would be in it. */
  readonly total: Figure
  /** The same as a share of the population. */
  readonly share: Figure
}

/** What was counted at the visits. */
export interface VariableEstimate {
  readonly name: string
  /** Sum over the population, units that cannot be inspected counting nothing. */
  readonly total: Figure
  /** The total divided by the number of units that can be inspected. */
  readonly rate: Figure
}

/** Estimates for one stratum, or for all strata that were drawn from. */
export interface PartEstimate {
  /** Eligible units, N or N_h. */
  readonly size: number
  readonly drawn: number
  readonly classes: readonly ClassEstimate[]
  /** Null if no variable was asked for. */
  readonly variable: VariableEstimate | null
}

/** Estimates for a stratum. */
export interface StratumEstimate extends PartEstimate {
  readonly stratum: Stratum
}

/** Which units the estimates speak of, and whether these are the whole pool. */
export interface EstimateScope {
  /**
   * Eligible units of the strata that were drawn from: the estimates speak of them and of nobody
   * else.
   */
  readonly population: number
  /** Strata of which nobody was drawn. */
  readonly notCovered: readonly { readonly stratum: Stratum; readonly size: number }[]
  /** Units that are out only because another round of the batch drew them. */
  readonly excludedByDraw: number
  /** Whether `pooled` is about the whole pool; if not, `reasons` says why. */
  readonly wholePool: boolean
  readonly reasons: readonly ('excluded-by-draw' | 'stratum-not-drawn')[]
}

/** What the sample of one pool round says of its population. */
export interface Estimate extends BatchEntry {
  readonly design: string
  /** A ratio in lowest terms. */
  readonly confidence: string
  /** The documents that the outcomes come from; null where nobody has committed to them. */
  readonly basis: ReportedBasis | null
  readonly scope: EstimateScope
  /**
   * Outcomes of this pool round for units outside the sample: substitutes. They enter no figure.
   */
  readonly notInSample: number
  /** Sampled units without an outcome. */
  readonly pending: number
  readonly strata: readonly StratumEstimate[]
  readonly pooled: PartEstimate
  /**
   * Figures for the whole pool: `pooled` and the units that earlier rounds of the batch drew, by
   * their outcomes there. Null where one of these has no outcome with the variable, where `options`
   * do not say who they are, or a stratum had no visit.
   */
  readonly whole: PartEstimate | null
}
