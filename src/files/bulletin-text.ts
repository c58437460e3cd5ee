import type {
  Bulletin,
  BulletinChange,
  BulletinFigures,
  BulletinRate,
  CountedShare,
} from 'double-random'
import { readRatio } from '../core/ratio.ts'
import { percentText } from '../year/workload/figure.ts'
import { paragraph, type TextColumn, textTable } from './text-table.ts'

/** What ids are called in print. */
export interface BulletinNames {
  /** Names of units by id; absent: the id. */
  readonly units?: Readonly<Record<string, string>>
  /** Names of the items of the penalty scale by value; absent: the value. */
  readonly items?: Readonly<Record<string, string>>
}

/**
 * Writes a bulletin in Chinese, as lines of at most 100 columns in which a Chinese character takes
 * two.
 *
 * Sections are numbered 一、二、…; those without anything to say are left out. The last one says what
 * the figures mean.
 *
 * @param bulletin - what `bulletin` of the library returned
 * @param names - what units and items of the scale are called
 * @returns lines, without line breaks
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const figures = bulletin(exampleInputs.plan, [{ record, data: exampleInputs }], { from: '2020-01-01', to: '2020-06-30' });
 * bulletinText(figures)[0]; // => '2020 年度监督检查计划执行情况通报'
 */
export function bulletinText(bulletin: Bulletin, names: BulletinNames = {}): string[] {
  const heads = headsOf(bulletin)
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['总体情况', overall(bulletin)],
    ['完成情况', textTable(PROGRESS, heads.map(progressRow))],
    ['未检查情况', notInspected(heads)],
    ['检查结果', textTable(FINDINGS, heads.map(findingsRow))],
    ['由抽样推断总体', estimates(bulletin)],
    ['与上年同期比较', changes(heads)],
    ['重点单位违法行为记分', points(bulletin, names)],
    ['说明', notes(bulletin)],
  ]
  const title = `${bulletin.title}执行情况通报`
  return [
    ...paragraphAtMargin(title),
    `（${bulletin.from} 至 ${bulletin.to}）`,
    ...sections
      .filter(([, lines]) => lines.length > 0)
      .flatMap(([name, lines], index) => ['', `${NUMERALS[index]}、${name}`, '', ...lines]),
  ]
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八']
const NONE = '-'

/** A line of the tables: a task, a department, or all. */
interface Head {
  readonly name: string
  readonly figures: BulletinFigures
}

function headsOf({ total, departments, tasks, outside }: Bulletin): Head[] {
  return [
    ...tasks.map((figures) => ({ name: figures.title, figures })),
    ...departments.map((figures) => ({ name: `【${figures.department}】`, figures })),
    { name: '【合计】', figures: total },
    ...(outside === null ? [] : [{ name: '【计划外】', figures: outside }]),
  ]
}

function paragraphAtMargin(text: string): string[] {
  return paragraph(text).map((line) => line.trimStart())
}

function words(title: string): TextColumn {
  return { title }
}

function number(title: string): TextColumn {
  return { title, isNumber: true }
}

const count = (value: number | null) => (value === null ? NONE : String(value))
const percent = ({ printed }: CountedShare) => printed ?? NONE

function ofWhich(share: CountedShare): string {
  return share.printed === null ? NONE : `${share.numerator}/${share.denominator}=${share.printed}`
}

function overall({ total, shares, directory, outside }: Bulletin): string[] {
  const { completion, rates } = total
  return paragraph(
    [
      `本期应检查 ${count(total.due)} 项次，已检查 ${total.done} 项次，计 ${total.visits} 家次，涉及 ${total.units} 家；`,
      `年度计划 ${count(total.planned)} 项次，完成 ${ofWhich(completion.year)}。`,
      `名录库覆盖 ${ofWhich(directory)}。`,
      `已检查项次中，重点检查 ${ofWhich(shares.key)}，一般检查 ${ofWhich(shares.general)}，双随机 ${ofWhich(shares.doubleRandom)}。`,
      `检出违法行为 ${ofWhich(rates.violation)}，整改 ${ofWhich(rates.rectification)}，处罚 ${ofWhich(rates.penalty)}。`,
      outside === null ? '' : `另有计划外检查 ${outside.visits} 家次。`,
    ].join(''),
  )
}

const PROGRESS = [
  words('任务'),
  number('年计划'),
  number('应查'),
  number('已查'),
  number('家次'),
  number('户数'),
  number('年度完成率'),
  number('期内完成率'),
  number('覆盖率'),
]

function progressRow({ name, figures }: Head): string[] {
  const { planned, due, done, visits, units, completion, coverage } = figures
  return [
    name,
    count(planned),
    count(due),
    String(done),
    String(visits),
    String(units),
    percent(completion.year),
    percent(completion.due),
    percent(coverage),
  ]
}

function notInspected(heads: readonly Head[]): string[] {
  const rows = heads
    .map(({ name, figures }) => ({
      name,
      counts: [
        figures.refused,
        figures.untraceable,
        figures.frameErrors,
        figures.substituted,
        figures.vacant,
        figures.pending,
      ],
    }))
    .filter(({ counts }) => counts.some((each) => each > 0))
    .map(({ name, counts }) => [name, ...counts.map(String)])
  if (rows.length === 0) return []
  const titles = ['拒绝检查', '查无下落', '名录差错', '已由替补代替', '无人可派', '尚无结果']
  return textTable([words('任务'), ...titles.map(number)], rows)
}

const FINDINGS = [
  words('任务'),
  number('有记录'),
  number('检出'),
  number('检出率'),
  number('检出率区间'),
  number('整改率'),
  number('整改率区间'),
  number('处罚率'),
  number('处罚率区间'),
]

function findingsRow({ name, figures: { recorded, violations, rates } }: Head): string[] {
  const pair = (rate: BulletinRate) => [percent(rate), interval(rate)]
  const { violation, rectification, penalty } = rates
  return [
    name,
    String(recorded),
    String(violations),
    ...pair(violation),
    ...pair(rectification),
    ...pair(penalty),
  ]
}

function interval({ basis, interval: bounds }: BulletinRate): string {
  if (basis === 'census') return '全查'
  return bounds === null ? NONE : between(bounds)
}

/** In percent with one decimal, rounded outward like the bounds themselves. */
function between({ lower, upper }: { readonly lower: number; readonly upper: number }): string {
  // Six decimals are exact as millionths, so that no double decides a digit.
  const down = Math.floor(Math.floor(lower * 1_000_000 + 0.5) / 1000)
  const up = Math.ceil(Math.floor(upper * 1_000_000 + 0.5) / 1000)
  return `${tenths(down)}-${tenths(up)}%`
}

function tenths(permille: number): string {
  return `${Math.floor(permille / 10)}.${permille % 10}`
}

function estimates({ estimates: rounds, tasks }: Bulletin): string[] {
  if (rounds.length === 0) return []
  const titleOf = new Map(tasks.map(({ task, title }) => [task, title]))
  const columns = [
    words('任务'),
    number('轮次'),
    number('可抽户数'),
    number('抽取'),
    number('推断检出率'),
    number('区间'),
    number('推断户数'),
    words('范围'),
  ]
  return textTable(
    columns,
    rounds.map(({ task, round, population, drawn, wholePool, rate, total }) => [
      titleOf.get(task) ?? task,
      String(round),
      String(population),
      String(drawn),
      rate.ratio === null ? NONE : percentText(readRatio(rate.ratio), 1),
      rate.interval === null ? NONE : between(rate.interval),
      total.interval === null ? NONE : `${total.interval.lower}-${total.interval.upper}`,
      wholePool ? '全部对象' : '部分对象',
    ]),
  )
}

function changes(heads: readonly Head[]): string[] {
  const rows = heads.flatMap(({ name, figures: { done, change } }) =>
    change === undefined ? [] : [changeRow(name, done, change)],
  )
  if (rows.length === 0) return []
  const titles = [
    '上年已查',
    '本年已查',
    '增减',
    '检出率',
    '整改率',
    '处罚率',
    '检出率差异的偶然概率',
  ]
  return textTable([words('任务'), ...titles.map(number)], rows)
}

function changeRow(name: string, now: number, change: BulletinChange): string[] {
  const { done, violationRate, rectificationRate, penaltyRate } = change
  return [
    name,
    String(done.before),
    String(now),
    done.printed ?? NONE,
    violationRate.points ?? NONE,
    rectificationRate.points ?? NONE,
    penaltyRate.points ?? NONE,
    violationRate.chance === null ? NONE : violationRate.chance.toFixed(4),
  ]
}

function points({ points: found }: Bulletin, names: BulletinNames): string[] {
  if (found === null) return []
  const { units, rows } = found
  const head = paragraph(`重点单位 ${units} 家，有记分的 ${rows.length} 家。`)
  if (rows.length === 0) return head
  const columns = [words('单位'), number('记分'), words('记分项'), words('等级'), words('措施')]
  const cells = rows.map(({ unit, points: sum, items, level, measure }) => [
    called(names.units, unit),
    String(sum),
    items
      .map(({ value, count: times, points: part }) => {
        return `${called(names.items, value)}${times}次${part}分`
      })
      .join('，'),
    level ?? NONE,
    measure ?? NONE,
  ])
  return [...head, '', ...textTable(columns, cells)]
}

function called(names: Readonly<Record<string, string>> | undefined, id: string): string {
  return names !== undefined && Object.hasOwn(names, id) ? (names[id] as string) : id
}

function notes({ confidence, estimates: rounds, total }: Bulletin): string[] {
  const [p = 0, q = 1] = confidence.split('/').map(Number)
  const texts = [
    '项次：一次检查涉及几项任务，就在几项任务中各计一次；家次：一家一天的联合检查只计一次。',
    '完成率按已实施检查计算，拒绝检查、查无下落和名录差错不算完成；替补对象计入，被替换对象不计入。',
    '检出率为检出违法行为的项次占有记录项次的比例；整改率为其中全部整改到位的比例；处罚率为受处罚的项次占有记录项次的比例。',
    `区间（置信度 ${p}/${q}）只说明：假如每次检查都是机会相同的独立试验，这样的比例会有多大的偶然波动。它不代表未检查的单位；点名检查的任务尤其如此。标「全查」的，对象已全部查清，没有抽样误差。`,
    ...(rounds.length === 0
      ? []
      : [
          '「由抽样推断总体」只用于随机抽取的批次，按抽取概率推算，区间说的是该轮可抽对象的全体；「部分对象」表示另有对象不在推断范围内。',
        ]),
    ...(total.change === undefined
      ? []
      : [
          '与上年比较的检出率、整改率、处罚率为百分点之差。偶然概率大，差异就可能只是碰巧；概率小也不说明原因，两年检查的对象可能本来就不同。',
        ]),
  ]
  return texts.flatMap((text, index) => paragraph(`${index + 1}. ${text}`))
}
