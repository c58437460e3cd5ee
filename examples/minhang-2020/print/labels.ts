import type { AnnouncementBody, CheckName, LegalityRule } from 'double-random'

// Chinese for the codes and names that plan, record and report carry.

export const CATEGORIES = { unit: '重点单位', period: '重点时段', matter: '重点事项' } as const

export const MODES = { key: '重点抽查', random: '随机抽查', joint: '联合检查' } as const

export const EXCLUSIONS: Readonly<Record<string, string>> = {
  'district-key': '区重点单位，另有重点检查',
  closed: '停业或注销',
  'own-pool': '另有专门任务',
  'city-plan': '列入市级检查计划',
  earlier: '本年度本任务已检查过',
  'recent-visit': '近六个月检查过',
  penalised: '近六个月处罚过',
  overlap: '本批其他任务已抽中',
  'earlier-round': '前几轮已抽中',
}

export const TABLES: Readonly<Record<keyof AnnouncementBody['tables'], string>> = {
  enterprises: '检查对象名录库',
  inspectors: '执法检查人员名录库',
  recusals: '回避申报',
  pastVisits: '既往检查',
  penalties: '行政处罚',
  lists: '名单',
  waivers: '例外说明',
}

/** Fields by which a pool can be stratified. */
export const FIELDS: Readonly<Record<string, string>> = { town: '街镇', risk: '风险等级' }

/** Why an officer cannot take a seat. */
export const RULES: Readonly<Record<LegalityRule, string>> = {
  'in-group': '属于固定小组，只随组派出',
  certificate: '没有执法证或当日无效',
  department: '科室不符',
  qualification: '缺少资质',
  leave: '当日请假',
  recusal: '申报回避',
  'own-town': '属地回避',
  'recent-visit': '一年内查过该单位',
  borrowed: '借调未经批准',
  town: '街镇不符',
  'last-officer': '上次检查过该单位',
}

/** What each check of a verification establishes. */
export const CHECKS: Readonly<Record<CheckName, readonly [name: string, meaning: string]>> = {
  text: ['文本', '文件就是它自己的规范编码，没有藏着的内容'],
  structure: ['结构', '成员齐全，不多不少'],
  'record-digest': ['记录摘要', '与记录头重新计算的摘要一致'],
  'secrets-digest': ['密封摘要', '记录头锁定了揭示值、种子和密钥'],
  'table-roots': ['各表根值', '每张表与锁定的根值一致'],
  'announcement-published': ['事先公告', '与随机数产生前公布的摘要一致'],
  'announcement-inputs': ['输入未变', '计划、日历、名录与公告时相同'],
  numbering: ['编号连续', '没有跳号、隐瞒的作废或重抽'],
  reveals: ['揭示值', '各方揭示的内容与事先承诺相符'],
  'beacon-signatures': ['信标签名', '各轮随机信标确由其网络签发'],
  'beacon-rounds': ['信标轮次', '各轮随机信标晚于公告公布的时间'],
  'public-events': ['公共事件', '与外界公布的结果一致'],
  seed: ['种子', '由公告和揭示值推出'],
  strength: ['随机强度', '经办人不能控制的随机位数'],
  frame: ['抽样框', '应纳入的单位一家不少，一家不多'],
  exclusions: ['剔除', '每家被剔除的单位都有规则'],
  allocation: ['分层配额', '各层家数按公布的办法计算'],
  sample: ['样本', '抽中的正是各层签号最小的单位'],
  reserves: ['备选', '备选正是紧接的签号'],
  dates: ['日期', '检查日按签号排在已安排的工作日上'],
  pairing: ['检查组', '每个席位都按规则抽出'],
  loads: ['工作量', '每人家次与席位表一致'],
  items: ['检查事项', '每次检查查什么按规则抽出'],
  replay: ['整体重演', '从头重演，逐字节相同'],
  'policy-officers': ['两名持证人员', '每组至少两名不同且当日持证的人员'],
  'policy-recusals': ['回避', '没有人检查应回避的单位'],
  'policy-quota': ['不超计划', '没有一轮多抽'],
  amendments: ['更换人员', '抽取后的每次更换都按规则重抽'],
  'notice-digest': ['公示摘要', '公示文件与其摘要一致'],
  'record-published': ['记录公布', '与抽取当日公布的记录摘要一致'],
  'opened-rows': ['公开的行', '每一行都能推到锁定的根值'],
  'opened-counts': ['公开的行数', '整表公开的，行数与记录头一致'],
  keys: ['密钥', '由种子推出'],
  tickets: ['签号', '公开的每个签号都由密钥和编号算出'],
}

export const STATUSES = { pass: '通过', fail: '不通过', 'not-checked': '未查' } as const

export const FINDINGS: Readonly<Record<string, string>> = {
  shortfall: '实抽少于计划的轮次',
  'frame-unexpected': '抽样框与计划预计不符的轮次',
  'unknown-inspector-pastVisits': '既往检查中有已不在名录的人员',
  'certificate-missing': '没有本局执法证的人员，只坐不要求执法证的席位',
  'group-of-one': '只有一名成员的固定小组',
  'below-minimum': '家次低于规定下限的人员或小组',
  'weak-entropy': '随机强度不足',
  'operator-seed': '种子由经办人自选',
  'sole-party': '只有一方提供随机数',
  'list-computable': '没有密封随机数，名单可被推算',
}

/** Items that ride along on a share of visits stand in no catalogue. */
export const RIDERS: Readonly<Record<string, string>> = {
  'special-operators': '特种作业人员持证',
  'safety-fund': '安全生产费用提取使用',
}

/** Why a unit was replaced. */
export const REASONS: Readonly<Record<string, string>> = {
  closed: '已停业',
  'moved-away': '已迁走',
}
