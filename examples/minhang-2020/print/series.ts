import type { SeriesReport } from 'double-random'
import type { DrawnBatch } from '../drawn-batch.ts'
import { OUTCOMES } from './labels.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph, shortHex } from './text.ts'

/** The four records as one chain. */
export function printSeries(
  { outcome, entries }: SeriesReport,
  batches: readonly DrawnBatch[],
): string[] {
  const rows = batches.map(({ batch, record, amendments }, index) => {
    const { checks = [] } = entries[index]?.report ?? {}
    const { previous } = record.body.head
    return [
      batch.number,
      batch.drawn,
      previous === null ? '（第一号）' : shortHex(previous),
      shortHex(record.digest),
      amendments.length,
      checks.filter(({ status }) => status === 'pass').length,
      checks.filter(({ status }) => status === 'fail').length,
    ]
  })
  const untold = entries.filter(({ checks }) =>
    checks.some(({ name, status }) => name === 'carried-visits' && status !== 'pass'),
  ).length
  return [
    ...heading('十四、全年核验'),
    ...table(
      [
        right('号'),
        left('抽取'),
        left('前一号记录摘要'),
        left('本号记录摘要'),
        right('更换'),
        right('通过'),
        right('不通过'),
      ],
      rows,
    ),
    '',
    ...paragraph(
      `四号记录首尾相接，${OUTCOMES[outcome]}${outcome === 'refuted' ? '' : '，没有缺号、作废或重抽'}；` +
        `前面各批的检查，后面各批${untold === 0 ? '全部知道' : `有 ${untold} 批不知道`}。`,
    ),
  ]
}
