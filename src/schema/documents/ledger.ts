import * as z from 'zod'
import { say, show } from '../../core/message.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import type { Shapes } from '../kit/shapes.ts'
import { hex64 } from '../kit/text.ts'

/** What is issued, and entered in a ledger (登记簿). */
const LEDGER_KINDS = ['announcement', 'record', 'void', 'amendment', 'notice', 'outcomes'] as const

/** A document of a series, as its ledger has it. */
export interface LedgerEntry {
  readonly kind: (typeof LEDGER_KINDS)[number]
  /** Number of the draw it belongs to. */
  readonly number: number
  readonly digest: string
}

export const ledgerEntries: z.ZodType<readonly LedgerEntry[]> = z
  .array(
    z.strictObject({
      kind: z.enum(LEDGER_KINDS),
      number: integer().min(1),
      digest: hex64,
    } satisfies Shapes<LedgerEntry>),
  )
  .superRefine((entries, context) => {
    const seen = new Set<string>()
    for (const [index, { digest }] of entries.entries()) {
      if (seen.has(digest)) {
        refuse(context, [index, 'digest'], {
          code: 'input/duplicate',
          expected: say('document-once'),
          found: show(digest),
        })
      }
      seen.add(digest)
    }
  })
