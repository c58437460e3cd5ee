import * as z from 'zod'
import { say, show } from '../../core/message.ts'
import { integer } from '../kit/integer.ts'
import { refuse } from '../kit/refuse.ts'
import type { Shapes } from '../kit/shapes.ts'
import { hex64 } from '../kit/text.ts'

/** What is issued, and entered in a ledger (登记簿). */
export const LEDGER_KINDS = [
  'announcement',
  'record',
  'void',
  'amendment',
  'notice',
  'outcomes',
] as const

export type LedgerKind = (typeof LEDGER_KINDS)[number]

/** A document of a series, as its ledger has it. */
export interface LedgerEntry {
  readonly kind: LedgerKind
  /** Number of the draw it belongs to. */
  readonly number: number
  readonly digest: string
}

/** The rows of a ledger as somebody hands them in, in whatever order. */
export const ledgerRows: z.ZodType<readonly LedgerEntry[]> = z
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

/** Those of a ledger as it can have been kept. */
export const ledgerEntries: z.ZodType<readonly LedgerEntry[]> = ledgerRows.superRefine(
  (entries, context) => {
    for (const index of misplaced(entries)) {
      const { kind, number } = entries[index] as LedgerEntry
      refuse(context, [index], {
        code: 'policy/numbering',
        expected: say('document-after-its-base'),
        found: show(`${kind} ${number}`),
      })
    }
  },
)

/** Places of the documents that stand before what they build on (`docs/protocol.md` §5.2). */
export function misplaced(entries: readonly LedgerEntry[]): number[] {
  const stages = { announced: 0, closed: 0, recorded: new Set<number>() }
  return entries.flatMap((entry, index) => (isNext(entry, stages) ? [] : [index]))
}

/** How far a series is: the numbers announced, those ended by a record or void, and the records. */
interface Stages {
  announced: number
  closed: number
  readonly recorded: Set<number>
}

/**
 * Whether a document can come now (`docs/protocol.md` §5.2): it names the digest of another one, so
 * it was made after that. If so it is counted.
 */
function isNext({ kind, number }: LedgerEntry, stages: Stages): boolean {
  if (kind === 'announcement') {
    if (number !== stages.announced + 1 || number !== stages.closed + 1) return false
    stages.announced = number
    return true
  }
  if (kind !== 'record' && kind !== 'void') return stages.recorded.has(number)
  if (number !== stages.announced || number !== stages.closed + 1) return false
  stages.closed = number
  if (kind === 'record') stages.recorded.add(number)
  return true
}
