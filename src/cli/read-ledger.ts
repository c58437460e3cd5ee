import type { LedgerEntry } from 'double-random'
import { parseJson } from './parse-json.ts'
import { readText } from './read-text.ts'
import type { Terminal } from './terminal.ts'

/** Reads a ledger as it is kept; whoever takes it checks it. */
export async function readLedger(terminal: Terminal, path: string): Promise<LedgerEntry[]> {
  return parseJson(await readText(terminal, path), path) as LedgerEntry[]
}
