import * as z from 'zod'
import { say } from '../../core/message.ts'
import { annotations } from '../kit/annotate.ts'
import { date } from '../kit/date.ts'
import { refuse } from '../kit/refuse.ts'
import { setOf } from '../kit/set.ts'
import type { Shapes } from '../kit/shapes.ts'
import { id, label, text } from '../kit/text.ts'

/**
 * A declared recusal, 回避: this officer never inspects this enterprise (`docs/protocol.md` §3.3).
 */
export interface Recusal {
  readonly inspector: string
  readonly enterprise: string
  readonly reason: string
}

/** A visit that took place, by whatever plan (§3.4). */
export interface PastVisit {
  readonly enterprise: string
  readonly date: string
  readonly matter?: string
  readonly inspectors?: readonly string[]
}

/** A penalty that was imposed (§3.4). */
export interface Penalty {
  readonly enterprise: string
  readonly date: string
  readonly matter?: string
}

/** One enterprise on a named list: another authority's plan, a key-unit list … (§3.4). */
export interface Listing {
  readonly list: string
  readonly enterprise: string
}

/** Leave, with a reason, for something that would be an error (§3.5). */
export interface Waiver {
  readonly code: 'similar-ids'
  readonly ids: readonly string[]
  readonly reason: string
}

export const recusal: z.ZodType<Recusal> = z
  .strictObject({ inspector: id, enterprise: id, reason: text } satisfies Shapes<Recusal>)
  .readonly()
annotations.add(recusal, { id: 'Recusal' })

export const pastVisit: z.ZodType<PastVisit> = z
  .strictObject({
    enterprise: id,
    date,
    matter: text.exactOptional(),
    inspectors: setOf(id).exactOptional(),
  } satisfies Shapes<PastVisit>)
  .readonly()
annotations.add(pastVisit, { id: 'PastVisit' })

export const penalty: z.ZodType<Penalty> = z
  .strictObject({ enterprise: id, date, matter: text.exactOptional() } satisfies Shapes<Penalty>)
  .readonly()
annotations.add(penalty, { id: 'Penalty' })

export const listing: z.ZodType<Listing> = z
  .strictObject({ list: label, enterprise: id } satisfies Shapes<Listing>)
  .readonly()
annotations.add(listing, { id: 'Listing' })

export const waiver: z.ZodType<Waiver> = z
  .strictObject({
    code: z.literal('similar-ids'),
    ids: setOf(id),
    reason: text,
  } satisfies Shapes<Waiver>)
  .superRefine(({ ids }, context) => {
    if (ids.length >= 2) return
    refuse(context, ['ids'], {
      code: 'input/range',
      expected: say('at-least-elements', { limit: 2 }),
      found: say('array', { length: ids.length }),
    })
  })
  .readonly()
annotations.add(waiver, { id: 'Waiver' })
