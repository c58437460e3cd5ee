import type { AnnouncementBody, LegalityRule } from 'double-random'

// Chinese for the codes and names that plan, record and report carry.

export const CATEGORIES = { unit: '重点单位', period: '重点时段', matter: '重点事项' } as const

export const MODES = { key: '重点抽查', random: '随机抽查', joint: '联合检查' } as const

export const EXCLUSIONS: Readonly<Record<string, string>> = {
  'district-key': '区重点单位，另有重点检查',
  closed: '停业或注销',
  'own-pool': '另有专门任务',
  'city-plan': '列入市级检查计划',
  earlier: '本年度本任务已检查过',
  'recent-visit': '近六个月检查过',
  penalised: '近六个月处罚过',
  overlap: '本批其他任务已抽中',
  'earlier-round': '前几轮已抽中',
}

export const TABLES: Readonly<Record<keyof AnnouncementBody['tables'], string>> = {
  enterprises: '检查对象名录库',
  inspectors: '执法检查人员名录库',
  recusals: '回避申报',
  pastVisits: '既往检查',
  penalties: '行政处罚',
  lists: '名单',
  renamed: '编号变更',
  plannedVisits: '其他部门计划检查',
  waivers: '例外说明',
}

/** Fields by which a pool can be stratified. */
export const FIELDS: Readonly<Record<string, string>> = { town: '街镇', risk: '风险等级' }

/** Why an officer cannot take a seat. */
export const RULES: Readonly<Record<LegalityRule, string>> = {
  'in-group': '属于固定小组，只随组派出',
  certificate: '没有执法证或当日无效',
  department: '科室不符',
  qualification: '缺少资质',
  leave: '当日请假',
  recusal: '申报回避',
  'own-town': '属地回避',
  'recent-visit': '一年内查过该单位',
  borrowed: '借调未经批准',
  town: '街镇不符',
  'last-officer': '上次检查过该单位',
}

export const STATUSES = { pass: '通过', fail: '不符', 'not-checked': '未查' } as const

export const OUTCOMES = { verified: '核验通过', partial: '未见不符', refuted: '核验不符' } as const

/** Items that ride along on a share of visits stand in no catalogue. */
export const RIDERS: Readonly<Record<string, string>> = {
  'special-operators': '特种作业人员持证',
  'safety-fund': '安全生产费用提取使用',
}

/** Why a unit was replaced. */
export const REASONS: Readonly<Record<string, string>> = {
  closed: '已停业',
  'moved-away': '已迁走',
}
