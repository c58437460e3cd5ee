import type { InputMessages } from '../../core/messages/input.ts'
import type { Sentences } from '../sentences.ts'
import { documentNames, sourceNames } from './names.ts'
import { placeOfPath } from './place.ts'

const quoted = (value: unknown) => `“${value}”`
const either = (parts: readonly string[]) =>
  [parts.slice(0, -1).join('、'), ...parts.slice(-1)].filter((part) => part !== '').join('或')
const list = (parts: readonly unknown[]) => parts.map(quoted).join('、')

/** Types that have a name a reader knows; others are shown as the engine calls them. */
const TYPES: Readonly<Record<string, string>> = { object: '对象', function: '函数' }

export const input: Sentences<InputMessages> = {
  value({ value }) {
    if (value === null) return '空值'
    return typeof value === 'number' ? String(value) : quoted(value)
  },
  nothing: '空',
  array: ({ length }) => `${length} 项的数组`,
  type: ({ type }) => TYPES[type] ?? `“${type}”类型的值`,
  'minus-zero': '-0',
  'class-instance': '类的实例',
  more: '超出',
  both: '两者都有',
  'one-of-them': '只有其一',
  'none-of-them': '一个也没有',
  'one-twice': '有重复',
  again: ({ of }, say) => `${say(of)}重复出现`,
  'at-most': ({ limit }) => `不超过 ${limit}`,
  'at-least': ({ limit }) => `不小于 ${limit}`,
  'at-most-elements': ({ limit }) => `不超过 ${limit} 项`,
  'at-least-elements': ({ limit }) => `不少于 ${limit} 项`,
  'one-of': ({ values }) => either(values.map(quoted)),
  either: ({ of }, say) => either(of.map(say)),
  days: ({ from, to }) => `${from} 至 ${to}`,
  stratum: ({ values }) => `层${list(values.map((value) => value ?? '空'))}`,

  text: '文字',
  integer: '整数',
  'true-or-false': '“true”或“false”',
  list: '数组',
  object: '对象',
  'another-value': '其他值',
  'text-like': ({ pattern }) => `符合格式“${pattern}”的文字`,

  'json-value': 'JSON 能表示的值',
  'safe-integer': '绝对值小于 2⁵³ 的整数，且不是 -0',
  'well-formed-text': '编码完整的文字',
  'lone-surrogate': '不成对的代理码元',
  hole: '空缺的数组元素',
  'plain-object': '普通对象',
  'text-keys-only': '只以文字为名的成员',
  'symbol-key': '以符号为名的成员',
  'another-name': '其他名称',
  'at-most-levels': ({ limit }) => `嵌套不超过 ${limit} 层`,
  'at-most-bytes': ({ limit }) => `不超过 ${limit} 字节`,
  json: 'JSON 文本',
  'text-that-is-not-json': '不是 JSON 的文字',
  'canonical-text': ({ next, at }) => `规范写法：第 ${at} 个字符之后应接“${next}”`,
  'leave-the-text-as-published': '请核验公布的原文，不要重新排版、排序或转码',

  id: ({ bytes }) => `1 至 ${bytes} 字节的编号，不含不可见字符，首尾没有空格`,
  name: ({ bytes }) => `1 至 ${bytes} 字节的名称，不含不可见字符，首尾没有空格`,
  'visible-text': ({ bytes }) => `1 至 ${bytes} 字节的文字，不含不可见字符`,
  'empty-text': '空白文字',
  bytes: ({ count }) => `${count} 字节`,
  'forbidden-character': ({ character, position }) =>
    `第 ${position} 个位置有不允许的字符“${character}”`,
  'outer-blank': '首尾有空格',
  'hex-digits': ({ lengths }) => `${either(lengths.map(String))} 位小写十六进制数字`,
  'another-text': '其他文字',
  date: '1900-01-01 至 2999-12-31 之间真实存在的日期，年四位，月、日各两位',
  'date-not-before': ({ date }) => `不早于 ${date} 的日期`,
  rate: '大于 0 且不超过 1 的比例，如“30%”或“3/10”',
  'exact-ratio': '比值，如“50/403”',
  proportion: '0 至 1 的比例，如“5%”或“1/20”',
  confidence: '1/2 至 999999/1000000 的置信度',
  'half-width-above-zero': '大于 0 的区间半宽',
  'printed-percentage': '原文所印的百分数，如“61%”或“20.9%”',
  'exactly-one-member': ({ members }) => `恰有以下一个成员的对象：${list(members)}`,
  members: ({ names }) => list(names),
  'known-fields-only': '“docs/protocol.md”§3 列出的字段',
  'use-attributes-or-contact':
    '规则要用的数据放在“attributes”下，联系方式放在“contact”下（不计入摘要）',
  'documented-options-only': '该函数说明中列出的选项',

  'inputs-object': '含“plan”、“calendar”和各表的对象',
  'array-of-rows': '由各行组成的数组',
  'row-once': '每行只出现一次',
  'same-key-as': ({ path }) => `与${placeOfPath(path)}的键相同`,
  'remove-one-row': '删去其中一行：重复的行会被计算两次',
  'id-once': '每个编号只出现一次',
  'credit-code-once': '一个统一社会信用代码只有一个编号',
  'certificate-once': '一个执法证号只有一个编号',
  'id-not-in-directory': ({ directory }) =>
    `已不在${directory === 'enterprises' ? '检查对象' : '执法人员'}名录中的编号`,
  'ids-not-alike': '除大小写、全半角外仍有区别的编号',
  'ids-as-well': ({ ids, more }) =>
    `另有${list(ids)}${more > 0 ? `等 ${ids.length + more} 个` : ''}`,
  'remove-or-waive':
    '只保留一个；确实不是同一单位、同一人的，在“豁免”表中一并列出全部编号并写明理由',
  'id-in-directory': ({ directory }) =>
    directory === 'inspectors' ? '执法检查人员名录库中的编号' : '检查对象名录库中的编号',
  'correct-the-id-of-a-recusal': '更正编号：指不到人或企业的回避不起作用',
  'calendar-version': ({ version }, say) => `所给日历的版本${say(version)}`,
  'give-the-calendar-of-the-plan': '提供编制计划时所用的日历，或按这份日历重新安排全年检查',
  'days-of-calendar': ({ from, to }) => `日历覆盖范围内先后有序的日期，即 ${from} 至 ${to}`,
  'integer-compared-by': ({ path }) => `整数，因为${placeOfPath(path)}以整数与之比较`,
  'text-compared-by': ({ path }) => `文字，因为${placeOfPath(path)}以文字与之比较`,
  'holiday-or-workday': ({ from, to }) => `${from} 至 ${to} 之间的日期，放假与上班只能居其一`,
  'holiday-and-workday': ({ day }) => `${day} 既列为放假又列为上班`,

  'availability-for-everybody': '每名人员都填可用时间，因为已有人员填写',
  'name-that-is-no-inspector': '与人员编号不同的小组名称',
  'as-in-its-group': ({ value, inspector, group }, say) =>
    `${say(value)}，与同组“${group}”的“${inspector}”一致：执法小组整组抽取`,
  'related-taken-alike': ({ related }) =>
    `对有关系“${related}”的人员一视同仁的席位，或只有其中一人可任的席位`,
  'different-seats': ({ inspectors }) => `${list(inspectors)}可任的席位不同`,
  'different-certificates': ({ inspectors }) => `${list(inspectors)}的执法证件不同`,
  'different-preferences': ({ inspectors }) => `${list(inspectors)}符合的席位优先条件不同`,
  'make-related-alike':
    '使有关系人员的部门、资质、街镇和证件对这些席位一致，或改为申报回避而不用“related”',
  'spans-not-crossing': '互不相交或一段含于另一段的期间：交叉的限额无法用网络流判定',
  'days-beside': ({ from, to, beside }) =>
    `${from} 至 ${to}，与 ${beside.from} 至 ${beside.to} 交叉`,

  'dates-in-order': '先后有序的两个日期',
  'calendar-years-at-most': ({ limit }) => `至多跨 ${limit} 个年度的日期`,
  'days-of-window-in-order': '检查期间内先后有序的日期，每家次一日',
  'size-field': '“size”或“attributes”下的字段，其余字段都是文字',
  'rate-with-rounding': '“rate”与“rounding”同时填写或都不填',
  'different-fields': '互不相同的字段',
  'values-for-fields': ({ count }) => `每层 ${count} 个值，与“by”的字段一一对应`,
  'stratum-once': '每层只出现一次',
  'stratum-label': '层的标签：规范形式的 JSON 数组',
  'no-minimum-beside-fixed-counts': '已定各层家次时不设最低家次',
  'no-rotation-by-size': '按规模抽取时不设轮查',
  'no-reserves-by-size': '不设备选，因为按规模抽取',
  'field-of-enterprise': ({ fields }) => `${list(fields)}或“attributes”下的字段`,
  'exactly-one-field': '恰好一个字段',
  'minimum-or-maximum': '“min”、“max”或两者',
  'code-not-reserved': '协议本身未使用的代码',
  'code-once': '各剔除规则使用不同的代码',
  'catalogue-of-plan': '计划中检查事项清单的编号',
  'no-category-of-general-task': '一般检查任务不填类别',
  'double-random-or-deferred': '双随机任务或名单另定的任务，不能兼具',
  'visits-not-said-by-design': ({ design }) => `家次数，因为抽取方式“${design}”不能得出家次`,
  'wish-once': '每种优先考虑事项只出现一次',
  'finding-once': '每种提示只说明一次',
  'wish-for-something': '部门、资质或街镇',
  'two-certified-inspectors': '不少于 2 名持证人员，因为不得一人检查',
  'at-most-places': ({ limit }) => `不超过 ${limit} 个席位`,
  'sum-of-fixed-counts': ({ sum }) => `各层家次之和 ${sum} 家次`,
  'sum-of-rounds': ({ sum }) => `各轮家次之和 ${sum} 家次`,

  'at-most-bits-of-outcomes': ({ limit }) => `不超过 ${limit} 位，各字段的可能结果不多于此`,
  'known-network': ({ networks }) =>
    either(networks.map(({ name, chain }) => `“${name}”网络“${chain}”`)),
  'second-of-publication': '公告和各方承诺最迟公布的时刻（自世界时 1970 年起的秒数）',
  'no-second-without-timed-source': '不写公布时间（没有到时才产生的随机数来源）',
  'source-later-than': ({ second }) => `晚于第 ${second} 秒的来源，公告和承诺应在此前公布`,
  'source-speaks': ({ second }) => `第 ${second} 秒产生`,
  'no-changes-of-the-first': '不写变更（第 1 号之前没有公告）',
  'documents-in-ledger': ({ least, number }) =>
    `不少于 ${least}（第 ${number} 号之前至少有这么多份文件）`,
  'other-series-in-order': '其他系列，按名称排列，各一次',
  'commitment-to': ({ series, number }) => `${series}第 ${number} 号的承诺`,
  'beacon-round-made': ({ round, second }) => `信标第 ${round} 轮，产生于第 ${second} 秒`,
  'source-once': '每个随机数来源只出现一次',
  'document-once': '每份文件只登记一次',
  'document-after-its-base':
    '文件按产生的先后登记：公告依次编号，在前一号的记录或作废声明之后；每份公告之后只有一份记录或作废声明；其余文件在本号的记录之后',
  'visits-in-canonical-order': '按规范文字排序的检查，每次只出现一次',
  'one-out-of-order': '有一项次序不对',
  'document-of-kind': ({ kind }) => documentNames[kind] ?? `“${kind}”类文件`,
  'protocol-known': ({ protocol }) => `规程 ${protocol} 的文件，各项都是本版本认识的`,
  'use-version-that-knows': '用认识这一规程版本的新版本核验',
  'no-such-member': '没有这一成员',
  'null-for-the-first-number': '第 1 号为空',
  'digest-of-number': ({ number }) => `第 ${number} 号抽取记录或作废声明的摘要`,
  digest: '一个摘要',
  'verify-beacon': '“double-random/beacon”的“verifyBeacon”',

  'nothing-revealed': '没有揭示',
  'reveal-of-kind': ({ kind }) => `${sourceNames[kind] ?? `“${kind}”类`}的揭示`,
  'reveal-of-party': ({ party }) => `“${party}”的揭示`,
  'values-revealed': ({ count }) => `${count} 个值`,
  'value-outside': ({ name, value, min, max }) =>
    `“${name}”为 ${value}，不在 ${min} 至 ${max} 之内`,
  'value-not-ascending': ({ name, value, before }) =>
    `“${name}”为 ${value}，不大于前一个值 ${before}`,
  'reveal-of-another-commitment': '与承诺不符的揭示',
  'round-not-announced': ({ round, announced }) =>
    `信标第 ${round} 轮，不是公告的第 ${announced} 轮`,
  'round-of-unknown-network': '未知信标网络的轮次',
  'signature-bytes': ({ bytes, needed, network }) =>
    `${bytes} 字节的签名，“${network}”网络为 ${needed} 字节`,
  'no-previous-signature': '没有前一轮的签名',
  'previous-signature': '有前一轮的签名',
  'randomness-of-another-signature': '不是签名的 SHA-256 的随机数',
  message: '本库的一条消息',
  described: '本库给出的消息、问题、错误、检查项、提示、报告或说明',
  'error-data': '由本库的错误写成的数据',
  'date-object': '日期对象',
  'give-plain-data': '请改用普通的对象和数组，如由 JSON 读出的数据',
  'give-date-as-text': '请把日期写成文字，如“2020-03-02”',
  'give-integer-as-number': '请改用不超过 2 的 53 次方的普通整数',
  'byte-order-mark': '字节顺序标记',
  'remove-byte-order-mark': '请去掉文件开头的字节顺序标记，或直接交出原始文件',
  'leave-the-text-unformatted': '文件被重新排版过：请核验公布的原文，不要加空格和换行',
  'document-of-a-kind': ({ kinds }) =>
    `本协议的文件（${kinds.map((kind) => `“${kind}”`).join('、')}）`,
}
