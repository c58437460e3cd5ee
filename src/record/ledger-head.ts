import { digest } from '../core/digest.ts'
import type { LedgerHead } from '../schema/documents/documents.ts'
import { type LedgerEntry, ledgerEntries } from '../schema/documents/ledger.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { id } from '../schema/kit/text.ts'

/**
 * Returns the head of a series' ledger: what an announcement says of all documents that were issued
 * before it, in their order (`docs/protocol.md` §5.2).
 *
 * Whoever knows a later head can see that no document was left out, exchanged or put in another
 * place.
 *
 * @param series - name of the series
 * @param entries - kind, number and digest of each document, the first one first
 * @returns how many they are and the last digest of the chain; null for none
 * @throws DoubleRandomError `input/…` for a malformed entry; `input/duplicate` for one that stands
 *   there twice; `policy/numbering` for one before what it builds on
 *
 * @example
 * const digest = '0'.repeat(63) + '1';
 * ledgerHead('s', []); // => null
 * ledgerHead('s', [{ kind: 'announcement', number: 1, digest }])?.sequence; // => 1
 */
export function ledgerHead(series: string, entries: readonly LedgerEntry[]): LedgerHead | null {
  const name = parseOption('series', id, series)
  return headOf(name, parseOption('entries', ledgerEntries, entries))
}

/** The head of entries in whatever order, as somebody hands them in. */
export function headOf(series: string, entries: readonly LedgerEntry[]): LedgerHead | null {
  let previous: string | null = null
  for (const [index, { kind, number, digest: document }] of entries.entries()) {
    const link = { series, sequence: index + 1, previous, kind, number, digest: document }
    previous = digest('ledger', link)
  }
  return previous === null ? null : { sequence: entries.length, head: previous }
}
