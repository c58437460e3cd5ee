import type { OutcomeData } from 'double-random'
import { readOutcomes as readTable, refusalOf } from 'double-random/tables'
import { loadFiles } from './load-inputs.ts'
import { remarkLines } from './messages/reading-lines.ts'
import { parseJson } from './parse-json.ts'
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
  const { outcomes, report } = readTable(await loadFiles(terminal, path))
  terminal.stderr(remarkLines(report, terminal.language))
  if (outcomes === undefined) throw refusalOf(report)
  return outcomes
}
