import { type PastVisit, visitsMade } from 'double-random'
import { toCsv } from 'double-random/files'
import { writeList } from 'double-random/tables'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { type DrawOptions, readDraw, upToText } from '../read-draw.ts'
import { readOutcomes } from '../read-outcomes.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { formatOf } from './format.ts'

export interface PastVisitsCommand extends DrawOptions {
  readonly outcomes?: string
  readonly output?: string
}

/**
 * Writes the table of visits for the next batch: those that this one was told of, and its own, as
 * amended and as they turned out.
 */
export async function pastVisits(terminal: Terminal, options: PastVisitsCommand): Promise<Answer> {
  const format = formatOf(options.output, ['.csv', '.xlsx'])
  const draw = await readDraw(terminal, options)
  const outcomes =
    options.outcomes === undefined ? undefined : await readOutcomes(terminal, options.outcomes)
  const { text, inputs, after } = draw
  const own = await stage(terminal, 'listing', () =>
    visitsMade(text, inputs, { ...after, ...(outcomes && { outcomes }) }),
  )
  const list = {
    title: '检查记录',
    headings: ['企业编号', '检查日期', '检查事项', '检查人员'],
    groups: [{ rows: [...inputs.pastVisits, ...own].map(cellsOf) }],
  }
  const columns = list.headings.map((title, index) => ({ key: String(index), title }))
  const rows = list.groups.flatMap((group) => group.rows.map((cells) => ({ ...cells })))
  const t = inLanguage(terminal.language)
  const before = inputs.pastVisits.length
  return {
    ok: true,
    lines: [
      t(
        `此前 ${before} 次，本次抽取 ${own.length} 次`,
        `${before} visits before, ${own.length} of this draw`,
      ),
      ...(outcomes === undefined
        ? [t('没有提供检查结果，按计划日期记', 'without outcomes: on the days planned')]
        : []),
      upToText(terminal, draw),
    ],
    data: { before, own: own.length, amendments: after.amendments.length },
    files: [
      {
        path: options.output,
        text: format === '.csv' ? toCsv(rows, { columns, byteOrderMark: true }) : writeList(list),
      },
    ],
  }
}

const cellsOf = ({ enterprise, date, matter = '', inspectors = [] }: PastVisit): string[] => [
  enterprise,
  date,
  matter,
  inspectors.join('；'),
]
