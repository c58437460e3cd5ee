/** How the text of a cell becomes a value. */
export type CellKind = 'text' | 'integer' | 'date' | 'yes' | 'list' | 'spans' | 'limits'

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
}

/** A file of an input folder. */
export interface TableForm {
  /** Member of the inputs. */
  readonly table: TableKey
  /** Names of the file without its ending. */
  readonly files: readonly [english: string, chinese: string]
  readonly columns: readonly Column[]
  /** Whether columns named `attributes.X` or 属性:X may follow. */
  readonly attributes?: true
  /**
   * Whether other columns are passed over, as in what another authority exports; otherwise they are
   * refused.
   */
  readonly passesOver?: true
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
}

/** Every table that can be given as CSV, in the order in which people fill them in. */
export const TABLES: readonly TableForm[] = [
  {
    table: 'enterprises',
    files: ['enterprises', '检查对象'],
    attributes: true,
    columns: [
      {
        name: 'id',
        title: '编号',
        synonyms: ['企业编号', '单位编号', '检查对象编号'],
        kind: 'text',
        required: true,
      },
      {
        name: 'name',
        title: '名称',
        synonyms: ['企业名称', '单位名称', '检查对象名称'],
        kind: 'text',
        required: true,
      },
      { name: 'creditCode', title: '统一社会信用代码', synonyms: ['信用代码'], kind: 'text' },
      { name: 'town', title: '街镇', synonyms: ['所属街镇', '乡镇', '街道'], kind: 'text' },
      { name: 'tags', title: '标签', synonyms: ['行业', '类型'], kind: 'list' },
      { name: 'risk', title: '风险等级', synonyms: ['风险'], kind: 'text' },
      { name: 'size', title: '规模', kind: 'integer' },
      { name: 'status', title: '状态', synonyms: ['登记状态', '经营状态'], kind: 'text' },
    ],
  },
  {
    table: 'inspectors',
    files: ['inspectors', '执法人员'],
    columns: [
      { name: 'id', title: '工号', synonyms: ['编号', '人员编号'], kind: 'text', required: true },
      { name: 'name', title: '姓名', kind: 'text', required: true },
      { name: 'department', title: '科室', synonyms: ['部门'], kind: 'text', required: true },
      { name: 'certificate.number', title: '执法证号', kind: 'text' },
      { name: 'certificate.from', title: '执法证有效期起', kind: 'date' },
      { name: 'certificate.to', title: '执法证有效期止', kind: 'date' },
      { name: 'qualifications', title: '资质', synonyms: ['专长'], kind: 'list' },
      { name: 'towns', title: '所属街镇', synonyms: ['街镇'], kind: 'list' },
      { name: 'leave', title: '请假', kind: 'spans' },
      { name: 'capacity', title: '最多家次', kind: 'integer' },
      { name: 'minimum', title: '最少家次', kind: 'integer' },
      { name: 'perDay', title: '每天最多家次', kind: 'integer' },
      { name: 'limits', title: '期间最多家次', kind: 'limits' },
      { name: 'carried', title: '带入家次', kind: 'integer' },
      { name: 'availability', title: '可用时间', kind: 'integer' },
      { name: 'group', title: '执法小组', kind: 'text' },
      { name: 'related', title: '亲属关系', kind: 'text' },
      { name: 'borrowed.from', title: '借调自', kind: 'text' },
      { name: 'borrowed.approval', title: '借调批准文号', kind: 'text' },
    ],
  },
  {
    table: 'tasks',
    files: ['tasks', '任务'],
    columns: [
      { name: 'plan.id', title: '计划编号', kind: 'text', required: true },
      { name: 'plan.title', title: '计划名称', kind: 'text', required: true },
      { name: 'id', title: '任务编号', synonyms: ['编号'], kind: 'text', required: true },
      {
        name: 'title',
        title: '任务名称',
        synonyms: ['任务', '名称'],
        kind: 'text',
        required: true,
      },
      { name: 'department', title: '责任科室', synonyms: ['科室'], kind: 'text', required: true },
      { name: 'tag', title: '标签', kind: 'text' },
      { name: 'town', title: '街镇', kind: 'text' },
      { name: 'by', title: '分层依据', kind: 'list' },
      { name: 'visits', title: '家次', synonyms: ['抽取家数'], kind: 'integer', required: true },
      { name: 'reserve', title: '备选家数', kind: 'integer' },
      { name: 'from', title: '开始日期', kind: 'date', required: true },
      { name: 'to', title: '结束日期', kind: 'date', required: true },
      { name: 'closed', title: '不查的状态', kind: 'list' },
      { name: 'visitedWithinMonths', title: '几个月内查过的不查', kind: 'integer' },
      { name: 'ownTown', title: '本街镇人员回避', kind: 'yes' },
      { name: 'atLeast', title: '每席至少可派人数', kind: 'integer' },
    ],
  },
  {
    table: 'recusals',
    files: ['recusals', '回避'],
    columns: [
      {
        name: 'inspector',
        title: '工号',
        synonyms: ['执法人员', '人员编号'],
        kind: 'text',
        required: true,
      },
      enterprise,
      { name: 'reason', title: '事由', synonyms: ['理由'], kind: 'text', required: true },
    ],
  },
  {
    table: 'pastVisits',
    files: ['past-visits', '检查记录'],
    columns: [
      enterprise,
      { name: 'date', title: '检查日期', synonyms: ['日期'], kind: 'date', required: true },
      { name: 'matter', title: '检查事项', synonyms: ['事项'], kind: 'text' },
      { name: 'inspectors', title: '检查人员', synonyms: ['工号'], kind: 'list' },
    ],
  },
  {
    table: 'penalties',
    files: ['penalties', '处罚记录'],
    columns: [
      enterprise,
      { name: 'date', title: '处罚日期', synonyms: ['日期'], kind: 'date', required: true },
      { name: 'matter', title: '处罚事项', synonyms: ['事项'], kind: 'text' },
    ],
  },
  {
    table: 'lists',
    files: ['lists', '名单'],
    columns: [
      { name: 'list', title: '名单', synonyms: ['名单名称'], kind: 'text', required: true },
      enterprise,
    ],
  },
  {
    table: 'waivers',
    files: ['waivers', '豁免'],
    columns: [
      { name: 'code', title: '豁免代码', kind: 'text', required: true },
      { name: 'ids', title: '编号', kind: 'list', required: true },
      { name: 'reason', title: '理由', synonyms: ['事由'], kind: 'text', required: true },
    ],
  },
  {
    table: 'renamed',
    files: ['renamed', '编号变更'],
    columns: [
      { name: 'of', title: '名录', kind: 'text', required: true },
      { name: 'from', title: '原编号', kind: 'text', required: true },
      { name: 'to', title: '新编号', kind: 'text', required: true },
      { name: 'reason', title: '理由', synonyms: ['事由'], kind: 'text', required: true },
    ],
  },
  {
    table: 'plannedVisits',
    files: ['planned-visits', '其他部门计划检查'],
    columns: [
      enterprise,
      { name: 'date', title: '计划日期', synonyms: ['日期'], kind: 'date', required: true },
      { name: 'authority', title: '部门', synonyms: ['检查部门'], kind: 'text', required: true },
      { name: 'matter', title: '检查事项', synonyms: ['事项'], kind: 'text' },
    ],
  },
]

/** The form of a table. */
export function formOf(table: TableKey): TableForm {
  return TABLES.find((each) => each.table === table) as TableForm
}
