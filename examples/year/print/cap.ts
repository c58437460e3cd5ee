import type { PastVisit } from 'double-random'
import { left, right, table } from '../../minhang-2020/print/table.ts'
import { heading, paragraph } from '../../minhang-2020/print/text.ts'
import { countVisitDays } from '../visit-days.ts'

/** On how many days of the year enterprises were visited, by anybody. */
export function printCap(visits: readonly PastVisit[], cap: number): string[] {
  const days = [...countVisitDays(visits).values()]
  const most = Math.max(...days)
  const rows = Array.from({ length: most }, (_, index) => [
    `${index + 1} 天`,
    days.filter((each) => each === index + 1).length,
  ])
  return [
    ...heading('频次上限：一家一年查几天'),
    ...table([left('全年检查'), right('家数')], rows),
    '',
    ...paragraph(
      `最多 ${most} 天，上限 ${cap} 天，${most <= cap ? '没有超过' : '超过了'}。合并检查算一天；街镇的检查也算。`,
    ),
  ]
}
