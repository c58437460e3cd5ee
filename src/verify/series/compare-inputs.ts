import { say } from '../../core/message.ts'
import { INPUT_TABLES } from '../../core/table.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import type { PastVisit } from '../../schema/inputs/relations.ts'
import { type Column, type Remark, ROW_COLUMNS, remark } from './columns.ts'
import { counted } from './counted.ts'
import { rowSteps } from './row-steps.ts'
import { nameIn, type SeriesDraw } from './series-draw.ts'
import { valueSteps } from './value-steps.ts'

/** More steps than anybody reads. */
const MOST_STEPS = 1000

/**
 * Compares what a draw was made from with what the draw before was made from: plan and calendar
 * step by step, tables row by row.
 *
 * @param judged - rows of `pastVisits` of which more is said elsewhere
 */
export function compareInputs(
  now: SeriesDraw,
  before: SeriesDraw,
  judged: ReadonlySet<PastVisit>,
): Remark[] {
  const of = nameIn(now, before)
  const values = (['plan', 'calendar'] as const).flatMap((part): Remark[] => {
    const steps = valueSteps(before.inputs[part], now.inputs[part], part)
    if (steps.length === 0) return []
    const shown = { count: steps.length, steps: steps.slice(0, MOST_STEPS) }
    return [{ ...remark('plan-steps', { ...of, of: part, ...shown }), of: part }]
  })
  const isApart = (row: object) =>
    judged.has(row as PastVisit) ||
    now.carried.has(row as PastVisit) ||
    before.carried.has(row as PastVisit)
  const rows = INPUT_TABLES.flatMap((table): Remark[] => {
    const [from, to] = [before, now].map(({ inputs }): readonly object[] =>
      table === 'pastVisits' ? inputs[table].filter((row) => !isApart(row)) : inputs[table],
    ) as [readonly object[], readonly object[]]
    const { removed, added, changed } = rowSteps(table, from, to)
    const columns = ROW_COLUMNS[table]
    const isRoutine = (members: readonly string[]) =>
      members.every((member) => columns.routine.includes(member))
    const parts: [Column, 'rows-removed' | 'rows-added', readonly string[]][] = [
      [columns.removed, 'rows-removed', removed],
      [columns.added, 'rows-added', added],
    ]
    const others = changed.filter(({ members }) => !isRoutine(members))
    const routine = changed.filter(({ members }) => isRoutine(members))
    const whole = parts.flatMap(([column, id, ids]) =>
      ids.length === 0 ? [] : [{ column, message: say(id, { ...of, of: table, ...counted(ids) }) }],
    )
    const inside = [
      { column: columns.changed, some: others },
      { column: 'told' as const, some: routine },
    ].flatMap(({ column, some }) => {
      if (some.length === 0) return []
      const members = [...new Set(some.flatMap((each) => each.members))].sort(compareUtf8)
      const ids = counted(some.map(({ id }) => id))
      return [{ column, message: say('rows-changed', { ...of, of: table, ...ids, members }) }]
    })
    return [...whole, ...inside].map((each) => ({ ...each, check: 'changes', of: table }))
  })
  return [...values, ...rows]
}
