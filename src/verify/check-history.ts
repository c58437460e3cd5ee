import { canonicalJson } from '../core/canonical-json.ts'
import { type Check, failure, notChecked, passed } from '../core/check.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import { isMessage, type Message, say } from '../core/message.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
import { type ParsedDocument, parseWithin } from '../record/parse-document.ts'
import type { BatchEntry, DrawRecord } from '../schema/documents/documents.ts'
import { isNotJudged, whyUnreadable } from './read-text.ts'
import { type Revealed, revealed } from './series/fresh-sources.ts'

/** What the documents before a record say. */
export interface History {
  readonly check: Check
  readonly voids: number
  /** Pool rounds of this record that an earlier record had drawn already. */
  readonly redraws: number
  readonly isKnown: boolean
}

/** Of a document of the series, what its successors depend on. */
export interface SeriesLink {
  readonly series: string
  readonly number: number
  readonly previous: string | null
  readonly digest: string
  /** The rounds of a record; null for a void. */
  readonly batch: readonly BatchEntry[] | null
  readonly revealed: Revealed
}

/** Follows the series from number 1 to this record (`docs/protocol.md` §12, step 7). */
export function checkHistory(
  { body: { head } }: DrawRecord,
  links: readonly (SeriesLink | Message)[] | undefined,
): History {
  const { announcement, series, number } = head
  const unknown = (check: Check) => ({ check, voids: 0, redraws: 0, isKnown: false })
  const failed = (why: Message, path: string) => unknown(failure('numbering', why, path))
  const member = (['series', 'number', 'previous'] as const).find(
    (name) => head[name] !== announcement[name],
  )
  if (member !== undefined) {
    return failed(say('announcement-differs', { member }), `body.head.${member}`)
  }
  if ((number === 1) !== (head.previous === null)) {
    return failed(say('first-without-previous'), 'body.head.previous')
  }
  if (links === undefined && number > 1) {
    return unknown(
      notChecked('numbering', ['history'], say('history-missing', { documents: number - 1 })),
    )
  }
  let previous: string | null = null
  let voids = 0
  const drawn = new Set<string>()
  for (const [index, link] of (links ?? []).entries()) {
    const path = `history[${index}]`
    const broken = (why: Message) => failed(say('in-document', { path, why }), path)
    if (isMessage(link)) {
      if (!isNotJudged(link)) return broken(link)
      return unknown(
        notChecked('numbering', ['later-version'], say('in-document', { path, why: link })),
      )
    }
    if (link.series !== series || link.number !== index + 1 || link.previous !== previous) {
      return broken(say('not-in-chain', { series: link.series, number: link.number, of: series }))
    }
    for (const entry of link.batch ?? []) drawn.add(canonicalJson(entry))
    if (link.batch === null) voids += 1
    previous = link.digest
  }
  if ((links?.length ?? 0) !== number - 1 || previous !== head.previous) {
    return failed(say('history-elsewhere'), 'body.head.previous')
  }
  const redraws = announcement.batch.filter((entry) => drawn.has(canonicalJson(entry))).length
  return {
    check: passed('numbering', say('number-follows', { number, documents: links?.length ?? 0 })),
    voids,
    redraws,
    isKnown: true,
  }
}

/** Reads a record or a void that hashes to its own digest; otherwise says what is wrong with it. */
export function readLink(text: string, limits: TextLimits): SeriesLink | Message {
  const read = readPart(text, limits)
  if (isMessage(read)) return read
  if (read.kind === 'record' || read.kind === 'void') return linkOf(read)
  return notOfSeries(read.kind)
}

/** Says that a document of this kind is no part of a series. */
export function notOfSeries(kind: string): Message {
  const of = ['record', 'void'].map((each) => say('document-of-kind', { kind: each }))
  const found = say('document-of-kind', { kind })
  return say('differs', { path: 'body', expected: say('either', { of }), found })
}

/** Reads any document that hashes to its own digest; otherwise says what is wrong with it. */
export function readPart(text: string, limits: TextLimits): ParsedDocument | Message {
  try {
    return parseWithin(text, limits)
  } catch (error) {
    const isOther = isDoubleRandomError(error) && error.code === 'evidence/digest'
    return isOther ? say('digest-differs') : whyUnreadable(error)
  }
}

/** What the successors of a record or a void depend on. */
export function linkOf(
  part: Extract<ParsedDocument, { readonly kind: 'record' | 'void' }>,
): SeriesLink {
  const { digest } = part.document
  if (part.kind === 'void') {
    const { series, number, previous, date } = part.document.body
    const made = { ...revealed({ series, number, entropy: [] }, []), voided: date }
    return { series, number, previous, digest, batch: null, revealed: made }
  }
  const { head, secrets } = part.document.body
  const { series, number, previous, announcement } = head
  const made = revealed(announcement, secrets.reveals)
  return { series, number, previous, digest, batch: announcement.batch, revealed: made }
}
