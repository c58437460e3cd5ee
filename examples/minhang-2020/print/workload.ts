import type { Workload } from 'double-random/year'
import { left, right, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** The account of officer-days, by the calendar of November and by that of January. */
export function printWorkload(before: Workload, after: Workload): string[] {
  const [first, second] = [before.total.year, after.total.year]
  return [
    ...heading('二、工作量核算（附件5；其他执法、非执法天数为虚构）'),
    ...paragraph(
      '总法定工作日为工作日乘持证人数，减去其他执法和非执法，得监督检查工作日；' +
        '需要为家次乘每次人数，每次一天；两者之差为余地。单位：人天。',
    ),
    '',
    ...table(
      [
        right('工作日'),
        left('科室'),
        right('人数'),
        right('总法定'),
        right('其他执法'),
        right('非执法'),
        right('监督检查'),
        right('需要'),
        right('余地'),
        right('余地占比'),
      ],
      [...accountOf(before), ...accountOf(after)],
    ),
    '',
    ...paragraph(
      `${first.workingDays} 个工作日按${before.calendar}；延长春节假期后 ${second.workingDays} 个，` +
        `按${after.calendar}：全局少了 ${first.statutory - second.statutory} 人天，` +
        `余地从 ${first.reserve.value} 减到 ${second.reserve.value}，${shortages(after)}。`,
    ),
  ]
}

function accountOf({ departments, total }: Workload): (string | number)[][] {
  return [...departments, { department: '合计', year: total.year }].map(({ department, year }) => [
    year.workingDays,
    department,
    year.officers,
    year.statutory,
    year.otherEnforcement.value,
    year.nonEnforcement.value,
    year.inspection.value,
    year.needed.value,
    year.reserve.value,
    year.reserveShare?.printed ?? '',
  ])
}

function shortages({ shortages: all }: Workload): string {
  if (all.length === 0) return '各科室全年和各季度都够用'
  return `不够用：${all
    .map(({ department, quarter }) =>
      quarter === undefined ? department : `${department}第${quarter}季度`,
    )
    .join('、')}`
}
