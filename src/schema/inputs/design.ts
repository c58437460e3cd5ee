import * as z from 'zod'
import { say } from '../../core/message.ts'
import type { Rounding } from '../../core/ratio.ts'
import { annotated } from '../kit/annotate.ts'
import { array } from '../kit/array.ts'
import { date } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { rate } from '../kit/ratio-text.ts'
import { refuse } from '../kit/refuse.ts'
import { byTag, type Shapes } from '../kit/shapes.ts'
import { count, ID_PATTERN, text } from '../kit/text.ts'
import { field, type Scalar, scalar } from './filter.ts'

/** A stratum: one value for each field of `by`, null where the field is missing. */
export type Stratum = readonly (Scalar | null)[]

export type { Rounding }

/** How many units each stratum gives (`docs/protocol.md` §7.4, §7.4b). */
export type Allocation =
  | { readonly type: 'fixed'; readonly counts: readonly { stratum: Stratum; visits: number }[] }
  | { readonly type: 'equal' }
  | { readonly type: 'proportional' }
  | {
      readonly type: 'rates'
      readonly rates: readonly { stratum: Stratum; rate: string }[]
      readonly otherwise?: string
      readonly rounding: Rounding
    }

/**
 * Those visited since a day come after all others (轮查): a share `linger` of each stratum's visits,
 * if given, goes to them all the same, so that nobody is safe after a visit (`docs/protocol.md`
 * §7.4a).
 */
export interface Rotation {
  readonly since: string
  /** Only visits with one of these matters count; absent: all. */
  readonly matters?: readonly string[]
  readonly linger?: string
}

/** How the units of a round are chosen (`docs/protocol.md` §3.10). */
export type Design =
  | {
      readonly type: 'simple'
      readonly rate?: string
      readonly rounding?: Rounding
      readonly rotation?: Rotation
    }
  | {
      readonly type: 'stratified'
      readonly by: readonly string[]
      readonly allocation: Allocation
      readonly minimum?: number | string
      /** An integer field: inside a stratum a unit's chance is proportional to it. */
      readonly size?: string
      readonly rotation?: Rotation
    }
  | { readonly type: 'pps'; readonly size: string }
  | { readonly type: 'census'; readonly cover?: 'each-round' | 'over-rounds' }
  | { readonly type: 'listed'; readonly reason: string }

const rounding = z.enum(['up', 'down', 'half-up'])
const stratum = array(z.union([scalar, z.null()]), 1)

const allocation: z.ZodType<Allocation> = byTag<Allocation>('type', {
  fixed: z.strictObject({
    type: z.literal('fixed'),
    counts: array(z.strictObject({ stratum, visits: count }), 1),
  }),
  equal: z.strictObject({ type: z.literal('equal') }),
  proportional: z.strictObject({ type: z.literal('proportional') }),
  rates: z.strictObject({
    type: z.literal('rates'),
    rates: z.array(z.strictObject({ stratum, rate })),
    otherwise: rate.exactOptional(),
    rounding,
  }),
})

const sizeField = annotated(
  field.superRefine((name, context) => {
    if (name !== 'size' && !name.startsWith('attributes.'))
      refuse(context, [], { code: 'input/choice', expected: say('size-field') })
  }),
  { pattern: `^(size|attributes\\.${ID_PATTERN})$` },
)

const rotation = annotated(
  z.strictObject({
    since: date,
    matters: array(text, 1).exactOptional(),
    linger: rate.exactOptional(),
  } satisfies Shapes<Rotation>),
  { id: 'Rotation' },
)

const simple = annotated(
  z
    .strictObject({
      type: z.literal('simple'),
      rate: rate.exactOptional(),
      rounding: rounding.exactOptional(),
      rotation: rotation.exactOptional(),
    } satisfies Shapes<Extract<Design, { type: 'simple' }>>)
    .superRefine((design, context) => {
      if ((design.rate === undefined) !== (design.rounding === undefined)) {
        refuse(context, [], {
          code: 'input/choice',
          expected: say('rate-with-rounding'),
          found: say('one-of-them'),
        })
      }
    }),
  { dependentRequired: { rate: ['rounding'], rounding: ['rate'] } },
)

const stratified = z
  .strictObject({
    type: z.literal('stratified'),
    by: array(field, 1, 8),
    allocation,
    minimum: z.union([integer().min(1), rate]).exactOptional(),
    size: sizeField.exactOptional(),
    rotation: rotation.exactOptional(),
  } satisfies Shapes<Extract<Design, { type: 'stratified' }>>)
  .superRefine((design, context) => {
    if (new Set(design.by).size !== design.by.length)
      refuse(context, ['by'], {
        code: 'input/choice',
        expected: say('different-fields'),
        found: say('one-twice'),
      })
    const rows =
      design.allocation.type === 'fixed'
        ? design.allocation.counts
        : design.allocation.type === 'rates'
          ? design.allocation.rates
          : []
    const seen = new Set<string>()
    for (const row of rows) {
      const name = JSON.stringify(row.stratum)
      if (row.stratum.length !== design.by.length) {
        refuse(context, ['allocation'], {
          code: 'input/choice',
          expected: say('values-for-fields', { count: design.by.length }),
          found: say('stratum', { values: row.stratum }),
        })
      }
      if (seen.has(name)) {
        refuse(context, ['allocation'], {
          code: 'input/choice',
          expected: say('stratum-once'),
          found: say('again', { of: say('stratum', { values: row.stratum }) }),
        })
      }
      seen.add(name)
    }
    if (design.allocation.type === 'fixed' && design.minimum !== undefined) {
      const expected = say('no-minimum-beside-fixed-counts')
      refuse(context, ['minimum'], { code: 'input/choice', expected })
    }
    if (design.size !== undefined && design.rotation !== undefined) {
      const expected = say('no-rotation-by-size')
      refuse(context, ['rotation'], { code: 'input/choice', expected })
    }
  })

export const design: z.ZodType<Design> = annotated(
  byTag<Design>('type', {
    simple,
    stratified,
    pps: z.strictObject({ type: z.literal('pps'), size: sizeField }),
    census: z.strictObject({
      type: z.literal('census'),
      cover: z.enum(['each-round', 'over-rounds']).exactOptional(),
    }),
    listed: z.strictObject({ type: z.literal('listed'), reason: text }),
  }),
  { id: 'Design' },
)

/** The field to which chances are proportional; undefined where they are equal. */
export function sizeOf(design: Design): string | undefined {
  return design.type === 'pps' || design.type === 'stratified' ? design.size : undefined
}

/** The rotation of a design that has one. */
export function rotationOf(design: Design): Rotation | undefined {
  return design.type === 'simple' || design.type === 'stratified' ? design.rotation : undefined
}
