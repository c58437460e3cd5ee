import { type FileCell, fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { type OutcomeCode, type OutcomeData, parseOutcomes } from '../schema/report/outcome.ts'
import type { TableForm } from './forms.ts'
import { plainHeading } from './headings.ts'
import type { TableFile } from './open-file.ts'
import { byRow, readForm } from './read-form.ts'
import type { Reading, ReadOptions } from './read-tables.ts'

/** What became of visits, as it was read, and the account of it. */
export interface ReadOutcomes extends Pick<Reading, 'report' | 'settlements'> {
  /** Absent where anything was refused. */
  readonly outcomes?: readonly OutcomeData[]
}

/** What offices write for each outcome, the usual word first. */
const WORDS: Readonly<Record<OutcomeCode, readonly string[]>> = {
  inspected: ['已检查', '检查', '已查', '完成', '已完成'],
  refused: ['拒绝检查', '拒绝', '拒检', '阻挠检查'],
  untraceable: ['查无下落', '失联', '无法联系', '通过登记的住所或者经营场所无法联系'],
  'not-done': ['未检查', '未查', '未完成', '未实施'],
  closed: ['已注销、关闭', '已注销', '注销', '已关闭', '关闭', '已停业', '停业'],
  'moved-away': ['已迁出', '迁出', '搬迁', '已搬迁'],
  duplicate: ['重复登记', '重复'],
  'out-of-scope': ['不属于本任务', '不属于检查范围'],
}

const CODES = new Map(
  Object.entries(WORDS).flatMap(([code, words]) =>
    [code, ...words].map((word) => [plainHeading(word), code as OutcomeCode] as const),
  ),
)

/** Columns of the lists that teams work by, and what offices add: none of them counts anything. */
const FOR_THE_READER = [
  ...['序号', '名称', '企业名称', '单位名称', '统一社会信用代码', '街镇', '地址', '联系人'],
  ...['联系电话', '检查任务', '任务名称', '责任科室', '检查组', '人员', '检查人员', '执法证号'],
  ...['检查依据', '检查事项', '检查方式', '计划日期', '本年次数', '来源', '抽取号', '记录摘要'],
  ...['检查情况', '处理意见', '备注'],
]

const FORM: TableForm = {
  table: 'pastVisits',
  files: ['outcomes', '检查结果'],
  words: [],
  // Whatever else has a column was counted at the visit.
  others: 'counts',
  columns: [
    { name: 'pool', title: '任务编号', synonyms: ['任务'], kind: 'text', required: true },
    { name: 'round', title: '轮次', synonyms: ['轮'], kind: 'integer' },
    {
      name: 'unit',
      title: '编号',
      synonyms: ['企业编号', '单位编号', '检查对象编号'],
      kind: 'text',
      required: true,
      isKey: true,
    },
    { name: 'outcome', title: '结果', synonyms: ['检查结果'], kind: 'text', required: true },
    { name: 'date', title: '检查日期', synonyms: ['日期', '实际检查日期'], kind: 'date' },
    { name: 'inspectors', title: '实际检查人员', synonyms: ['实际检查人员编号'], kind: 'list' },
    { name: 'reason', title: '更正理由', synonyms: ['更正说明', '更正原因'], kind: 'text' },
    // For the reader: they are not part of an outcome.
    ...FOR_THE_READER.map((title) => ({
      name: `for-the-reader.${title}`,
      title,
      kind: 'text' as const,
    })),
  ],
}

/**
 * Reads what became of the visits of a draw from a table (检查结果): a row for each unit, with task,
 * round (absent: 1), id, outcome and day; every other column counts something, 有隐患 for example.
 *
 * @param files - names and bytes of CSV files or workbooks
 * @param options - as of `readTables`
 * @returns the rows, unless something was refused, and the report
 * @throws DoubleRandomError `input/type` for what is no file or option, `input/choice` for another
 *   outcome than those of `estimate`, and what `estimate` refuses of outcomes, by file and row
 *
 * @example
 * const bytes = new TextEncoder().encode('任务,编号,结果,有隐患\n加油站,E1,已检查,1\n');
 * readOutcomes([{ name: '结果.csv', bytes }]).outcomes;
 * // => [{ pool: '加油站', round: 1, unit: 'E1', outcome: 'inspected', values: { 有隐患: 1 } }]
 */
export function readOutcomes(files: readonly TableFile[], options: ReadOptions = {}): ReadOutcomes {
  const { rows, account } = readForm(files, options, FORM)
  if (rows === undefined) return account
  const outcomes = rows.map(({ row, cell, headings }) =>
    outcomeOf(row, { ...cell, heading: headings.outcome as string }),
  )
  byRow('outcomes', rows, () => parseOutcomes(outcomes))
  return { outcomes, ...account }
}

function outcomeOf(
  row: Readonly<Record<string, unknown>>,
  cell: FileCell & { readonly heading: string },
): OutcomeData {
  const { outcome: word, ...given } = row as unknown as OutcomeData
  const { pool, unit, round = 1, date, inspectors, values, reason } = given
  const outcome = CODES.get(plainHeading(String(word)))
  if (outcome === undefined) {
    return fail({
      code: 'input/choice',
      path: `${cell.file}[${cell.row}].${cell.heading}`,
      cell,
      expected: say('one-of', { values: Object.values(WORDS).map(([usual]) => usual as string) }),
      found: show(word),
    })
  }
  return {
    ...{ pool, round, unit, outcome },
    ...(date === undefined ? {} : { date }),
    ...(inspectors === undefined ? {} : { inspectors }),
    ...(values === undefined ? {} : { values }),
    ...(reason === undefined ? {} : { reason }),
  }
}
