import {
  type Announcement,
  announce,
  type Check,
  canonicalJson,
  type Inputs,
  type VoidDocument,
  voidAnnouncement,
} from 'double-random'
import { failure, namesOf, notChecked, passed, verdictOf } from '../core/check.ts'
import { type Message, say } from '../core/message.ts'
import type { LooseDocument } from './loose-document.ts'

/** What a verification found: the lines of the verdict, and every check. */
export interface DocumentReport {
  readonly ok: boolean
  readonly headline: readonly Message[]
  readonly checks: readonly Check[]
}

/**
 * Verifies an announcement: made again from the inputs it must be the same, and its digest must be
 * the one that was published.
 */
export function verifyAnnouncement(
  document: LooseDocument,
  known: {
    readonly inputs?: Inputs
    readonly announcementDigest?: string
    readonly blinding?: string
  },
): DocumentReport {
  const { inputs, announcementDigest, blinding } = known
  if (!document.isIntact) return unsound('announcement')
  const body = document.body as unknown as Announcement['body']
  const { series, number, previous, batch, entropy, weak, by, ledger, changes, continues } = body
  const isSame = () => {
    const key = blinding === undefined ? {} : { blinding }
    const again = announce(inputs as Inputs, {
      ...{ series, number, previous, batch, entropy, weak, by, ledger, changes, continues },
      ...key,
    })
    return again.digest === document.digest
  }
  return reportOf(document, 'announcement', [
    announcementDigest === undefined
      ? notChecked('announcement-published', say('announcement-digest-missing'))
      : published('announcement-published', document, announcementDigest),
    ...(inputs === undefined
      ? []
      : [
          isSame()
            ? passed('announcement-inputs', say('announcement-made-again'))
            : failure('announcement-inputs', say('announcement-of-other-inputs')),
        ]),
  ])
}

/** Verifies a void: it is what the announcement, its code, its sentence and its day make. */
export function verifyVoid(document: LooseDocument, announcement: string): DocumentReport {
  if (!document.isIntact) return unsound('void')
  const { code, statement, date } = document.body as unknown as VoidDocument['body']
  const again = voidAnnouncement(announcement, { code, statement, date })
  const isSame = canonicalJson(again.body) === canonicalJson(document.body as never)
  return reportOf(document, 'void', [
    isSame
      ? passed('replay', say('void-made-again'))
      : failure('replay', say('void-of-another-announcement')),
  ])
}

/** Adds to the report of a record whether it is the one that was published. */
export function withPublishedDigest(
  report: DocumentReport,
  document: LooseDocument,
  recordDigest: string,
): DocumentReport {
  const check = published('record-published', document, recordDigest)
  const checks = [...report.checks, check]
  if (check.status === 'pass') return { ...report, checks }
  const headline = report.headline.map((line) =>
    line.id === 'record-verdict'
      ? say('record-verdict', {
          ...line.values,
          ok: false,
          failed: [...line.values.failed, check.name],
        })
      : line,
  )
  return { ok: false, headline, checks }
}

function published(
  name: 'announcement-published' | 'record-published',
  { digest }: LooseDocument,
  known: string,
): Check {
  return digest === known
    ? passed(name, say('digest-published'))
    : failure(name, say('digest-unpublished', { digest: String(digest) }))
}

function unsound(kind: 'announcement' | 'void'): DocumentReport {
  const check = failure('text', say('digest-differs'), 'digest', 'evidence/digest')
  return {
    ok: false,
    headline: [say('no-valid-document', { kind }), check.message],
    checks: [check],
  }
}

function reportOf(
  { body, digest }: LooseDocument,
  kind: 'announcement' | 'void',
  more: readonly Check[],
): DocumentReport {
  const { series, number } = body as unknown as Announcement['body']
  const checks = [passed('text', say('body-digest', { digest: String(digest) })), ...more]
  const verdict = verdictOf(checks, [])
  const open = namesOf(checks, 'not-checked')
  const headline = [
    say(`${kind}-verdict`, { series, number, ...verdict }),
    say('checks-passed', { count: checks.filter(({ status }) => status === 'pass').length }),
    ...(open.length === 0 ? [] : [say('checks-open', { checks: open })]),
  ]
  return { ok: verdict.ok, headline, checks }
}
