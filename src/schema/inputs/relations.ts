import * as z from 'zod'
import { say } from '../../core/message.ts'
import { annotated } from '../kit/annotate.ts'
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

/** A unit or an officer under a new id: earlier rows speak of the old one (§3.5b). */
export interface Renaming {
  readonly of: 'enterprises' | 'inspectors'
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** A visit that another authority plans (§3.5b). */
export interface AuthorityVisit {
  readonly enterprise: string
  readonly date: string
  readonly authority: string
  readonly matter?: string
}

/** Leave, with a reason, for something that would be an error (§3.5). */
export interface Waiver {
  readonly code: WaiverCode
  readonly ids: readonly string[]
  readonly reason: string
}

const WAIVER_CODES = ['similar-ids', 'same-credit-code', 'same-certificate'] as const

/** What a waiver can make leave of. */
export type WaiverCode = (typeof WAIVER_CODES)[number]

export const recusal: z.ZodType<Recusal> = annotated(
  z
    .strictObject({ inspector: id, enterprise: id, reason: text } satisfies Shapes<Recusal>)
    .readonly(),
  { id: 'Recusal' },
)

export const pastVisit: z.ZodType<PastVisit> = annotated(
  z
    .strictObject({
      enterprise: id,
      date,
      matter: text.exactOptional(),
      inspectors: setOf(id).exactOptional(),
    } satisfies Shapes<PastVisit>)
    .readonly(),
  { id: 'PastVisit' },
)

export const penalty: z.ZodType<Penalty> = annotated(
  z
    .strictObject({ enterprise: id, date, matter: text.exactOptional() } satisfies Shapes<Penalty>)
    .readonly(),
  { id: 'Penalty' },
)

export const listing: z.ZodType<Listing> = annotated(
  z.strictObject({ list: label, enterprise: id } satisfies Shapes<Listing>).readonly(),
  { id: 'Listing' },
)

export const renaming: z.ZodType<Renaming> = annotated(
  z
    .strictObject({
      of: z.enum(['enterprises', 'inspectors']),
      from: id,
      to: id,
      reason: text,
    } satisfies Shapes<Renaming>)
    .readonly(),
  { id: 'Renaming' },
)

export const plannedVisit: z.ZodType<AuthorityVisit> = annotated(
  z
    .strictObject({
      enterprise: id,
      date,
      authority: label,
      matter: text.exactOptional(),
    } satisfies Shapes<AuthorityVisit>)
    .readonly(),
  { id: 'AuthorityVisit' },
)

export const waiver: z.ZodType<Waiver> = annotated(
  z
    .strictObject({
      code: z.enum(WAIVER_CODES),
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
    .readonly(),
  { id: 'Waiver' },
)
