import type { TableTitle } from '../core/messages/tables.ts'

/** How the text of a cell becomes a value. */
export type CellKind = 'text' | 'integer' | 'date' | 'yes' | 'list' | 'span' | 'spans' | 'limits'

/** A column that a table may have. */
export interface Column {
  /**
   * The member of the row, as `docs/protocol.md` §3 names it; a dot leads into a member of a
   * member.
   */
  readonly name: string
  /** What the templates call it in Chinese. */
  readonly title: string
  /** Other headings that mean it. */
  readonly synonyms?: readonly string[]
  readonly kind: CellKind
  readonly required?: true
  /** Ids and numbers of papers, which a spreadsheet must not have taken for numbers. */
  readonly isKey?: true
  /** Whether 0 means that there is none. */
  readonly zeroIsNothing?: true
  /** What the templates offer to choose from; other texts may be written as well. */
  readonly choices?: readonly string[] | { readonly table: TableKey; readonly column: string }
  /** One filled cell for each of the rows that the templates show. */
  readonly examples?: readonly [first: string, second: string]
  /** Whether one cell is often merged over the rows of a group. */
  readonly isGroup?: true
}

/** A table that can be read, and what it is called. */
export interface TableForm {
  /** Member of the inputs. */
  readonly table: TableKey
  /** Names of the file without its ending. */
  readonly files: readonly [english: string, chinese: string]
  /** Words in the name of a file or a sheet that mean it. */
  readonly words: readonly string[]
  readonly columns: readonly Column[]
  /** Whether columns named `attributes.X` or 属性:X may follow. */
  readonly attributes?: true
  /** Whether every other column counts something. */
  readonly others?: 'counts'
  /** Whether the credit code is the id where there is no column for one. */
  readonly codeForId?: true
}

/** Members of the inputs that are tables, and the simple form of a plan. */
export type TableKey =
  | 'enterprises'
  | 'inspectors'
  | 'recusals'
  | 'pastVisits'
  | 'penalties'
  | 'lists'
  | 'waivers'
  | 'renamed'
  | 'plannedVisits'
  | 'tasks'

const enterprise: Column = {
  name: 'enterprise',
  title: '企业编号',
  synonyms: ['编号', '检查对象', '检查对象编号', '单位编号'],
  kind: 'text',
  required: true,
  isKey: true,
  choices: { table: 'enterprises', column: 'id' },
  examples: ['JY01', 'JY02'],
}

const matter = (title: string): Column => ({
  name: 'matter',
  title,
  synonyms: ['事项'],
  kind: 'text',
  choices: { table: 'tasks', column: 'id' },
  examples: ['加油站', ''],
})

/** Of the sheet of a template that says how the others are filled in. */
export const NOTES_HEADINGS = ['属于', '栏目', '要求', '写法', '示例一', '示例二', '也可写']

/** Every table that can be read, in the order in which people fill them in. */
export const TABLES: readonly TableForm[] = [
  {
    table: 'enterprises',
    files: ['enterprises', '检查对象'],
    words: ['检查对象', '企业名录', '企业名单', '对象名录', '对象库', 'enterprise'],
    attributes: true,
    codeForId: true,
    columns: [
      {
        name: 'id',
        title: '编号',
        examples: ['JY01', 'JY02'],
        synonyms: ['企业编号', '单位编号', '检查对象编号', '对象编号', '企业编码'],
        kind: 'text',
        required: true,
        isKey: true,
      },
      {
        name: 'name',
        title: '名称',
        examples: ['示范加油一站', '示范加油二站'],
        synonyms: [
          '企业名称',
          '单位名称',
          '检查对象名称',
          '市场主体名称',
          '经营主体名称',
          '字号名称',
        ],
        kind: 'text',
        required: true,
      },
      {
        name: 'creditCode',
        title: '统一社会信用代码',
        examples: ['91310112MA1GB00A1J', ''],
        synonyms: ['信用代码', '社会信用代码', '统一信用代码', '统一社会信用代码/注册号'],
        kind: 'text',
        isKey: true,
      },
      {
        name: 'town',
        title: '街镇',
        examples: ['梅陇镇', '七宝镇'],
        synonyms: ['所属街镇', '乡镇', '街道', '镇街', '乡镇街道', '所属乡镇', '所在街镇'],
        kind: 'text',
        zeroIsNothing: true,
        isGroup: true,
      },
      {
        name: 'tags',
        title: '标签',
        examples: ['加油站；危化品', '加油站'],
        synonyms: ['行业', '类型', '所属行业', '行业类别', '企业类型', '监管类别'],
        kind: 'list',
        isGroup: true,
      },
      {
        name: 'risk',
        title: '风险等级',
        choices: ['红', '黄', '绿'],
        examples: ['红', '黄'],
        synonyms: ['风险', '信用风险等级', '风险分级', '风险类别'],
        kind: 'text',
        isGroup: true,
      },
      { name: 'size', title: '规模', examples: ['12', ''], kind: 'integer' },
      {
        name: 'status',
        title: '状态',
        examples: ['营业', '停业'],
        synonyms: ['登记状态', '经营状态', '企业状态', '营业状态'],
        kind: 'text',
      },
    ],
  },
  {
    table: 'inspectors',
    files: ['inspectors', '执法人员'],
    words: ['执法人员', '检查人员', '人员名录', '人员名单', 'inspector', 'officer'],
    columns: [
      {
        name: 'id',
        title: '工号',
        examples: ['ZF01', 'ZF02'],
        synonyms: ['编号', '人员编号', '执法人员编号'],
        kind: 'text',
        required: true,
        isKey: true,
      },
      {
        name: 'name',
        title: '姓名',
        examples: ['赵一', '钱二'],
        synonyms: ['执法人员姓名', '检查人员姓名'],
        kind: 'text',
        required: true,
      },
      {
        name: 'department',
        title: '科室',
        examples: ['危化科', '危化科'],
        synonyms: ['部门', '所属科室', '所在科室', '所属部门', '所在部门', '科（所）'],
        kind: 'text',
        required: true,
        isGroup: true,
      },
      {
        name: 'certificate.number',
        title: '执法证号',
        examples: ['SH0001', 'SH0002'],
        synonyms: [
          '执法证编号',
          '执法证件号',
          '执法证件编号',
          '执法证件号码',
          '行政执法证号',
          '证号',
        ],
        kind: 'text',
        isKey: true,
      },
      {
        name: 'certificate.from',
        title: '执法证有效期起',
        examples: ['2024-01-01', '2024-01-01'],
        synonyms: ['有效期起', '执法证发证日期', '发证日期'],
        kind: 'date',
      },
      {
        name: 'certificate.to',
        title: '执法证有效期止',
        examples: ['2026-12-31', '2026-12-31'],
        synonyms: ['有效期止', '执法证有效期至', '执法证到期日期', '有效期至'],
        kind: 'date',
      },
      {
        name: 'certificate',
        title: '执法证有效期',
        synonyms: ['执法证件有效期', '证件有效期', '有效期'],
        kind: 'span',
      },
      {
        name: 'qualifications',
        title: '资质',
        examples: ['危化', ''],
        synonyms: ['专长', '资格', '专业'],
        kind: 'list',
        zeroIsNothing: true,
      },
      {
        name: 'towns',
        title: '所属街镇',
        examples: ['梅陇镇', ''],
        synonyms: ['街镇'],
        kind: 'list',
        zeroIsNothing: true,
      },
      {
        name: 'leave',
        title: '请假',
        examples: ['2026-03-02/2026-03-06；2026-04-07', ''],
        synonyms: ['休假'],
        kind: 'spans',
        zeroIsNothing: true,
      },
      { name: 'capacity', title: '最多家次', examples: ['20', '20'], kind: 'integer' },
      { name: 'minimum', title: '最少家次', examples: ['2', '2'], kind: 'integer' },
      { name: 'perDay', title: '每天最多家次', examples: ['2', '2'], kind: 'integer' },
      {
        name: 'limits',
        title: '期间最多家次',
        examples: ['2026-03-01/2026-03-31=8', '2026-03-01/2026-03-31=8'],
        kind: 'limits',
        zeroIsNothing: true,
      },
      { name: 'carried', title: '带入家次', examples: ['3', '3'], kind: 'integer' },
      { name: 'availability', title: '可用时间', examples: ['60', '60'], kind: 'integer' },
      {
        name: 'group',
        title: '执法小组',
        examples: ['一组', '一组'],
        synonyms: ['小组'],
        kind: 'text',
        zeroIsNothing: true,
      },
      {
        name: 'related',
        title: '亲属关系',
        examples: ['赵一、钱二夫妻', '赵一、钱二夫妻'],
        kind: 'text',
        zeroIsNothing: true,
      },
      {
        name: 'borrowed.from',
        title: '借调自',
        examples: ['', '综合科'],
        kind: 'text',
        zeroIsNothing: true,
      },
      {
        name: 'borrowed.approval',
        title: '借调批准文号',
        examples: ['', '沪应急〔2026〕1号'],
        kind: 'text',
        zeroIsNothing: true,
      },
    ],
  },
  {
    table: 'tasks',
    files: ['tasks', '任务'],
    words: ['任务', '抽查计划', '检查计划', 'task'],
    columns: [
      {
        name: 'plan.id',
        title: '计划编号',
        examples: ['2026', '2026'],
        kind: 'text',
        required: true,
        isGroup: true,
      },
      {
        name: 'plan.title',
        title: '计划名称',
        examples: ['2026年度检查计划', '2026年度检查计划'],
        kind: 'text',
        required: true,
        isGroup: true,
      },
      {
        name: 'id',
        title: '任务编号',
        examples: ['加油站', '危化品'],
        synonyms: ['编号'],
        kind: 'text',
        required: true,
      },
      {
        name: 'title',
        title: '任务名称',
        examples: ['加油站检查', '危化品检查'],
        synonyms: ['任务', '名称'],
        kind: 'text',
        required: true,
      },
      {
        name: 'department',
        title: '责任科室',
        choices: { table: 'inspectors', column: 'department' },
        examples: ['危化科', '危化科'],
        synonyms: ['科室', '承办科室', '牵头科室'],
        kind: 'text',
        required: true,
        isGroup: true,
      },
      {
        name: 'tag',
        title: '标签',
        examples: ['加油站', '危化品'],
        synonyms: ['行业'],
        kind: 'text',
      },
      {
        name: 'town',
        title: '街镇',
        choices: { table: 'enterprises', column: 'town' },
        examples: ['', '梅陇镇'],
        kind: 'text',
      },
      {
        name: 'by',
        title: '分层依据',
        choices: ['街镇', '风险等级', '状态'],
        examples: ['风险等级', ''],
        kind: 'list',
      },
      {
        name: 'visits',
        title: '家次',
        examples: ['4', '2'],
        synonyms: ['抽取家数', '抽查户数', '抽取数量'],
        kind: 'integer',
        required: true,
      },
      { name: 'reserve', title: '备选家数', examples: ['1', ''], kind: 'integer' },
      {
        name: 'from',
        title: '开始日期',
        examples: ['2026-03-02', '2026-03-02'],
        synonyms: ['开始时间'],
        kind: 'date',
        required: true,
      },
      {
        name: 'to',
        title: '结束日期',
        examples: ['2026-05-29', '2026-05-29'],
        synonyms: ['结束时间'],
        kind: 'date',
        required: true,
      },
      { name: 'closed', title: '不查的状态', examples: ['停业；注销', '停业'], kind: 'list' },
      {
        name: 'visitedWithinMonths',
        title: '几个月内查过的不查',
        examples: ['6', ''],
        kind: 'integer',
      },
      {
        name: 'ownTown',
        title: '本街镇人员回避',
        choices: ['是', '否'],
        examples: ['是', '是'],
        kind: 'yes',
      },
      { name: 'atLeast', title: '每席至少可派人数', examples: ['5', '5'], kind: 'integer' },
    ],
  },
  {
    table: 'recusals',
    files: ['recusals', '回避'],
    words: ['回避', 'recus'],
    columns: [
      {
        name: 'inspector',
        title: '工号',
        choices: { table: 'inspectors', column: 'id' },
        examples: ['ZF01', 'ZF02'],
        synonyms: ['执法人员', '人员编号', '执法人员编号', '执法人员工号'],
        kind: 'text',
        required: true,
        isKey: true,
      },
      enterprise,
      {
        name: 'reason',
        title: '事由',
        examples: ['近亲属任职', '曾在该单位工作'],
        synonyms: ['理由', '回避事由', '回避理由', '回避原因'],
        kind: 'text',
        required: true,
      },
    ],
  },
  {
    table: 'pastVisits',
    files: ['past-visits', '检查记录'],
    words: ['检查记录', '检查台账', '既往检查', 'past-visit', 'past visit'],
    columns: [
      enterprise,
      {
        name: 'date',
        title: '检查日期',
        examples: ['2025-11-20', '2025-12-01'],
        synonyms: ['日期', '检查时间'],
        kind: 'date',
        required: true,
      },
      matter('检查事项'),
      {
        name: 'inspectors',
        title: '检查人员',
        examples: ['ZF01；ZF02', ''],
        synonyms: ['工号'],
        kind: 'list',
      },
    ],
  },
  {
    table: 'penalties',
    files: ['penalties', '处罚记录'],
    words: ['处罚', 'penalt'],
    columns: [
      enterprise,
      {
        name: 'date',
        title: '处罚日期',
        examples: ['2025-06-03', '2025-07-09'],
        synonyms: ['日期', '处罚决定日期'],
        kind: 'date',
        required: true,
      },
      matter('处罚事项'),
    ],
  },
  {
    table: 'lists',
    files: ['lists', '名单'],
    words: ['名单', 'list'],
    columns: [
      {
        name: 'list',
        title: '名单',
        examples: ['白名单', '白名单'],
        synonyms: ['名单名称'],
        kind: 'text',
        required: true,
        isGroup: true,
      },
      enterprise,
    ],
  },
  {
    table: 'waivers',
    files: ['waivers', '豁免'],
    words: ['豁免', 'waiver'],
    columns: [
      {
        name: 'code',
        title: '豁免代码',
        choices: ['same-credit-code', 'similar-ids', 'same-certificate'],
        examples: ['same-credit-code', 'similar-ids'],
        kind: 'text',
        required: true,
      },
      {
        name: 'ids',
        title: '编号',
        examples: ['JY01；JY02', 'JY03；jy03'],
        kind: 'list',
        required: true,
        isKey: true,
      },
      {
        name: 'reason',
        title: '理由',
        examples: ['同一单位的两个站点', '两个系统的编号'],
        synonyms: ['事由'],
        kind: 'text',
        required: true,
      },
    ],
  },
  {
    table: 'renamed',
    files: ['renamed', '编号变更'],
    words: ['编号变更', '编号变化', 'renamed'],
    columns: [
      {
        name: 'of',
        title: '名录',
        choices: ['enterprises', 'inspectors'],
        examples: ['enterprises', 'inspectors'],
        kind: 'text',
        required: true,
      },
      {
        name: 'from',
        title: '原编号',
        examples: ['JY90', 'ZF90'],
        kind: 'text',
        required: true,
        isKey: true,
      },
      {
        name: 'to',
        title: '新编号',
        examples: ['JY01', 'ZF01'],
        kind: 'text',
        required: true,
        isKey: true,
      },
      {
        name: 'reason',
        title: '理由',
        examples: ['换发编号', '调岗'],
        synonyms: ['事由'],
        kind: 'text',
        required: true,
      },
    ],
  },
  {
    table: 'plannedVisits',
    files: ['planned-visits', '其他部门计划检查'],
    words: ['计划检查', 'planned-visit', 'planned visit'],
    columns: [
      enterprise,
      {
        name: 'date',
        title: '计划日期',
        examples: ['2026-04-02', '2026-04-03'],
        synonyms: ['日期'],
        kind: 'date',
        required: true,
      },
      {
        name: 'authority',
        title: '部门',
        examples: ['消防', '市场监管'],
        synonyms: ['检查部门'],
        kind: 'text',
        required: true,
        isGroup: true,
      },
      matter('检查事项'),
    ],
  },
]

/** What another authority's register has of an enterprise: often no number of ours. */
export const REGISTER_FORM: TableForm = registerForm(TABLES[0] as TableForm)

function registerForm({ columns, codeForId: _code, attributes: _, ...form }: TableForm): TableForm {
  const names = ['id', 'name', 'creditCode', 'town', 'tags', 'status']
  return {
    ...form,
    columns: columns
      .filter(({ name }) => names.includes(name))
      .map(({ required, ...column }) =>
        required === true && column.name !== 'id' ? { ...column, required } : column,
      ),
  }
}

/** The form of a table. */
export function formOf(table: TableKey): TableForm {
  return TABLES.find((each) => each.table === table) as TableForm
}

/** What messages call a table. */
export function titleOf({ files: [en, zh] }: Pick<TableForm, 'files'>): TableTitle {
  return { en, zh }
}
