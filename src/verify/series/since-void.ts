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
 * @param drawn - of the last record; where a void announced the same, that is what is compared
 * @param voided - announcements that ended in voids since then, in their order
 */
export function sinceVoids(
  now: AnnouncementBody | undefined,
  drawn: AnnouncementBody | undefined,
  voided: readonly AnnouncementBody[],
): SinceVoids {
  const all = voided.map((before, index) => {
    const other = drawn && new Set(changedSince(before, drawn).map(({ of }) => of))
    const remarks = (now === undefined ? [] : changedSince(now, before)).filter(
      ({ of }) => other?.has(of) ?? true,
    )
    const own = new Set(remarks.map(({ of }) => of))
    const later = [...voided.slice(index + 1), ...(now ? [now] : [])]
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
