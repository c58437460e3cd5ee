import type { DrawRecord } from 'double-random'
import type { Names } from '../../minhang-2020/print/names.ts'
import { left, table } from '../../minhang-2020/print/table.ts'

/** Firms that two pools drew: one visit, the matters and the officers of both. */
export function printJointVisits({ body: { tables } }: DrawRecord, names: Names): string[] {
  const joined = tables.sample.filter(({ host }) => host !== undefined)
  if (joined.length === 0) return ['', '  合并检查：本批没有。']
  const rows = joined.map(({ unit, date, pool, host }) => {
    const team = tables.seats.filter((seat) => seat.unit === unit && seat.pool === host!.pool)
    return [
      date,
      names.enterprise(unit).name,
      [host!.pool, pool].map((id) => names.task(id).title).join('、'),
      team.map(({ inspector }) => names.inspector(inspector).name).join('、'),
    ]
  })
  return [
    '',
    ...table([left('检查日'), left('合并检查'), left('任务'), left('检查组（只去一次）')], rows),
  ]
}
