import type { AmendmentCounts, ChecksMessages } from '../../core/messages/checks.ts'
import { nameOf } from '../name-of.ts'
import type { Sentences } from '../sentences.ts'
import { evidence } from './evidence.ts'
import { expectedFound } from './expected-found.ts'
import { documentNames, sourceNames, tableNames } from './names.ts'
import { named, OUTCOMES, verdict } from './verdict.ts'

const VERDICTS: Readonly<Record<string, string>> = {
  drawn: '抽中',
  reserve: '备选',
  'not-drawn': '未抽中',
  excluded: '剔除',
  'not-in-frame': '不在抽样框内',
}

const MEMBERS: Readonly<Record<string, string>> = {
  series: '系列',
  number: '编号',
  previous: '前一份的摘要',
  stratum: '层',
  ticket: '签号',
  rank: '名次',
  threshold: '入选界限',
}

const quoted = (text: string) => `“${text}”`
const list = (parts: readonly unknown[]) => parts.join('、')
const roundOf = (pool: string, round: number) => `${pool}第${round}轮`
const beacons = (rounds: readonly { source: number; round: number }[]) =>
  list(rounds.map(({ source, round }) => `第 ${source} 个来源（信标第 ${round} 轮）`))

const lawful = ({ count, elsewhere, anew }: AmendmentCounts) =>
  count === 0
    ? '没有变更'
    : `变更 ${count} 份，均符合抽取规则` +
      (elsewhere > 0 ? `；以别处已查或排定为由跳过备选 ${elsewhere} 家次` : '') +
      (anew > 1 ? `；同一席位最多改派 ${anew} 次` : '')

export const checks: Sentences<ChecksMessages> = {
  'document-not-judged': ({ kind }) => `本版本无从判断这份${documentNames[kind]}`,
  'no-valid-document': ({ kind }) => `不是有效的${documentNames[kind]}`,
  'record-verdict': ({ series, number, ...of }) => `${series} 第 ${number} 号：${verdict(of)}`,
  'notice-verdict': ({ series, number, ...of }) =>
    `${series} 第 ${number} 号的公示：${verdict(of)}`,
  'proof-verdict': ({ unit, ...of }) => `${unit ?? '证明'}：${verdict(of)}`,
  'announcement-verdict': ({ series, number, ...of }) =>
    `${series} 第 ${number} 号的公告：${verdict(of)}`,
  'void-verdict': ({ series, number, ...of }) =>
    `${series} 第 ${number} 号的作废声明：${verdict(of)}`,
  'amendment-verdict': ({ series, number, sequence, ...of }) =>
    `${series} 第 ${number} 号的第 ${sequence} 份变更：${verdict(of)}`,
  'outcomes-verdict': ({ series, number, sequence, ...of }) =>
    `${series} 第 ${number} 号的第 ${sequence} 份检查结果：${verdict(of)}`,
  'amendments-left-out': ({ count: amendments }) => `${amendments} 份变更在此之前决定，而没有计入`,
  'amendments-of-others': '其中没有所计入的最后一份变更',
  'outcomes-reported': ({ due, reported, asOf }) =>
    `截至 ${asOf}，应报告 ${due} 家次，已报告 ${reported} 家次`,
  'results-add-up': ({ due, reported }) =>
    `各行都在样本之中，更正都有理由，数字相符：应报告 ${due} 家次，已报告 ${reported} 家次`,
  'results-all-reported': ({ due }) => `${due} 家次都已报告`,
  'results-not-reported': ({ due, reported }) =>
    `应报告 ${due} 家次，还有 ${due - reported} 家次没有报告`,
  'series-verdict': ({ outcome, documents, failed, open }) =>
    `共 ${documents} 份文件：${OUTCOMES[outcome]}` +
    (failed.length > 0 ? `（第 ${list(failed)} 号）` : '') +
    (open.length > 0 ? `，有未查的项目（第 ${list(open)} 号）` : ''),
  'checks-accepted': ({ checks }) => `由核验人自行认可：${named(checks)}`,
  'check-open': ({ why, needs }, say) =>
    [
      ...(why === null ? [] : [say(why)]),
      needs.includes('nothing')
        ? evidence.nothing
        : `须有：${list(needs.map((item) => nameOf(evidence, item)))}`,
    ].join('；'),
  'not-made': '未能核查',
  'checks-passed': ({ count }) => `${count} 项相符`,
  'voids-and-redraws': ({ voids, redraws }) =>
    voids === 0 && redraws === 0
      ? '此前没有作废和重抽'
      : `此前作废 ${voids} 次，本批有 ${redraws} 轮此前抽取过`,
  'voids-and-redraws-unknown': '此前是否有作废、重抽未查',
  'series-voids-and-redraws': ({ voids, redraws }) => `作废 ${voids} 次，重抽 ${redraws} 轮`,
  'series-complete': '文件齐全',
  'series-completeness-unknown': '末尾是否缺少文件未查',
  'series-cut': '最后一份不是公布的最后一份',
  'entropy-weak': '随机强度不足',
  'seats-and-choice': ({ seats, withoutChoice, fewest }) =>
    `${seats} 个席位，抽取前每席至少 ${fewest} 人可派，抽到时只有一人可派的 ${withoutChoice} 席`,
  'rows-opened': ({ tables }) =>
    `公开：${list(tables.map(({ table, rows, count }) => `${tableNames[table]}${rows === count ? '全部' : ` ${count} 行中的`} ${rows} 行`))}`,
  'no-rows-opened': '没有公开任何一行',
  'amendments-named': ({ count }) => `变更 ${count} 份`,

  'text-canonical': '文本为规范写法',
  'structure-complete': ({ protocol }) => `协议 ${protocol}，没有缺少或多出内容`,
  unreadable: ({ problems }, say) => problems.map(say).join('；'),
  'in-document': ({ path, why }, say) => `${path}：${say(why)}`,
  differs: ({ path, expected, found }, say) =>
    `${path}：${expectedFound(say(expected), say(found))}`,
  'row-more': '多一行',
  'row-missing': '没有这一行',
  'head-digest': ({ digest }) => `记录头的摘要为 ${digest}`,
  'body-digest': ({ digest }) => `正文的摘要为 ${digest}`,
  'digest-differs': '与所写的摘要不符',
  'secrets-committed': '与记录头锁定的揭示内容、种子和密钥一致',
  'tables-committed': '记录所载各表均与公布的根值一致',
  'head-consistent': '记录头各数相符，并与公告一致',
  'digest-published': '与从别处得到的摘要一致',
  'digest-unpublished': ({ digest }) => `摘要为 ${digest}，与从别处得到的不同`,
  'inputs-announced': '数据与公告锁定的一致',
  'inputs-changed': ({ names }) =>
    `与公告锁定的不同：${list(names.map((name) => nameOf(tableNames, name)))}`,

  'reveals-fit': ({ sources }) => `${sources} 个来源均按公告揭示`,
  'reveals-wrong': ({ wrong }, say) => wrong.map(say).join('；'),
  'source-wrong': ({ source, kind, why }, say) =>
    `第 ${source} 个来源（${nameOf(sourceNames, kind)}）：${say(why)}`,
  'bits-of-outcomes': '位数不超过其结果所能有的',
  'reveals-more': '揭示的内容多于来源',
  'seed-follows': '种子由公告和揭示内容算出',
  'keys-follow': '密钥由种子算出',
  'secrets-sealed': '揭示内容、种子和密钥尚未公开',
  'strength-of-draw': ({ bits, samplesLog2, weak }) =>
    `经办人不能控制的随机数 ${bits} 位，可能的样本${samplesLog2 === 4096 ? '不少于' : '约'} 2^${samplesLog2} 种${weak ? '；强度不足，已注明' : ''}`,
  'strength-declared': ({ bits, weak }) =>
    `经办人不能控制的随机数 ${bits} 位${weak ? '；强度不足，已注明' : ''}`,
  'strength-mislabelled': ({ bits, weak }) =>
    `经办人不能控制的随机数 ${bits} 位，公告却注明强度${weak ? '不足' : '足够'}`,
  'beacons-signed': ({ rounds }) => `${rounds} 轮信标均有网络的签名`,
  'beacons-unsigned': ({ rounds }) => `不是网络的签名：${beacons(rounds)}`,
  'sources-late-enough': '信标轮次、公共事件均晚于公告的公布',
  'sources-too-early': ({ sources }) =>
    `不晚于公告的公布：${list(sources.map((source) => `第 ${source} 个来源`))}`,
  'announced-before-visits': '外界在首次检查之前已得到公告',
  'visits-not-opened': '外界得到公告时检查期限已经开始，而检查日期没有全部公开',
  'sources-after-visit': ({ sources }) => `第 ${list(sources)} 个来源在首次检查的日期过后才有结果`,
  'announced-after-visit': '外界在首次检查之后才得到公告',
  'announced-after-by': ({ by, announcedAt }) =>
    `外界于第 ${announcedAt} 秒得到公告，晚于公告所称的第 ${by} 秒，是否按时公布未能证明`,
  'events-reported': ({ events }) => `${events} 项公共事件的结果与外界所报一致`,
  'events-otherwise': ({ titles }) => `结果与外界所报不同：${list(titles)}`,
  'events-missing': ({ titles }) => `没有外界所报的结果：${list(titles)}`,

  'frame-replayed': ({ units, eligible }) => `抽样框 ${units} 家，可抽 ${eligible} 家`,
  'exclusions-replayed': ({ units }) =>
    units === 0 ? '没有剔除' : `剔除 ${units} 家，各条规则剔除的家数相符`,
  'exclusions-committed': ({ rows }) =>
    rows === 0
      ? '没有剔除，与记录头的根值一致'
      : `按规则重新得出的 ${rows} 条剔除与记录头的根值一致`,
  'allocation-replayed': ({ drawn, planned, strata }) =>
    `计划 ${planned} 家次，抽取 ${drawn} 家次，分 ${strata} 层`,
  'sample-replayed': ({ units }) => `签号最小的 ${units} 家`,
  'reserves-replayed': ({ units }) => (units === 0 ? '没有备选' : `签号随后的备选 ${units} 家`),
  'dates-replayed': '每家次均在应查的工作日',
  'pairing-replayed': ({ seats, vacancies, withoutChoice, fewest }) =>
    `${seats} 个席位按规则派员，空缺 ${vacancies} 家次${fewest === null ? '' : `；抽取前每席至少 ${fewest} 人可派，抽到时只有一人可派的 ${withoutChoice} 席`}`,
  'loads-replayed': '与席位统计的家次一致',
  'items-replayed': ({ visits }) =>
    visits === 0 ? '没有抽取检查事项' : `${visits} 家次的检查事项与抽取一致`,
  'record-replayed': '整份记录复算一致',
  'replay-impossible': ({ problems }, say) => `无法复算：${problems.map(say).join('；')}`,
  'officers-certified': '每家次均有两名不同的、当日持证的人员',
  'officers-missing': ({ unit }) => `${unit} 的检查没有两名不同的持证人员`,
  'seat-without-visit': ({ unit }) => `${unit} 没有抽中而有席位`,
  'recusals-kept': '没有人检查应回避的检查对象',
  'recusal-broken': ({ inspector, unit }) => `${inspector} 应回避 ${unit}`,
  'quotas-kept': '各轮均未超过计划的家次',
  'quota-exceeded': ({ pool, round }) => `${roundOf(pool, round)}抽取的家次超过计划`,

  'number-follows': ({ number, documents }) =>
    documents === 0
      ? `第 ${number} 号，本系列的第一份`
      : `第 ${number} 号，此前 ${documents} 份文件，没有缺号`,
  'first-without-previous': '第 1 号没有前一份，其余各号均有',
  'announcement-differs': ({ member }) => `${nameOf(MEMBERS, member)}与公告不同`,
  'history-missing': ({ documents }) => `没有此前的 ${documents} 份文件`,
  'history-elsewhere': '此前的文件接不到这份记录',
  'not-in-chain': ({ series, number, of }) => `为 ${series} 第 ${number} 号，接不上 ${of} 的前一份`,
  'not-successor': '接不上前一份文件',
  'number-void': '已声明作废',
  'amendments-lawful': lawful,
  'amendments-chained': ({ count }) => (count === 0 ? '没有变更' : `变更 ${count} 份，前后相接`),
  'last-amendment-missing': (counts) => `${lawful(counts)}；此后是否另有公布的变更不明`,
  'last-amendment-other': '最后一份变更不是公布的那一份',
  'evidence-taken': '提供的依据都已用上',
  'evidence-unused': ({ items }, say) => `提供了而用不上：${items.map(say).join('；')}`,
  'event-unknown': ({ title }) => `公共事件“${title}”，公告没有写明`,
  'record-of-another': '不是这份变更所写的记录',
  'void-made-again': '所作废的就是这份公告',
  'event-sealed': ({ title }) => `公共事件“${title}”（揭示内容尚未公开）`,
  'record-digest-of-nothing': '记录摘要（没有公开抽取结果）',
  'file-unused': ({ name }) => `文件 ${name}`,
  'evidence-of-nothing': ({ item }) => nameOf(evidence, item),
  'time-of-nothing': '公布时间（各来源都没有时刻）',
  'key-of-nothing': '盲化密钥（没有盲化）',
  'option-of-nothing': ({ option }) => `${option}（与这类文件无关）`,
  'option-twice': ({ option }) => `${option}（同一份文件给了两个不同的值）`,
  'key-of-another': '不是公告所锁定的盲化密钥',

  'rows-committed': ({ rows }) => `${rows} 行均与公布的根值一致`,
  'rows-not-all': ({ rows, count }) => `称全部公开，实有 ${count} 行中的 ${rows} 行`,
  'rows-other': '有的行与公布的根值不一致',
  'rows-unordered': ({ index }) => `第 ${index} 行次序不对或重复（从 0 起）`,
  'row-astray': ({ index }) => `第 ${index} 行与公布的根值不一致（从 0 起）`,
  'salt-missing': '盲化的行缺少盐值',
  'salt-needless': '未盲化的行附有盐值',
  'seats-wrong': ({ expected, found }) => `席位 ${found} 个，摘要所载为 ${expected} 个`,
  'counts-right': ({ counts }) => `与记录头所列的 ${counts} 项行数一致`,
  'count-wrong': ({ table, pool, round, stratum, rule, expected, found }) => {
    const of =
      stratum === undefined
        ? ''
        : `，层${list(stratum.map((value) => quoted(String(value ?? '空'))))}`
    const by = rule === undefined ? '' : `，规则${quoted(rule)}`
    return `${tableNames[table]}（${roundOf(pool, round)}${of}${by}）：应有 ${expected} 行，实有 ${found} 行`
  },
  'tickets-right': ({ tickets }) => `${tickets} 个签号均由编号算出`,
  'ticket-other': ({ unit }) => `${unit} 的签号不符`,

  'entry-committed': ({ enterprises }) => `在公告锁定的名录中，名录共 ${enterprises} 家`,
  'row-uncommitted': '该行与公布的根值不一致',
  'word-of-authority': '未抽中、剔除和不在抽样框内以机关所述为准，须复算整份记录才能核实',
  'secrets-right': '记录出自这份公告，揭示内容、种子和密钥与记录锁定的一致',
  'secrets-wrong': '公告、揭示内容、种子或密钥与记录不一致',
  'plan-announced': '计划与公告锁定的一致',
  'plan-other': '计划与公告锁定的不同',
  'verdicts-incomplete': '结果与批次的轮次不一一对应',
  'unit-excluded': ({ rule }) => `按规则${quoted(rule)}剔除`,
  'unit-outside-frame': '不在抽样框内：计划的选取条件要查名单',
  'unit-out-by-rule': '不在抽样框内：不符合计划的选取条件',
  'unit-placed': ({ verdict: code, rank, drawn }) =>
    `${nameOf(VERDICTS, code)}，第 ${rank} 名，共抽 ${drawn} 家`,
  'none-of-stratum-drawn': '未抽中：本层没有抽取',
  'unit-above-threshold': ({ verdict: code }) => `${nameOf(VERDICTS, code)}：签号大于入选界限`,
  'unit-by-size': '未抽中；这一轮按规模抽取，须复算整份记录',
  'round-unknown': '记录中没有这一轮',
  'verdict-unknown': ({ verdict: code }, say) => `没有这种结果：${say(code)}`,
  'row-of-another': '是其他检查对象或其他轮次的行',
  'row-needless': '这种结果不应附有行',
  'member-needless': ({ member, verdict: code }) =>
    `${nameOf(VERDICTS, code)}不应附有${nameOf(MEMBERS, member)}`,
  'ticket-not-own': '不是该检查对象的签号',
  'pool-not-planned': '计划中没有这项任务',
  'stratum-not-own': '不是该检查对象所在的层',
  'stratum-unknown': '记录中没有这一层',
  'round-not-as-planned': '检查期限、抽取方式或家次与计划不同',
  'unit-in-frame': '按计划应在抽样框内',
  'unit-not-in-frame': '按计划不在抽样框内',
  'rule-excludes': ({ rule }) => `按计划应予剔除（${rule}）`,
  'rule-excludes-not': ({ rule }) => `按计划不适用剔除规则${quoted(rule)}`,
  'by-draw-otherwise': '是否仅因本批抽取而剔除，与所附不符',
  'exclusion-uncounted': '记录头没有计入这一剔除',
  'all-of-stratum-placed': '本层各家均已抽中或列为备选',
  'rank-of-other-verdict': '名次与结果不符',
  'row-not-as-drawn': '日期不在检查期限内，或入样概率与本层不同',
  'ticket-not-of-row': '签号与行中的不同',
  'place-not-of-row': '名次或层与行中的不同',
  'threshold-missing': '缺少入选界限',
  'threshold-by-size': '按规模抽取而附有入选界限',
  'threshold-wrong': ({ why }, say) => `入选界限：${say(why)}`,
  'threshold-not-last': '入选界限不是本层最后抽中的一家',
  'threshold-ticket-other': '入选界限的签号与其编号不符',
  'ticket-above-threshold': '签号大于入选界限而列为抽中',
  'ticket-below-threshold': '签号不大于入选界限，应当抽中',

  'record-that-verifies': '各项均相符的文件',
  'pool-round-drawn': '本次抽取的轮次',
  'seat-filled-here': '本次抽取中已派员的席位',
  'seat-not-filled': ({ pool, round, seat }) => `${roundOf(pool, round)}第${seat}席，未派员`,
  count: '不小于 0 的整数',
  'some-value': '有内容',
  'hex-text': '小写十六进制数字，位数为偶数',
  'inputs-of-record': '该记录抽取时的数据',
  'seconds-since-1970': '自“1970-01-01T00:00:00Z”起的整秒数',
  'round-from-1': '从 1 起的整数轮次',
  'round-not-before': ({ round, second }) =>
    `信标第 ${round} 轮或其后的一轮，使其在第 ${second} 秒尚未产生`,
  'round-signed': ({ round, chain }) => `网络 ${chain} 签名的信标第 ${round} 轮`,
  'signature-other': '签名或随机数不是该网络的',
  'beacon-round': ({ round }) => `信标第 ${round} 轮`,
  'fetch-round-elsewhere': '重新取得公告的网络和轮次，也可换一个节点',
  'characters-at-most': ({ limit }) => `不超过 ${limit} 个字符`,
  characters: ({ count }) => `${count} 个字符`,
  'beacon-answer': '含有轮次和签名的对象',
  'beacon-source': '公告中的信标来源',
}
