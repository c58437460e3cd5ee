import type { DrawRecord, OutcomeData, OutcomesDocument, OutcomesGiven } from 'double-random'
import { readOutcomes as readOutcomesTable } from 'double-random/tables'
import { say, show } from '../core/message.ts'
import { inLanguage } from './messages/in-language.ts'
import { parseJson } from './parse-json.ts'
import { readIntact } from './read-document.ts'
import { readTable } from './read-table.ts'
import { readText } from './read-text.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/**
 * What became of visits: from a table, from JSON, or from all documents that report it. What a table
 * leaves in doubt is said.
 */
export async function readOutcomes(
  terminal: Terminal,
  paths: readonly string[],
): Promise<OutcomesGiven> {
  const documents = await documentsIn(terminal, paths)
  if (documents.length === paths.length) return documents
  const [path = '', ...others] = paths
  if (others.length === 0) return readRows(terminal, path)
  throw new UsageError(
    say('option-value', {
      option: '--outcomes',
      expected: say('document-of-kind', { kind: 'outcomes' }),
      found: show(paths.join(' ')),
    }),
  )
}

/** The texts of those files that are documents, in the order of their numbers. */
async function documentsIn(terminal: Terminal, paths: readonly string[]): Promise<string[]> {
  const found: { text: string; sequence: number }[] = []
  for (const path of paths) {
    if (!path.toLowerCase().endsWith('.json')) continue
    const text = await readText(terminal, path)
    if (!isOutcomes(parseJson(text, path))) continue
    const { document } = await readIntact(terminal, path, 'outcomes')
    found.push({ text, sequence: document.body.head.sequence })
  }
  return found.sort((a, b) => a.sequence - b.sequence).map(({ text }) => text)
}

function isOutcomes(value: unknown): boolean {
  return Object(Object(Object(value).body).head).kind === 'outcomes'
}

/** The names of what was counted. */
export function countedIn(outcomes: OutcomesGiven): string[] {
  return outcomes.flatMap((each) => {
    if (typeof each !== 'string') return Object.keys(each.values || {})
    const { body } = JSON.parse(each) as OutcomesDocument
    return body.head.rounds.flatMap(({ totals }) => Object.keys(totals))
  })
}

async function readRows(terminal: Terminal, path: string): Promise<readonly OutcomeData[]> {
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
  paths: readonly string[],
  { body: { head } }: DrawRecord,
): Promise<OutcomesGiven> {
  const outcomes = await readOutcomes(terminal, paths)
  const t = inLanguage(terminal.language)
  const windowOf = new Map(
    head.rounds.map(({ pool, round, window }) => [`${pool}\n${round}`, window]),
  )
  const foreign = new Set<string>()
  // Rows of JSON are checked where they are used.
  for (const row of Array.isArray(outcomes) ? outcomes : []) {
    const { pool, round, unit, date } = Object(row) as OutcomeData
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
        `${paths.join('、')}：不属于这次抽取，未计入：${rounds}`,
        `${paths.join(', ')}: not of this draw, passed over: ${rounds}`,
      ),
    ])
  }
  return outcomes
}
