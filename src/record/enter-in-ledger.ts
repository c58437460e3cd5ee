import { digest } from '../core/digest.ts'
import { fail } from '../core/errors.ts'
import { type Message, say, show } from '../core/message.ts'
import { sameValue } from '../core/same-value.ts'
import {
  LEDGER_KINDS,
  type LedgerEntry,
  type LedgerKind,
  ledgerEntries,
} from '../schema/documents/ledger.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { id } from '../schema/kit/text.ts'
import { headOf } from './ledger-head.ts'
import { type ParsedDocument, parseDocument } from './parse-document.ts'

/**
 * Returns the ledger of a series with one document more (`docs/protocol.md` §5.2).
 *
 * Entries are plain data: keep them as JSON, publish {@link ledgerHead} of them, and let the next
 * announcement cite it. What is entered can no longer be left out, exchanged or put in another place
 * without everybody seeing it, so a document that does not belong there is refused.
 *
 * @param series - name of the series
 * @param entries - the ledger so far, the first entry first
 * @param text - the document as it was published: an announcement, a record, a void, an amendment,
 *   outcomes or a notice
 * @returns the entries so far and the new one
 * @throws DoubleRandomError `input/…` for malformed entries; `evidence/…` for a text that is no such
 *   document or does not hash to its digest; `input/duplicate` for one that is entered already;
 *   `policy/numbering` for one of another series, one whose basis is not entered, and an
 *   announcement that cites another ledger
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const { series } = record.body.head;
 * // Its announcement comes first.
 * enterInLedger(series, [], canonicalJson(record)); // throws policy/numbering
 */
export function enterInLedger(
  series: string,
  entries: readonly LedgerEntry[],
  text: string,
): LedgerEntry[] {
  const name = parseOption('series', id, series)
  const before = parseOption('entries', ledgerEntries, entries)
  const document = parseDocument(text)
  const place = placeOf(document)
  const { kind, number, basis } = place
  if (place.series !== name) refuse('text', show(name), show(place.series))
  const entry: LedgerEntry = { kind, number, digest: document.document.digest }
  const after = parseOption('entries', ledgerEntries, [...before, entry])
  if (!basis.every((each) => before.some((entered) => entered.digest === each))) {
    refuse('text', say('document-after-its-base'), show(`${kind} ${number}`))
  }
  if (document.kind === 'announcement' && document.document.body.ledger !== null) {
    const cited = document.document.body.ledger
    const own = headOf(name, before.slice(0, cited.sequence))
    if (!sameValue(own, cited)) refuse('text.body.ledger', show(own), show(cited))
  }
  return [...after]
}

interface DocumentPlace {
  readonly series: string
  readonly kind: LedgerKind
  readonly number: number
  /** Digests that the document names, so that it was made after those documents. */
  readonly basis: readonly string[]
}

function placeOf({ kind, document }: ParsedDocument): DocumentPlace {
  const of = (
    { series, number }: { series: string; number: number },
    basis: (string | null)[],
  ) => ({
    series,
    number,
    basis: basis.filter((each) => each !== null),
  })
  switch (kind) {
    case 'announcement':
      return { kind, ...of(document.body, [document.body.previous]) }
    case 'record': {
      const { head } = document.body
      return { kind, ...of(head, [digest('announcement', head.announcement)]) }
    }
    case 'void':
      return { kind, ...of(document.body, [document.body.announcement]) }
    case 'amendment':
      return { kind, ...of(document.body, [document.body.record, document.body.previous]) }
    case 'notice': {
      const { head, amendments } = document.body
      return { kind, ...of(head, [digest('record', head), ...amendments]) }
    }
    case 'outcomes': {
      const { head } = document.body
      return { kind, ...of(head, [head.record, head.previous, head.amendment]) }
    }
    case 'proof':
      return fail({
        code: 'evidence/structure',
        path: 'text.body',
        expected: say('document-of-a-kind', { kinds: LEDGER_KINDS }),
        found: show(kind),
      })
  }
}

function refuse(path: string, expected: Message, found: Message): never {
  return fail({ code: 'policy/numbering', path, expected, found })
}
