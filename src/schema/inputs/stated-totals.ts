import * as z from 'zod'
import { say } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
import { orRefuse } from '../kit/refuse.ts'
import type { Shapes } from '../kit/shapes.ts'
import { count } from '../kit/text.ts'

/** A figure of the plan's text, as printed there. */
export interface StatedTotal {
  readonly visits?: number
  /** Of all visits, as printed: `"61%"`, `"20.9%"`. */
  readonly share?: string
}

/**
 * What the plan's text says its tasks add up to. Nothing is computed from it; `checkPlan` compares.
 */
export interface StatedTotals {
  readonly visits?: number
  readonly key?: StatedTotal
  readonly general?: StatedTotal
  readonly doubleRandom?: StatedTotal
}

const PRINTED = /^(100(\.0{1,6})?|[1-9]?[0-9](\.[0-9]{1,6})?)%$/

/** A percentage of a text, digits as printed. */
export const printedShare = annotated(
  z
    .string()
    .refine(
      (text) => PRINTED.test(text),
      orRefuse({ code: 'input/ratio', expected: say('printed-percentage') }),
    ),
  { pattern: PRINTED.source },
)

const statedTotal = z.strictObject({
  visits: count.exactOptional(),
  share: printedShare.exactOptional(),
} satisfies Shapes<StatedTotal>)

export const statedTotals: z.ZodType<StatedTotals> = annotated(
  z.strictObject({
    visits: count.exactOptional(),
    key: statedTotal.exactOptional(),
    general: statedTotal.exactOptional(),
    doubleRandom: statedTotal.exactOptional(),
  } satisfies Shapes<StatedTotals>),
  { id: 'StatedTotals' },
)
