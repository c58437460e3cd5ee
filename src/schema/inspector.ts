import * as z from 'zod'
import { compareUtf8 } from '../core/utf8.ts'
import { date, inOrder, type Span, span } from './date.ts'
import { setOf } from './set.ts'
import { count, id, label, text } from './text.ts'

/** A row of the directory of inspectors, 执法检查人员名录库 (`docs/protocol.md` §3.2). */
export interface Inspector {
  readonly id: string
  readonly name: string
  readonly department: string
  /** Enforcement certificate, valid on both days and between. Without one an officer can only be drawn as an expert. */
  readonly certificate?: { readonly number?: string; readonly from: string; readonly to: string }
  readonly qualifications?: readonly string[]
  /** Towns this officer belongs to. */
  readonly towns?: readonly string[]
  readonly leave?: readonly Span[]
  /** Most visits in one batch; absent: no limit. */
  readonly capacity?: number
  /** For an officer of another district: from where, and the reference of the approval. */
  readonly borrowed?: { readonly from: string; readonly approval?: string }
}

const leave = z.array(span).transform((spans): readonly Span[] => {
  const byKey = new Map(spans.map((each) => [`${each.from}/${each.to}`, each]))
  return Object.freeze([...byKey].sort(([a], [b]) => compareUtf8(a, b)).map(([, each]) => each))
})

/** @internal */
export const inspector: z.ZodType<Inspector> = z
  .strictObject({
    id,
    name: text,
    department: label,
    certificate: z
      .strictObject({ number: text.exactOptional(), from: date, to: date })
      .superRefine(inOrder)
      .readonly()
      .exactOptional(),
    qualifications: setOf(label).exactOptional(),
    towns: setOf(label).exactOptional(),
    leave: leave.exactOptional(),
    capacity: count.exactOptional(),
    borrowed: z
      .strictObject({ from: text, approval: text.exactOptional() })
      .readonly()
      .exactOptional(),
  })
  .readonly()
