import {
  type BlindingOption,
  type DrawRecord,
  type InputData,
  type Inputs,
  parseInputs,
  visitsMade,
} from 'double-random'
import { fail } from '../core/errors.ts'
import { fieldOf } from '../core/field.ts'
import { say, show } from '../core/message.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { outboundColumns, tableFile, visitOptions } from '../schema/options/tables.ts'
import { formOf, type TableForm } from './forms.ts'
import { columnOf, plainHeading } from './headings.ts'
import { findLayout, namesIn } from './layout.ts'
import { openFile, type TableFile } from './open-file.ts'
import { readRows } from './read-rows.ts'
import { collectRemarks } from './report.ts'
import { writeSheet } from './template.ts'

/** A column of the platform that a list is uploaded to, and what belongs into it. */
export interface OutboundColumn {
  readonly heading: string
  /**
   * 检查日期, 任务编号, 任务名称, 责任科室, 检查人员, 工号, 执法证号, the heading of a column of the
   * enterprises, or `=` and a text that is the same in every row; absent: the column stays empty.
   */
  readonly content?: string
}

/** No day of a visit is later. */
const LAST_DAY = '9999-12-31'

const LAYOUT_FORM: TableForm = {
  table: 'tasks',
  files: ['layout', '上报格式'],
  words: [],
  columns: [
    { name: 'heading', title: '平台表头', kind: 'text', required: true },
    { name: 'content', title: '内容', kind: 'text' },
  ],
}

/**
 * Reads the layout that a platform wants, which is mapped once: a table with the columns 平台表头
 * and 内容.
 *
 * @param file - name and bytes of a CSV file or a workbook
 * @returns its columns, in their order
 * @throws DoubleRandomError `input/missing` where it is no such table
 *
 * @example
 * const bytes = new TextEncoder().encode('平台表头,内容\n抽查对象,名称\n抽查方式,=双随机\n');
 * readOutboundColumns({ name: 'layout.csv', bytes })[1]; // => { heading: '抽查方式', content: '=双随机' }
 */
export function readOutboundColumns(file: TableFile): readonly OutboundColumn[] {
  const opened = openFile(parseOption('file', tableFile, file), collectRemarks())
  for (const sheet of opened.kind === 'sheets' ? opened.sheets : []) {
    const layout = findLayout(sheet, LAYOUT_FORM, () => undefined)
    if (layout === undefined || namesIn(layout).size < LAYOUT_FORM.columns.length) continue
    const { rows } = readRows(sheet, layout, collectRemarks())
    return parseOption('layout', outboundColumns, rows as unknown as OutboundColumn[])
  }
  const columns = LAYOUT_FORM.columns.map(({ title }) => title)
  return fail({
    code: 'input/missing',
    path: file.name,
    expected: say('one-of', { values: columns }),
    found: say('nothing'),
  })
}

/**
 * Writes the visits of a draw, as amended, as an .xlsx workbook in the layout of the platform that
 * it is uploaded to.
 *
 * The list names enterprises and officers: it is confidential until the visits are over. Up to a
 * day, it has the visits that a notice of that day opens.
 *
 * @param record - the record or its text
 * @param data - the inputs of the draw
 * @param layout - the columns of the platform
 * @param options - amendments as texts; blinding key; the last day of the visits, by default all
 * @returns the bytes of the workbook: headings, then a row for each visit, in the order of dates
 * @throws DoubleRandomError `input/choice` for a content that is none, and as `visitsMade`
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const layout = [{ heading: '抽查对象', content: '名称' }, { heading: '抽查方式', content: '=双随机' }];
 * writeVisits(record, exampleInputs, layout).length > 1000; // => true
 */
export function writeVisits(
  record: string | DrawRecord,
  data: InputData | Inputs,
  layout: readonly OutboundColumn[],
  options: BlindingOption & {
    readonly amendments?: readonly string[]
    readonly upTo?: string
  } = {},
): Uint8Array {
  const columns = parseOption('layout', outboundColumns, layout as OutboundColumn[])
  const inputs = parseInputs(data)
  const contents = columns.map(({ content }) => contentOf(content, inputs))
  const { upTo = LAST_DAY, ...rest } = parseOption('options', visitOptions, options)
  const visits = visitsMade(record, inputs, rest).filter(({ date }) => date <= upTo)
  const ordered = [...visits].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return writeSheet(
    [
      columns.map(({ heading }) => heading),
      ...ordered.map((visit) => contents.map((value) => value(visit))),
    ],
    '检查名单',
  )
}

type Visit = ReturnType<typeof visitsMade>[number]

/** What stands in a column, by the visit of the row. */
function contentOf(content: string | undefined, inputs: Inputs): (visit: Visit) => string {
  if (content === undefined) return () => ''
  if (content.startsWith('=')) return () => content.slice(1)
  const taskOf = new Map(inputs.plan.tasks.map((task) => [task.id, task]))
  const officerOf = new Map(inputs.inspectors.map((each) => [each.id, each]))
  const unitOf = new Map(inputs.enterprises.map((unit) => [unit.id, unit]))
  const ofOfficers =
    (text: (id: string) => string | undefined) =>
    ({ inspectors = [] }: Visit) =>
      inspectors.flatMap((id) => text(id) ?? []).join('、')
  const own: Readonly<Record<string, (visit: Visit) => string>> = {
    检查日期: ({ date }) => date,
    任务编号: ({ matter }) => matter ?? '',
    任务名称: ({ matter = '' }) => taskOf.get(matter)?.title ?? matter,
    责任科室: ({ matter = '' }) => taskOf.get(matter)?.department ?? '',
    检查人员: ofOfficers((id) => officerOf.get(id)?.name),
    工号: ofOfficers((id) => id),
    执法证号: ofOfficers((id) => officerOf.get(id)?.certificate?.number),
  }
  const plain = plainHeading(content)
  if (Object.hasOwn(own, plain)) return own[plain] as (visit: Visit) => string
  const form = formOf('enterprises')
  const column = columnOf(content, form)?.column
  if (column === undefined) {
    return fail({
      code: 'input/choice',
      path: 'layout',
      expected: say('one-of', {
        values: [...Object.keys(own), ...form.columns.map(({ title }) => title)],
      }),
      found: show(content),
    })
  }
  return ({ enterprise }) => {
    const unit = unitOf.get(enterprise)
    if (unit === undefined) return ''
    return column.name === 'tags'
      ? (unit.tags ?? []).join('；')
      : String(fieldOf(unit, column.name) ?? '')
  }
}
