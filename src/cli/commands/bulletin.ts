import { bulletinText } from 'double-random/files'
import type { CoveredDraw } from 'double-random/report'
import { bulletin as figuresOf } from 'double-random/year'
import type { Answer } from '../answer.ts'
import { type DrawsOptions, readDraws, withAmendments } from '../read-draws.ts'
import { countedIn } from '../read-outcomes.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { jsonFile } from './format.ts'

export interface BulletinCommand extends DrawsOptions {
  readonly from: string
  readonly to: string
  /** Where the text for people goes. */
  readonly text?: string
  readonly output?: string
}

/** Puts a period into figures, from the draws of a series in any order. */
export async function bulletin(terminal: Terminal, options: BulletinCommand): Promise<Answer> {
  const { from, to, text: textPath, output } = options
  const { draws, numbers, inputs, amendments } = await readDraws(terminal, options)
  // A plan may have grown during the year: the last draw has all of it.
  const last = draws[numbers.indexOf(Math.max(...numbers))] as CoveredDraw
  const variables = variablesIn(draws.flatMap(({ outcomes = [] }) => countedIn(outcomes)))
  const figures = await stage(terminal, 'listing', () =>
    figuresOf(last.data.plan, draws, { from, to, variables }),
  )
  const names = inputs.flatMap(({ enterprises }) => enterprises.map(({ id, name }) => [id, name]))
  const lines = bulletinText(figures, { units: Object.fromEntries(names) })
  terminal.stderr([withAmendments(terminal, amendments)])
  return {
    ok: true,
    lines,
    data: { from, to, draws: draws.length, amendments, variables },
    files: [
      ...jsonFile(output, figures),
      ...(textPath === undefined ? [] : [{ path: textPath, text: `${lines.join('\n')}\n` }]),
    ],
  }
}

/** What offices head the columns that a bulletin adds up, by what they are called in it. */
const VARIABLES = {
  violation: ['问题隐患', '有隐患', '隐患数', '违法行为'],
  rectified: ['已整改', '整改数'],
  penalty: ['处罚', '行政处罚'],
  major: ['重大事故隐患', '重大隐患'],
  fine: ['罚款', '罚款金额'],
} as const

/** Which values the outcomes have for each; those that are not named here have their own names. */
function variablesIn(counted: readonly string[]): Record<string, string> {
  const named = new Set(counted)
  return Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([variable, titles]) => {
      const title = named.has(variable) ? undefined : titles.find((each) => named.has(each))
      return title === undefined ? [] : [[variable, title]]
    }),
  )
}
