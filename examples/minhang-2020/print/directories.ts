import type { Inputs, Inspector } from 'double-random'
import { printFindings } from './findings.ts'
import type { Names } from './names.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** What the draw starts from: directories, files of the year before, calendar. */
export function printDirectories(inputs: Inputs, workingDays: number, names: Names): string[] {
  const { enterprises, inspectors, recusals, pastVisits, penalties, lists, calendar } = inputs
  const listCounts = count(lists.map(({ list }) => list))
  const own = inspectors.filter(names.isOwn)
  const others = inspectors.filter((each) => !names.isOwn(each))
  const risks = count(enterprises.map(({ risk }) => risk ?? '未评'))
  const tags = count(enterprises.flatMap((each) => each.tags ?? []))
  return [
    ...heading('三、名录和日历（全部为程序生成的虚构数据）'),
    ...table(
      [left('名录'), right('行数'), left('内容')],
      [
        ['检查对象名录库', enterprises.length, `风险等级：${spoken(risks, '红橙黄蓝')}`],
        ['执法检查人员名录库', inspectors.length, `本局 ${own.length}：${departmentsOf(own)}`],
        ['', '', `会同 ${others.length}：${departmentsOf(others)}`],
        ['名单', lists.length, spoken(listCounts)],
        ['既往检查', pastVisits.length, '2019年，含检查人员'],
        ['行政处罚', penalties.length, '2019年'],
        ['回避申报', recusals.length, '另按规则回避：本人所属街镇；一年内查过的单位'],
      ],
    ),
    '',
    ...paragraph(`标签（可重叠）：${spoken(tags)}。`),
    ...paragraph(`工作日历：${calendar.version}，全年 ${workingDays} 个工作日。`),
    ...printFindings(inputs.findings, '录入提示'),
  ]
}

function departmentsOf(inspectors: readonly Inspector[]): string {
  return spoken(count(inspectors.map(({ department }) => department)))
}

function count(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** 红 12、橙 30 …; in the order of the given characters, or with the largest first. */
function spoken(counts: ReadonlyMap<string, number>, order = ''): string {
  return [...counts]
    .sort(([a, m], [b, n]) => (order === '' ? n - m : order.indexOf(a) - order.indexOf(b)))
    .map(([value, n]) => `${value} ${n}`)
    .join('、')
}
