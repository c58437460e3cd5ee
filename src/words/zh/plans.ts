import type { Unplaced } from '../../year/schedule/days/unplaced-visits.ts'
import type { RelationCode } from '../../year/workload/figure-relation.ts'
import { nameOf } from '../name-of.ts'
import type { PlanSentences } from '../plans.ts'
import { expectedFound } from './expected-found.ts'
import { planFindings } from './plan-findings.ts'

const UNPLACED: Readonly<Record<Unplaced['reason'], string>> = {
  'no-day': '期限内没有可用的工作日',
  'no-team': '期限内没有一天能组成检查组',
  capacity: '家次超过检查组所能承担',
  search: '没有找到可排的日子，能否排定不明',
}

const RELATIONS: Readonly<Record<RelationCode, string>> = {
  product: '乘积不符',
  sum: '合计不符',
  share: '占比不符',
  shares: '各项占比之和不符',
  repeated: '各处数字不一致',
  calendar: '与日历的工作日不符',
}

export const plans: PlanSentences = {
  finding({ code, path, task, count, units = [], expected, found }, say) {
    const of = task === undefined ? '' : `，任务 ${task}`
    const more = count === undefined || count <= units.length ? '' : ' 等'
    const who = count === undefined ? '' : `；涉及 ${count} 家：${units.join('、')}${more}`
    return `${nameOf(planFindings, code)}（${path}${of}）：${expectedFound(say(expected), say(found))}${who}`
  },

  figure({ code, where, statement, computed }, say) {
    const right = computed === undefined ? '' : `，算得 ${computed}`
    return `${say(where)}：${nameOf(RELATIONS, code)}，原文 ${statement}${right}`
  },

  unplaced: ({ task, round, visits, reason }) =>
    `${task}第${round}轮 ${visits} 家次未排定：${nameOf(UNPLACED, reason)}`,

  notScheduled: ({ task, round, reason }) =>
    reason === 'no-rounds'
      ? `${task} 未安排：没有写明轮次`
      : `${task}第${round}轮未安排：没有写明家次`,

  bottleneck({ departments, tasks, from, to, visits, capacity }) {
    const days = from === undefined || to === undefined ? '' : `${from} 至 ${to} `
    return `${departments.join('、')}：${tasks.join('、')} ${days}需排 ${visits} 家次，至多可排 ${capacity} 家次`
  },
}
