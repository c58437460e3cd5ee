import type { ReportedBasis } from '../../record/outcome-rows.ts'
import type { Figure } from '../../report/estimate/types.ts'
import type { UnitPoints } from './penalty-points.ts'

/** A part of a whole, both counted. */
export interface CountedShare {
  readonly numerator: number
  readonly denominator: number
  /** In lowest terms; null where the denominator is 0. */
  readonly ratio: string | null
  /** In percent with one decimal, halves away from zero. */
  readonly printed: string | null
}

/**
 * What an interval of a bulletin may be read as. `process`: as if each case were an independent
 * trial with one chance, a description of what was found and no statement about units that nobody
 * visited. `census`: every unit of the frame is known, nothing is left to estimate. `nothing`: no
 * case was counted.
 */
export type RateBasis = 'process' | 'census' | 'nothing'

/** A rate of a bulletin. */
export interface BulletinRate extends CountedShare {
  readonly basis: RateBasis
  /**
   * Of Clopper and Pearson (1934), rounded outward to six decimals; null unless the basis is
   * `process`.
   */
  readonly interval: { readonly lower: number; readonly upper: number } | null
}

/**
 * What was counted in the period; a joint visit counts in each of its matters, except in `visits`
 * and `units`.
 */
export interface BulletinCounts {
  /** Visits planned for the year, of the tasks that say how many; null where none does. */
  readonly planned: number | null
  /** Visits with a day in the period, of the tasks that have days; null where none has. */
  readonly due: number | null
  /** Inspected. */
  readonly done: number
  readonly refused: number
  readonly untraceable: number
  /** Closed, moved away, twice there or out of scope, and nobody took the place. */
  readonly frameErrors: number
  /** Visits that nobody could staff. */
  readonly vacant: number
  /** Planned for a day of the period, without an outcome. */
  readonly pending: number
  /** Units that were replaced by a reserve; their outcomes count nowhere. */
  readonly substituted: number
  /** 家次: those done, a joint visit once. */
  readonly visits: number
  /** Different units among those done. */
  readonly units: number
  /** Of those done, how many state whether there was a violation. */
  readonly recorded: number
  /** Of those recorded, how many found at least one. */
  readonly violations: number
  /** All violations found, where the values count them. */
  readonly found: number
  /** Of the visits with violations, how many have all of them put right. */
  readonly rectified: number
  /** All violations put right. */
  readonly putRight: number
  /** Of those recorded, how many led to a penalty. */
  readonly penalised: number
}

/** The figures of a task, of a department or of the plan. */
export interface BulletinFigures extends BulletinCounts {
  readonly completion: {
    /** Done, of those planned for the year. */
    readonly year: CountedShare
    /**
     * Done, of those due in the period. More than all where visits of another time were made in it.
     */
    readonly due: CountedShare
  }
  /** Different units inspected in the period, of those in the frames of its rounds. */
  readonly coverage: CountedShare
  /**
   * Recorded visits with a violation; visits with violations where all are put right; recorded
   * visits with a penalty.
   */
  readonly rates: {
    readonly violation: BulletinRate
    readonly rectification: BulletinRate
    readonly penalty: BulletinRate
  }
  /** Absent where no figures of the year before were given. */
  readonly change?: BulletinChange
}

/** A count against that of the year before. */
export interface CountChange {
  readonly before: number
  readonly difference: number
  /** Difference by the count before; null where that is 0. */
  readonly ratio: string | null
  /** Likewise, in percent with its sign: `"+12.5%"`. */
  readonly printed: string | null
}

/** A rate against that of the year before. */
export interface RateChange {
  readonly before: CountedShare
  /** The rate less the one before; null where one of them does not exist. */
  readonly difference: string | null
  /** Likewise, in percentage points with its sign: `"+1.2"`. */
  readonly points: string | null
}

/** Against the same period of the year before. */
export interface BulletinChange {
  readonly done: CountChange
  readonly violations: CountChange
  readonly violationRate: RateChange & {
    /**
     * Two-sided p of Fisher's exact test, rounded up to six decimals: how often a difference at
     * least as unlikely as this one would come by chance if all visits of both periods had the same
     * chance of a violation. Null where one rate is missing.
     */
    readonly chance: number | null
  }
  readonly rectificationRate: RateChange
  readonly penaltyRate: RateChange
}

/**
 * What one probability sample says of the violation rate of its pool, with all outcomes up to the
 * end of the period.
 */
export interface RoundEstimate {
  readonly series: string
  readonly number: number
  readonly task: string
  readonly round: number
  readonly design: string
  /** Eligible units: the estimate speaks of them. */
  readonly population: number
  readonly drawn: number
  /** Whether these are the whole pool. */
  readonly wholePool: boolean
  /**
   * Rate among the units that can be inspected, and number of units with a violation, as {@link
   * estimate} has them.
   */
  readonly rate: Figure
  readonly total: Figure
}

/** Figures of a task. */
export interface TaskFigures extends BulletinFigures {
  readonly task: string
  readonly title: string
  readonly department: string
  readonly kind: 'key' | 'general'
  readonly doubleRandom: boolean
}

/** Figures of a department. */
export interface DepartmentFigures extends BulletinFigures {
  readonly department: string
}

/**
 * A period in the terms of the authority's own reports: all visits together, whether the plan or a
 * complaint led to them.
 */
export interface BulletinOverview {
  /** 家次: visits done, a joint visit once. */
  readonly visits: number
  /** Of the visits: those for a task of the plan, and all others. */
  readonly planned: CountedShare
  readonly triggered: CountedShare
  /** Of the planned ones, those of bodies that carry out a task by commission, in the plan's order. */
  readonly commissioned: readonly { readonly to: string; readonly visits: number }[]
  readonly items: {
    /** 问题隐患: all that was found, piece by piece. */
    readonly found: number
    /** 整改率 as authorities report it: items put right, of those found. */
    readonly putRight: CountedShare
    /** Items found in 1,000 visits, with one decimal; null without visits. */
    readonly perThousand: string | null
  }
  /** The other meaning of 整改率: matters with all their items put right, of those with any. */
  readonly visitsPutRight: CountedShare
  /** 重大事故隐患. */
  readonly major: { readonly found: number; readonly perThousand: string | null }
  /** Sum of the fines, in the unit of the values. */
  readonly fines: number
  /** How often each of the `kinds` was found, most often first. */
  readonly leading: readonly { readonly kind: string; readonly found: number }[]
  /** Units inspected for a key task, of those in the frames of its rounds. */
  readonly keyUnits: CountedShare
  /** Ids of those where nobody was met and that were not inspected otherwise, in byte order. */
  readonly keyUnitsNotFound: readonly string[]
  /** Ids of all others of them that were not inspected in the period, likewise. */
  readonly keyUnitsLeft: readonly string[]
}

/** A period of a plan in figures (半年通报). */
export interface Bulletin {
  readonly plan: string
  readonly title: string
  readonly from: string
  readonly to: string
  /** A ratio in lowest terms. */
  readonly confidence: string
  /** For each draw by series and number, the documents that its outcomes come from, or null. */
  readonly basis: readonly (ReportedBasis | null)[]
  readonly overview: BulletinOverview
  readonly total: BulletinFigures
  /** In the order in which the plan names them. */
  readonly departments: readonly DepartmentFigures[]
  /** In the plan's order. */
  readonly tasks: readonly TaskFigures[]
  /**
   * Visits that belong to no task of the plan; they are in no other figure. Null where there were
   * none.
   */
  readonly outside: BulletinFigures | null
  /** Of all those done. */
  readonly shares: {
    readonly key: CountedShare
    readonly general: CountedShare
    readonly doubleRandom: CountedShare
  }
  /** Different units inspected, of all that stand in a directory of one of the draws. */
  readonly directory: CountedShare
  /** Of rounds that drew a part of their units by chance; in the plan's order, then by round. */
  readonly estimates: readonly RoundEstimate[]
  /** Penalty points of key units; null without a scale. */
  readonly points: {
    /** How many key units there are. */
    readonly units: number
    /** Those with points, most points first. */
    readonly rows: readonly UnitPoints[]
  } | null
}
