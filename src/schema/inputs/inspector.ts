import * as z from 'zod'
import { say } from '../../core/message.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import { annotated } from '../kit/annotate.ts'
import { date, inOrder, type Span, span } from '../kit/date.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import { setOf } from '../kit/set.ts'
import type { Shapes } from '../kit/shapes.ts'
import { count, id, label, text } from '../kit/text.ts'

/** A row of the directory of inspectors, 执法检查人员名录库 (`docs/protocol.md` §3.2). */
export interface Inspector {
  readonly id: string
  readonly name: string
  readonly department: string
  /**
   * Enforcement certificate, valid on both days and between. Without one an officer can only be
   * drawn as an expert.
   */
  readonly certificate?: { readonly number?: string; readonly from: string; readonly to: string }
  readonly qualifications?: readonly string[]
  /** Towns this officer belongs to. */
  readonly towns?: readonly string[]
  readonly leave?: readonly Span[]
  /** Most visits in one batch; absent: no limit. */
  readonly capacity?: number
  /** Fewest visits in one batch; absent: 0. */
  readonly minimum?: number
  /** Most visits on one day. */
  readonly perDay?: number
  /** Most visits in spans of days, each two of them disjoint or one inside the other. */
  readonly limits?: readonly Limit[]
  /** Visits made before, which count when loads are made even. */
  readonly carried?: number
  /**
   * How much he is there, in any unit, while those visits and these are made; if one officer has
   * it, all must.
   */
  readonly availability?: number
  /** The fixed group (执法小组) with which alone he is drawn. */
  readonly group?: string
  /** Officers with the same text never sit in one team. */
  readonly related?: string
  /** For an officer of another district: from where, and the reference of the approval. */
  readonly borrowed?: { readonly from: string; readonly approval?: string }
}

/** At most so many visits from one day to another, both included. */
export type Limit = Span & { readonly most: number }

const limits = z
  .array(z.strictObject({ from: date, to: date, most: count }).superRefine(inOrder).readonly())
  .superRefine((given, context) => {
    for (const [index, one] of given.entries()) {
      const other = given.slice(0, index).find((each) => isCrossed(each, one))
      if (other === undefined) continue
      refuse(context, [index], {
        code: 'design/limits',
        expected: say('spans-not-crossing'),
        found: say('days-beside', {
          from: one.from,
          to: one.to,
          beside: { from: other.from, to: other.to },
        }),
      })
    }
  })
  .transform((given) =>
    Object.freeze([...given].sort((a, b) => compareUtf8(`${a.from}/${a.to}`, `${b.from}/${b.to}`))),
  )

function isCrossed(a: Limit, b: Limit): boolean {
  if (a.to < b.from || b.to < a.from) return false
  const isSame = a.from === b.from && a.to === b.to
  const isInside = (x: Limit, y: Limit) => y.from <= x.from && x.to <= y.to
  return isSame || !(isInside(a, b) || isInside(b, a))
}

/** Keeps every sum of loads, and every product that compares two, within 53 bits. */
const LARGEST = 1_000_000

const leave = z.array(span).transform((spans): readonly Span[] => {
  const byKey = new Map(spans.map((each) => [`${each.from}/${each.to}`, each]))
  return Object.freeze([...byKey].sort(([a], [b]) => compareUtf8(a, b)).map(([, each]) => each))
})

export const inspector: z.ZodType<Inspector> = annotated(
  z
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
      minimum: count.exactOptional(),
      perDay: integer().min(1).exactOptional(),
      limits: limits.exactOptional(),
      carried: count.max(LARGEST).exactOptional(),
      availability: integer().min(1).max(LARGEST).exactOptional(),
      group: label.exactOptional(),
      related: label.exactOptional(),
      borrowed: z
        .strictObject({ from: text, approval: text.exactOptional() })
        .readonly()
        .exactOptional(),
    } satisfies Shapes<Inspector>)
    .readonly(),
  { id: 'Inspector' },
)
