import type { DrawRecord, OutcomeData } from 'double-random'
import { readOutcomes as readOutcomesTable } from 'double-random/tables'
import { inLanguage } from './messages/in-language.ts'
import { parseJson } from './parse-json.ts'
import { readTable } from './read-table.ts'
import { readText } from './read-text.ts'
import type { Terminal } from './terminal.ts'

/** What became of visits, from a table or from JSON; what the table leaves in doubt is said. */
export async function readOutcomes(
  terminal: Terminal,
  path: string,
): Promise<readonly OutcomeData[]> {
  if (path.toLowerCase().endsWith('.json')) {
    return parseJson(await readText(terminal, path), path) as readonly OutcomeData[]
  }
  const { outcomes = [] } = await readTable(terminal, path, readOutcomesTable)
  return outcomes
}

/**
 * What became of the visits of a draw. A table may have those of the whole year, so rows of other
 * rounds are passed over; but a slip in the name of a task looks like them, so they are said. So is
 * a day that the round does not have: in January it may be of a wrong year.
 */
export async function readOutcomesOf(
  terminal: Terminal,
  path: string,
  { body: { head } }: DrawRecord,
): Promise<readonly OutcomeData[]> {
  const outcomes = await readOutcomes(terminal, path)
  const t = inLanguage(terminal.language)
  const windowOf = new Map(
    head.rounds.map(({ pool, round, window }) => [`${pool}\n${round}`, window]),
  )
  const foreign = new Set<string>()
  // Rows of JSON are checked where they are used.
  for (const row of Array.isArray(outcomes) ? outcomes : []) {
    const { pool, round, unit, date }: OutcomeData = Object(row)
    if (typeof pool !== 'string') continue
    const window = windowOf.get(`${pool}\n${round}`)
    if (window === undefined) foreign.add(t(`${pool}第${round}轮`, `${pool} round ${round}`))
    else if (typeof date === 'string' && (date < window[0] || date > window[1])) {
      const within = window.join(t(' 至 ', ' to '))
      terminal.stderr([
        t(
          `请核对：${pool}第${round}轮 ${unit} 的检查日期 ${date} 不在检查期间（${within}）之内`,
          `please check: ${pool} round ${round} visited ${unit} on ${date}, outside ${within}`,
        ),
      ])
    }
  }
  if (foreign.size > 0) {
    const rounds = [...foreign].join(t('、', ', '))
    terminal.stderr([
      t(
        `${path}：不属于这次抽取，未计入：${rounds}`,
        `${path}: not of this draw, passed over: ${rounds}`,
      ),
    ])
  }
  return outcomes
}
