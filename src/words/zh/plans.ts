import type { Unplaced } from '../../year/schedule/days/unplaced-visits.ts'
import type { RelationCode } from '../../year/workload/figure-relation.ts'
import { nameOf } from '../name-of.ts'
import type { PlanSentences } from '../plans.ts'
import { expectedFound } from './expected-found.ts'
import { placeOfPath } from './place.ts'
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

const MEMBERS: Readonly<Record<string, string>> = {
  visits: '家次',
  window: '起止日期',
  days: '检查日期',
  departments: '责任科室',
  department: '责任科室',
  where: '抽取范围',
  exclude: '剔除',
  design: '抽取方式',
  team: '检查组',
}

/** A path into the plan by the names that people know: 任务 加油站 第1轮家次. */
function placeOf(task: string, path: string): string {
  const [, round, rest = ''] =
    /^plan\.tasks\[\d+\](?:\.rounds\[(\d+)\])?(?:\.(.+))?$/.exec(path) ?? []
  const [member = ''] = rest.split(/[.[]/)
  const title = MEMBERS[member]
  const of = round === undefined ? '' : `第${Number(round) + 1}轮`
  return `任务 ${task}${of === '' && title === undefined ? '' : ` ${of}${title ?? ''}`}`
}

export const plans: PlanSentences = {
  finding({ code, path, task, count, units = [], expected, found }, say) {
    const where = task === undefined ? placeOfPath(path) : placeOf(task, path)
    const more = count === undefined || count <= units.length ? '' : ' 等'
    const who = count === undefined ? '' : `；涉及 ${count} 家：${units.join('、')}${more}`
    return `${nameOf(planFindings, code)}（${where}）：${expectedFound(say(expected), say(found))}${who}`
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
