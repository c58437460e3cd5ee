import type { Amendment } from 'double-random'
import type { DrawnBatch } from '../drawn-batch.ts'
import { REASONS } from './labels.ts'
import type { Names } from './names.ts'
import { left, right, table } from './table.ts'
import { paragraph } from './text.ts'

/** Units that were found gone, and who took their place. */
export function printSubstitutes(batches: readonly DrawnBatch[], names: Names): string[] {
  const rows = batches.flatMap(({ amendments }) =>
    amendments.flatMap(({ body }) =>
      body.substitutes.map(({ pool, unit, substitute, rank }) => [
        body.date,
        names.task(pool).title,
        names.enterprise(unit).name,
        reasonOf(body),
        substitute === null ? '备选已用完，不再补' : names.enterprise(substitute).name,
        rank ?? '',
      ]),
    ),
  )
  return [
    ...paragraph('到场才发现停业或迁走的，由备选依次补上，检查组另抽；拒绝检查的不换，如实记录：'),
    '',
    ...table(
      [left('日期'), left('任务'), left('单位'), left('情况'), left('补上'), right('签号排位')],
      rows,
    ),
  ]
}

function reasonOf({ reason }: Amendment['body']): string {
  return REASONS[reason] ?? reason
}
