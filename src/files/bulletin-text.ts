import {
  type Bulletin,
  type BulletinChange,
  type BulletinFigures,
  type BulletinRate,
  type CountedShare,
  parseBulletin,
} from 'double-random/year'
import { readRatio } from '../core/ratio.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { bulletinNames } from '../schema/options/files.ts'
import { countedShare } from '../year/bulletin/rates.ts'
import { percentText } from '../year/workload/figure.ts'
import { paragraph, type TextColumn, textTable } from './text-table.ts'

/** What ids are called in print. */
export interface BulletinNames {
  /** Names of units by id; absent: the id. */
  readonly units?: Readonly<Record<string, string>>
  /** Names of the items of the penalty scale by value; absent: the value. */
  readonly items?: Readonly<Record<string, string>>
  /** Whether intervals and the chance of a difference are printed as well. */
  readonly statistics?: boolean
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
 * @throws DoubleRandomError `input/…` for what is no bulletin, or other names
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const figures = bulletin(exampleInputs.plan, [{ record, data: exampleInputs }], { from: '2020-01-01', to: '2020-06-30' });
 * bulletinText(figures)[0]; // => '2020 年度监督检查计划执行情况通报'
 */
export function bulletinText(bulletin: Bulletin, names: BulletinNames = {}): string[] {
  return write(parseBulletin(bulletin), parseOption('names', bulletinNames, names))
}

function write(bulletin: Bulletin, names: BulletinNames): string[] {
  const heads = headsOf(bulletin)
  const { statistics = false } = names
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['总体情况', overall(bulletin, names)],
    ['完成情况', textTable(PROGRESS, heads.map(progressRow))],
    ['未检查情况', notInspected(heads)],
    ['检查结果', findings(heads, statistics)],
    ['由抽样推断总体', estimates(bulletin)],
    ['与上年同期比较', changes(heads, statistics)],
    ['重点单位违法行为记分', points(bulletin, names)],
    ['说明', notes(bulletin, statistics)],
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

function overall(bulletin: Bulletin, names: BulletinNames): string[] {
  const { total, shares, directory, overview } = bulletin
  const { visits, planned, triggered, items, visitsPutRight, major, fines, leading } = overview
  const kinds = leading
    .slice(0, 5)
    .map(({ kind, found }) => `${called(names.items, kind)} ${found} 项`)
  return [
    [
      `本期检查 ${visits} 家次，其中计划检查 ${ofWhich(planned)}，触发式检查 ${ofWhich(triggered)}。`,
      ...overview.commissioned.map(({ to, visits: own }) => `委托${to}检查 ${own} 家次。`),
    ].join(''),
    [
      `发现问题隐患 ${items.found} 项，已整改 ${items.putRight.numerator} 项，整改率（按项）${percent(items.putRight)}；`,
      `有问题隐患的 ${visitsPutRight.denominator} 项次中，全部整改到位的 ${visitsPutRight.numerator} 项次，整改率（按项次）${percent(visitsPutRight)}。`,
      `其中重大事故隐患 ${major.found} 项。`,
      `每千家次发现问题隐患 ${items.perThousand ?? NONE} 项、重大事故隐患 ${major.perThousand ?? NONE} 项。`,
      fines === 0 ? '' : `罚款 ${fines} 元。`,
      kinds.length === 0 ? '' : `主要问题：${kinds.join('，')}。`,
    ].join(''),
    [
      `本期应检查 ${count(total.due)} 项次，已检查 ${total.done} 项次，计 ${total.visits} 家次，涉及 ${total.units} 家；`,
      `年度计划 ${count(total.planned)} 项次，完成 ${ofWhich(total.completion.year)}。`,
      `名录库覆盖 ${ofWhich(directory)}，重点单位覆盖 ${ofWhich(overview.keyUnits)}。`,
      `已检查项次中，重点检查 ${ofWhich(shares.key)}，一般检查 ${ofWhich(shares.general)}，双随机 ${ofWhich(shares.doubleRandom)}。`,
      `检出违法行为 ${ofWhich(total.rates.violation)}，处罚 ${ofWhich(total.rates.penalty)}。`,
    ].join(''),
    ...named('重点单位中未能找到的', overview.keyUnitsNotFound, names),
    ...named('重点单位中本期未检查的', overview.keyUnitsLeft, names),
  ].flatMap((text) => paragraph(text))
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

function findings(heads: readonly Head[], statistics: boolean): string[] {
  const titles = statistics
    ? ['检出率', '检出率区间', '按项次整改率', '其区间', '处罚率', '处罚率区间']
    : ['检出率', '问题隐患', '按项整改率', '按项次整改率', '处罚率']
  const rows = heads.map(({ name, figures: { recorded, violations, found, putRight, rates } }) => {
    const { violation, rectification, penalty } = rates
    const cells = statistics
      ? [violation, rectification, penalty].flatMap((rate) => [percent(rate), interval(rate)])
      : [
          percent(violation),
          String(found),
          percent(countedShare(putRight, found)),
          percent(rectification),
          percent(penalty),
        ]
    return [name, String(recorded), String(violations), ...cells]
  })
  return textTable([words('任务'), ...['有记录', '检出', ...titles].map(number)], rows)
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

function changes(heads: readonly Head[], statistics: boolean): string[] {
  const rows = heads.flatMap(({ name, figures: { done, change } }) =>
    change === undefined ? [] : [changeRow(name, done, change).slice(0, statistics ? 8 : 7)],
  )
  if (rows.length === 0) return []
  const titles = [
    '上年已查',
    '本年已查',
    '增减',
    '检出率',
    '整改率（按项次）',
    '处罚率',
    ...(statistics ? ['检出率差异的偶然概率'] : []),
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

/** More names than this nobody reads; the figures have all of them. */
const MOST_NAMES = 30

function named(what: string, units: readonly string[], names: BulletinNames): string[] {
  if (units.length === 0) return []
  const shown = units.slice(0, MOST_NAMES).map((unit) => called(names.units, unit))
  const more = units.length > MOST_NAMES ? ' 等' : ''
  return [`${what} ${units.length} 家：${shown.join('、')}${more}。`]
}

function called(names: Readonly<Record<string, string>> | undefined, id: string): string {
  return names !== undefined && Object.hasOwn(names, id) ? (names[id] as string) : id
}

function notes({ confidence, estimates: rounds, total }: Bulletin, statistics: boolean): string[] {
  const [p = 0, q = 1] = confidence.split('/').map(Number)
  const texts = [
    '项次：一次检查涉及几项任务，就在几项任务中各计一次；家次：一家一天的联合检查只计一次。',
    '完成率按已实施检查计算，拒绝检查、查无下落和名录差错不算完成；替补对象计入，被替换对象不计入。',
    '检出率为检出违法行为的项次占有记录项次的比例；处罚率为受处罚的项次占有记录项次的比例。整改率（按项）为已整改的问题隐患占所发现问题隐患的比例；整改率（按项次）为问题隐患全部整改到位的项次占有问题隐患的项次的比例。',
    '计划检查是计划所列任务的检查；触发式检查是投诉举报等计划外的检查，不在任务、科室和合计的数字之内。',
    ...(statistics || rounds.length > 0 ? [`区间的置信度为 ${p}/${q}。`] : []),
    ...(statistics
      ? [
          `检查结果的区间只说明：假如每次检查都是机会相同的独立试验，这样的比例会有多大的偶然波动。它不代表未检查的单位；点名检查的任务尤其如此。标「全查」的，对象已全部查清，没有抽样误差。`,
        ]
      : []),
    ...(rounds.length === 0
      ? []
      : [
          '「由抽样推断总体」只用于随机抽取的批次，按抽取概率推算，区间说的是该轮可抽对象的全体；「部分对象」表示另有对象不在推断范围内。',
        ]),
    ...(total.change === undefined
      ? []
      : [
          `与上年比较的检出率、整改率、处罚率为百分点之差；两年检查的对象可能本来就不同。${statistics ? '偶然概率大，差异就可能只是碰巧；概率小也不说明原因。' : ''}`,
        ]),
  ]
  return texts.flatMap((text, index) => paragraph(`${index + 1}. ${text}`))
}
