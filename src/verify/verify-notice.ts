import { digest } from '../core/digest.ts'
import { isDoubleRandomError } from '../core/errors.ts'
import { merkleRoot } from '../core/merkle.ts'
import type { TextLimits } from '../core/parse-canonical.ts'
import { rootOfPath } from '../core/root-of-path.ts'
import { type Commitment, leafText, type OpenedRow, type TableName } from '../core/table.ts'
import { createTicketer } from '../core/ticket.ts'
import { drawKey } from '../random/draw-key.ts'
import { readAmendments } from '../record/read-amendments.ts'
import type {
  DrawRecord,
  Notice,
  NoticeBody,
  OpenedTable,
  RecordHead,
  RecordSecrets,
} from '../schema/documents/documents.ts'
import { parseOption } from '../schema/kit/parse-option.ts'
import { verifyNoticeOptions } from '../schema/options/ceremony.ts'
import { checkEntropy, compare, failure, notChecked } from './check-evidence.ts'
import { checkCounts } from './check-notice-counts.ts'
import { readText } from './read-text.ts'
import type { Check, VerificationReport } from './report.ts'
import type { VerifyOptions } from './verify.ts'

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
  const limits = known.limits ?? {}
  const read = readText('notice', notice, limits)
  if ('failed' in read) {
    return { ok: false, headline: `no valid notice: ${read.failed.message}`, checks: read.checks }
  }
  const { body, digest: stated } = read.document
  const { head, secrets } = body
  const found = {
    record: digest('record', head),
    announcement: digest('announcement', head.announcement),
  }
  const checks = [
    ...read.checks,
    compare(
      'notice-digest',
      'digest',
      digest('notice', body),
      stated,
      `the body hashes to ${stated}`,
    ),
    published('record-published', 'body.head', known.recordDigest, found.record),
    published(
      'announcement-published',
      'body.head.announcement',
      known.announcementDigest,
      found.announcement,
    ),
    checkRows(body),
    checkCounts(body),
    ...checkSecrets(body, known),
    ...checkNamed(body, found.record, known.amendments),
  ]
  const passed = (name: Check['name']) =>
    checks.some((check) => check.name === name && check.status === 'pass')
  const ok =
    passed('record-published') &&
    checks.every(
      ({ name, status }) =>
        status === 'pass' || (status === 'not-checked' && name !== 'beacon-signatures'),
    )
  return { ok, headline: headlineOf(head, body, secrets, checks, ok), checks }
}

function published(
  name: 'record-published' | 'announcement-published',
  path: string,
  outside: string | undefined,
  found: string,
): Check {
  return outside === undefined
    ? notChecked(name, 'no digest from an outside source')
    : compare(name, path, outside, found, 'its digest is the one from the outside source')
}

/**
 * Every opened row leads to its root; a table that is opened whole has exactly the rows that were
 * committed.
 */
function checkRows({ head, tables }: NoticeBody): Check {
  const { blinded } = head.announcement
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
      return failure(
        'opened-rows',
        `${path}: ${blinded ? 'a row of a blinded table without its salt' : 'a salt in a table that is not blinded'}`,
        path,
      )
    }
    const wrong = whyNotOpened(opened as OpenedTable<object>, commitment)
    if (wrong !== undefined) return failure('opened-rows', `${path}: ${wrong}`, path)
    rows += given.length
  }
  return { name: 'opened-rows', status: 'pass', message: `${rows} rows lead to their roots` }
}

function whyNotOpened(
  opened: OpenedTable<object>,
  { count, root }: Commitment,
): string | undefined {
  if ('all' in opened) {
    const { all } = opened
    if (all.length !== count) return `${all.length} of ${count} rows, said to be all`
    const found = merkleRoot(count, (index) => {
      const { row, salt } = all[index] as { row: object; salt?: string }
      return leafText(row, salt)
    })
    return found === root ? undefined : 'rows that the record does not commit to'
  }
  let before = -1
  for (const { index, row, salt, path } of opened.some) {
    if (index <= before) return `row ${index} out of order, or twice`
    before = index
    if (rootOfPath(leafText(row, salt), index, count, path) !== root) {
      return `row ${index} does not lead to the root`
    }
  }
  return undefined
}

function checkSecrets(body: NoticeBody, known: VerifyNoticeOptions): Check[] {
  const { head, secrets } = body
  if (secrets === null) {
    return [notChecked('secrets-digest', 'reveals, seed and keys are still sealed')]
  }
  return [
    compare(
      'secrets-digest',
      'body.head.secrets',
      digest('secrets', secrets),
      head.secrets,
      'the head commits to reveals, seed and keys',
    ),
    ...checkEntropy({ body: { head, secrets } }, known),
    compare(
      'keys',
      'body.secrets.keys',
      keysOf(head, secrets.seed),
      secrets.keys,
      'the keys follow from the seed',
    ),
    checkTickets(body, secrets),
  ]
}

/** Keys of §2.2, as `secrets` names them (§10.1). */
function keysOf({ announcement: { batch } }: RecordHead, seed: string): RecordSecrets['keys'] {
  return {
    rounds: batch.map((entry) => ({
      ...entry,
      select: drawKey(seed, { purpose: 'select', ...entry }),
      allocate: drawKey(seed, { purpose: 'allocate', ...entry }),
    })),
    visitOrder: drawKey(seed, { purpose: 'visit-order' }),
    seatOrder: drawKey(seed, { purpose: 'seat-order' }),
  }
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
        return failure('tickets', `${unit} has another ticket`, `body.tables.${name}`)
      }
      tickets += 1
    }
  }
  return { name: 'tickets', status: 'pass', message: `${tickets} tickets are those of their units` }
}

/** The amendments that the notice names: given or not, and in one chain. */
function checkNamed(
  { head, amendments: named }: NoticeBody,
  record: string,
  texts: readonly string[] | undefined,
): Check[] {
  if (named.length === 0 && texts === undefined) return []
  if (texts === undefined) {
    return [notChecked('amendments', `${named.length} amendments are named and were not given`)]
  }
  try {
    const link = { digest: record, body: { head } } as DrawRecord
    const found = readAmendments(link, texts).map((amendment) => amendment.digest)
    return [
      compare(
        'amendments',
        'body.amendments',
        found,
        named,
        `${named.length} amendments in one chain`,
      ),
    ]
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    return [failure('amendments', error.message, 'amendments')]
  }
}

function headlineOf(
  head: RecordHead,
  { tables, amendments }: NoticeBody,
  secrets: RecordSecrets | null,
  checks: readonly Check[],
  ok: boolean,
): string {
  const names = (status: Check['status']) =>
    [...new Set(checks.filter((check) => check.status === status).map(({ name }) => name))].join(
      ', ',
    )
  const counts: Readonly<Record<string, Commitment>> = {
    ...head.announcement.tables,
    ...head.tables,
  }
  const opened = Object.entries(tables).flatMap(([name, table]) => {
    if (table === undefined) return []
    const rows = 'all' in table ? table.all.length : table.some.length
    return [`${rows} of ${counts[name]?.count} rows of ${name}`]
  })
  return [
    `notice of ${head.series} number ${head.number}: ${ok ? 'verified' : `NOT verified (${names('fail') || 'the digest of the record is needed'})`}`,
    opened.length === 0 ? 'no rows opened' : `opened: ${opened.join(', ')}`,
    ...(secrets === null ? ['still sealed'] : []),
    ...(amendments.length === 0 ? [] : [`${amendments.length} amendments`]),
    ...(names('not-checked') === '' ? [] : [`not checked: ${names('not-checked')}`]),
    ...(head.announcement.weak ? ['WEAK entropy'] : []),
  ].join('; ')
}
