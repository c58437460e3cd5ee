import * as z from 'zod'
import { date } from './date.ts'
import { entropy, reveal } from './entropy.ts'
import { integer } from './integer.ts'
import { amendmentReason, batch, officerChange } from './parse-document.ts'
import { hex64, id, text } from './text.ts'

const numbering = {
  series: id,
  number: integer().min(1),
  previous: hex64.nullable().exactOptional(),
}

/** @internal */
export const drawNumber = z.strictObject({ series: id, number: integer().min(1) })

/** @internal */
export const announceOptions = z
  .strictObject({
    ...numbering,
    batch: batch.exactOptional(),
    entropy,
    weak: z.boolean().exactOptional(),
    blinding: hex64.exactOptional(),
  })
  .superRefine(({ number, previous }, context) => {
    const isFirst = previous === undefined || previous === null
    if (isFirst === (number === 1)) return
    context.addIssue({
      code: 'custom',
      path: ['previous'],
      params: {
        code: 'policy/numbering',
        expected:
          number === 1
            ? 'null for number 1'
            : `the digest of the record or void with number ${number - 1}`,
        found: isFirst ? 'nothing' : 'a digest',
      },
    })
  })

/** @internal */
export const seedOptions = z.strictObject({
  seed: text,
  series: id.exactOptional(),
  number: integer().min(1).exactOptional(),
  previous: hex64.nullable().exactOptional(),
  batch: batch.exactOptional(),
  blinding: hex64.exactOptional(),
})

/** The shape alone; announcement and reveals are read where they are used. @internal */
export const ceremonyOptions = z.strictObject({
  announcement: z.unknown(),
  reveals: z.unknown(),
  blinding: z.string().exactOptional(),
})

/** @internal */
export const reveals = z.array(reveal).max(16)

/** @internal */
export const voidOptions = z.strictObject({
  code: z.enum(['missing-reveal', 'event-cancelled', 'input-error', 'pairing-infeasible', 'other']),
  statement: text,
  date,
})

/** @internal */
export const reassignOptions = z.strictObject({
  change: officerChange,
  reason: amendmentReason,
  evidence: text,
  date,
  amendments: z.array(z.string()).exactOptional(),
})

/** @internal */
export const verifyOptions = z.strictObject({
  announcementDigest: hex64.exactOptional(),
  blinding: hex64.exactOptional(),
  history: z.array(z.string()).exactOptional(),
  amendments: z.array(z.string()).exactOptional(),
  limits: z
    .strictObject({
      bytes: integer().min(1).exactOptional(),
      depth: integer().min(1).exactOptional(),
    })
    .exactOptional(),
})

/** @internal */
export const explainOptions = z.strictObject({
  pool: id.exactOptional(),
  round: integer().min(1).exactOptional(),
})

/** @internal */
export const checkOptions = z.strictObject({ names: z.boolean().exactOptional() })

/** A row of the table of seats will do: its other members are not looked at. @internal */
export const seatPlace = z.object({
  pool: id,
  round: integer().min(1),
  unit: id,
  seat: integer().min(1),
})

/** Rows of a sample will do: their other members are not looked at. @internal */
export const plannedVisits = z
  .array(z.object({ pool: id, round: integer().min(1), unit: id, date }))
  .min(1)
