import type { DrawRecord, OutcomesDocument } from '../schema/documents/documents.ts'
import { type Outcome, type OutcomeData, parseOutcomes } from '../schema/report/outcome.ts'
import { lastReports } from './outcomes-head.ts'
import { readOutcomes } from './read-outcomes.ts'
import { reportedCounts } from './reported-counts.ts'

/** What became of visits: rows as somebody has them, or the texts of all outcomes documents. */
export type OutcomesGiven = readonly OutcomeData[] | readonly string[]

/** What figures rest on. */
export interface ReportedBasis {
  /** Digest of the record. */
  readonly record: string
  /** Digests of the last outcomes, and of the last amendment that they take into account. */
  readonly outcomes: string
  readonly amendment: string | null
  readonly asOf: string
  /** Rows that are or were in the sample, and those of them that were reported. */
  readonly due: number
  readonly reported: number
}

/**
 * The rows of outcomes, however they were handed in, and the documents that they come from; null
 * where nobody has committed to them.
 */
export function outcomeRows(
  record: Pick<DrawRecord, 'digest'>,
  given: OutcomesGiven,
): { readonly rows: readonly Outcome[]; readonly basis: ReportedBasis | null } {
  if (!areTexts(given)) return { rows: parseOutcomes(given), basis: null }
  const documents = readOutcomes(record, given)
  const rows = [...lastReports(documents).values()].map(({ entry: _, ...row }) => row)
  return { rows, basis: basisOf(documents) }
}

function areTexts(given: OutcomesGiven): given is readonly string[] {
  return Array.isArray(given) && given.length > 0 && given.every((each) => typeof each === 'string')
}

function basisOf(documents: readonly OutcomesDocument[]): ReportedBasis | null {
  const last = documents.at(-1)
  if (last === undefined) return null
  const { record, amendment, asOf } = last.body.head
  return { record, outcomes: last.digest, amendment, asOf, ...reportedCounts(last.body.head) }
}
