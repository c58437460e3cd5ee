import type { AmendmentReason, Outcome } from 'double-random'
import type { EstimateScope, MissingReason } from 'double-random/report'

// Chinese for the codes that plan, record, amendments and reports carry.

/** Codes of exclusion in the order of the rules: a word for tables, and what it means. */
export const EXCLUSIONS: readonly (readonly [code: string, short: string, meaning: string])[] = [
  ['closed', '注销', '停业或注销'],
  ['town-plan', '街镇', '列入街镇计划，由街镇检查'],
  ['penalised', '处罚', '近六个月处罚过'],
  ['cap', '频次', '本年已有两天检查'],
  ['overlap', '重叠', '本批其他任务已抽中'],
  ['earlier-round', '前轮', '本任务前几轮已查'],
]

export const REASONS: Readonly<Record<AmendmentReason, string>> = {
  closed: '已停业',
  'moved-away': '已迁走',
  duplicate: '重复登记',
  'out-of-scope': '不属于本任务',
  absence: '请假',
  'recusal-granted': '准予回避',
  'left-service': '离职',
  other: '其他',
}

export const OUTCOMES: Readonly<Record<Outcome['outcome'], string>> = {
  inspected: '已检查',
  refused: '拒绝检查',
  untraceable: '无法联系',
  closed: '已停业',
  'moved-away': '已迁走',
  duplicate: '重复登记',
  'out-of-scope': '不属于本任务',
}

export const PASSED: Readonly<Record<'in-sample' | 'visited-elsewhere', string>> = {
  'in-sample': '已在样本',
  'visited-elsewhere': '公告后街镇已查',
}

/** Why no figure, or no interval, is given. */
export const MISSING: Readonly<Record<MissingReason, string>> = {
  'outcomes-missing': '还有单位没有结果',
  'not-a-probability-sample': '名单由上级指定，不是概率抽样',
  'nothing-drawn': '没有抽取',
  'nothing-inspected': '没有一家查成',
  counts: '计数的变量，不作区间',
}

/** Why figures are no figures for the whole pool. */
export const NARROWER: Readonly<Record<EstimateScope['reasons'][number], string>> = {
  'excluded-by-draw': '本批其他任务抽中的不在内',
  'stratum-not-drawn': '有的层没有抽取',
}

/** Values that the rotation adds to a stratum. */
export const STRATA: Readonly<Record<string, string>> = {
  unvisited: '今年未查',
  visited: '今年已查',
}

/** Reasons for never having had a chance, besides the codes of exclusion. */
export const NO_CHANCE: Readonly<Record<string, string>> = {
  'not-in-frame': '不属于任何任务',
  listed: '上级指定，不是抽取',
  'no-share': '所在的层没有家次',
}
