/**
 * Messages of checks, as they are written in the library, in Chinese; `test/cli/messages.test.ts`
 * finds those that are missing.
 */
const MESSAGES: readonly (readonly [english: RegExp, chinese: string])[] = [
  // Whole documents.
  [/^the text is its own canonical form$/, '文字就是规范写法'],
  [/^protocol (\S+), nothing missing, nothing added$/, '协议 $1，没有缺少也没有多出内容'],
  [/^the head hashes to (\S+)$/, '记录头的摘要是 $1'],
  [/^the body hashes to the digest$/, '正文算出的就是摘要'],
  [/^the body does not hash to the digest$/, '正文算不出这个摘要'],
  [/^the body hashes to (\S+)$/, '正文的摘要是 $1'],
  [/^hashes to its digest$/, '与自己的摘要相符'],
  [/^the head commits to reveals, seed and keys$/, '记录头锁定了揭示内容、种子和密钥'],
  [/^every table has its root$/, '每张表都与自己的根相符'],
  [/^its digest is the (?:one from the outside source|published one)$/, '与从别处得到的摘要相同'],
  [/^its digest is (\S+)$/, '它的摘要是 $1'],
  [/^the (?:digest that was published|record that was published)$/, '就是公布的那一份'],
  [/^another record was published$/, '公布的是另一份记录'],
  [/^no digest from (?:an outside source.*|elsewhere)$/, '没有从别处得到的摘要'],
  [/^the rows are blinded: the blinding key is needed$/, '各行已盲化，需要盲化密钥'],
  [/^the inputs are those that were announced$/, '数据就是公告锁定的数据'],
  [/^made again from these directories$/, '由这些名录重新生成，完全相同'],
  [/^not as announced: (.+)$/, '与公告不同：$1'],
  [/^(\d+) differs from the announcement's$/, '$1 与公告的不同'],
  [/^(.+) differs from the announcement's$/, '$1 与公告的不同'],
  [/^(.+) differs$/, '$1 不同'],
  // Entropy.
  [/^(\d+) sources revealed as announced$/, '$1 个来源都按公告揭示'],
  [/^the seed follows from announcement and reveals$/, '种子由公告和揭示内容算出'],
  [/^the keys follow from the seed$/, '密钥由种子算出'],
  [/^reveals, seed and keys are still sealed$/, '揭示内容、种子和密钥尚未公开'],
  [
    /^(\d+) bits out of the operator's control, about 2\^(\d+) samples possible$/,
    '$1 位不由经办人控制，可能的样本约 2^$2 种',
  ],
  [
    /^(\d+) independent bits, and the announcement says weak: (.+)$/,
    '独立的随机数 $1 位，公告写明强度不足：$2',
  ],
  [/^(\d+) rounds signed by their networks$/, '$1 轮信标都有网络的签名'],
  [/^not signed by the network: (.+)$/, '没有网络的签名：$1'],
  [/^verifyBeacon of double-random\/beacon was not given$/, '没有给出核对签名的函数 verifyBeacon'],
  [/^every round is later than the publication of the announcement$/, '每一轮都晚于公告的公布'],
  [/^not later than the publication of the announcement: (.+)$/, '不晚于公告的公布：$1'],
  [/^not known from outside when the announcement was published$/, '不知道公告公布的时刻'],
  [/^(\d+) events came out as others reported$/, '$1 项公共事件的结果与外界所报相同'],
  [/^came out otherwise: (.+)$/, '结果不同：$1'],
  [/^no outside report of: (.+)$/, '没有外界所报的结果：$1'],
  // The draw.
  [/^(\d+) units in the frame, (\d+) eligible$/, '抽样框 $1 家，可抽取 $2 家'],
  [/^(\d+) excluded, each with its rule$/, '剔除 $1 家，各有理由'],
  [/^(\d+) of (\d+) visits in (\d+) strata$/, '计划 $2 家次，抽 $1 家次，分 $3 层'],
  [/^(\d+) units with the smallest tickets$/, '$1 家的签号最小'],
  [/^(\d+) reserves with the next tickets$/, '备选 $1 家，签号紧随其后'],
  [/^every visit on its working day$/, '每次检查都在应在的工作日'],
  [
    /^(\d+) seats filled as the law says, (\d+) visits vacant$/,
    '$1 个席位照规则配齐，空缺 $2 家次',
  ],
  [/^loads as counted from the seats$/, '与席位数出的家次相同'],
  [/^(\d+) visits with the items drawn for them$/, '$1 家次的检查事项'],
  [/^the whole record is reproduced$/, '整份记录重演一遍，完全相同'],
  [/^the draw cannot be replayed: (.+)$/, '无法重演：$1'],
  [/^no replay$/, '没有重演'],
  [
    /^every staffed visit has two different officers certified on its day$/,
    '每次检查都有两名不同的、当日持证的人员',
  ],
  [/^visit to (.+) without two different certified officers$/, '$1 的检查没有两名不同的持证人员'],
  [/^seat for (.+), which was not drawn$/, '$1 没有抽中而有席位'],
  [/^nobody inspects an enterprise he is recused from$/, '没有人检查应回避的企业'],
  [/^(.+) is recused from (.+)$/, '$1 应回避 $2'],
  [/^no round with a quota drew more$/, '没有一轮多抽'],
  [/^(.+) round (\d+) drew more than the plan's visits$/, '$1 第 $2 轮抽的多于计划'],
  // Chains.
  [
    /^number (\d+) follows (\d+) earlier documents without a gap$/,
    '第 $1 号，接在 $2 份文件之后，没有缺号',
  ],
  [/^number 1 and no other has no predecessor$/, '只有第 1 号没有前一份'],
  [/^the (\d+) earlier documents of the series were not given$/, '没有给出以前的 $1 份文件'],
  [/^the history does not lead to this record's predecessor$/, '以前的文件接不到这一份'],
  [
    /^(.+) is (\S+) number (\d+), not the successor in the chain of (.+)$/,
    '$1 是 $2 第 $3 号，接不上 $4',
  ],
  [/^not the successor of the document before$/, '接不上前一份'],
  [/^declared void$/, '已声明作废'],
  [/^(\d+) amendments, each by the law of the draw$/, '更正书 $1 份，都照抽取的规则'],
  [/^(\d+) amendments in one chain$/, '更正书 $1 份，前后相接'],
  [/^(\d+) amendments are named and were not given$/, '写明有 $1 份更正书而没有给出'],
  [/^the last amendment is not the published one$/, '最后一份更正书不是公布的那一份'],
  // Notices.
  [/^(\d+) rows lead to their roots$/, '$1 行都通到自己的根'],
  [/^(\d+) tickets are those of their units$/, '$1 个签号都是本单位的'],
  [/^(\d+) counts of the head are right$/, '记录头里的 $1 个数都对'],
  [/^(.+) has another ticket$/, '$1 的签号不同'],
  [/^(.+): its digest does not fit$/, '$1：摘要不符'],
  [/^(.+): not (\d+) rows of (.+)$/, '$1：不是 $3 的 $2 行'],
  [/^(.+): rows of (.+), which the head has not$/, '$1：有 $2 的行，记录头里没有'],
  // Proofs.
  [/^in the announced directory of (\d+) enterprises$/, '在公告的名录里，名录共 $1 家'],
  [
    /^the record is of this announcement, and its seed follows from the reveals$/,
    '记录出自这份公告，种子由揭示内容算出',
  ],
  [
    /^another announcement, other secrets than the record commits to, or another seed$/,
    '公告不同，或秘密不是记录锁定的，或种子不同',
  ],
  [/^the plan is the announced one$/, '计划就是公告的计划'],
  [/^not the announced plan$/, '不是公告的计划'],
  [/^kept out: (.+)$/, '剔除，理由“$1”'],
  [
    /^not in the frame: whether the rule `where` of the plan says so is for the reader$/,
    '不在抽样框内：计划的 where 条件是否如此，请自己看',
  ],
  [/^drawn, rank (\d+) of (\d+)$/, '抽中，第 $1 名，共抽 $2 家'],
  [/^drawn, rank (\d+)$/, '抽中，第 $1 名'],
  [/^reserve, rank (\d+)$/, '备选，第 $1 名'],
  [/^not-drawn, rank (\d+)$/, '未抽中，第 $1 名'],
  [/^(\S+), rank (\d+)$/, '$1，第 $2 名'],
  [/^reserve: its ticket is above that of the last one drawn$/, '备选：签号大于最后抽中的一家'],
  [/^not-drawn: its ticket is above that of the last one drawn$/, '未抽中：签号大于最后抽中的一家'],
  [/^(\S+): its ticket is above that of the last one drawn$/, '$1：签号大于最后抽中的一家'],
  [/^its ticket is not above the threshold: it had to be drawn$/, '签号不大于门槛，应当抽中'],
  [
    /^not drawn; here the sizes of all units decide: replay the record$/,
    '未抽中；按规模抽取，要重演整份记录',
  ],
  [/^not one verdict for each round of the batch$/, '不是每一轮有一个结果'],
  [/^(.+), which is no verdict$/, '$1，没有这种结果'],
  [/^a row of another enterprise or round$/, '是另一家或另一轮的行'],
  [/^a row that the verdict does not have$/, '这种结果不应有行'],
  [/^a row with another ticket$/, '行里的签号不同'],
  [/^a (\S+), which (\S+) does not have$/, '$2 不应有 $1'],
  [/^another ticket than that of the enterprise$/, '不是这家企业的签号'],
  [/^another rank or stratum than in its row$/, '名次或层与行里的不同'],
  [/^a stratum that the record does not have$/, '记录里没有这一层'],
  [/^a round that the record does not have$/, '记录里没有这一轮'],
  [/^a rank beyond the stratum$/, '名次超出本层家数'],
  [/^no threshold$/, '没有门槛'],
  [/^threshold: (.+)$/, '门槛：$1'],
  [/^a threshold where sizes decide$/, '按规模抽取而有门槛'],
  [/^a threshold that is not the last one drawn of the stratum$/, '门槛不是本层最后抽中的一家'],
  [/^a threshold with a ticket that is not its own$/, '门槛的签号不是它自己的'],
  [/^a ticket above the threshold$/, '签号大于门槛'],
]

/**
 * The Chinese of a check's message; details of malformed files, and what is not known, stay as they
 * are.
 */
export function chineseMessage(message: string): string {
  const [, pool, round, of] = /^(.+), round (\d+): (.+)$/.exec(message) ?? []
  if (of !== undefined) return `${pool} 第 ${round} 轮：${chineseMessage(of)}`
  const found = MESSAGES.find(([english]) => english.test(message))
  return found === undefined ? message : message.replace(found[0], found[1])
}
