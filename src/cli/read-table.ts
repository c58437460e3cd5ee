import { type Reading, refusalOf, type TableFile } from 'double-random/tables'
import { loadFiles } from './load-inputs.ts'
import { remarkLines } from './messages/reading-lines.ts'
import type { Terminal } from './terminal.ts'

/** Reads one table of its own; what it leaves in doubt is said, and what it refuses is thrown. */
export async function readTable<Read extends Pick<Reading, 'report'>>(
  terminal: Terminal,
  path: string,
  read: (files: readonly TableFile[]) => Read,
): Promise<Read> {
  const found = read(await loadFiles(terminal, path))
  const { report } = found
  terminal.stderr(remarkLines(report, terminal.language))
  if (report.remarks.some(({ severity }) => severity === 'refused')) throw refusalOf(report)
  return found
}
