import type { SeriesReport } from 'double-random'
import { describe } from 'double-random/words'
import { OUTCOMES } from '../../minhang-2020/print/labels.ts'
import { left, right, table } from '../../minhang-2020/print/table.ts'
import { heading, paragraph, shortHex } from '../../minhang-2020/print/text.ts'
import { lastDocument, type Year } from '../documents.ts'

/** That all documents verify as one chain, and that leaving one out does not go unseen. */
export function printChain({ numbers }: Year, whole: SeriesReport, cut: SeriesReport): string[] {
  const rows = whole.entries.map(({ number, kind, outcome, report }, index) => {
    const each = numbers[index]!
    const passed = report?.checks.filter(({ status }) => status === 'pass').length ?? ''
    return [
      String(number),
      each.quarter.title,
      kind === 'void' ? '作废' : '记录',
      OUTCOMES[outcome],
      passed,
      each.kind === 'record' ? each.amendments.length : '',
      shortHex(lastDocument(each).digest),
    ]
  })
  const untold = whole.entries.filter(({ checks }) =>
    checks.some(({ name, status }) => name === 'carried-visits' && status !== 'pass'),
  )
  return [
    ...heading('全年核验：一条链'),
    ...table(
      [
        right('编号'),
        left('季度'),
        left('种类'),
        left('核验'),
        right('通过项'),
        right('变更'),
        left('文件摘要'),
      ],
      rows,
    ),
    '',
    ...paragraph(`结论：${describe(whole, 'zh')}。`),
    ...paragraph(`漏带检查的批次：${untold.length} 个（每一批的检查都记入以后各批的既往检查）。`),
    ...paragraph(`如果有人把作废的编号抽掉呢？${describe(cut, 'zh')}。`),
  ]
}
