import { type Message, say } from '../../core/message.ts'
import { INPUT_TABLES } from '../../core/table.ts'
import type { AnnouncementBody, ChangedPart } from '../../schema/documents/documents.ts'
import { type Column, type Remark, ROW_COLUMNS } from './columns.ts'
import { nameIn } from './series-draw.ts'
import { type Settled, settle } from './settle.ts'

/**
 * What an announcement commits to otherwise than those of the voids before it. Of a void no inputs
 * are asked for, so that counts and roots are all that both have.
 *
 * @param voided - those since the last record of each series, in their order
 */
export function sinceVoids(
  now: AnnouncementBody | undefined,
  voided: readonly Voided[],
): SinceVoids {
  const all = voided.map(({ announced, drawn }, index) => {
    const other = drawn && new Set(changedSince(announced, drawn).map(({ of }) => of))
    const remarks = (now === undefined ? [] : changedSince(now, announced)).filter(
      ({ of }) => other?.has(of) ?? true,
    )
    const own = new Set(remarks.map(({ of }) => of))
    const since = voided.slice(index + 1).map((each) => each.announced)
    const later = [...since, ...(now ? [now] : [])]
    // What the void itself gave as a reason was for what it announced.
    const reasons = later.flatMap(({ changes }) => changes.filter(({ of }) => own.has(of)))
    return { own, ...settle(remarks, reasons) }
  })
  return {
    checks: all.flatMap(({ checks }) => checks),
    told: all.flatMap(({ told }) => told),
    changed: new Set(all.flatMap(({ own }) => [...own])),
  }
}

/** The announcement that a void ended. */
interface Voided {
  readonly announced: AnnouncementBody
  /** That of the last record before: what both have alike is compared with that record. */
  readonly drawn: AnnouncementBody | undefined
}

interface SinceVoids extends Settled {
  readonly changed: ReadonlySet<string | undefined>
}

function changedSince(now: AnnouncementBody, before: AnnouncementBody): Remark[] {
  const remarkOn = (of: ChangedPart, column: Column, rows: Rows | null): Remark => {
    const message: Message = say('changed-since-void', { ...nameIn(now, before), of, rows })
    return { column, check: 'changes', of, message }
  }
  const values = (['plan', 'calendar'] as const).flatMap((part) =>
    now[part] === before[part] ? [] : [remarkOn(part, 'open', null)],
  )
  // Blinded roots of the same rows differ from number to number.
  const isBlinded = now.blinding !== null || before.blinding !== null
  const tables = INPUT_TABLES.flatMap((table) => {
    const [from, to] = [before.tables[table], now.tables[table]]
    const rows = { before: from.count, now: to.count }
    const { removed, added, changed, routine } = ROW_COLUMNS[table]
    if (to.count < from.count) return [remarkOn(table, removed, rows)]
    if (to.count > from.count) return [remarkOn(table, added, rows)]
    if (isBlinded || to.root === from.root) return []
    return [remarkOn(table, routine.length > 0 ? 'told' : changed, rows)]
  })
  return [...values, ...tables]
}

/** How many rows a table had and has. */
interface Rows {
  readonly before: number
  readonly now: number
}
