import type { Check, CheckName } from '../core/check.ts'
import type { ErrorCode, Problem } from '../core/errors.ts'
import type { Finding, FindingCode, ValuesOf } from '../core/finding.ts'
import type { Message, Messages } from '../core/message.ts'
import type { UnitExplanation } from '../explain/explain.ts'
import type { SeatExplanation } from '../explain/explain-seat.ts'
import type { Remark } from '../tables/report.ts'
import type { PlanSentences } from './plans.ts'

/** Says what is inside a message, in the language of the sentence. */
export type Say = (part: Message | Problem) => string

/** A sentence for every message of a map: a text, or a function of its values. */
export type Sentences<Messages> = {
  readonly [Id in keyof Messages]: string | ((values: Messages[Id], say: Say) => string)
}

/** What became of an officer who was drawn for a seat. */
export type OfficerOutcome = SeatExplanation['tried'][number]['outcome']

/** The lines that say how a draw dealt with an enterprise, and how a seat was filled. */
export interface Explained {
  unit(explanation: UnitExplanation, say: Say): string[]
  seat(explanation: SeatExplanation, say: Say): string[]
}

/** What every finding is about: one row, unit or place of those that are counted. */
export type FindingSentences = {
  readonly [Code in FindingCode]: string | ((values: NonNullable<ValuesOf<Code>>) => string)
}

/** A problem whose parts are said already. */
export interface SaidProblem extends Pick<Problem, 'path' | 'cell' | 'unit'> {
  readonly title: string
  readonly expected: string
  readonly found: string
  readonly fix?: string
}

/** Everything that a language says. */
export interface Words {
  readonly sentences: Sentences<Messages>
  readonly checkNames: Readonly<Record<CheckName, string>>
  readonly errors: Readonly<Record<ErrorCode, string>>
  readonly findings: FindingSentences
  readonly explained: Explained
  readonly plans: PlanSentences
  /** Several clauses as one sentence. */
  join(clauses: readonly string[]): string
  /** What a check is about, and a title with what is said under it. */
  check(name: string, at: Check['at']): string
  about(title: string, message: string): string
  problem(problem: SaidProblem): string
  /** The first line of an error, and the last one where it does not spell out all problems. */
  refused(title: string, code: ErrorCode): string
  more(count: number): string
  /** A sentence with the mark that ends it, where it stands alone. */
  ended(sentence: string): string
  finding(about: string, count: number, examples: NonNullable<Finding['examples']>): string
  /** What is said of cells, of which the first few are given. */
  remark(about: string, count: number, cells: Remark['cells']): string
}
