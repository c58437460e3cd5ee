import type { YearSchedule } from 'double-random/year'
import type { Names } from './names.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** How many visits of each task fall into each month, before anybody knows to whom. */
export function printSchedule(schedule: YearSchedule, names: Names): string[] {
  const { visits, placed, evenness } = schedule
  const isEven = evenness.every(({ squares, least }) => squares === least)
  return [
    ...heading('四、全年安排（附件4；窗口为本例设定，月份由程序安排，示例数据）'),
    ...paragraph(
      `${visits} 家次都在各自期限内排上工作日（已排 ${placed}），此时还不知道检查谁：` +
        '先使各科室每天的家次尽可能平均，再使各轮每月的家次尽可能平均，其余由公开的种子决定。' +
        `${isEven ? '各科室每天的家次已证明不能更平均。' : ''}`,
    ),
    '',
    ...monthTable(schedule, names),
  ]
}

/** Task by month, a subtotal after each quarter. */
function monthTable({ table: rows }: YearSchedule, names: Names): string[] {
  const cells = (months: readonly number[], quarters: readonly number[]) =>
    quarters.flatMap((sum, quarter) => [...months.slice(3 * quarter, 3 * quarter + 3), sum])
  const lines = rows.map(({ task, months, quarters, year }) => [
    names.task(task).title,
    ...cells(months, quarters).map((visits) => (visits === 0 ? '' : visits)),
    year,
  ])
  const sum = (pick: (row: YearSchedule['table'][number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0)
  const totals = [
    '合计',
    ...cells(
      Array.from({ length: 12 }, (_, month) => sum(({ months }) => months[month]!)),
      Array.from({ length: 4 }, (_, quarter) => sum(({ quarters }) => quarters[quarter]!)),
    ),
    sum(({ year }) => year),
  ]
  const columns = ['一', '二', '三', '四'].flatMap((quarter, index) => [
    ...[1, 2, 3].map((month) => right(`${3 * index + month}`)),
    right(`${quarter}季`),
  ])
  return table([left('任务（月）'), ...columns, right('全年')], [...lines, totals])
}
