import type {
  Amendment,
  Announcement,
  DrawRecord,
  Enterprise,
  Inputs,
  Outcome,
  PastVisit,
  Penalty,
  SeriesDocument,
  VoidDocument,
} from 'double-random'
import type { Quarter } from './quarters.ts'

/** What became of the visits of one draw. */
export interface Aftermath {
  readonly amendments: readonly Amendment[]
  readonly outcomes: readonly Outcome[]
  readonly penalties: readonly Penalty[]
  /** Visits that the towns made between draw and amendment. */
  readonly townVisits: readonly PastVisit[]
}

/** A number that ended in a record. */
export interface DrawnNumber extends Aftermath {
  readonly kind: 'record'
  readonly quarter: Quarter
  readonly announcement: Announcement
  readonly blinding: string
  readonly inputs: Inputs
  readonly record: DrawRecord
}

/** A number that ended in a void. */
export interface VoidNumber {
  readonly kind: 'void'
  readonly quarter: Quarter
  readonly announcement: Announcement
  /** The code with which the draw was refused. */
  readonly refusal: string
  readonly document: VoidDocument
}

export type YearNumber = DrawnNumber | VoidNumber

/** Everything that a year leaves behind. */
export interface Year {
  /** Numbers 1 to 5. */
  readonly numbers: readonly YearNumber[]
  /** The same as a verifier gets them: texts, inputs, amendments, outcomes; then announcements of voids. */
  readonly documents: readonly SeriesDocument[]
  /** All visits of the year, those of the towns included. */
  readonly visits: readonly PastVisit[]
  /** The register of the market authority at the end of the year. */
  readonly official: readonly Enterprise[]
}

export function isDrawn(each: YearNumber): each is DrawnNumber {
  return each.kind === 'record'
}

/** The document that the next number follows. */
export function lastDocument(each: YearNumber): DrawRecord | VoidDocument {
  return each.kind === 'record' ? each.record : each.document
}
