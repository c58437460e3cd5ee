import * as z from 'zod'
import type { Scalar } from '../../core/field.ts'
import { say, show } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
import { integer } from '../kit/integer.ts'
import { namedValues } from '../kit/named-values.ts'
import { refuse } from '../kit/refuse.ts'
import { byMember } from '../kit/shapes.ts'
import { ID_PATTERN, label, text } from '../kit/text.ts'

export type { Scalar }

/**
 * Declarative test of an enterprise; part of the published plan, so it is data and never a function
 * (`docs/protocol.md` §3.8).
 */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly tag: string }
  | { readonly equals: Readonly<Record<string, Scalar>> }
  | { readonly in: Readonly<Record<string, readonly Scalar[]>> }
  | { readonly bounds: Readonly<Record<string, { readonly min?: number; readonly max?: number }>> }
  | { readonly present: string }
  | { readonly listed: string }

const FIELDS = ['id', 'name', 'creditCode', 'town', 'risk', 'size', 'status']

/** The field of an enterprise a filter or a stratification can name. */
export const field = annotated(
  z.string().superRefine((name, context) => {
    const ok =
      FIELDS.includes(name) ||
      (name.startsWith('attributes.') && label.safeParse(name.slice(11)).success)
    if (!ok) {
      refuse(context, [], {
        code: 'input/choice',
        expected: say('field-of-enterprise', { fields: FIELDS }),
      })
    }
  }),
  { pattern: `^(${FIELDS.join('|')}|attributes\\.${ID_PATTERN})$` },
)

export const scalar = z.union([text, integer()])

function oneField<T extends z.ZodType>(value: T) {
  const one = annotated(
    namedValues(field, value).superRefine((members, context) => {
      const { length } = Object.keys(members)
      if (length !== 1) {
        refuse(context, [], {
          code: 'input/choice',
          expected: say('exactly-one-field'),
          found: show(length),
        })
      }
    }),
    { minProperties: 1, maxProperties: 1 },
  )
  return one
}

const bounds = annotated(
  z
    .strictObject({ min: integer().exactOptional(), max: integer().exactOptional() })
    .superRefine((given, context) => {
      if (given.min === undefined && given.max === undefined) {
        refuse(context, [], {
          code: 'input/missing',
          expected: say('minimum-or-maximum'),
          found: say('nothing'),
        })
      }
    }),
  { minProperties: 1 },
)

export const filter: z.ZodType<Filter> = annotated(
  z.lazy(() => shapes),
  { id: 'Filter' },
)

const shapes: z.ZodType<Filter> = byMember<Filter>({
  all: z.strictObject({ all: z.array(filter) }),
  any: z.strictObject({ any: z.array(filter) }),
  not: z.strictObject({ not: filter }),
  tag: z.strictObject({ tag: label }),
  equals: z.strictObject({ equals: oneField(scalar) }),
  in: z.strictObject({ in: oneField(z.array(scalar)) }),
  bounds: z.strictObject({ bounds: oneField(bounds) }),
  present: z.strictObject({ present: field }),
  listed: z.strictObject({ listed: label }),
})
