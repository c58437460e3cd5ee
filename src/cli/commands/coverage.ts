import { coverage as coverageOf, type UnitCoverage } from 'double-random/report'
import { describe } from 'double-random/words'
import { say } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { type DrawsOptions, readDraws, withAmendments } from '../read-draws.ts'
import { stage } from '../stage.ts'
import type { Language, Terminal } from '../terminal.ts'
import { listWriter } from './format.ts'

export interface CoverageCommand extends DrawsOptions {
  readonly output?: string
}

const SHOWN = 5

/** Tells who had a chance in the draws so far, who was visited, and who never had a chance. */
export async function coverage(terminal: Terminal, options: CoverageCommand): Promise<Answer> {
  const written = listWriter(options.output)
  const { draws, inputs, amendments } = await readDraws(terminal, options)
  const { units, never, counts } = await stage(terminal, 'listing', () => coverageOf(draws))
  const { language } = terminal
  const t = inLanguage(language)
  const names = new Map(
    inputs.flatMap(({ enterprises }) => enterprises.map(({ id, name }) => [id, name])),
  )
  const first = never.slice(0, SHOWN).map((id) => `${id} ${names.get(id) ?? ''}`.trim())
  const list = {
    title: '覆盖情况',
    headings: [
      '编号',
      '名称',
      '列入名录次数',
      '有机会的轮数',
      '最大机会',
      '检查天数',
      '没有机会的原因',
    ],
    groups: [{ rows: units.map((unit) => cellsOf(unit, names.get(unit.unit) ?? '', language)) }],
  }
  return {
    ok: true,
    lines: [
      t(
        `名录共 ${counts.units} 家：有机会被抽中 ${counts.withChance} 家，已查或已排定 ${counts.visited} 家，从未有机会 ${never.length} 家`,
        `${counts.units} in the directories: ${counts.withChance} had a chance, ${counts.visited} were or are to be visited, ${never.length} never had a chance`,
      ),
      ...(never.length === 0
        ? []
        : [
            t(
              `从未有机会：${first.join('、')}${never.length > SHOWN ? ' 等' : ''}`,
              `never had a chance: ${first.join(', ')}${never.length > SHOWN ? ' …' : ''}`,
            ),
          ]),
      withAmendments(terminal, amendments),
    ],
    data: { counts, never, amendments },
    files: written(list),
  }
}

/** Reasons that are not codes of the plan. */
const OWN_REASONS = ['not-in-frame', 'listed', 'no-share'] as const

function cellsOf(unit: UnitCoverage, name: string, language: Language): string[] {
  const reasons = unit.reasons.map((code) => {
    const own = OWN_REASONS.find((each) => each === code)
    return own === undefined ? code : describe(say(own), language)
  })
  const { listed, chances, highest, visits } = unit
  return [
    unit.unit,
    name,
    String(listed),
    String(chances),
    highest,
    String(visits),
    reasons.join('；'),
  ]
}
