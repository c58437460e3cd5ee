import type { AmendmentReason, Outcome } from 'double-random'

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
  'not-done': '未检查',
  closed: '已停业',
  'moved-away': '已迁走',
  duplicate: '重复登记',
  'out-of-scope': '不属于本任务',
}

export const PASSED: Readonly<Record<'in-sample' | 'visited-elsewhere', string>> = {
  'in-sample': '已在样本',
  'visited-elsewhere': '公告后街镇已查',
}

/** Values that the rotation adds to a stratum. */
export const STRATA: Readonly<Record<string, string>> = {
  unvisited: '今年未查',
  visited: '今年已查',
}
