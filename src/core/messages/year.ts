import type { Message, None } from '../message.ts'

export type Per = 'year' | 'half-year' | 'quarter' | 'month'

/** The figures of an account of officer-days. */
export type AccountFigure =
  | 'workingDays'
  | 'officers'
  | 'statutory'
  | 'otherEnforcement'
  | 'nonEnforcement'
  | 'inspection'
  | 'needed'
  | 'reserve'

/** What is said of figures, plans and schedules: by report, year and sql. */
export interface YearMessages {
  // What a plan should say, and says.
  'plan-year': None
  'sum-of-tasks': { readonly sum: number }
  'share-of-visits': { readonly share: string; readonly visits: number; readonly of: number }
  'share-as-printed': { readonly share: string }
  'share-at-least': { readonly share: string }
  'responsible-department': None
  'visits-stated': None
  'rounds-of-double-random': None
  'design-stated': None
  'mode-of-kind': None
  'mode-of-task': {
    readonly mode: 'key' | 'random' | 'joint'
    readonly kind: 'key' | 'general'
    readonly doubleRandom: boolean
  }
  'another-department': None
  'legal-basis': None

  // A plan against its directory, its calendar and its year.
  'frame-expected': None
  'frame-of-directory': { readonly size: number }
  'visits-at-most-frame': { readonly limit: number }
  'visits-at-most-frame-once': { readonly limit: number }
  'visits-at-most-frame-each-round': { readonly limit: number; readonly rounds: number }
  'days-of-year': { readonly year: number }
  'as-many-days-as-visits': { readonly visits: number }
  /** A few days, and how many more there are. */
  dates: { readonly dates: readonly string[]; readonly more: number }
  'window-in-each-quarter': None
  'none-in-periods': { readonly periods: readonly Message[] }
  /** The part of a year with this number, from 1. */
  period: { readonly per: Per; readonly number: number; readonly year: number }
  frequency: { readonly visits: number; readonly per: Per }
  /** `units` where the frequency is one of each unit. */
  'visits-for-frequency': {
    readonly visits: number
    readonly frequency: Message
    readonly units?: number
  }
  'visits-in-period': {
    readonly visits: number
    readonly period: Message
    readonly frequency: Message
    readonly units?: number
  }
  'rounds-sure-to-visit': {
    readonly period: Message
    readonly frequency: Message
    readonly units: number
  }
  'units-not-sure': { readonly units: number }
  'visits-in-year-at-most': { readonly limit: number; readonly year: number }
  'rule-describes': None
  'rule-names': None
  'units-with-more-visits': { readonly units: number; readonly visits: number }

  // What of a plan could not be checked, and for lack of what.
  'totals-unchecked': None
  'year-unchecked': None
  'working-days-unchecked': None
  'frames-unchecked': None
  'lists-unchecked': { readonly tasks: readonly string[] }
  'rule-unchecked': {
    readonly rule:
      | 'visitedWithinMonths'
      | 'visitedWithinDays'
      | 'visitsInYear'
      | 'penalisedWithinMonths'
    readonly table: 'pastVisits' | 'penalties'
    readonly tasks: readonly string[]
  }
  'frequency-unchecked': { readonly tasks: readonly string[] }
  'times-unchecked': { readonly tasks: readonly string[] }

  // Accounts of officer-days.
  'calendar-covering': { readonly from: string; readonly to: string }
  'working-day': None
  'visits-within': { readonly from: string; readonly to: string }
  'amount-of-days': None
  'figure-as-printed': None
  'kind-of-head': { readonly kind: string; readonly head: string }
  /** What a printed figure is called where it stands. */
  label: { readonly label: string }
  'account-figure': { readonly account: string; readonly figure: AccountFigure }
  'account-share': { readonly account: string; readonly figure: AccountFigure }
  'account-shares': { readonly account: string }

  // Schedules.
  'schedule-of-plan': { readonly plan: string }
  'task-or-round-of-plan': None
  'round-with-visits': None
  'visits-of-round-at-most': {
    readonly limit: number
    readonly pool: string
    readonly round: number
  }
  'visits-of-round': { readonly visits: number }
  'visits-in-all-at-most': { readonly limit: number }
  'visits-of-department-at-most': { readonly limit: number }
  'visits-of-department': { readonly visits: number; readonly department: string }
  'visits-times-days-at-most': { readonly limit: number }
  'visits-a-day-at-most': { readonly limit: number }

  // Bulletins and outcomes.
  'draw-once': None
  'draw-of': { readonly path: string }
  'task-of-plan': None
  'unit-of-round': { readonly pool: string; readonly round: number }
  'value-as-of-other-visits': { readonly variable: string }
  'value-of-inspected-unit': { readonly variable: string }
  'state-zero-too': None
  'variable-at-most': {
    readonly variable: string
    readonly limit: number
    readonly of: string
  }
  'date-for-period': None
  'name-once': None
  'visit-once': None
  'visit-on': { readonly unit: string; readonly date: string }
  'values-of-inspected-only': None
  'values-of-outcome': { readonly outcome: string }
  'zero-or-one': None
  'say-that-it-counts': None

  // Samples of records.
  'sampled-unit-or-stratum': None
  'stratum-of-round': None
  chance: None
  'no-chance-of-listed': None
  'chance-above-zero': None
  'chance-of-stratum': { readonly chance: string }
  'rows-of-stratum': { readonly rows: number; readonly size: number }
  /** Exclusions of a pool round under a code. */
  'exclusions-counted': { readonly rule: string; readonly count: number; readonly byDraw: number }

  // Registers.
  'id-or-credit-code': None
  'register-members': { readonly members: readonly string[] }
  'leave-out-or-make-a-tag': None
  'tests-of-register': { readonly columns: readonly string[] }
  'bounds-of': { readonly field: string }
  'integer-of': { readonly field: string }

  // What each kind of source proves, and does not.
  'draw-can-be-replayed': None
  'text-not-tried-until-it-pleased': None
  'party-chose-first': None
  'party-independent': None
  'authority-chose-first': None
  'nothing-against-authority': None
  'outcome-unknown-when-announced': None
  'outcome-is-the-real-one': None
  'number-made-later-by-network': None
  'announced-before-number': None

  // Codes of reports: each is said by its own name.
  /** Why an estimate or its interval is missing. */
  'outcomes-missing': None
  'not-a-probability-sample': None
  'nothing-drawn': None
  'nothing-inspected': None
  counts: None
  /** How an interval was made. */
  census: None
  exact: None
  'effective-size': None
  approximation: None
  /** Why figures are not those of the whole pool. */
  'excluded-by-draw': None
  'stratum-not-drawn': None
  /** Why two units have no chance together. */
  'drawn-by-size': None
  'single-unit': None
  /** Why a unit had no chance in a draw. */
  'not-in-frame': None
  listed: None
  'no-share': None
}
