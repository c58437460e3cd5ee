import * as z from 'zod'
import { annotated } from '../kit/annotate.ts'
import { namedValues } from '../kit/named-values.ts'
import { setOf } from '../kit/set.ts'
import type { Shapes } from '../kit/shapes.ts'
import { count, id, label, text } from '../kit/text.ts'
import { type Scalar, scalar } from './filter.ts'

/** A row of the directory of objects, 检查对象名录库 (`docs/protocol.md` §3.1). */
export interface Enterprise {
  readonly id: string
  readonly name: string
  /** 统一社会信用代码, as it stands in the register. */
  readonly creditCode?: string
  readonly town?: string
  readonly tags?: readonly string[]
  /** Risk tier. */
  readonly risk?: string
  /** Measure of size, an integer of at least 0. */
  readonly size?: number
  readonly status?: string
  readonly attributes?: Readonly<Record<string, Scalar>>
}

export const enterprise: z.ZodType<Enterprise> = annotated(
  z
    .strictObject({
      id,
      name: text,
      creditCode: text.exactOptional(),
      town: label.exactOptional(),
      tags: setOf(label).exactOptional(),
      risk: label.exactOptional(),
      size: count.exactOptional(),
      status: label.exactOptional(),
      attributes: namedValues(label, scalar).exactOptional(),
    } satisfies Shapes<Enterprise>)
    .readonly(),
  { id: 'Enterprise' },
)
