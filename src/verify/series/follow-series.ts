import { type Check, failure, findingOf, notChecked, passed, verdictOf } from '../../core/check.ts'
import { defined } from '../../core/defined.ts'
import { isMessage, type Message, say } from '../../core/message.ts'
import { isWeakDraw } from '../../random/seed.ts'
import { changedInputs, commitInputs } from '../../record/commit-inputs.ts'
import { readAmendments } from '../../record/read-amendments.ts'
import { blindingIfRight } from '../../record/read-announcement.ts'
import type { AnnouncementBody, DrawRecord, VoidBody } from '../../schema/documents/documents.ts'
import type { LedgerEntry } from '../../schema/documents/ledger.ts'
import type { Inputs } from '../../schema/inputs/inputs.ts'
import { parseInputs } from '../../schema/inputs/parse-inputs.ts'
import { fold } from '../../schema/kit/fold.ts'
import { readPart, type SeriesLink } from '../check-history.ts'
import { checkPublished } from '../check-published.ts'
import type { ReportedEvent } from '../check-sources.ts'
import { isNotJudged } from '../read-text.ts'
import { checkUse } from '../use-of-evidence.ts'
import { verifyInSeries } from '../verify.ts'
import { announcementReport } from '../verify-announcement.ts'
import { outcomesReport, type VerifyOutcomesOptions } from '../verify-outcomes.ts'
import type { SeriesDocument, SeriesEntry } from '../verify-series.ts'
import { voidReport } from '../verify-void.ts'
import { checkContinued } from './check-continued.ts'
import { checkLedger } from './check-ledger.ts'
import { checkVoid } from './check-void.ts'
import { comparison } from './comparison.ts'
import { counted } from './counted.ts'
import { announcementsIn, type Place, type SeriesTree, seriesTree } from './place-in-series.ts'
import { nameIn, outcomesOfNone, seriesDraw } from './series-draw.ts'
import { orPassed } from './settle.ts'
import {
  announcementOf,
  type EndedNumber,
  type OpenNumber,
  type SortedDocuments,
} from './sort-documents.ts'
import { before, chainTo, type Known, type Walk } from './walk.ts'

/** Everything that was found out about a series. */
export interface FollowedSeries {
  readonly entries: readonly SeriesEntry[]
  readonly checks: readonly Check[]
  /** The main series; those that it takes over have entries too. */
  readonly links: readonly SeriesLink[]
  /** Numbers whose draw is weak. */
  readonly weak: readonly number[]
}

/** Verifies the documents of a series, number by number. */
export function followSeries(sorted: SortedDocuments, known: Known): FollowedSeries {
  const tree = seriesTree(sorted, known.lastDigest ?? endsIn(known.ledger ?? []).at(-1)?.digest)
  const own = sorted.ended
    .filter(({ link }) => tree.isOfMain(link))
    .sort((a, b) => tree.inOrder(a.link, b.link))
  const ledger = ledgerChecks(sorted, tree, known)
  const isLedgerSound = ledger.every(({ status }) => status !== 'fail')
  const walk: Walk = {
    known,
    ledger: isLedgerSound ? known.ledger : undefined,
    sorted,
    tree,
    own,
    draws: [],
    used: new Set(),
  }
  const entries = own.map((each) =>
    'record' in each.end
      ? recordEntry(walk, each, each.end.record)
      : voidEntry(walk, each, each.end.voided),
  )
  const open = sorted.open.filter(({ body }) => tree.isOfMain(body))
  const links = own.flatMap(({ link }) => (link.series === tree.main ? [link] : []))
  return {
    entries: [
      ...entries,
      ...open.flatMap((each) => openEntry(walk, each)),
      ...sorted.unreadable.map(unreadableEntry),
    ],
    checks: [
      ...chainCheck(walk, links),
      endCheck(walk, links),
      ...ledger,
      ...checkContinued(
        announcementsIn(sorted).filter((body) => tree.isOfMain(body)),
        sorted.ended.map(({ link }) => link),
      ),
      ...unusedEvidence(walk),
    ],
    links,
    weak: own.flatMap(({ end }) =>
      'record' in end && isWeakDraw(end.record.body.head, end.record.body.secrets.reveals)
        ? [end.record.body.head.number]
        : [],
    ),
  }
}

function recordEntry(walk: Walk, ended: EndedNumber, record: DrawRecord): SeriesEntry {
  const { known, sorted, own } = walk
  const { given, link, amendments } = ended
  const { data: _data, outcomes, text, ...outside } = given
  const { inputs, blinding } = committedBy(walk, given, record.body.head.announcement)
  const { lastAmendment = lastAmendmentIn(walk, link) } = given
  const events = [...(given.events ?? []), ...eventsOf(walk, record)]
  const earlier = before(walk, link)
  const links = chainTo(walk, link)
  const report = verifyInSeries(
    text,
    inputs,
    defined({
      ...outside,
      blinding,
      events: events.length > 0 ? events : undefined,
      amendments: amendments.length > 0 || given.amendments ? amendments : undefined,
      lastAmendment,
      limits: known.limits,
    }),
    {
      ...(links && { links }),
      before: earlier.map((each) => each.link.revealed),
      elsewhere: sorted.ended.flatMap((each) => (own.includes(each) ? [] : [each.link.revealed])),
    },
  )
  const checkOf = (name: Check['name']) => report.checks.find((check) => check.name === name)
  const amended = checkOf('amendments')
  // Whether later ones were left out is open; those at hand count.
  const isAmended =
    amended?.status === 'pass' ||
    (amended !== undefined && findingOf(amended).id === 'last-amendment-missing')
  // What cannot be replayed is refuted or open by itself, and says nothing of others.
  const isReplayed = inputs !== undefined && checkOf('replay')?.status === 'pass'
  const reported = ended.outcomes.map(({ document }) => document)
  const results = outcomesChecks(walk, ended, defined({ inputs, blinding }))
  const areSound = results.checks.every(({ status }) => status !== 'fail')
  const draw = isReplayed
    ? seriesDraw(
        {
          series: link.series,
          number: link.number,
          record,
          inputs,
          amendments: isAmended ? readAmendments(record, amendments) : [],
          isAmended: isAmended && lastAmendment !== undefined,
        },
        reported.length > 0 && areSound ? reported : outcomes,
      )
    : undefined
  const { checks: compared, told } = comparison(walk, ended, draw)
  if (draw !== undefined) walk.draws.push(draw)
  const checks = [
    ...report.checks,
    ...secondEnds(walk, ended),
    ...announcedTwice(walk, link),
    ...results.checks,
    ...compared,
  ]
  return {
    series: link.series,
    number: link.number,
    kind: 'record',
    outcome: verdictOf(checks).outcome,
    message: report.headline,
    report,
    checks,
    told: [...results.told, ...told],
  }
}

/**
 * What the outcomes of a draw at hand come to: each follows from those before, and the last one is
 * known from elsewhere, as nobody could see that later ones were left out.
 */
function outcomesChecks(
  walk: Walk,
  { given, outcomes, amendments }: EndedNumber,
  known: Pick<VerifyOutcomesOptions, 'blinding'> & { readonly inputs?: Inputs },
): { readonly checks: readonly Check[]; readonly told: readonly Message[] } {
  const last = outcomes.at(-1)
  if (last === undefined) return { checks: [], told: [] }
  const { inputs, ...key } = known
  const texts = outcomes.map((each) => each.given.text)
  const reports = texts.map((text, at) =>
    outcomesReport(text, inputs, {
      ...key,
      record: given.text,
      amendments,
      earlier: texts.slice(0, at),
      ...defined({ limits: walk.known.limits }),
    }),
  )
  const failed = reports.flatMap(({ checks }) => checks.filter(({ status }) => status === 'fail'))
  const ofLast = (name: Check['name']) =>
    reports.at(-1)?.checks.filter((check) => check.name === name) ?? []
  const { series, number } = last.document.body.head
  const entered = publishedEntries(walk).filter(
    (entry) => entry.kind === 'outcomes' && entry.number === number && series === walk.tree.main,
  )
  const outside = last.given.outcomesDigest ?? entered.at(-1)?.digest
  const { digest } = last.document
  return {
    checks: [
      ...(failed.length > 0 ? failed : ofLast('results')),
      ...(outside === undefined
        ? [notChecked('outcomes-published', ['outcomes-digest'])]
        : checkPublished('outcomes-published', 'body.head', outside, digest)),
    ],
    told: ofLast('results-complete').map(findingOf),
  }
}

/** The inputs and key of an announcement: handed in with it, or those that it commits to. */
function committedBy(
  { known, used }: Walk,
  given: SeriesDocument,
  announcement: AnnouncementBody,
): { readonly inputs: Inputs | undefined; readonly blinding: string | undefined } {
  const keys = given.blinding === undefined ? (known.blindings ?? []) : [given.blinding]
  const fitting = keys.find((each) => blindingIfRight(announcement, each))
  used.add(fitting)
  const blinding = fitting ?? given.blinding
  if (given.data !== undefined) return { inputs: parseInputs(given.data), blinding }
  const right = blindingIfRight(announcement, blinding)
  const inputs = known.inputs.find(
    (each) => changedInputs(announcement, commitInputs(each, right)).length === 0,
  )
  used.add(inputs)
  return { inputs, blinding }
}

/** How the events came out for which a record waited. */
function eventsOf({ known, used }: Walk, { body }: DrawRecord): ReportedEvent[] {
  const titles = body.head.announcement.entropy.flatMap((source) =>
    source.kind === 'public-event' ? [fold(source.title)] : [],
  )
  const own = (known.events ?? []).filter(({ title }) => titles.includes(fold(title)))
  for (const each of own) used.add(each)
  return own
}

/** The entries for which the head that was published speaks. */
function publishedEntries({ known, ledger }: Walk): readonly LedgerEntry[] {
  const { sequence } = known.ledgerHead ?? { sequence: 0 }
  return ledger !== undefined && ledger.length >= sequence ? ledger.slice(0, sequence) : []
}

/**
 * Digests of records and voids that something published fixes: as the last one, in the ledger, or
 * named by a document that is itself fixed, or whose announcement is.
 */
function fixedEnds(walk: Walk): ReadonlySet<string | null | undefined> {
  const entered = publishedEntries(walk).map(({ digest }) => digest)
  const fixed = new Set<string | null | undefined>([walk.known.lastDigest, ...entered])
  for (const each of [...walk.own].reverse()) {
    const { link, given, announcement } = each
    const isFixed = fixed.has(link.digest) || given.recordDigest === link.digest
    if (isFixed) fixed.add(link.previous)
    if (!isFixed && given.announcementDigest !== announcementOf(each)) continue
    fixed.add(announcement?.previous)
    for (const { digest } of announcement?.continues ?? []) fixed.add(digest)
  }
  return fixed
}

/** What a ledger says of the last amendment of a record; of one that was issued later, nothing. */
function lastAmendmentIn(walk: Walk, place: Place): string | null | undefined {
  if (place.series !== walk.tree.main) return
  const own = publishedEntries(walk).filter(
    ({ kind, number }) => kind !== 'announcement' && number === place.number,
  )
  if (own.length === 0) return
  return own.filter(({ kind }) => kind === 'amendment').at(-1)?.digest ?? null
}

/** The last end in a ledger; none where it goes on behind its published head. */
function lastEndIn(walk: Walk): string | undefined {
  const entries = publishedEntries(walk)
  if (entries.length !== walk.ledger?.length) return
  return endsIn(entries).at(-1)?.digest
}

function endsIn(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return entries.filter(({ kind }) => kind === 'record' || kind === 'void')
}

function voidEntry(walk: Walk, ended: EndedNumber, voided: VoidBody): SeriesEntry {
  const { link, given, announcement, announcementText } = ended
  const chain = chainTo(walk, link)
  const follows =
    chain?.length === link.number - 1 && (chain.at(-1)?.digest ?? null) === link.previous
  const { number, series } = link
  const numbering = follows
    ? passed('numbering', say('number-follows', { number, documents: number - 1 }))
    : chain === undefined && number > 1
      ? notChecked('numbering', ['history'], say('numbers-missing', { numbers: [number - 1] }))
      : failure('numbering', say('not-successor'))
  const isOther = announcementsOf(walk, link).length > 0
  const earlier = before(walk, link).map((each) => each.link.revealed)
  const { announcementDigest } = given
  const { limits } = walk.known
  const voidDigest = fixedEnds(walk).has(link.digest) ? link.digest : undefined
  const outside = { announcement: announcementText, announcementDigest, voidDigest, limits }
  const report = voidReport(given.text, defined(outside))
  const checks = [
    ...report.checks.map((check) =>
      check.name === 'void-published' && check.status === 'not-checked'
        ? notChecked(check.name, ['last-digest'])
        : check,
    ),
    numbering,
    ...secondEnds(walk, ended),
    ...checkVoid(voided, { announcement, given, isOther, before: earlier }),
  ]
  const failed = checks.find(({ status }) => status === 'fail')
  return {
    series,
    number,
    kind: 'void',
    outcome: verdictOf(checks).outcome,
    message: [failed?.message ?? say('number-void')],
    report,
    checks,
    told: [],
  }
}

/** An announcement of which nothing more is at hand. */
function openEntry(walk: Walk, { body, given }: OpenNumber): SeriesEntry[] {
  const { series, number } = body
  const isEnded = walk.own.some(({ link }) => link.series === series && link.number === number)
  // That of a number that has ended otherwise is said there.
  if (isEnded) return []
  const { inputs, blinding } = committedBy(walk, given, body)
  const { announcementDigest, announcedAt } = given
  const outside = { announcementDigest, announcedAt, blinding, limits: walk.known.limits }
  const report = announcementReport(given.text, inputs, defined(outside))
  const message = say('announced-only', { number })
  const checks = [...report.checks, notChecked('numbering', ['record'], message)]
  const { outcome } = verdictOf(checks)
  return [
    { series, number, kind: 'announcement', outcome, message: [message], report, checks, told: [] },
  ]
}

function unreadableEntry(message: Message): SeriesEntry {
  const isLater = isNotJudged(message)
  return {
    series: null,
    number: null,
    kind: isLater ? 'not-judged' : 'unreadable',
    outcome: isLater ? 'partial' : 'refuted',
    message: [message],
    checks: [isLater ? notChecked('text', ['later-version'], message) : failure('text', message)],
    told: [],
  }
}

/** Announcements of a number to which its end does not belong. */
function announcementsOf({ sorted }: Walk, { series, number }: Place) {
  return sorted.open.filter(({ body }) => body.series === series && body.number === number)
}

function announcedTwice(walk: Walk, link: SeriesLink): Check[] {
  return announcementsOf(walk, link).map(({ body }) =>
    failure('announcement-published', say('announced-twice', { number: body.number })),
  )
}

/** A number ends once. */
function secondEnds({ own }: Walk, { link }: EndedNumber): Check[] {
  const { series, number } = link
  const same = own.filter((each) => each.link.series === series && each.link.number === number)
  return same.length === 1 ? [] : [failure('numbering', say('number-twice', { number }))]
}

const MOST_MISSING = 1000

/** The main series as a whole: no number left out. */
function chainCheck({ tree, sorted }: Walk, links: readonly SeriesLink[]): Check[] {
  const numbers = new Set(links.map(({ number }) => number))
  const last = links.at(-1)?.number ?? 1
  const missing: number[] = []
  // A void of number 2⁵³ − 1 is made in no time, and no report lists all that are not there.
  for (let number = 1; number <= last && missing.length < MOST_MISSING; number += 1)
    if (!numbers.has(number)) missing.push(number)
  const apart = new Set(
    [...sorted.ended.map(({ link }) => link), ...sorted.open.map(({ body }) => body)].flatMap(
      (place) => (tree.isOfMain(place) ? [] : [place.series]),
    ),
  )
  const open = [
    ...(missing.length === 0 ? [] : [say('numbers-missing', { numbers: missing })]),
    ...[...apart].map((series) => say('series-apart', { series })),
    ...sorted.stray,
  ].map((message) => notChecked('numbering', ['history'], message))
  return orPassed(open, 'numbering', say('series-chained', { documents: links.length }))
}

/** Whether the last document at hand is the last one that was published. */
function endCheck(walk: Walk, links: readonly SeriesLink[]): Check {
  const { lastDigest } = walk.known
  const last = lastDigest ?? lastEndIn(walk)
  const isLater = lastDigest === undefined && links.some(({ digest }) => digest === last)
  if (last !== undefined && links.at(-1)?.digest === last) {
    return passed('series-end', say('series-complete'))
  }
  return last === undefined || isLater
    ? notChecked('series-end', ['last-digest'], say('series-completeness-unknown'))
    : failure('series-end', say('series-cut'))
}

/** What bears on no document. */
function unusedEvidence({ known, used, sorted, own, draws, tree }: Walk): Check[] {
  const name = (of: Place) => nameIn({ series: tree.main ?? of.series }, of)
  const isIdle = (each: unknown) => !used.has(each)
  const inputs = known.inputs.filter(isIdle).length
  const keys = (known.blindings ?? []).filter(isIdle).length
  const events = (known.events ?? []).filter(isIdle)
  const items = [
    ...sorted.unused,
    ...(inputs === 0 ? [] : [say('inputs-of-none', { count: inputs })]),
    ...(keys === 0 ? [] : [say('keys-of-none', { count: keys })]),
    ...events.map(({ title }) => say('event-unknown', { title })),
    ...own.flatMap(({ link, given, outcomes }) => {
      if (given.outcomes === undefined) return []
      // Documents say the same, and somebody committed to them.
      if (outcomes.length > 0) return [say('option-of-nothing', { option: 'outcomes' })]
      const draw = draws.find(({ record }) => record.digest === link.digest)
      const isCompared = draw !== undefined && used.has(draw)
      return isCompared ? [] : [say('outcomes-of-nothing', name(link))]
    }),
    ...draws.flatMap((draw) => {
      const strange = outcomesOfNone(draw)
      if (strange.length === 0) return []
      return [say('outcomes-of-none', { ...name(draw), ...counted(strange) })]
    }),
  ]
  return items.length === 0 ? [] : [checkUse(items)]
}

/** The ledger of the main series against all its documents. */
function ledgerChecks(sorted: SortedDocuments, tree: SeriesTree, known: Known): Check[] {
  if (tree.main === undefined) return []
  const own = sorted.ended.filter(({ link }) => link.series === tree.main)
  const open = sorted.open.filter(({ body }) => body.series === tree.main)
  const entryOf = (kind: LedgerEntry['kind'], number: number, digest: string): LedgerEntry => ({
    kind,
    number,
    digest,
  })
  return checkLedger({
    series: tree.main,
    entries: known.ledger,
    head: known.ledgerHead,
    cited: announcementsIn(sorted)
      .filter(({ series }) => series === tree.main)
      .map(({ number, ledger }) => ({ number, head: ledger })),
    atHand: [
      ...own.flatMap((each) => {
        const { number, digest } = each.link
        return [
          entryOf('announcement', number, announcementOf(each)),
          entryOf('record' in each.end ? 'record' : 'void', number, digest),
          ...each.amendments.flatMap((text) => {
            const part = readPart(text, known.limits ?? {})
            return !isMessage(part) && part.kind === 'amendment'
              ? [entryOf('amendment', number, part.document.digest)]
              : []
          }),
          ...each.outcomes.map(({ document }) => entryOf('outcomes', number, document.digest)),
        ]
      }),
      ...open.map(({ body, digest }) => entryOf('announcement', body.number, digest)),
    ],
  })
}
