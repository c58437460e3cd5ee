import * as z from 'zod'
import { date } from './date.ts'
import { entropy, reveal } from './entropy.ts'
import { batch } from './parse-document.ts'
import { hex64, id, text } from './text.ts'

const numbering = {
  series: id,
  number: z.int().min(1),
  previous: hex64.nullable().exactOptional(),
}

/** @internal */
export const drawNumber = z.strictObject({ series: id, number: z.int().min(1) })

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
  number: z.int().min(1).exactOptional(),
  previous: hex64.nullable().exactOptional(),
  batch: batch.exactOptional(),
  blinding: hex64.exactOptional(),
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
export const verifyOptions = z.strictObject({
  announcementDigest: hex64.exactOptional(),
  blinding: hex64.exactOptional(),
  history: z.array(z.string()).exactOptional(),
  limits: z
    .strictObject({ bytes: z.int().min(1).exactOptional(), depth: z.int().min(1).exactOptional() })
    .exactOptional(),
})

/** @internal */
export const explainOptions = z.strictObject({
  pool: id.exactOptional(),
  round: z.int().min(1).exactOptional(),
})

/** @internal */
export const seatPlace = z.strictObject({
  pool: id,
  round: z.int().min(1),
  unit: id,
  seat: z.int().min(1),
})
