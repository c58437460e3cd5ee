import { defined } from '../../core/defined.ts'
import { digest } from '../../core/digest.ts'
import { isMessage, type Message, say } from '../../core/message.ts'
import type { TextLimits } from '../../core/parse-canonical.ts'
import { sameValue } from '../../core/same-value.ts'
import { compareUtf8 } from '../../core/utf8.ts'
import type {
  Amendment,
  AnnouncementBody,
  DrawRecord,
  OutcomesDocument,
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
  /** Its text, if it is at hand. */
  readonly announcementText: string | undefined
  /** In their order. */
  readonly amendments: readonly string[]
  readonly outcomes: readonly GivenOutcomes[]
}

/** Outcomes of a record, with what is known of them from elsewhere. */
export interface GivenOutcomes {
  readonly given: SeriesDocument
  readonly document: OutcomesDocument
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
  /** That the record of amendments, of outcomes is not at hand. */
  readonly stray: readonly Message[]
  /** What was handed in with a document and cannot be used. */
  readonly unused: readonly Message[]
}

/** What is known of a document from elsewhere. */
type Outside = Exclude<keyof SeriesDocument, 'text'>

/** What bears on documents of a kind; on records everything does. Who checks signatures is no evidence. */
const BEARS_ON: { readonly [kind: string]: readonly Outside[] } = {
  announcement: ['announcementDigest', 'announcedAt', 'data', 'blinding', 'verifyBeacon'],
  void: ['announcementDigest', 'announcedAt', 'verifyBeacon'],
  amendment: ['verifyBeacon'],
  outcomes: ['outcomesDigest', 'verifyBeacon'],
}

/** Puts documents that come in any order in their places. */
export function sortDocuments(
  given: readonly SeriesDocument[],
  limits: TextLimits,
): SortedDocuments {
  const unused: Message[] = []
  const unreadable: Message[] = []
  const open: OpenNumber[] = []
  const ends: { given: SeriesDocument; link: SeriesLink; end: EndedNumber['end'] }[] = []
  const amendments: { text: string; document: Amendment }[] = []
  const outcomes: GivenOutcomes[] = []
  for (const [index, own] of given.entries()) {
    // A document that was handed in twice is one, and all that is known of it bears on it.
    const same = given.filter(({ text }) => text === own.text)
    if (same[0] !== own) continue
    const each = same.reduce((all, more) => together(all, more, unused))
    const part = readPart(each.text, limits)
    const wrong = (why: Message) => say('in-document', { path: `documents[${index}]`, why })
    unused.push(...idleIn(each, isMessage(part) ? [] : BEARS_ON[part.kind]).map(wrong))
    if (isMessage(part)) unreadable.push(wrong(part))
    else if (part.kind === 'announcement') {
      open.push({ given: each, digest: part.document.digest, body: part.document.body })
    } else if (part.kind === 'amendment') {
      amendments.push({ text: each.text, document: part.document })
    } else if (part.kind === 'outcomes') {
      outcomes.push({ given: each, document: part.document })
    } else if (part.kind === 'record' || part.kind === 'void') {
      const end =
        part.kind === 'record' ? { record: part.document } : { voided: part.document.body }
      ends.push({ given: each, link: linkOf(part), end })
    } else unreadable.push(wrong(notOfSeries(part.kind)))
  }
  const ended = ends
    .map((each): EndedNumber => {
      const { link, end } = each
      // More than one where the same body stands in different envelopes.
      const copies = open.filter(({ digest }) => digest === announcementOf(each))
      const [announced] = copies
      const announcement = 'record' in end ? end.record.body.head.announcement : announced?.body
      // Nothing is drawn from the inputs of a number that ended in a void.
      const bearing = 'record' in end ? undefined : BEARS_ON.void
      for (const copy of copies) unused.push(...idleIn(copy.given, bearing))
      const { text } = each.given
      const given = copies.reduce(
        (all, copy) => together(all, { ...copy.given, text }, unused),
        each.given,
      )
      const changed = amendments
        .filter(({ document }) => document.body.record === link.digest)
        .sort((a, b) => a.document.body.sequence - b.document.body.sequence)
        .map(({ text }) => text)
      const texts = [...new Set([...(given.amendments ?? []), ...changed])]
      const announcementText = announced?.given.text
      const reported = outcomes
        .filter(({ document }) => document.body.head.record === link.digest)
        .sort((a, b) => a.document.body.head.sequence - b.document.body.head.sequence)
      const own = { amendments: texts, outcomes: reported }
      return { link, end, given, announcement, announcementText, ...own }
    })
    .sort((a, b) => inOrder(a.link, b.link))
  const records = new Set(ends.map(({ link }) => link.digest))
  const known = new Set(ended.map(announcementOf))
  return {
    ended,
    open: open.filter(({ digest }) => !known.has(digest)).sort((a, b) => inOrder(a.body, b.body)),
    unreadable,
    stray: [
      ...amendments.flatMap(({ document: { body } }) =>
        records.has(body.record) ? [] : [say('amendment-without-record', { number: body.number })],
      ),
      ...outcomes.flatMap(({ document: { body } }) =>
        records.has(body.head.record)
          ? []
          : [say('outcomes-without-record', { number: body.head.number })],
      ),
    ],
    unused,
  }
}

/** What was handed in with a document on which only some options bear; undefined: all do. */
function idleIn(given: SeriesDocument, bearing: readonly Outside[] | undefined): Message[] {
  return (Object.keys(given) as (keyof SeriesDocument)[]).flatMap((option) =>
    given[option] === undefined || option === 'text' || (bearing?.includes(option) ?? true)
      ? []
      : [say('option-of-nothing', { option })],
  )
}

/** What is known of one document from two places; of two that differ the second is not used. */
function together(one: SeriesDocument, other: SeriesDocument, unused: Message[]): SeriesDocument {
  for (const option of Object.keys(other) as (keyof SeriesDocument)[]) {
    const [a, b] = [one[option], other[option]]
    if (a !== undefined && typeof a !== 'function' && !sameValue(a, b)) {
      unused.push(say('option-twice', { option }))
    }
  }
  return { ...other, ...defined(one) } as SeriesDocument
}

/** Digest of the announcement that a record or a void belongs to. */
export function announcementOf({ end }: Pick<EndedNumber, 'end'>): string {
  return 'record' in end
    ? digest('announcement', end.record.body.head.announcement)
    : end.voided.announcement
}

type Place = Pick<SeriesLink, 'series' | 'number'>

function inOrder(a: Place, b: Place): number {
  return compareUtf8(a.series, b.series) || a.number - b.number
}
