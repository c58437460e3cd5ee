import * as z from 'zod'
import { collectProblems } from '../../core/errors.ts'
import { say } from '../../core/message.ts'
import { date } from '../kit/date.ts'
import type { Given } from '../kit/given.ts'
import { integer } from '../kit/integer.ts'
import { namedValues } from '../kit/named-values.ts'
import { parseRows } from '../kit/parse-rows.ts'
import { refuse } from '../kit/refuse.ts'
import { setOf } from '../kit/set.ts'
import type { Shapes } from '../kit/shapes.ts'
import { count, id, label, text } from '../kit/text.ts'

/**
 * How a visit ended: `inspected`; not inspected although the unit exists (`refused`, `untraceable`,
 * `not-done`: nobody went); or an error of the frame (`closed`, `moved-away`, `duplicate`,
 * `out-of-scope`).
 */
export type OutcomeCode = (typeof OUTCOMES)[number]

/** What became of one unit in one pool round; units that took the place of others included. */
export interface Outcome {
  readonly pool: string
  readonly round: number
  readonly unit: string
  readonly outcome: OutcomeCode
  readonly date?: string
  /** Ids of those who went, where they are told. */
  readonly inspectors?: readonly string[]
  /**
   * What was counted at the visit: 0 or 1 for "found or not", or numbers of things. Only for
   * `inspected`.
   */
  readonly values?: Readonly<Record<string, number>>
  /** Why it differs from what was reported before (see {@link reportOutcomes}). */
  readonly reason?: string
}

/** What became of one unit, as handed in. */
export interface OutcomeData extends Given<Outcome> {}

/** In the order in which they are reported. */
export const OUTCOMES = [
  'inspected',
  'refused',
  'untraceable',
  'not-done',
  'closed',
  'moved-away',
  'duplicate',
  'out-of-scope',
] as const

/** What a row of outcomes has, at the door and in a document. */
export const outcomeMembers = {
  pool: id,
  round: integer().min(1),
  unit: id,
  outcome: z.enum(OUTCOMES),
  date: date.exactOptional(),
  inspectors: setOf(id).exactOptional(),
  values: namedValues(label, count).exactOptional(),
  reason: text.exactOptional(),
} satisfies Shapes<Outcome>

/** Nothing is counted where nobody inspected. */
export function checkCounted(row: Outcome, context: z.RefinementCtx): void {
  if (row.values === undefined || row.outcome === 'inspected') return
  refuse(context, ['values'], {
    code: 'input/choice',
    expected: say('values-of-inspected-only'),
    found: say('values-of-outcome', { outcome: row.outcome }),
  })
}

const outcome: z.ZodType<Outcome> = z
  .strictObject(outcomeMembers)
  .superRefine(checkCounted)
  .readonly()

/** Checks outcomes, one by one and against each other; all problems are reported together. */
export function parseOutcomes(data: unknown): readonly Outcome[] {
  const problems = collectProblems()
  const keyOf = ({ pool, round, unit }: Outcome) => `${pool}\n${round}\n${unit}`
  const rows = parseRows({ table: 'outcomes', shape: outcome, keyOf }, data, problems)
  problems.throwIfAny()
  return rows
}
