import type { Replanned } from '../extended-holiday.ts'
import { type Names, placeName } from './names.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** What the longer holiday moved. */
export function printReplanned({ change, moved }: Replanned, names: Names): string[] {
  const { from, reason, evidence = '', done, kept, released, days } = change
  const lost = released.reduce((sum, { visits }) => sum + visits, 0)
  const rows = moved.map(({ pool, round, unit, from: planned, to }) => [
    placeName({ pool, round }, names),
    unit,
    names.enterprise(unit).name,
    planned,
    to,
  ])
  return [
    ...heading('十一、一月底：春节假期延长，重新安排'),
    ...paragraph(
      `${reason}，依据 ${evidence}：1月31日不再上班，2月1日不再补班，全年从 251 个工作日变为 249 个。` +
        `${from} 起重新安排：已检查 ${done} 家次不变，${kept} 家次日期不变，` +
        `落在这两天的 ${lost} 家次另排，改动 ${days.length} 个任务日。`,
    ),
    ...paragraph('这些单位和检查组已经抽定，不重抽，只改检查日：'),
    '',
    ...table([left('任务'), left('编号'), left('单位'), right('原定'), right('改为')], rows),
  ]
}
