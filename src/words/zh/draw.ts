import type { ByAmendment, DrawMessages } from '../../core/messages/draw.ts'
import { nameOf } from '../name-of.ts'
import type { Sentences } from '../sentences.ts'
import { reasonNames, roleOf, sourceNames } from './names.ts'

const amended = ({ sequence, date, reason }: ByAmendment) =>
  `${date} 第 ${sequence} 件变更（${nameOf(reasonNames, reason)}）`

export const draw: Sentences<DrawMessages> = {
  'pool-round': ({ pool, round }) => `${pool ?? '任意任务'}第${round ?? '任意'}轮`,
  'pool-round-once': '每个任务轮次只列一次',
  'pool-round-of-plan': '计划中的任务轮次',
  'one-pool-round-at-least': '至少一个任务轮次',
  'no-double-random-rounds': '空，计划中没有分轮次的双随机任务',
  'rounds-of-double-random-task': '双随机任务的各轮次（未指定批次时必须写明）',
  'task-that-can-be-drawn': '可以抽取的任务',
  'deferred-task': '暂缓实施的任务',
  'a-design': '抽样方法',
  'batch-in-order-of-plan': '按计划的次序排列批次',

  'rate-of-stratum': ({ stratum }, say) => `${say(stratum)}的抽取比例，或“otherwise”一项`,
  'no-rate-for-eligible': ({ units }) => `没有比例，而可抽取 ${units} 家`,
  'state-rate': '写明该层的抽取比例：没有比例的层不可能被抽中',
  'minimums-within': ({ visits }) => `不超过 ${visits} 家次的最低家次`,
  'visits-needed': ({ visits }) => `需要 ${visits} 家次`,
  'raise-visits-or-lower-minimum': '增加本轮家次，或降低最低家次',
  'size-for-chances': ({ design }) => `不小于 1 的整数（“${design}”按规模抽取）`,
  'state-size-or-draw-apart': '填写规模；没有规模的，用“where”排除，另设任务抽取',
  'sizes-that-sum-to-at-most': ({ limit }) => `合计不超过 ${limit} 的规模`,

  'equal-chances-within-strata': '层内机会均等、只按签号次序决定的轮次',
  'chances-in-proportion-to-size': '按规模抽取的轮次',
  'draw-round-with-draw': '用“draw”抽取本轮',
  'name-that-database-keeps': ({ database, bytes }) =>
    `不超过 ${bytes} 字节的名称（${database} 只保留这么长）`,
  'name-of-bytes': ({ name, bytes }, say) => `${say(name)}，共 ${bytes} 字节`,
  'other-database-or-shorter-name': '改用其他数据库核验，或在下一份计划中缩短名称',
  'announced-plan': ({ digest }) => `公告的计划，摘要 ${digest}`,

  'window-with-working-day': ({ calendar }) =>
    `含工作日的检查期间${calendar === undefined ? '' : `（日历 ${calendar}）`}`,
  'working-days-of-calendar': ({ calendar }) => `日历 ${calendar} 的工作日`,
  'schedule-with-this-calendar': '按这份日历重新排定全年日期',

  'rule-in-group': '小组成员限制',
  'rule-certificate': '执法证要求',
  'rule-borrowed': '借调限制',
  'rule-department': '科室要求',
  'rule-qualification': '资质要求',
  'rule-leave': '请假限制',
  'rule-town': '街镇要求',
  'rule-own-town': '属地回避',
  'rule-recusal': '申报回避',
  'rule-recent-visit': '近期检查回避',
  'rule-last-officer': '上次检查回避',

  'officer-for-seat': ({ role, date }) => `${date} 的检查人员一名（${roleOf(role)}）`,
  'group-for-seat': ({ role, date }) => `${date} 的执法小组一个（${roleOf(role)}）`,
  'nobody-legal': '无人符合条件',
  'legal-but-none-free': ({ officers }) => `符合条件的有 ${officers} 人，均已排满`,
  'seats-filled-together': ({ seats }) => `${seats} 席同时配齐`,
  'nobody-for-these-seats': '无人可派',
  'officers-for-these-seats': ({ officers, count }) => {
    const more = count > officers.length ? `等 ${count} 人` : ''
    return `能承担这些席位的只有 ${officers.join('、')}${more || `，共 ${count} 人`}，每人在一组中只占一席，家次不超过上限`
  },
  'mend-shortage': ({ advice, removed }, say) => {
    const rules = removed.map(({ rule, officers }) => `${say(rule)} ${officers} 人次`)
    const waive =
      rules.length === 0 ? '' : `免除回避或要求（这些席位因此排除：${rules.join('、')}），`
    const general = `增加检查人员，提高家次上限，${waive}或在计划中写明准许空缺（人员配对的“shortage”写“vacancies”）`
    return advice === undefined ? general : `${say(advice)}；此外可以${general}`
  },
  'any-one-is-enough': ({ repairs, isMore }, say) =>
    `以下各项任选其一即可配齐全部检查：${repairs.map(say).join('；')}${isMore ? '；另有其他办法' : ''}`,
  'one-change-is-not-enough': ({ seats }) =>
    `只作一项调整不足以配齐全部检查，至少仍有 ${seats} 席空缺`,
  'one-more-visit': ({ officer }) => `为 ${officer} 增加一家次`,
  'one-more-visit-between': ({ officer, from, to }) =>
    from === to
      ? `为 ${officer} 在 ${from} 增加一家次`
      : `为 ${officer} 在 ${from} 至 ${to} 增加一家次`,
  'one-more-visit-a-day': ({ officer }) => `为 ${officer} 每天增加一家次`,
  'relatives-together': ({ related, unit }) => `允许有“${related}”关系的两人同组检查 ${unit}`,
  'waive-rule': ({ rule, officer, unit, seat }, say) =>
    `免除 ${officer} 对 ${unit} 第${seat}席的${say(rule)}`,
  'visits-for-every-minimum': '足以使每人达到最低家次的检查',
  'visits-missing-to-minima': ({ visits, officers, count }) => {
    const each = officers.map(
      ({ officer, visits: own, minimum }) => `${officer} ${own} 家次、最低 ${minimum} 家次`,
    )
    const more = count > officers.length ? `等 ${count} 人` : ''
    return `至少缺 ${visits} 家次，例如：${each.join('；')}${more}`
  },
  'mend-minimum':
    '降低最低家次，准许这些人员承担更多席位，增加计划家次，或在计划中写明准许空缺（人员配对的“shortage”写“vacancies”）',
  'sums-within-bits': ({ bits }) => `合计在 ${bits} 位以内的优先次序和最低家次`,
  'stages-seats-and-minima': ({ stages, seats, visits }) =>
    `优先次序 ${stages} 级、${seats} 席、最低家次共 ${visits} 家次`,
  'leave-out-stage-or-split-batch': '减少一级优先次序，或分几批抽取',
  'one-visit-in-a-round': '每轮中每家检查对象只有一次检查',
  'visit-begun-that-day': '所列检查中同一天对同一检查对象、自身不并入其他检查的一次检查',

  'independent-bits': ({ least }) => `经办人不能控制的随机数不少于 ${least} 位`,
  'add-independent-party-or-weak': '增加独立一方的承诺，或以“weak: true”注明随机强度不足',
  'weak-as-bits-say': ({ weak, bits }) => `“${weak}”（经办人不能控制的随机数为 ${bits} 位）`,
  'predecessor-for-all-but-first': '除第1号外都写明前一份文件',
  'number-with-predecessor': ({ number }) => `第${number}号写有前一份文件`,
  'number-without-predecessor': ({ number }) => `第${number}号没有前一份文件`,
  'seed-or-announcement': '含“seed”，或含“announcement”和“reveals”的选项',
  'announced-inputs': '公告锁定的数据',
  'other-inputs': '另一份数据',
  'draw-announced-inputs-or-void': '用公告锁定的数据抽取，或声明本号作废，另行公告下一号',
  'key-that-blinded-announcement': '公告所用的盲化密钥',
  'another-key': '另一个密钥',
  'find-the-key-or-void': '找出公告时所用的密钥；确已遗失的，声明本号作废，另行公告下一号',
  'no-key-as-not-blinded': '不给密钥（公告未盲化）',
  'a-key': '给了密钥',
  'reveal-of-source': ({ source, kind, party }) =>
    `第 ${source} 个来源（${sourceNames[kind] ?? kind}${party === undefined ? '' : `，${party}`}）的揭示内容`,
  'reveal-for-each-source': ({ sources }) => `${sources} 项揭示内容，每个来源一项`,
  'obtain-reveal-or-void': '缺一个来源不能抽取：取得其揭示内容，或声明本号作废',
  'reveals-as-announced': '按公告的次序给出揭示内容，每项与承诺或公布的完全一致',
  'signature-of-beacon-round': ({ round }) => `网络对信标第${round}轮的签名`,
  'another-signature': '其他签名',
  'fetch-beacon-round-again': '从该网络的其他节点重新取得这一轮',

  'rows-in-order-of-keys': '按键排列、各出现一次的行',
  'row-out-of-order': '次序不对的行',
  'line-feed-at-end': '最后一行末尾的换行符',
  'amendments-in-order': '给出本记录的全部变更文件，第一份在前',
  'outcomes-in-order': '给出本记录的全部检查结果文件，第一份在前',
  'all-rows-open': '各行全部公开的检查结果',
  'some-rows-open': '只公开了部分行，或都未公开',
  'unit-of-a-row': '有检查结果的检查对象',
  'inspector-of-directory': '名录中的执法人员',
  'reason-of-correction': '更正的理由',
  'reason-of-corrections-only': '更正须有理由，首次报告没有理由',
  'correct-with-reason': '已报告的结果只能写明理由更正，不能撤回',
  'outcome-reported-before': '此前报告过的结果，或者对它的更正',
  'other-than-before': '与此前报告不同的内容',
  'same-as-before': '与此前相同',
  'in-byte-order': '按字节顺序排列、各出现一次的值',
  'unit-in-sample-now': ({ pool, round }) => `目前在${pool}第${round}轮样本中的检查对象`,
  'unit-ever-in-sample': ({ pool, round }) => `现在或曾经在${pool}第${round}轮样本中的检查对象`,
  'day-from-on': ({ from }) => `公告之日（${from}）及以后的日期`,
  'day-from-to': ({ from, to }) => `公告之日至当年年底（${from} 至 ${to}）的日期`,
  'day-not-before-last-amendment': ({ date }) => `不早于前一次变更（${date}）的日期`,
  'verify-record-before-amending': '先核验记录，再作变更',
  'unit-replaced': ({ unit, substitute, ...by }) =>
    `${amended(by)}：${unit} 退出，${substitute === null ? '没有备选可以替补' : `由 ${substitute} 替补`}`,
  'unit-came': ({ unit, ...by }) => `${amended(by)}：替补 ${unit}`,
  'seat-reassigned': ({ seat, before, inspector, ...by }) =>
    `${amended(by)}：第 ${seat} 席由 ${before} 换为 ${inspector}`,
}
