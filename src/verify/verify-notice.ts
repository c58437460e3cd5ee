import { NOTICE_CHECKS, withOpenChecks } from '../core/applicable-checks.ts'
import {
  type Check,
  failure,
  notChecked,
  passed,
  type Verdict,
  type VerificationReport,
  verdictOf,
} from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { type Message, say } from '../core/message.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
import type { Commitment, NoticeTable } from '../core/table.ts'
import { createTicketer } from '../core/ticket.ts'
import { isWeakDraw } from '../random/seed.ts'
import { openedRows, whyNotOpened } from '../record/opened-rows.ts'
import { readAmendments } from '../record/read-amendments.ts'
import type {
  DrawRecord,
  Notice,
  NoticeBody,
  OpenedTable,
  RecordSecrets,
  SampleRow,
} from '../schema/documents/documents.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { verifyNoticeOptions } from '../schema/options/ceremony.ts'
import { checkEntropy, checkStrength } from './check-entropy.ts'
import { checkHead } from './check-head.ts'
import { checkCounts } from './check-notice-counts.ts'
import { checkOwnDigest, checkPublished } from './check-published.ts'
import { checkTimes, type KnownEntropy } from './check-sources.ts'
import { compare } from './compare.ts'
import { firstVisit, lateSources } from './first-visit.ts'
import { isNotJudged, readText, whyUnreadable } from './read-text.ts'
import { traitsOf } from './traits.ts'
import { checkUse, unusedOfEntropy } from './use-of-evidence.ts'
import { choiceOf, type VerifyOptions } from './verify.ts'

/** What a reader of a notice knows from elsewhere. */
export interface VerifyNoticeOptions
  extends Pick<
    VerifyOptions,
    'announcementDigest' | 'announcedAt' | 'events' | 'verifyBeacon' | 'lastAmendment'
  > {
  /**
   * The record's digest, as it was published on the day of the draw: without it a notice proves
   * nothing.
   */
  readonly recordDigest?: string
  /** Texts of the amendments that the notice names. */
  readonly amendments?: readonly string[]
  /** Bounds on the size and depth of every text. */
  readonly limits?: TextLimits
}

/**
 * Checks a public notice without the inputs: that each opened row is one the record commits to,
 * that tables opened whole lack none, and, once the secrets are open, that seed and tickets follow
 * (`docs/protocol.md` §10.6).
 *
 * Whether the rule was followed for those who were not opened is only seen by replaying the record
 * with its inputs ({@link verify}).
 *
 * @param notice - the text of the notice as it was published (a notice is taken as its canonical
 *   text)
 * @param options - what the reader knows from elsewhere (see {@link VerifyNoticeOptions})
 * @returns the report; `verified` iff nothing failed and nothing is open
 * @throws DoubleRandomError `input/…` for malformed options; never for a bad notice
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const text = canonicalJson(composeNotice(record, exampleInputs, { open: [{ table: 'sample' }], secrets: true }));
 * // Nothing is wrong; but who picks the seed could have picked the list.
 * verifyNotice(text, { recordDigest: record.digest }).outcome; // => 'partial'
 */
export function verifyNotice(
  notice: string | Notice,
  options: VerifyNoticeOptions = {},
): VerificationReport {
  const known = parseOption('options', verifyNoticeOptions, options) as VerifyNoticeOptions
  const read = readText('notice', notice, known.limits)
  if ('report' in read) return read.report
  const { body, digest: stated } = read.document
  const { head, secrets } = body
  const record = digest('record', head)
  const { announcement } = head
  const entropy = { ...known, ...firstVisit(head.rounds, openedSample(body)) }
  const made = [
    ...read.checks,
    checkOwnDigest('notice', body, stated),
    ...checkPublished('record-published', 'body.head', known.recordDigest, record),
    ...checkPublished(
      'announcement-published',
      'body.head.announcement',
      known.announcementDigest,
      digest('announcement', announcement),
    ),
    checkHead(head, 'body.head'),
    checkRows(body),
    checkCounts(body),
    ...(secrets === null
      ? [...checkTimes(announcement, entropy), checkStrength(head, undefined)]
      : checkSecrets(body, secrets, entropy)),
    ...checkNamed(body, record, known),
    checkUse(unusedOfEntropy(announcement.entropy, secrets !== null, entropy)),
  ]
  const isWeak = isWeakDraw(head, secrets?.reveals)
  const is = traitsOf(announcement, { isWeak, isOpen: secrets !== null })
  const checks = withOpenChecks(NOTICE_CHECKS, { is, given: {} }, made)
  const verdict = verdictOf(checks)
  return { outcome: verdict.outcome, headline: headlineOf(body, verdict), checks }
}

/**
 * Every opened row leads to its root; a table that is opened whole has exactly the rows that were
 * committed.
 */
function checkRows({ head, tables }: NoticeBody): Check {
  const blinded = head.announcement.blinding !== null
  const commitments: Readonly<Record<string, Commitment>> = {
    ...head.announcement.tables,
    ...head.tables,
  }
  let rows = 0
  for (const [name, opened] of Object.entries(tables)) {
    if (opened === undefined) continue
    const path = `body.tables.${name}`
    const commitment = commitments[name as NoticeTable] as Commitment
    const why = whyNotOpened(opened as OpenedTable<object>, commitment, blinded)
    if (why !== undefined) return failure('opened-rows', say('in-document', { path, why }), path)
    rows += openedRows<object>(opened as OpenedTable<object>).length
  }
  return passed('opened-rows', say('rows-committed', { rows }))
}

/** The rows of the sample that are opened. */
function openedSample({ tables: { sample } }: NoticeBody): SampleRow[] {
  return sample === undefined ? [] : openedRows(sample)
}

function checkSecrets(body: NoticeBody, secrets: RecordSecrets, known: KnownEntropy): Check[] {
  const { head } = body
  return [
    compare('secrets-digest', say('secrets-committed'), 'body.head.secrets', [
      digest('secrets', secrets),
      head.secrets,
    ]),
    ...checkEntropy({ head, secrets }, known),
    checkTickets(body, secrets),
  ]
}

function checkTickets({ tables }: NoticeBody, { keys }: RecordSecrets): Check {
  const ticketers = new Map(
    keys.rounds.map(({ pool, round, select }) => [`${round} ${pool}`, createTicketer(select)]),
  )
  let tickets = 0
  for (const name of ['sample', 'reserves'] as const) {
    const opened = tables[name]
    if (opened === undefined) continue
    for (const { row } of 'all' in opened ? opened.all : opened.some) {
      const { pool, round, unit, ticket } = row
      if (ticketers.get(`${round} ${pool}`)?.ticket(unit) !== ticket) {
        return failure('tickets', say('ticket-other', { unit }), `body.tables.${name}`)
      }
      tickets += 1
    }
  }
  return passed('tickets', say('tickets-right', { tickets }))
}

/**
 * The amendments that the notice names: those handed in, in one chain, and the last one that was
 * published when the notice was.
 */
function checkNamed(
  { head, amendments: named }: NoticeBody,
  record: string,
  { amendments: texts, lastAmendment: last }: VerifyNoticeOptions,
): Check[] {
  const count = named.length
  if (last !== undefined && last !== (named.at(-1) ?? null)) {
    return [failure('amendments', say('last-amendment-other'), 'body.amendments')]
  }
  if (texts !== undefined) {
    try {
      const link = { digest: record, body: { head } } as DrawRecord
      const found = readAmendments(link, texts).map((amendment) => amendment.digest)
      const chain = say('amendments-chained', { count })
      const check = compare('amendments', chain, 'body.amendments', [found, named])
      if (check.status === 'fail') return [check]
    } catch (error) {
      const why = whyUnreadable(error)
      if (isNotJudged(why)) return [notChecked('amendments', ['later-version'], why)]
      return [failure('amendments', why, 'amendments')]
    }
  }
  const missing = [
    ...(count > 0 && texts === undefined ? (['amendments'] as const) : []),
    ...(last === undefined ? (['last-amendment'] as const) : []),
  ]
  return [
    missing.length === 0
      ? passed('amendments', say('amendments-chained', { count }))
      : notChecked('amendments', missing),
  ]
}

function headlineOf(body: NoticeBody, verdict: Verdict): Message[] {
  const { head, secrets, tables, amendments } = body
  const commitments: Readonly<Record<NoticeTable, Commitment>> = {
    ...head.announcement.tables,
    ...head.tables,
  }
  const opened = (Object.keys(tables) as NoticeTable[]).flatMap((table) => {
    const given = tables[table]
    if (given === undefined) return []
    const rows = 'all' in given ? given.all.length : given.some.length
    return [{ table, rows, count: commitments[table].count }]
  })
  return [
    say('notice-verdict', { series: head.series, number: head.number, ...verdict }),
    opened.length === 0 ? say('no-rows-opened') : say('rows-opened', { tables: opened }),
    ...(secrets === null ? [say('secrets-sealed')] : []),
    ...(amendments.length === 0 ? [] : [say('amendments-named', { count: amendments.length })]),
    ...choiceOf(head),
    ...lateSources(head.announcement.entropy, firstVisit(head.rounds, openedSample(body))),
    ...(isWeakDraw(head, secrets?.reveals) ? [say('entropy-weak')] : []),
  ]
}
