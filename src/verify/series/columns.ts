import type { CheckName } from '../../core/check.ts'
import type { Message, MessageId, Messages } from '../../core/message.ts'
import type { SeriesMessages } from '../../core/messages/series.ts'
import type { InputTable } from '../../core/table.ts'
import type { ChangedPart } from '../../schema/documents/documents.ts'

/**
 * What is made of a difference: it refutes; it stays open until a reason in the announcement's
 * `changes` covers its part; or it is told.
 */
export type Column = 'refutes' | 'open' | 'told'

/** What is made of rows of a table that are gone, new or other than in the draw before. */
interface RowColumns {
  readonly removed: Column
  readonly added: Column
  readonly changed: Column
  /** Members that change from draw to draw: a row in which nothing else did is told. */
  readonly routine: readonly string[]
}

const DECIDES: RowColumns = { removed: 'open', added: 'open', changed: 'open', routine: [] }
/** What happens only adds rows; whoever takes one away rewrites what has happened. */
const GROWS: RowColumns = { ...DECIDES, added: 'told' }

/** What may differ between the rows of a draw and those of the draw before (docs/series.md). */
export const ROW_COLUMNS: { readonly [Name in InputTable]: RowColumns } = {
  enterprises: DECIDES,
  inspectors: { ...DECIDES, routine: ['carried', 'availability', 'leave'] },
  recusals: DECIDES,
  // But for visits that a draw of the series led to: CARRIED.
  pastVisits: GROWS,
  penalties: GROWS,
  lists: DECIDES,
  waivers: DECIDES,
  renamed: DECIDES,
  plannedVisits: GROWS,
}

/** What else may differ, by what is said of it. */
export const REMARKS = {
  'plan-steps': { column: 'open', check: 'changes' },

  'visits-against-outcomes': { column: 'refutes', check: 'carried-visits', of: 'pastVisits' },
  'visits-missing': { column: 'open', check: 'carried-visits', of: 'pastVisits' },
  'visits-moved': { column: 'open', check: 'carried-visits', of: 'pastVisits' },
  'visits-by-others': { column: 'open', check: 'carried-visits', of: 'pastVisits' },
  'visits-by-amendment': { column: 'open', check: 'carried-visits', of: 'pastVisits' },
  'visits-not-drawn': { column: 'open', check: 'carried-visits', of: 'pastVisits' },
  'amendments-not-carried': { column: 'open', check: 'carried-visits', of: 'pastVisits' },
  'visits-follow': { column: 'told', check: 'carried-visits', of: 'pastVisits' },
  'visits-as-planned': { column: 'told', check: 'carried-visits', of: 'pastVisits' },

  'source-known-before': { column: 'refutes', check: 'fresh-sources' },
  'source-over-before-void': { column: 'refutes', check: 'fresh-sources' },
  'contribution-again': { column: 'refutes', check: 'fresh-sources' },
  'published-before-number': { column: 'refutes', check: 'fresh-sources' },

  'chance-lost': { column: 'told', check: 'changes' },
  'rounds-again': { column: 'told', check: 'changes' },
  'round-alike': { column: 'told', check: 'changes' },
} as const satisfies {
  readonly [Id in MessageId & keyof SeriesMessages]?: {
    readonly column: Column
    readonly check: CheckName
    readonly of?: ChangedPart
  }
}

/** Something that is said of a number beside the documents before it. */
export interface Remark {
  readonly column: Column
  readonly check: CheckName
  /** What a reason in `changes` must be about to cover it. */
  readonly of?: ChangedPart
  readonly message: Message
}

/** A remark, in the column that the table has for it. */
export function remark<Id extends keyof typeof REMARKS>(id: Id, values: Messages[Id]): Remark {
  return { ...REMARKS[id], message: { id, values } as Message }
}
