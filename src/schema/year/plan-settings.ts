import * as z from 'zod'
import { integer } from '../kit/integer.ts'
import { rate } from '../kit/ratio-text.ts'
import type { Shapes } from '../kit/shapes.ts'

/**
 * What a bureau asks of its plans beyond their own figures. None of it is law, and all of it only
 * warns.
 */
export interface PlanSettings {
  /** Least share of key inspections, such as `"60%"`. */
  readonly minimumKeyShare?: string
  /** Least share of double-random inspections. */
  readonly minimumDoubleRandomShare?: string
  /** Most visits that may be planned to one enterprise in the year. */
  readonly cap?: number
  /** Whether each task must name its legal basis; absent: no. */
  readonly needsLegalBasis?: boolean
  /** Whether each task that is not deferred must say how large its frame is; absent: yes. */
  readonly needsExpectation?: boolean
}

export const planSettings: z.ZodType<PlanSettings> = z.strictObject({
  minimumKeyShare: rate.exactOptional(),
  minimumDoubleRandomShare: rate.exactOptional(),
  cap: integer().min(1).max(366).exactOptional(),
  needsLegalBasis: z.boolean().exactOptional(),
  needsExpectation: z.boolean().exactOptional(),
} satisfies Shapes<PlanSettings>)
