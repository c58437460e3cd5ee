import * as z from 'zod'
import { say } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
import { array } from '../kit/array.ts'
import { date } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import { byMember, type Shapes } from '../kit/shapes.ts'
import { label, text } from '../kit/text.ts'
import { type Filter, filter } from './filter.ts'

/**
 * A rule that keeps a unit of the frame out of a draw, with the code the record gives as the reason
 * (`docs/protocol.md` §3.9).
 */
export type Exclusion = { readonly code: string } & (
  | ({ readonly visitedWithinMonths: number; readonly asOf?: string } & VisitConditions)
  | ({ readonly visitedWithinDays: number; readonly asOf?: string } & VisitConditions)
  | { readonly penalisedWithinMonths: number; readonly asOf?: string }
  /** The unit has so many visits in a year that the round's window touches. */
  | ({ readonly visitsInYear: number } & VisitConditions)
  | { readonly listed: string }
  | { readonly where: Filter }
  | { readonly earlierRounds: true }
)

/** For whom a rule about visits holds, and which visits it counts: absent, everybody and all. */
export interface VisitConditions {
  readonly where?: Filter
  /** Only visits about one of these. */
  readonly matters?: readonly string[]
  /** All visits but those about nothing else than these: visits after a complaint, say. */
  readonly except?: readonly string[]
}

/** Codes the protocol itself gives to exclusions. */
const RESERVED_CODES = ['overlap', 'earlier-round']

export const months = integer().min(1).max(1200)

const code = label.superRefine((value, context) => {
  if (RESERVED_CODES.includes(value)) {
    refuse(context, [], { code: 'input/choice', expected: say('code-not-reserved') })
  }
})

const conditions = {
  where: filter.exactOptional(),
  matters: array(text, 1, 99).exactOptional(),
  except: array(text, 1, 99).exactOptional(),
} satisfies Shapes<VisitConditions>

const exclusion: z.ZodType<Exclusion> = annotated(
  byMember<Exclusion>(
    {
      visitedWithinMonths: z.strictObject({
        code,
        visitedWithinMonths: months,
        asOf: date.exactOptional(),
        ...conditions,
      }),
      visitedWithinDays: z.strictObject({
        code,
        visitedWithinDays: integer().min(1).max(36_600),
        asOf: date.exactOptional(),
        ...conditions,
      }),
      penalisedWithinMonths: z.strictObject({
        code,
        penalisedWithinMonths: months,
        asOf: date.exactOptional(),
      }),
      visitsInYear: z.strictObject({
        code,
        visitsInYear: integer().min(1).max(366),
        ...conditions,
      }),
      listed: z.strictObject({ code, listed: label }),
      where: z.strictObject({ code, where: filter }),
      earlierRounds: z.strictObject({ code, earlierRounds: z.literal(true) }),
    },
    ['where'],
  ),
  { id: 'Exclusion' },
)

/** A rule that looks at the visits to a unit. */
export type VisitExclusion = Extract<Exclusion, { visitsInYear: number }> | LookingBack

/** One that asks whether a visit was made since some day. */
export type LookingBack = Extract<
  Exclusion,
  { visitedWithinMonths: number } | { visitedWithinDays: number }
>

export function isAboutVisits(rule: Exclusion): rule is VisitExclusion {
  return 'visitsInYear' in rule || 'visitedWithinMonths' in rule || 'visitedWithinDays' in rule
}

/** The filter that a rule has, as the whole of it or as a condition. */
export function filterOf(rule: Exclusion): Filter | undefined {
  return 'where' in rule ? rule.where : undefined
}

/** Whether a rule counts a visit about these matters (`docs/protocol.md` §3.9). */
export function countsVisit(
  { matters, except }: VisitConditions,
  about: readonly string[],
): boolean {
  if (matters !== undefined && !about.some((each) => matters.includes(each))) return false
  return except === undefined || about.length === 0 || !about.every((each) => except.includes(each))
}

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
