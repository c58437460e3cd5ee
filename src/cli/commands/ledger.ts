import { enterInLedger, type LedgerEntry, ledgerHead } from 'double-random'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readIntact } from '../read-document.ts'
import { readLedger } from '../read-ledger.ts'
import type { Terminal } from '../terminal.ts'

export interface LedgerCommand {
  readonly documents: readonly string[]
  readonly series: string
  readonly ledger?: string
  readonly output?: string
}

const KINDS = ['announcement', 'record', 'void', 'amendment', 'outcomes', 'notice'] as const

/** Enters documents in the order in which they are given, and says the head to publish. */
export async function ledger(terminal: Terminal, options: LedgerCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { series, output } = options
  let entries: readonly LedgerEntry[] =
    options.ledger === undefined ? [] : await readLedger(terminal, options.ledger)
  for (const path of options.documents) {
    const { text } = await readIntact(terminal, path, ...KINDS)
    entries = enterInLedger(series, entries, text)
  }
  const head = ledgerHead(series, entries)
  const text = head === null ? null : `${head.sequence}:${head.head}`
  const rows = entries.map((entry) => JSON.stringify(entry))
  return {
    ok: true,
    lines: text === null ? [] : [t(`登记簿摘要 ${text}`, `head of the ledger ${text}`)],
    data: { kind: 'ledger', head },
    files: [{ path: output, text: `[${rows.length ? `\n${rows.join(',\n')}\n` : ''}]\n` }],
  }
}
