import type { Message } from '../../core/message.ts'
import type { WorkCalendar } from '../../schema/inputs/work-calendar.ts'
import type { RelationCode } from './figure-relation.ts'

/** A figure as a plan prints it: an integer, or a text such as `"12.5"`; at most six decimals. */
export type Printed = number | string

/** Days, and their share as printed: `"21%"`, `"52.2%"`. */
export interface FiledPart {
  readonly days?: Printed | readonly Printed[]
  readonly share?: string
  /** What `days` is the sum of. */
  readonly heads?: readonly { readonly head: string; readonly days: Printed }[]
}

/**
 * A filed account (工作量核算): any of its figures, as printed. A figure that stands at several places
 * is a list; formulas are checked with the first.
 */
export interface FiledAccount {
  readonly label: string
  readonly workingDays?: Printed | readonly Printed[]
  readonly officers?: Printed | readonly Printed[]
  /** Working days × officers. */
  readonly statutory?: Printed | readonly Printed[]
  /** Its share, like the next two, is of the statutory days. */
  readonly otherEnforcement?: FiledPart
  readonly nonEnforcement?: FiledPart
  /** Statutory − other enforcement − non-enforcement. */
  readonly inspection?: Omit<FiledPart, 'heads'>
  readonly needed?: Printed | readonly Printed[]
  /** Inspection − needed; its share is of the inspection days. */
  readonly reserve?: Omit<FiledPart, 'heads'>
}

/** Figures of a filed plan, transcribed. */
export interface FiledWorkload {
  /** Of the working days; absent: the year the calendar begins in. */
  readonly year?: number
  readonly accounts?: readonly FiledAccount[]
  /** Any other product, such as visits × officers × days. */
  readonly products?: readonly {
    readonly label: string
    readonly factors: readonly Printed[]
    readonly printed: Printed
  }[]
  /** Any other sum, such as 365 − 104 − 11 = 250. */
  readonly sums?: readonly {
    readonly label: string
    readonly terms: readonly {
      readonly label: string
      readonly value: Printed
      readonly minus?: boolean
    }[]
    readonly printed: Printed
  }[]
  /** Any other figure that is printed at several places. */
  readonly repeated?: readonly { readonly label: string; readonly printed: readonly Printed[] }[]
}

/** What the figures are compared with besides each other. */
export interface CheckWorkloadOptions {
  readonly calendar?: WorkCalendar
}

/** Printed figures that do not agree. */
export interface FigureFinding {
  readonly code: RelationCode
  /** Which figure is stated, or which ones. */
  readonly where: Message
  /** The equation as printed, which does not hold. */
  readonly statement: string
  readonly printed: string
  /**
   * What the other figures give for it; a share with at least one decimal. Absent where they give
   * nothing.
   */
  readonly computed?: string
}
