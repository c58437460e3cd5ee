import type { LegalityRule, SeatExplanation } from 'double-random'

type Outcome = SeatExplanation['tried'][number]['outcome']

/** Why somebody was not sent, or that he was, in Chinese. */
export const OFFICER_REASONS: Readonly<Record<LegalityRule | Outcome, string>> = {
  taken: '派出',
  'in-team': '已在本组',
  related: '与本组的人有关系',
  'strands-seats': '派他则别的席位无人可派',
  'less-wished': '派他则离优先考虑的更远',
  'less-even': '派他则家次不够平均',
  'in-group': '已编入执法小组',
  certificate: '执法证当日无效',
  borrowed: '借调未获允许',
  department: '科室不符',
  qualification: '缺资质',
  leave: '请假',
  town: '街镇要求不符',
  'own-town': '属地回避',
  recusal: '申报回避',
  'recent-visit': '近期查过',
  'last-officer': '最近一次查过',
}
