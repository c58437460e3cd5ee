import { drawAsItStands, type PastVisit, visitsMade } from 'double-random'
import { groupBy } from '../../core/group.ts'
import { rowKey } from '../../core/table.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { type DrawOptions, readDraw, upToText } from '../read-draw.ts'
import { readOutcomesOf } from '../read-outcomes.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { formatOf, listAs } from './format.ts'

export interface PastVisitsCommand extends DrawOptions {
  readonly outcomes?: readonly string[]
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
    options.outcomes === undefined
      ? undefined
      : await readOutcomesOf(terminal, options.outcomes, draw.record)
  const { text, inputs } = draw
  const after = { ...draw.after, ...(outcomes && { outcomes }) }
  const own = await stage(terminal, 'listing', () => visitsMade(text, inputs, after))
  const undated = drawAsItStands(text, inputs, after).filter(
    ({ isCurrent, outcome }) =>
      isCurrent && (outcome === undefined || (MET.includes(outcome.outcome) && !outcome.date)),
  ).length
  const list = {
    title: '检查记录',
    headings: ['企业编号', '检查日期', '检查事项', '检查人员'],
    groups: [{ rows: eachOnce([...inputs.pastVisits, ...own]).map(cellsOf) }],
  }
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
        : undated === 0
          ? []
          : [
              t(
                `${undated} 项次没有检查结果或检查日期，按计划日期记（没有结果又无人可派的不记）`,
                `${undated} matters without outcome or day: on the days planned, vacant ones not`,
              ),
            ]),
      upToText(terminal, draw),
    ],
    data: { before, own: own.length, amendments: draw.after.amendments.length },
    files: [{ path: options.output, text: listAs(format, list) }],
  }
}

/** Outcomes of units that were met, so that their visits have a day. */
const MET: readonly string[] = ['inspected', 'refused']

/** Two batches may send people to a unit on one day for one task: the next would refuse two rows. */
function eachOnce(visits: readonly PastVisit[]): PastVisit[] {
  const alike = groupBy(visits, (visit) => rowKey('pastVisits', visit))
  return [...alike.values()].map((same) => ({
    ...(same[0] as PastVisit),
    inspectors: [...new Set(same.flatMap(({ inspectors = [] }) => inspectors))],
  }))
}

const cellsOf = ({ enterprise, date, matter = '', inspectors = [] }: PastVisit): string[] => [
  enterprise,
  date,
  matter,
  inspectors.join('；'),
]
