import type { LegalityRule } from '../../pair/legality.ts'
import { nameOf } from '../name-of.ts'
import type { Explained, OfficerOutcome } from '../sentences.ts'
import { roleOf } from './names.ts'

/** Why somebody was not sent, or that he was. */
const OUTCOMES: Readonly<Record<LegalityRule | OfficerOutcome, string>> = {
  taken: '派出',
  'in-team': '已在本组',
  related: '与本组人员有关系',
  'strands-seats': '派出则其他席位无人可派',
  'less-wished': '派出则优先考虑事项落实较差',
  'less-even': '派出则工作量不够均衡',
  'in-group': '已编入执法小组',
  certificate: '执法证当日无效',
  borrowed: '不得借调',
  department: '科室不符',
  qualification: '缺少资质',
  leave: '当日不可用',
  town: '街镇要求不符',
  'own-town': '属地回避',
  recusal: '申报回避',
  'recent-visit': '近期检查过',
  'last-officer': '最近一次检查过',
}

const VERDICTS = {
  drawn: '抽中',
  reserve: '备选',
  'not-drawn': '未抽中',
  'not-in-frame': '不在抽样框内',
  'not-in-directory': '不在名录内',
}

export const explained: Explained = {
  unit(answer, say) {
    const where = `${answer.pool}第${answer.round}轮：`
    if (answer.verdict === 'excluded') {
      const { code, byDraw } = answer
      return [`${where}按规则“${code}”剔除${byDraw ? '，因本批已抽中' : ''}`]
    }
    const verdict = nameOf(VERDICTS, answer.verdict)
    if (!('ticket' in answer)) return [`${where}${verdict}`]
    const {
      rank,
      size,
      drawn,
      pi,
      ticket,
      threshold,
      bytes,
      date,
      team = [],
      changes = [],
    } = answer
    const visit =
      date === undefined ? '' : `，${date}${team.length > 0 ? ` ${team.join('、')}` : ''}`
    return [
      `${where}${verdict}${visit}`,
      ...changes.map(say),
      `第 ${rank} 名，本层 ${size} 家抽 ${drawn} 家${pi === null ? '' : `，入样概率 ${pi}`}`,
      `签号 ${ticket}`,
      ...(threshold === null ? [] : [`入选界限 ${threshold}`]),
      `计算签号的文字 ${bytes}`,
    ]
  },
  seat(answer, say) {
    const { pool, round, unit, seat, role, date, inspector, changes = [] } = answer
    const { tried, acceptable, refused, notLegal } = answer
    return [
      `${pool}第${round}轮 ${unit} 第${seat}席（${roleOf(role)}）${date}：${inspector}`,
      `依次抽到：${tried.map((each) => `${each.inspector}（${nameOf(OUTCOMES, each.outcome)}）`).join('、')}`,
      `当时可派：${acceptable.join('、')}`,
      ...refused.map((each) => `${each.inspector}：${nameOf(OUTCOMES, each.reason)}`),
      ...notLegal.map((each) => `${each.inspector}：${nameOf(OUTCOMES, each.rule)}`),
      ...changes.map(say),
    ]
  },
}
