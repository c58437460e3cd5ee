import type { FileCell } from '../core/errors.ts'
import { type Message, say } from '../core/message.ts'
import type { ReadingMessages, TableTitle } from '../core/messages/tables.ts'
import { type Severity, severityOf } from './severity.ts'

/** A cell that something is said of, and what stands in it, shortened. */
export interface RemarkedCell extends FileCell {
  readonly text?: string
}

/** One thing that the reading has to say, with all the places that it is said of. */
export interface Remark {
  readonly severity: Severity
  /** What a settlement calls it: the same for the same question, in any file and any row. */
  readonly key: string
  readonly about: Message
  /** How many places. */
  readonly count: number
  /** The first few of them. */
  readonly cells: readonly RemarkedCell[]
  /** Why it is no question any more. */
  readonly settled?: string
}

/** A question that a person has answered: the data mean what they say. */
export interface Settlement {
  /** The key of the remark. */
  readonly key: string
  /** Why; a settlement without a reason settles nothing. */
  readonly reason: string
}

const SHOWN = 5
const LONGEST = 40

/** Gathers remarks by kind, in the order in which they first arise. */
export interface RemarkList {
  add<Id extends keyof ReadingMessages>(
    id: Id,
    values: ReadingMessages[Id],
    cell?: RemarkedCell,
  ): void
  list(settlements: readonly Settlement[]): readonly Remark[]
  /** Whether there is a file that was refused as a whole. */
  hasClosedFile(): boolean
}

const OF_FILES: readonly (keyof ReadingMessages)[] = [
  'file-too-large',
  'lines-undecodable',
  'lines-in-two-encodings',
  'file-not-text',
  'utf-16-unmarked',
  'json-unreadable',
  'table-in-doubt',
  'quote-open',
  'quote-inside',
]

export function collectRemarks(): RemarkList {
  const byKey = new Map<
    string,
    { severity: Severity; about: Message; count: number; cells: RemarkedCell[] }
  >()
  return {
    add(id, values, cell) {
      const key = keyOf(id, values)
      let entry = byKey.get(key)
      if (entry === undefined) {
        const about = (say as (id: string, values: object) => Message)(id, values)
        entry = { severity: severityOf(id), about, count: 0, cells: [] }
        byKey.set(key, entry)
      }
      entry.count += 1
      if (cell !== undefined && entry.cells.length < SHOWN) entry.cells.push(shorten(cell))
    },
    hasClosedFile: () =>
      [...byKey.values()].some(({ about }) => (OF_FILES as readonly string[]).includes(about.id)),
    list(settlements) {
      const reasons = new Map(settlements.map(({ key, reason }) => [key, reason.trim()]))
      return [...byKey].map(([key, entry]) => {
        const reason = entry.severity === 'ask' ? reasons.get(key) : undefined
        return { ...entry, key, ...(reason ? { settled: reason } : {}) }
      })
    },
  }
}

/** The id and every value that tells one question from another, as people can read them. */
function keyOf(id: string, values: object): string {
  return [id, ...Object.values(values).map(wordOf)].join(' ')
}

/** A table by its Chinese name, what a message says by its id, a column by its title. */
function wordOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordOf).join('、')
  if (typeof value !== 'object' || value === null) return String(value)
  const { zh, id, title } = value as Partial<TableTitle & { id: string; title: string }>
  return zh ?? id ?? title ?? ''
}

function shorten(cell: RemarkedCell): RemarkedCell {
  const { text } = cell
  return text === undefined || text.length <= LONGEST
    ? cell
    : { ...cell, text: `${text.slice(0, LONGEST)}…` }
}

/** What a column was read as; absent: it was passed over. */
export interface ColumnReport {
  readonly heading: string
  /** The member of a row that it became. */
  readonly name?: string
}

/** How many rows of a sheet were read as what. */
export interface RowCounts {
  readonly title: number
  readonly heading: number
  readonly data: number
  readonly blank: number
  readonly total: number
  readonly note: number
}

/** A file or a sheet, and what it was read as. */
export interface SheetReport {
  readonly file: string
  readonly sheet?: string
  /** The member of the inputs; absent: it was not read. */
  readonly table?: string
  readonly encoding?: string
  readonly columns?: readonly ColumnReport[]
  readonly rows?: RowCounts
}

/** An account of all that was handed in: every file, sheet, column and row. */
export interface ReadingReport {
  readonly sheets: readonly SheetReport[]
  readonly remarks: readonly Remark[]
}
