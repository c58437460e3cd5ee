import type { Messages } from '../../core/message.ts'
import type { YearMessages } from '../../core/messages/year.ts'
import { nameOf } from '../name-of.ts'
import type { Sentences } from '../sentences.ts'
import { outcomeNames } from './names.ts'

const MODES = { key: '重点抽查', random: '随机抽查', joint: '联合检查' } as const

const PERIODS = { year: '年', 'half-year': '半年', quarter: '季度', month: '月' } as const

const RULES: Readonly<Record<Messages['rule-unchecked']['rule'], string>> = {
  visitedWithinMonths: '近期检查过',
  visitedWithinDays: '近期检查过',
  visitsInYear: '本年检查次数已满',
  penalisedWithinMonths: '近期处罚过',
}

const TABLES = { pastVisits: '既往检查', penalties: '行政处罚' } as const

const FIGURES: Readonly<Record<Messages['account-figure']['figure'], string>> = {
  workingDays: '工作日',
  officers: '人数',
  statutory: '总法定工作日',
  otherEnforcement: '其他执法工作日',
  nonEnforcement: '非执法工作日',
  inspection: '监督检查工作日',
  needed: '需要的工作日',
  reserve: '余地',
}

export const year: Sentences<YearMessages> = {
  'plan-year': '计划的年度',
  'sum-of-tasks': ({ sum }) => `各项任务之和 ${sum}`,
  'share-of-visits': ({ share, visits, of }) => `${share}（${of} 家次中的 ${visits} 家次）`,
  'share-as-printed': ({ share }) => share,
  'share-at-least': ({ share }) => `全部家次的 ${share} 以上（按本单位的设定）`,
  'responsible-department': '责任科室',
  'visits-stated': '任务的家次，或者各轮的家次',
  'rounds-of-double-random': '双随机任务的各轮安排',
  'design-stated': '该轮或者该任务的抽样办法',
  'mode-of-kind': '重点任务为重点抽查，双随机的一般任务为随机抽查',
  'mode-of-task': ({ mode, kind, doubleRandom }) =>
    `${MODES[mode]}（${kind === 'key' ? '重点' : '一般'}任务，${doubleRandom ? '' : '不是'}双随机）`,
  'another-department': '参加联合检查的其他部门',
  'legal-basis': '法律依据（按本单位的设定）',

  'frame-expected': '预计的抽样框家数',
  'frame-of-directory': ({ size }) => `名录中的抽样框 ${size} 家`,
  'visits-at-most-frame': ({ limit }) => `不超过 ${limit} 家次，即抽样框的家数`,
  'visits-at-most-frame-once': ({ limit }) => `不超过 ${limit} 家次，即抽样框内每家一次`,
  'visits-at-most-frame-each-round': ({ limit, rounds }) =>
    `不超过 ${limit} 家次，即 ${rounds} 轮中每轮每家一次`,
  'days-of-year': ({ year: number }) => `${number} 年之内的日子`,
  'as-many-days-as-visits': ({ visits }) => `与家次一样多的日子，${visits} 天`,
  dates: ({ dates, more }) =>
    `${dates.join('、')}${more > 0 ? ` 等 ${dates.length + more} 天` : ''}`,
  'window-in-each-quarter': '每个季度都有安排',
  'none-in-periods': ({ periods }, say) => `${periods.map(say).join('、')}没有安排`,
  period: ({ per, number, year: of }) => {
    if (per === 'year') return `${of} 年`
    if (per === 'half-year') return `${of} 年${number === 1 ? '上' : '下'}半年`
    return per === 'quarter' ? `${of} 年第${number}季度` : `${of} 年 ${number} 月`
  },
  frequency: ({ visits, per }) => `每${PERIODS[per]} ${visits} 次`,
  'visits-for-frequency': ({ visits, frequency, units }, say) =>
    `不少于 ${visits} 家次（${say(frequency)}${ofUnits(units)}）`,
  'visits-in-period': ({ visits, period, frequency, units }, say) =>
    `${say(period)}各轮不少于 ${visits} 家次（${say(frequency)}${ofUnits(units)}）`,
  'rounds-sure-to-visit': ({ period, frequency, units }, say) =>
    `${say(period)}各轮必定查到 ${units} 家中的每一家（${say(frequency)}）`,
  'units-not-sure': ({ units }) => `${units} 家不能确定查到`,
  'visits-in-year-at-most': ({ limit, year: of }) => `${of} 年每家不超过 ${limit} 次`,
  'rule-describes': '按标签、等级、街镇或者名单写明哪一类',
  'rule-names': '写的是企业的编号、名称或者信用代码',
  'units-with-more-visits': ({ units, visits }) => `${units} 家超过，最多 ${visits} 次`,

  'totals-unchecked': '合计和占比未核对：有的任务没有写明家次',
  'year-unchecked': '频次、覆盖、年度上限和季度安排未核对：计划没有写明年度',
  'working-days-unchecked': '工作日未核对：没有给出日历',
  'frames-unchecked': '抽样框、单位覆盖和年度上限未核对：没有给出检查对象名录库',
  'lists-unchecked': ({ tasks }) => `抽样框和单位未核对（${list(tasks)}）：没有给出名单`,
  'rule-unchecked': ({ rule, table, tasks }) =>
    `因${RULES[rule]}而剔除的单位未核对（${list(tasks)}）：没有给出${TABLES[table]}`,
  'frequency-unchecked': ({ tasks }) => `频次未核对（${list(tasks)}）：抽样框家数不明`,
  'times-unchecked': ({ tasks }) => `单位何时检查未核对（${list(tasks)}）：没有写明各轮`,

  'calendar-covering': ({ from, to }) => `包括 ${from} 至 ${to} 的日历`,
  'working-day': '工作日',
  'visits-within': ({ from, to }) => `${from} 至 ${to} 之内的检查`,
  'amount-of-days': '不小于 0 的天数：整数、“1/2”或者“0.5”',
  'figure-as-printed': '原样抄录的数字：不小于 0 的整数，或者“12.5”这样的文本',
  'kind-of-head': ({ kind, head }) => `${kind}（${head} 所属的类别）`,
  label: ({ label }) => label,
  'account-figure': ({ account, figure }) => `${account}，${FIGURES[figure]}`,
  'account-share': ({ account, figure }) => `${account}，${FIGURES[figure]}占比`,
  'account-shares': ({ account }) => `${account}，各项占比`,

  'schedule-of-plan': ({ plan }) => `计划“${plan}”的全年安排`,
  'task-or-round-of-plan': '计划中的任务及其轮次',
  'round-with-visits': '计划中写明家次的一轮',
  'visits-of-round-at-most': ({ limit, pool, round }) =>
    `不超过${pool}第${round}轮的 ${limit} 家次`,
  'visits-of-round': ({ visits }) => `该轮的 ${visits} 家次`,
  'visits-in-all-at-most': ({ limit }) => `合计不超过 ${limit} 家次`,
  'visits-of-department-at-most': ({ limit }) => `一个科室全年不超过 ${limit} 家次`,
  'visits-of-department': ({ visits, department }) => `${department} ${visits} 家次`,
  'visits-times-days-at-most': ({ limit }) =>
    `各科室家次数乘以其各轮工作日总数，合计不超过 ${limit}`,
  'visits-a-day-at-most': ({ limit }) => `不超过 ${limit}，即检查人员每日家次的上限`,

  'draw-once': '每次抽取只出现一次',
  'draw-of': ({ path }) => `与 ${path} 相同的记录`,
  'task-of-plan': '计划中的任务',
  'unit-of-round': ({ pool, round }) => `${pool}第${round}轮抽中过的单位`,
  'value-as-of-other-visits': ({ variable }) => `“${variable}”的数值（同一任务的其他检查有此数值）`,
  'value-of-inspected-unit': ({ variable }) => `“${variable}”的数值（该单位已检查）`,
  'state-zero-too': '写明数值，没有发现的写 0：未查的不能算作没有问题',
  'variable-at-most': ({ variable, limit, of }) => `“${variable}”不超过“${of}”的 ${limit}`,
  'date-for-period': '日期（记分标准只计一段时间）',
  'name-once': '每个名称只出现一次',
  'visit-once': '一项任务一天对一家单位的检查只出现一次',
  'visit-on': ({ unit, date }) => `${unit} 于 ${date} 再次出现`,
  'values-of-inspected-only': '只有已检查的单位有数值',
  'values-of-outcome': ({ outcome }) => `结果为“${nameOf(outcomeNames, outcome)}”的单位的数值`,
  'zero-or-one': '0 或者 1',
  'say-that-it-counts': '变量是计数的，写明“counts: true”',

  'sampled-unit-or-stratum': '该轮抽中的单位，或者该轮的一层',
  'stratum-of-round': '该轮的一层',
  chance: '入样概率',
  'no-chance-of-listed': '指定名单的一轮没有入样概率',
  'chance-above-zero': '大于 0、不超过 1 的入样概率',
  'chance-of-stratum': ({ chance }) => `该层的入样概率 ${chance}`,
  'rows-of-stratum': ({ rows, size }) => `${size} 家的一层中抽中 ${rows} 行`,
  'exclusions-counted': ({ rule, count, byDraw }) =>
    `按规则“${rule}”剔除 ${count} 家，其中 ${byDraw} 家因抽签而剔除`,

  'id-or-credit-code': '编号、统一社会信用代码，或者两者',
  'register-members': ({ members }) => `只有 ${list(members)}`,
  'leave-out-or-make-a-tag': '删去，或者改成标签参加比对',
  'tests-of-register': ({ columns }) =>
    `只按标签和文本字段筛选（${list(['tag', ...columns].map((name) => `“${name}”`))}）`,
  'bounds-of': ({ field }) => `${field} 的范围`,
  'integer-of': ({ field }) => `${field} 的整数值`,

  'draw-can-be-replayed': '抽取可以复算',
  'text-not-tried-until-it-pleased': '这段文字没有反复试到满意为止',
  'party-chose-first': '该方选定随机数时还不知道其他任何一个',
  'party-independent': '该方是独立的，或者换一个结果也会照样揭示',
  'authority-chose-first': '主办机关选定随机数时还不知道其他任何一个',
  'nothing-against-authority': '不能约束主办机关，只防止名单提前被算出',
  'outcome-unknown-when-announced': '公告公布时还不知道结果',
  'outcome-is-the-real-one': '所写的结果是真实的：应与其他报道核对',
  'number-made-later-by-network': '随机数由各自独立的机构组成的网络在约定的时间产生',
  'announced-before-number': '公告在此之前公布：由登在别处的公告摘要证明',

  'outcomes-missing': '还有单位没有检查结果',
  'not-a-probability-sample': '名单由主办机关指定，不是概率抽样',
  'nothing-drawn': '没有抽取',
  'nothing-inspected': '没有一家实施了检查',
  counts: '计数的变量，不作区间',
  census: '全查，没有抽样误差',
  exact: '精确区间',
  'effective-size': '按有效样本量计算的区间',
  approximation: '近似区间',
  'excluded-by-draw': '本批其他任务抽中的不在内',
  'stratum-not-drawn': '有的层没有抽取',
  'drawn-by-size': '按规模抽取，各家的机会不同',
  'single-unit': '该层只有一家',
  'not-in-frame': '不属于任何任务',
  listed: '由主办机关指定，不是抽取',
  'no-share': '所在的层没有分到家次',
}

function list(names: readonly string[]): string {
  return names.join('、')
}

function ofUnits(units: number | undefined): string {
  return units === undefined ? '' : `，${units} 家每家如此`
}
