import { USUAL_HEADS, type WorkloadHead } from 'double-random/year'
import { type FileCell, fail } from '../core/errors.ts'
import { say, show } from '../core/message.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { workloadHeads } from '../schema/year/workload.ts'
import type { TableForm } from './forms.ts'
import { plainHeading } from './headings.ts'
import type { TableFile } from './open-file.ts'
import { byRow, readForm } from './read-form.ts'
import type { Reading, ReadOptions } from './read-tables.ts'

/** What officers do besides inspecting, as it was read, and the account of it. */
export interface ReadWorkloadHeads extends Pick<Reading, 'report' | 'settlements'> {
  /** Absent where anything was refused. */
  readonly heads?: readonly WorkloadHead[]
}

const FORM: TableForm = {
  table: 'lists',
  files: ['heads', '其他工作'],
  words: [],
  columns: [
    { name: 'department', title: '科室', synonyms: ['部门'], kind: 'text', required: true },
    { name: 'head', title: '事项', synonyms: ['工作', '工作事项'], kind: 'text', required: true },
    { name: 'kind', title: '类别', kind: 'text' },
    {
      name: 'days',
      title: '人天',
      synonyms: ['工作日', '人日', '天数'],
      kind: 'text',
      required: true,
    },
    { name: 'quarter', title: '季度', kind: 'integer' },
    { name: 'for-the-reader', title: '备注', kind: 'text' },
  ],
}

const KINDS: readonly (readonly [kind: WorkloadHead['kind'], words: readonly string[]])[] = [
  ['other-enforcement', ['其他执法', '其他执法工作日']],
  ['non-enforcement', ['非执法', '非执法工作日']],
]

/**
 * Reads the days that go to something else than inspection from a table (其他工作): department, head,
 * days, and, where they are in one, the quarter. A usual head (行政许可, 值班 …) has its kind; of
 * another one the table says it, 其他执法 or 非执法.
 *
 * @param files - names and bytes of CSV files or workbooks
 * @param options - as of `readTables`
 * @returns the heads for `workload`, unless something was refused, and the report
 * @throws DoubleRandomError `input/type` for what is no file or option, `input/choice` for another
 *   kind, or none where the head is no usual one, and what `workload` refuses of heads, by file and
 *   row
 *
 * @example
 * const bytes = new TextEncoder().encode('科室,事项,人天\n危化科,行政许可,100\n');
 * readWorkloadHeads([{ name: '其他工作.csv', bytes }]).heads;
 * // => [{ kind: 'other-enforcement', head: 'licensing', department: '危化科', days: '100' }]
 */
export function readWorkloadHeads(
  files: readonly TableFile[],
  options: ReadOptions = {},
): ReadWorkloadHeads {
  const { rows, account } = readForm(files, options, FORM)
  if (rows === undefined) return account
  const heads = rows.map(({ row, cell, headings }) =>
    headOf(row as unknown as HeadRow, { ...cell, heading: headings.kind ?? '类别' }),
  )
  byRow('heads', rows, () => parseOption('heads', workloadHeads, heads as unknown))
  return { heads, ...account }
}

interface HeadRow {
  readonly department: string
  readonly head: string
  readonly kind?: string
  readonly days: string
  readonly quarter?: number
}

function headOf(
  { department, head, kind, days, quarter }: HeadRow,
  cell: FileCell & { readonly heading: string },
): WorkloadHead {
  const usual = Object.entries(USUAL_HEADS).find(
    ([code, { title }]) => code === head || plainHeading(title) === plainHeading(head),
  )
  const said = KINDS.find(
    ([code, words]) =>
      kind !== undefined && [code, ...words].map(plainHeading).includes(plainHeading(kind)),
  )?.[0]
  const own = kind === undefined ? usual?.[1].kind : said
  if (own === undefined) {
    return fail({
      code: 'input/choice',
      path: `${cell.file}[${cell.row}].${cell.heading}`,
      cell,
      expected: say('one-of', { values: KINDS.map(([, [word = '']]) => word) }),
      found: kind === undefined ? say('nothing') : show(kind),
    })
  }
  const rest = { department, days, ...(quarter === undefined ? {} : { quarter }) }
  return { kind: own, head: usual?.[0] ?? head, ...rest }
}
