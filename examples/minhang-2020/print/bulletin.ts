import type { Bulletin, BulletinFigures, RoundEstimate } from 'double-random/year'
import type { Bulletins } from '../reports.ts'
import { type Names, placeName } from './names.ts'
import { left, right, table } from './table.ts'
import { heading, paragraph } from './text.ts'

/** Units shown of those with penalty points. */
const SHOWN = 3

/** The rounds whose estimates are shown. */
const POOL = 'town-key'

/** The bulletins of the half-year and of the year, task by task. */
export function printBulletins({ half, year }: Bulletins, names: Names): string[] {
  const halves = new Map(half.tasks.map((task) => [task.task, task]))
  const cells = (title: string, first: BulletinFigures, all: BulletinFigures) => [
    title,
    first.due ?? 0,
    first.done,
    all.planned ?? 0,
    all.done,
    all.refused,
    all.completion.year.printed ?? '',
    all.units,
    all.violations,
    all.rates.violation.printed ?? '',
    all.rectified,
    all.penalised,
  ]
  return [
    ...heading('十三、半年和全年通报（检查结果和2019年数字均为虚构）'),
    ...table(
      [
        left('任务'),
        right('半年应查'),
        right('已查'),
        right('全年计划'),
        right('已查'),
        right('拒绝'),
        right('完成率'),
        right('单位'),
        right('违法'),
        right('违法率'),
        right('整改'),
        right('处罚'),
      ],
      [
        ...year.tasks.map((task) => cells(task.title, halves.get(task.task)!, task)),
        cells('合计', half.total, year.total),
      ],
    ),
    '',
    ...paragraph(`上半年：${describePeriod(half)}`),
    ...paragraph(`全年：${describePeriod(year)}`),
    ...paragraph(
      `全年已查家次中双随机占 ${year.shares.doubleRandom.printed}；` +
        `名录中 ${year.directory.denominator} 家，查过 ${year.directory.numerator} 家` +
        `（${year.directory.printed}）。`,
    ),
    ...paragraph(
      '以上只说查到的。没查的单位，由双随机样本推断违法率（95% 置信区间）：' +
        `${year.estimates
          .filter(({ task }) => task === POOL)
          .map((each) => describeEstimate(each, names))
          .join('；')}。`,
    ),
    ...printPoints(year, names),
  ]
}

function describePeriod({ total }: Bulletin): string {
  const { due, done, rates, change, completion } = total
  return [
    `应查 ${due} 家次，已查 ${done} 家次（${completion.due.printed}）`,
    `违法率 ${rates.violation.printed}，整改率（按项次） ${rates.rectification.printed}，处罚率 ${rates.penalty.printed}`,
    ...(change === undefined
      ? []
      : [
          `比2019年同期检查家次 ${change.done.printed}，违法率 ${change.violationRate.points} 个百分点` +
            `（机会不变也会有此差别的概率 ${change.violationRate.chance}），` +
            `整改率（按项次） ${change.rectificationRate.points}，处罚率 ${change.penaltyRate.points}`,
        ]),
  ]
    .join('；')
    .concat('。')
}

function describeEstimate({ task, round, population, rate }: RoundEstimate, names: Names): string {
  const { value, interval } = rate
  const place = `${placeName({ pool: task, round }, names)}可抽 ${population} 家`
  if (value === null || interval === null) return `${place}，不能推断`
  return `${place}，${inPercent(value)}（${inPercent(interval.lower)} 至 ${inPercent(interval.upper)}）`
}

function inPercent(value: number): string {
  return `${(100 * value).toFixed(1)}%`
}

/** The key units with most penalty points. */
function printPoints({ points }: Bulletin, names: Names): string[] {
  if (points === null) return []
  const rows = points.rows
    .slice(0, SHOWN)
    .map(({ unit, points: sum, level, measure }) => [
      unit,
      names.enterprise(unit).name,
      sum,
      level ?? '',
      measure ?? '',
    ])
  return [
    ...paragraph(
      `重点单位违法行为记分（分值为虚构）：${points.units} 家中 ${points.rows.length} 家有记分，最多的：`,
    ),
    '',
    ...table([left('编号'), left('单位'), right('记分'), left('等级'), left('措施')], rows),
  ]
}
