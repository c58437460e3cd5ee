/** What the parts of the inputs are called; a list by what one of its entries is. */
const NAMES: Readonly<Record<string, string>> = {
  plan: '计划',
  calendar: '日历',
  enterprises: '检查对象',
  inspectors: '执法人员',
  recusals: '回避',
  pastVisits: '检查记录',
  penalties: '处罚记录',
  lists: '名单',
  waivers: '豁免',
  renamed: '编号变更',
  plannedVisits: '其他部门计划检查',

  tasks: '任务',
  rounds: '轮次',
  catalogues: '检查事项清单',
  exclude: '剔除规则',
  items: '检查事项',
  riders: '附带事项',
  totals: '合计',
  year: '年度',
  id: '编号',
  title: '名称',
  name: '名称',
  department: '责任科室',
  departments: '责任科室',
  cooperating: '参加部门',
  visits: '家次',
  share: '占比',
  key: '重点检查',
  doubleRandom: '双随机检查',
  general: '一般检查',
  expect: '预计',
  frame: '抽样框',
  frequency: '频次',
  category: '类别',
  mode: '检查方式',
  joint: '联合检查',
  legalBasis: '法律依据',
  window: '检查期间',
  days: '检查日期',
  where: '抽取范围',
  design: '抽取方式',
  allocation: '家次分配',
  counts: '各层家次',
  rates: '各层比例',
  rate: '比例',
  stratum: '层',
  by: '分层依据',
  minimum: '最低家次',
  rotation: '轮查',
  linger: '留给查过的比例',
  reserve: '备选家数',
  deferred: '名单另定',
  overlap: '重复抽中的处理',
  team: '检查组',
  seats: '席位',
  when: '另一种组成',
  group: '执法小组',
  pairing: '人员配对',
  recuse: '回避规则',
  balance: '负荷均衡',
  stages: '优先次序',
  shortage: '人手不足的处理',
  atLeast: '每席至少可派人数',
  code: '代码',
  reason: '事由',
  matter: '检查事项',
  matters: '检查事项',
  inspector: '工号',
  enterprise: '企业编号',
  date: '日期',
  from: '开始日期',
  to: '结束日期',
  holidays: '放假日期',
  workdays: '上班日期',
  version: '版本',
  town: '街镇',
  towns: '所属街镇',
  tag: '标签',
  tags: '标签',
  risk: '风险等级',
  status: '状态',
  size: '规模',
  creditCode: '统一社会信用代码',
  certificate: '执法证',
  number: '证号',
  qualifications: '资质',
  leave: '请假',
  capacity: '最多家次',
  perDay: '每天最多家次',
  limits: '期间最多家次',
  carried: '带入家次',
  availability: '可用时间',
  related: '亲属关系',
  borrowed: '借调',
  ids: '编号',
  list: '名单',
  attributes: '属性',
}

const PARTS = [
  'plan',
  'pairing',
  'calendar',
  'enterprises',
  'inspectors',
  'recusals',
  'pastVisits',
  'penalties',
  'lists',
  'waivers',
  'renamed',
  'plannedVisits',
]

/** How the entries of a list are counted; others are 第 1 项. */
const COUNTED: Readonly<Record<string, (number: number) => string>> = {
  tasks: (number) => `第 ${number} 项任务`,
  rounds: (number) => `第 ${number} 轮`,
  exclude: (number) => `第 ${number} 条剔除规则`,
  seats: (number) => `第 ${number} 席`,
  catalogues: (number) => `第 ${number} 份检查事项清单`,
}

/**
 * Returns a path into the inputs, or to a visit of a draw, by the names that people know:
 * `plan.totals.visits` is 计划的合计家次. Whatever else is a path stays as it is.
 */
export function placeOfPath(path: string): string {
  const [, round, unit, seat] = /^(.+:\d+)\.visits\[(.+?)\](?:\.seats\[(\d+)\])?$/.exec(path) ?? []
  if (round !== undefined) {
    const [, pool, number] = /^(.+):(\d+)$/.exec(round) ?? []
    return `${pool}第${number}轮 ${unit}${seat === undefined ? '' : ` 第${seat}席`}`
  }
  const [first = '', ...rest] = path.match(/[^.[\]]+(?:\[\d+\])?/g) ?? []
  const [, root = ''] = /^(\w+)(?:\[\d+\])?$/.exec(first) ?? []
  if (!PARTS.includes(root)) return path
  const table = !['plan', 'calendar', 'pairing'].includes(root)
  const inside = rest.map(nameOfPart).join('')
  const head = table ? rowOf(first, root) : (NAMES[root] as string)
  return inside === '' ? head : `${head}${table ? '' : '的'}${inside}`
}

/** `enterprises[3]` is the fourth row of its table. */
function rowOf(part: string, root: string): string {
  const [, index] = /\[(\d+)\]$/.exec(part) ?? []
  return `${NAMES[root]}${index === undefined ? '' : `第 ${Number(index) + 1} 行`}`
}

function nameOfPart(part: string): string {
  const [, name = part, index] = /^(.*?)(?:\[(\d+)\])?$/.exec(part) ?? []
  const title = Object.hasOwn(NAMES, name) ? (NAMES[name] as string) : `“${name}”`
  if (index === undefined) return title
  const number = Number(index) + 1
  const counted = Object.hasOwn(COUNTED, name) ? COUNTED[name] : undefined
  return counted?.(number) ?? `${title}第 ${number} 项`
}
