import type { NamedRound } from '../../core/messages/draw.ts'
import type { Counted, LedgerPlace, OfNumber, SeriesMessages } from '../../core/messages/series.ts'
import { nameOf } from '../name-of.ts'
import type { Sentences } from '../sentences.ts'
import { documentNames, tableNames } from './names.ts'

/** 一行列出的名称数；报告中有全部。 */
const NAMED = 8

const list = (parts: readonly unknown[]) => parts.join('、')
const who = ({ count, ids }: Counted) => `${list(ids.slice(0, NAMED))}${count > NAMED ? '等' : ''}`
const draw = ({ number, series }: OfNumber) =>
  series === undefined ? `第 ${number} 号` : `${series} 第 ${number} 号`
const place = ({ kind, number }: LedgerPlace) => `第 ${number} 号的${nameOf(documentNames, kind)}`
const roundOf = ({ pool, round }: NamedRound) => `${pool}第${round}轮`
const table = (of: string) => nameOf(tableNames, of)

const LOST = {
  directory: '已移出名录',
  frame: '不再属于任何抽样框',
  task: '所属任务不在本批',
  stratum: '所在的层没有名额',
  excluded: '被剔除',
  cap: '已达检查次数上限',
} as const

export const series: Sentences<SeriesMessages> = {
  'series-columns': ({ refuted, open, told, explained, approved, lost }) =>
    `不符 ${refuted} 项，待说明 ${open} 项，提请注意 ${told} 项（其中已说明理由 ${explained} 项，经批准 ${approved} 项；不再有入选机会 ${lost} 家次）`,
  'series-weak': ({ numbers }) => `随机强度不足（第 ${list(numbers)} 号）`,

  'series-chained': ({ documents }) => `${documents} 份文件前后相接，没有缺号`,
  'numbers-missing': ({ numbers }) => `没有提供第 ${list(numbers)} 号`,
  'number-twice': ({ number }) => `第 ${number} 号有两份不同的记录或作废声明`,
  'announced-twice': ({ number }) => `第 ${number} 号另有一份公告`,
  'announced-only': ({ number }) => `第 ${number} 号已公告，没有提供记录或作废声明`,
  'outcomes-without-record': ({ number }) => `提供了第 ${number} 号的检查结果而没有提供其记录`,
  'amendment-without-record': ({ number }) => `提供了第 ${number} 号的变更文件而没有提供其记录`,
  'inputs-of-none': ({ count }) => `有 ${count} 份数据不是任何一份记录抽取时的数据`,
  'keys-of-none': ({ count }) => `有 ${count} 个盲化密钥不是任何一份公告的密钥`,
  'outcomes-of-none': (of) => `${draw(of)}没有抽中而有检查结果的 ${of.count} 家：${who(of)}`,
  'outcomes-of-nothing': (of) => `${draw(of)}的检查结果（没有此后的抽取与之比对）`,
  'void-announced': '所作废的是公布的公告',
  'void-of-another-announcement': '作废的不是这份公告',
  'void-too-early': ({ date }) => `作废日期 ${date} 早于该编号可能公告的时间`,

  'ledger-agrees': ({ entries }) => `登记 ${entries} 份，文件齐全，次序相符`,
  'ledger-head-missing': '没有从别处得到登记簿的摘要',
  'entries-after-head': ({ entries }) => `公布登记簿摘要之后另登记 ${entries} 份，无从核对`,
  'ledger-head-otherwise': ({ sequence, number }) =>
    `前 ${sequence} 份的摘要与${number === null ? '公布的' : `第 ${number} 号公告引用的`}不同`,
  'ledger-short': ({ sequence, entries }) =>
    `登记簿只有 ${entries} 份，而引用的摘要已有 ${sequence} 份`,
  'ledger-order': (entry) => `次序不对：${place(entry)}`,
  'ledger-otherwise': (entry) => `与登记的不同：${place(entry)}`,
  'not-entered': ({ documents }) => `没有登记：${list(documents.map(place))}`,
  'documents-missing': ({ documents }) => `已登记而没有提供：${list(documents.map(place))}`,
  'head-not-cited': ({ number }) => `第 ${number} 号的公告没有引用登记簿`,
  'series-taken-over': (of) => `${draw(of)}为所接续系列的最后一份`,
  'series-taken-over-missing': (of) => `没有提供${draw(of)}`,
  'series-taken-over-otherwise': (of) => `提供的${draw(of)}不是所接续的一份`,
  'series-goes-on': (of) => `所接续的系列在${draw(of)}之后仍有文件`,
  'series-apart': ({ series: name }) => `提供了系列 ${name} 的文件，与本系列没有联系`,
  'inputs-elsewhere': ({ rounds, ...of }) =>
    `${draw(of)}按同一计划也抽取了${list(rounds.map(roundOf))}`,

  'sources-fresh': ({ documents }) => `与其他 ${documents} 份文件对照，来源均不是此前已知的`,
  'source-known-before': ({ source, ...of }) => `第 ${source} 个来源在${draw(of)}抽取之前已有结果`,
  'source-over-before-void': ({ source, ...of }) =>
    `第 ${source} 个来源在${draw(of)}作废之日以前已有结果`,
  'contribution-again': ({ source, ...of }) =>
    `第 ${source} 个来源揭示的随机数在${draw(of)}已揭示过`,
  'published-before-number': ({ second, ...of }) =>
    `称于第 ${second} 秒已公布，其时公告所引用的${draw(of)}尚未完成`,

  'inputs-as-before': (of) => `与${draw(of)}相比没有须说明理由的差异`,
  'plan-steps': ({ of, count, steps, ...from }, say) =>
    `${table(of)}与${draw(from)}相比有 ${count} 处不同：${steps
      .slice(0, NAMED)
      .map((step) => `“${step.path}”${say(step.from)} → ${say(step.to)}`)
      .join('；')}${count > NAMED ? '等' : ''}`,
  'rows-removed': ({ of, ...rows }) =>
    `${table(of)}与${draw(rows)}相比减少 ${rows.count} 行：${who(rows)}`,
  'rows-added': ({ of, ...rows }) =>
    `${table(of)}与${draw(rows)}相比增加 ${rows.count} 行：${who(rows)}`,
  'rows-changed': ({ of, members, ...rows }) =>
    `${table(of)}与${draw(rows)}相比有 ${rows.count} 行改变（${list(members.map((member) => `“${member}”`))}）：${who(rows)}`,
  'changed-since-void': ({ of, rows, ...from }) =>
    `${table(of)}与已作废的${draw(from)}公告的不同${
      rows === null ? '' : `（原 ${rows.before} 行，现 ${rows.now} 行）`
    }`,
  'difference-explained': ({ difference, reasons }, say) =>
    `${say(difference)}（理由：${reasons
      .map(({ text, approval }) => `${text}，${approval ?? '没有批准文号'}`)
      .join('；')}）`,
  'reason-idle': ({ of, text }) => `${table(of)}没有改变，而公告为其说明了理由：${text}`,

  'visits-follow': ({ visits }) => `以前抽取的检查已列入 ${visits} 家次`,
  'visits-missing': (of) => `${draw(of)}的检查有 ${of.count} 家次没有列入：${who(of)}`,
  'visits-moved': (of) => `${draw(of)}的检查有 ${of.count} 家次列入的日期不同：${who(of)}`,
  'visits-by-others': (of) => `${draw(of)}的检查有 ${of.count} 家次列入的人员不同：${who(of)}`,
  'visits-against-outcomes': (of) =>
    `${draw(of)}的检查有 ${of.count} 家次与变更、检查结果不符：${who(of)}`,
  'visits-as-planned': (of) =>
    `${draw(of)}的检查有 ${of.count} 家次按原定日期列入，检查结果与此不同：${who(of)}`,
  'visits-not-drawn': (of) => `列入的检查有 ${of.count} 家次不出自以前的任何抽取：${who(of)}`,
  'visits-by-amendment': (of) =>
    `列入了${draw(of)}备选的 ${of.count} 家次，须有变更文件而没有提供：${who(of)}`,
  'amendments-not-carried': ({ carried, amendments, ...of }) =>
    `${draw(of)}有变更 ${amendments} 份，列入的检查只反映前 ${carried} 份`,

  'chance-lost': ({ by, rule, ...of }) =>
    `${draw(of)}有入选机会而本次没有的 ${of.count} 家，${LOST[by]}${rule === null ? '' : `（“${rule}”）`}：${who(of)}`,
  'rounds-again': ({ rounds, ...of }) => `${draw(of)}已抽取过${list(rounds.map(roundOf))}`,
  'rounds-of-void': ({ rounds, ...of }) =>
    `${draw(of)}公告过${list(rounds.map(roundOf))}，其后作废`,
  'round-alike': ({ round, before, same, ...of }) =>
    `计划中新增的${roundOf(round)}与${draw(of)}抽取的${roundOf(before)}相似：${same ? '除名称外是同一任务' : '至少一半检查对象相同，时间段重叠'}`,
}
