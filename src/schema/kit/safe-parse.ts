import type * as z from 'zod'
import { say } from '../../core/message.ts'
import { orRefuse } from './refuse.ts'

type Parsed<Value> =
  | { readonly success: true; readonly data: Value }
  | { readonly success: false; readonly error: Pick<z.ZodError, 'issues'> }

/**
 * Checks a value by a shape, as zod does, and never throws for what the value is.
 *
 * zod hands the problems of an inner list to one call (`handleArrayResult`), which overflows the
 * stack where they are about 120,000: nobody reads so many, and one says it.
 */
export function safeParse<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
): Parsed<z.output<Shape>> {
  try {
    return shape.safeParse(value)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const expected = say('at-most-elements', { limit: 100_000 })
    const refusal = orRefuse({ code: 'input/range', expected, found: say('another-value') })
    const issue: z.core.$ZodIssue = { code: 'custom', path: [], message: '', ...refusal }
    return { success: false, error: { issues: [issue] } }
  }
}
