import * as z from 'zod'
import { say } from '../../core/message.ts'
import { annotated } from './annotate.ts'
import { orRefuse } from './refuse.ts'

const ofArrays = ({ value }: { readonly value: unknown }) => Array.isArray(value)

/**
 * An array of at least so many elements, and at most. zod's own bounds measure whatever has a
 * length, also what it has found to be no array, and `{"length": {"toString": 1}}` makes them throw
 * an error of their own.
 */
export function array<Item extends z.ZodType>(item: Item, least: number, most?: number) {
  const bounded = annotated(
    z
      .array(item)
      .refine(({ length }) => length >= least, {
        ...orRefuse({ code: 'input/range', expected: say('at-least-elements', { limit: least }) }),
        when: ofArrays,
      })
      .refine(({ length }) => most === undefined || length <= most, {
        ...orRefuse({
          code: 'input/range',
          expected: say('at-most-elements', { limit: most ?? least }),
        }),
        when: ofArrays,
      }),
    {
      ...(least > 0 && { minItems: least }),
      ...(most !== undefined && { maxItems: most }),
    },
  )
  return bounded
}
