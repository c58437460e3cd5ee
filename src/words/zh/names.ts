import type { TableName } from '../../core/table.ts'
import type { AmendmentReason } from '../../schema/documents/documents.ts'
import type { OutcomeCode } from '../../schema/report/outcome.ts'

/** What the documents of the protocol are called, by their kind. */
export const documentNames: Readonly<Record<string, string>> = {
  announcement: '公告',
  record: '记录',
  void: '作废声明',
  amendment: '变更文件',
  notice: '公示',
  proof: '证明',
  outcomes: '检查结果',
}

/** What the sources of a seed are called, by their kind. */
export const sourceNames: Readonly<Record<string, string>> = {
  operator: '经办人自定',
  'commit-reveal': '承诺后揭示',
  sealed: '密封随机数',
  'public-event': '公共事件',
  drand: '随机信标',
}

/** Why an amendment was made. */
export const reasonNames: Readonly<Record<AmendmentReason, string>> = {
  absence: '因故缺席',
  'recusal-granted': '准予回避',
  'left-service': '离岗',
  other: '其他原因',
  closed: '已停业',
  'moved-away': '已迁走',
  duplicate: '重复登记',
  'out-of-scope': '不属检查范围',
}

/** How a visit ended. */
export const outcomeNames: Readonly<Record<OutcomeCode, string>> = {
  inspected: '已检查',
  refused: '拒绝检查',
  untraceable: '查无下落',
  'not-done': '未检查',
  closed: '已注销、关闭',
  'moved-away': '已迁出',
  duplicate: '重复登记',
  'out-of-scope': '不属于本任务',
}

/** What can be committed to: tables, plan, calendar. */
export const tableNames: Readonly<Record<TableName | 'plan' | 'calendar', string>> = {
  plan: '计划',
  calendar: '日历',
  enterprises: '检查对象',
  inspectors: '执法人员',
  recusals: '回避',
  pastVisits: '检查记录',
  penalties: '处罚',
  lists: '清单',
  waivers: '豁免',
  renamed: '编号变更',
  plannedVisits: '其他部门计划检查',
  outcomes: '检查结果',
  sample: '抽中名单',
  reserves: '备选名单',
  exclusions: '剔除',
  seats: '席位',
  vacancies: '空缺',
  loads: '承担家次',
  items: '检查事项',
}

/** The roles of a team that the plan does not state; others are as the bureau calls them. */
const ROLES: Readonly<Record<string, string>> = { lead: '主办', member: '协办', group: '执法小组' }

export function roleOf(role: string): string {
  return Object.hasOwn(ROLES, role) ? (ROLES[role] as string) : role
}
