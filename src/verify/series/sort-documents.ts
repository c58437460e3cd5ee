import { digest } from '../../core/digest.ts'
import { isMessage, type Message, say } from '../../core/message.ts'
import type { TextLimits } from '../../core/parse-canonical.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import type {
  Amendment,
  AnnouncementBody,
  DrawRecord,
  VoidBody,
} from '../../schema/documents/documents.ts'
import { linkOf, notOfSeries, readPart, type SeriesLink } from '../check-history.ts'
import type { SeriesDocument } from '../verify-series.ts'

/** A number of a series that ended in a record or a void, and what belongs to it. */
export interface EndedNumber {
  readonly link: SeriesLink
  readonly given: SeriesDocument
  readonly end: { readonly record: DrawRecord } | { readonly voided: VoidBody }
  /** Of a record its own, of a void the one that it names, if that is at hand. */
  readonly announcement: AnnouncementBody | undefined
  /** In their order. */
  readonly amendments: readonly string[]
}

/** An announcement to which no record and no void at hand belongs. */
export interface OpenNumber {
  readonly digest: string
  readonly body: AnnouncementBody
  readonly given: SeriesDocument
}

/** The documents at hand, told apart and put in order. */
export interface SortedDocuments {
  /** By series, then number. */
  readonly ended: readonly EndedNumber[]
  readonly open: readonly OpenNumber[]
  readonly unreadable: readonly Message[]
  /** Amendments of records that are not at hand. */
  readonly stray: readonly Amendment[]
}

/** Puts documents that come in any order in their places. */
export function sortDocuments(
  given: readonly SeriesDocument[],
  limits: TextLimits,
): SortedDocuments {
  // A document that was handed in twice is one.
  const once = new Map(given.map((each) => [each.text, each]))
  const unreadable: Message[] = []
  const open: OpenNumber[] = []
  const ends: { given: SeriesDocument; link: SeriesLink; end: EndedNumber['end'] }[] = []
  const amendments: { text: string; document: Amendment }[] = []
  for (const [index, each] of given.entries()) {
    if (once.get(each.text) !== each) continue
    const part = readPart(each.text, limits)
    const wrong = (why: Message) => say('in-document', { path: `documents[${index}]`, why })
    if (isMessage(part)) unreadable.push(wrong(part))
    else if (part.kind === 'announcement') {
      open.push({ given: each, digest: part.document.digest, body: part.document.body })
    } else if (part.kind === 'amendment') {
      amendments.push({ text: each.text, document: part.document })
    } else if (part.kind === 'record' || part.kind === 'void') {
      const end =
        part.kind === 'record' ? { record: part.document } : { voided: part.document.body }
      ends.push({ given: each, link: linkOf(part), end })
    } else unreadable.push(wrong(notOfSeries(part.kind)))
  }
  const byDigest = new Map(open.map((each) => [each.digest, each.body]))
  const ended = ends
    .map((each): EndedNumber => {
      const { link, end, given } = each
      const announcement =
        'record' in end ? end.record.body.head.announcement : byDigest.get(end.voided.announcement)
      const own = amendments
        .filter(({ document }) => document.body.record === link.digest)
        .sort((a, b) => a.document.body.sequence - b.document.body.sequence)
        .map(({ text }) => text)
      const texts = [...new Set([...(given.amendments ?? []), ...own])]
      return { ...each, announcement, amendments: texts }
    })
    .sort((a, b) => inOrder(a.link, b.link))
  const records = new Set(ends.map(({ link }) => link.digest))
  const known = new Set(ended.map(announcementOf))
  return {
    ended,
    open: open.filter(({ digest }) => !known.has(digest)).sort((a, b) => inOrder(a.body, b.body)),
    unreadable,
    stray: amendments.flatMap(({ document }) =>
      records.has(document.body.record) ? [] : [document],
    ),
  }
}

/** Digest of the announcement that a record or a void belongs to. */
export function announcementOf({ end }: EndedNumber): string {
  return 'record' in end
    ? digest('announcement', end.record.body.head.announcement)
    : end.voided.announcement
}

type Place = Pick<SeriesLink, 'series' | 'number'>

function inOrder(a: Place, b: Place): number {
  return compareUtf8(a.series, b.series) || a.number - b.number
}
