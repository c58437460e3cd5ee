import type { InputData } from '../../schema/inputs/inputs.ts'
import type { HeadKind } from '../../schema/year/workload.ts'
import type { ExactDays, ExactShare } from './figure.ts'

/** Plan, calendar and directory of officers; the other parts of the inputs are not looked at. */
export interface WorkloadData {
  readonly plan: InputData['plan']
  readonly calendar: InputData['calendar']
  /** Absent: nobody; then `officers` says how many there are. */
  readonly inspectors?: InputData['inspectors']
  readonly waivers?: InputData['waivers']
}

/** What cannot be read off plan, calendar and directory. */
export interface WorkloadOptions {
  readonly heads: readonly WorkloadHead[]
  /** How many officers each department has; absent: counted in the directory. */
  readonly officers?: readonly OfficerCount[]
  /** What visits of a task take, where it is not one day of the officers its team asks for. */
  readonly perVisit?: readonly PerVisit[]
  /**
   * `days` of a year's schedule; absent: visits are spread over the working days of their windows.
   */
  readonly schedule?: readonly ScheduledVisits[]
}

/** Officer-days that go to something else than inspection. */
export interface WorkloadHead {
  readonly kind: HeadKind
  /** One of {@link USUAL_HEADS}, or any other text. */
  readonly head: string
  readonly department: string
  /** An integer, `"1/2"` or `"0.5"`. */
  readonly days: number | string
  /** From 1 to 4; absent: spread over the year's working days. */
  readonly quarter?: number
}

/** So many officers of a department. */
export interface OfficerCount {
  readonly department: string
  readonly count: number
}

/** What one visit of a task takes. */
export interface PerVisit {
  readonly task: string
  /** Absent: the certified seats of its team. */
  readonly officers?: readonly OfficerCount[]
  /** Days of each officer: an integer, `"1/2"` or `"0.5"`; absent: 1. */
  readonly days?: number | string
}

/** So many visits of a round on one day. */
export interface ScheduledVisits {
  readonly task: string
  readonly round: number
  readonly date: string
  readonly visits: number
}

/**
 * The account of one department, or of all, for a quarter or the year. All but `officers` and
 * `workingDays` are officer-days.
 */
export interface WorkloadFigures {
  readonly workingDays: number
  readonly officers: number
  /** 总法定工作日: working days × officers. */
  readonly statutory: number
  readonly otherEnforcement: ExactDays
  readonly nonEnforcement: ExactDays
  /** 监督检查工作日: statutory − other enforcement − non-enforcement. */
  readonly inspection: ExactDays
  /** Of the statutory days; absent where there are none. */
  readonly shares?: {
    readonly otherEnforcement: ExactShare
    readonly nonEnforcement: ExactShare
    readonly inspection: ExactShare
  }
  /** Visits × officers × days per visit. */
  readonly needed: ExactDays
  /** 余地: inspection − needed. */
  readonly reserve: ExactDays
  /** Of the inspection days; absent unless there are any. */
  readonly reserveShare?: ExactShare
  /**
   * Days on which officers of the directory are on leave or lack a valid certificate. Nothing is
   * deducted for it: leave stands under a head of its own, which this figure can be compared with.
   */
  readonly away: number
}

/** A year and its quarters. */
export interface WorkloadPeriods {
  /** Four. */
  readonly quarters: readonly WorkloadFigures[]
  readonly year: WorkloadFigures
}

/** One department's account. */
export interface DepartmentWorkload extends WorkloadPeriods {
  readonly department: string
}

/** What a task needs in a year. */
export interface TaskWorkload {
  readonly task: string
  readonly visits: ExactDays
  readonly officers: readonly OfficerCount[]
  /** Days of each officer per visit. */
  readonly days: ExactDays
  readonly needed: ExactDays
}

/** A department that needs more days than it has. */
export interface WorkloadShortage {
  readonly department: string
  /** From 1 to 4; absent for the year as a whole. */
  readonly quarter?: number
  /** Officer-days above zero. */
  readonly missing: ExactDays
}

/** The workload account of a year, 工作量核算. */
export interface Workload {
  readonly plan: string
  /** The calendar's version. */
  readonly calendar: string
  readonly year: number
  readonly total: WorkloadPeriods
  /** In the order of their names. */
  readonly departments: readonly DepartmentWorkload[]
  /** In the plan's order. */
  readonly tasks: readonly TaskWorkload[]
  /** What bodies that were commissioned carry out, in the plan's order: in no other sum. */
  readonly commissioned: readonly {
    readonly to: string
    readonly tasks: readonly string[]
    readonly visits: ExactDays
    readonly needed: ExactDays
  }[]
  readonly shortages: readonly WorkloadShortage[]
  /** Departments that visits ask officers of, and that have none. */
  readonly withoutOfficers: readonly string[]
  /**
   * Rounds of which nobody says how many visits they have, so that `needed` lacks them; `null` for
   * a task without rounds.
   */
  readonly uncounted: readonly { readonly task: string; readonly round: number | null }[]
}
