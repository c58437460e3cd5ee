import {
  type Check,
  type CheckName,
  failure,
  namesOf,
  notChecked,
  passed,
  type Verdict,
  verdictOf,
} from '../core/check.ts'
import { digest } from '../core/digest.ts'
import { leafText } from '../core/leaf-text.ts'
import { merkleRoot } from '../core/merkle.ts'
import { type Message, say } from '../core/message.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
import { rootOfPath } from '../core/root-of-path.ts'
import type { Commitment, OpenedRow, TableName } from '../core/table.ts'
import { createTicketer } from '../core/ticket.ts'
import { keysOfBatch } from '../random/keys-of-batch.ts'
import { isWeakDraw } from '../random/seed.ts'
import { readAmendments } from '../record/read-amendments.ts'
import type {
  DrawRecord,
  Notice,
  NoticeBody,
  OpenedTable,
  RecordSecrets,
} from '../schema/documents/documents.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { verifyNoticeOptions } from '../schema/options/ceremony.ts'
import { checkEntropy, checkStrength } from './check-entropy.ts'
import { checkHead } from './check-head.ts'
import { checkCounts } from './check-notice-counts.ts'
import { checkTimes, type KnownEntropy } from './check-sources.ts'
import { compare } from './compare.ts'
import { firstVisitEnds } from './first-visit.ts'
import { readText, whyUnreadable } from './read-text.ts'
import type { VerificationReport } from './report.ts'
import { choiceOf, type VerifyOptions } from './verify.ts'

/** What a reader of a notice knows from elsewhere. */
export interface VerifyNoticeOptions
  extends Pick<VerifyOptions, 'announcementDigest' | 'announcedAt' | 'events' | 'verifyBeacon'> {
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

/** A notice of another record proves nothing, and a beacon that nobody checked may be made up. */
const NEEDED: readonly CheckName[] = ['record-published', 'beacon-signatures']

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
 * @returns the report; `ok` iff nothing failed, and the record's digest is the published one
 * @throws DoubleRandomError `input/…` for malformed options; never for a bad notice
 *
 * @example
 * const record = draw(exampleInputs, { seed: '2020-01-02 上午九时' });
 * const text = canonicalJson(composeNotice(record, exampleInputs, { open: [{ table: 'sample' }], secrets: true }));
 * verifyNotice(text, { recordDigest: record.digest }).ok; // => true
 * verifyNotice(text).ok; // => false
 */
export function verifyNotice(
  notice: string | Notice,
  options: VerifyNoticeOptions = {},
): VerificationReport {
  const known = parseOption('options', verifyNoticeOptions, options) as VerifyNoticeOptions
  const read = readText('notice', notice, known.limits)
  if ('report' in read) return read.report
  const { body, digest: stated } = read.document
  const { head } = body
  const found = {
    record: digest('record', head),
    announcement: digest('announcement', head.announcement),
  }
  const checks = [
    ...read.checks,
    compare('notice-digest', say('body-digest', { digest: stated }), 'digest', [
      digest('notice', body),
      stated,
    ]),
    known.recordDigest === undefined
      ? notChecked('record-published', say('record-digest-missing'))
      : compare('record-published', say('digest-published'), 'body.head', [
          known.recordDigest,
          found.record,
        ]),
    known.announcementDigest === undefined
      ? notChecked('announcement-published', say('announcement-digest-missing'))
      : compare('announcement-published', say('digest-published'), 'body.head.announcement', [
          known.announcementDigest,
          found.announcement,
        ]),
    checkHead(head, 'body.head'),
    checkRows(body),
    checkCounts(body),
    ...checkSecrets(body, { ...known, ...firstVisitEnds(head, openedDays(body)) }),
    ...checkNamed(body, found.record, known.amendments),
  ]
  const verdict = verdictOf(checks, NEEDED)
  return { ok: verdict.ok, headline: headlineOf(body, checks, verdict), checks }
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
    const commitment = commitments[name as TableName] as Commitment
    const given: readonly Pick<OpenedRow, 'row' | 'salt'>[] =
      'all' in opened ? opened.all : opened.some
    const unsalted = given.findIndex(({ salt }) => (salt !== undefined) !== blinded)
    if (unsalted >= 0) {
      const why = say(blinded ? 'salt-missing' : 'salt-needless')
      return failure('opened-rows', say('in-document', { path, why }), path)
    }
    const why = whyNotOpened(opened as OpenedTable<object>, commitment)
    if (why !== undefined) return failure('opened-rows', say('in-document', { path, why }), path)
    rows += given.length
  }
  return passed('opened-rows', say('rows-committed', { rows }))
}

function whyNotOpened(
  opened: OpenedTable<object>,
  { count, root }: Commitment,
): Message | undefined {
  if ('all' in opened) {
    const { all } = opened
    if (all.length !== count) return say('rows-not-all', { rows: all.length, count })
    const found = merkleRoot(count, (index) => {
      const { row, salt } = all[index] as { row: object; salt?: string }
      return leafText(row, salt)
    })
    return found === root ? undefined : say('rows-other')
  }
  let before = -1
  for (const { index, row, salt, path } of opened.some) {
    if (index <= before) return say('rows-unordered', { index })
    before = index
    if (rootOfPath(leafText(row, salt), index, count, path) !== root) {
      return say('row-astray', { index })
    }
  }
  return undefined
}

/** The days of the visits that are opened. */
function openedDays({ tables: { sample } }: NoticeBody): string[] {
  const rows = sample === undefined ? [] : 'all' in sample ? sample.all : sample.some
  return rows.map(({ row }) => row.date)
}

function checkSecrets(body: NoticeBody, known: KnownEntropy): Check[] {
  const { head, secrets } = body
  if (secrets === null) {
    return [
      notChecked('secrets-digest', say('secrets-sealed')),
      ...checkTimes(head.announcement, known),
      checkStrength(head, undefined),
    ]
  }
  return [
    compare('secrets-digest', say('secrets-committed'), 'body.head.secrets', [
      digest('secrets', secrets),
      head.secrets,
    ]),
    ...checkEntropy({ head, secrets }, known),
    compare('keys', say('keys-follow'), 'body.secrets.keys', [
      keysOfBatch(head.announcement.batch, secrets.seed),
      secrets.keys,
    ]),
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

/** The amendments that the notice names: given or not, and in one chain. */
function checkNamed(
  { head, amendments: named }: NoticeBody,
  record: string,
  texts: readonly string[] | undefined,
): Check[] {
  if (named.length === 0 && texts === undefined) return []
  if (texts === undefined) {
    return [notChecked('amendments', say('amendments-missing', { count: named.length }))]
  }
  try {
    const link = { digest: record, body: { head } } as DrawRecord
    const found = readAmendments(link, texts).map((amendment) => amendment.digest)
    return [
      compare('amendments', say('amendments-chained', { count: named.length }), 'body.amendments', [
        found,
        named,
      ]),
    ]
  } catch (error) {
    return [failure('amendments', whyUnreadable(error), 'amendments')]
  }
}

function headlineOf(
  { head, secrets, tables, amendments }: NoticeBody,
  checks: readonly Check[],
  verdict: Verdict,
): Message[] {
  const commitments: Readonly<Record<TableName, Commitment>> = {
    ...head.announcement.tables,
    ...head.tables,
  }
  const opened = (Object.keys(tables) as TableName[]).flatMap((table) => {
    const given = tables[table]
    if (given === undefined) return []
    const rows = 'all' in given ? given.all.length : given.some.length
    return [{ table, rows, count: commitments[table].count }]
  })
  const open = namesOf(checks, 'not-checked')
  return [
    say('notice-verdict', { series: head.series, number: head.number, ...verdict }),
    opened.length === 0 ? say('no-rows-opened') : say('rows-opened', { tables: opened }),
    ...(secrets === null ? [say('secrets-sealed')] : []),
    ...(amendments.length === 0 ? [] : [say('amendments-named', { count: amendments.length })]),
    ...(open.length === 0 ? [] : [say('checks-open', { checks: open })]),
    ...choiceOf(head),
    ...(isWeakDraw(head, secrets?.reveals) ? [say('entropy-weak')] : []),
  ]
}
