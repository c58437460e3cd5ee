import * as z from 'zod'
import { say } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
import { date } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import { byMember } from '../kit/shapes.ts'
import { label } from '../kit/text.ts'
import { type Filter, filter } from './filter.ts'

/**
 * A rule that keeps a unit of the frame out of a draw, with the code the record gives as the reason
 * (`docs/protocol.md` §3.9).
 */
export type Exclusion = { readonly code: string } & (
  | { readonly visitedWithinMonths: number; readonly asOf?: string }
  | { readonly penalisedWithinMonths: number; readonly asOf?: string }
  /** The unit has so many visits, of every kind, in a year that the round's window touches. */
  | { readonly visitsInYear: number }
  | { readonly listed: string }
  | { readonly where: Filter }
  | { readonly earlierRounds: true }
)

/** Codes the protocol itself gives to exclusions. */
const RESERVED_CODES = ['overlap', 'earlier-round']

export const months = integer().min(1).max(1200)

const code = label.superRefine((value, context) => {
  if (RESERVED_CODES.includes(value)) {
    refuse(context, [], { code: 'input/choice', expected: say('code-not-reserved') })
  }
})

const exclusion: z.ZodType<Exclusion> = annotated(
  byMember<Exclusion>({
    visitedWithinMonths: z.strictObject({
      code,
      visitedWithinMonths: months,
      asOf: date.exactOptional(),
    }),
    penalisedWithinMonths: z.strictObject({
      code,
      penalisedWithinMonths: months,
      asOf: date.exactOptional(),
    }),
    visitsInYear: z.strictObject({ code, visitsInYear: integer().min(1).max(366) }),
    listed: z.strictObject({ code, listed: label }),
    where: z.strictObject({ code, where: filter }),
    earlierRounds: z.strictObject({ code, earlierRounds: z.literal(true) }),
  }),
  { id: 'Exclusion' },
)

export const exclusions: z.ZodType<readonly Exclusion[]> = z.array(exclusion)

/** Two rules with one code could not be told apart in a record. */
export function checkCodes(
  rules: readonly Exclusion[],
  path: readonly (string | number)[],
  context: z.RefinementCtx,
): void {
  const codes = rules.map((rule) => rule.code)
  if (new Set(codes).size === codes.length) return
  refuse(context, path, {
    code: 'input/duplicate',
    expected: say('code-once'),
    found: say('one-twice'),
  })
}
