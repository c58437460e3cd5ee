import { type ReportedEvent, verify as replay } from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { say, show } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { instantOf } from '../instant.ts'
import { loadInputs } from '../load-inputs.ts'
import type { DocumentKind, LooseDocument } from '../loose-document.ts'
import { reportLines } from '../messages/report-lines.ts'
import { readDocument, readIntact } from '../read-document.ts'
import { readBlinding, readText } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import {
  type DocumentReport,
  verifyAnnouncement,
  verifyVoid,
  withPublishedDigest,
} from '../verify-document.ts'
import type { PublicEvent } from './draw.ts'

export interface VerifyCommand {
  readonly document: string
  readonly inputs?: string
  readonly announcement?: string
  readonly announcementDigest?: string
  readonly announcedAt?: string
  readonly recordDigest?: string
  readonly event?: readonly PublicEvent[]
  readonly blinding?: string
  readonly amendment?: readonly string[]
  readonly lastAmendment?: string
  readonly history?: readonly string[]
}

/** Verifies a document of any kind with what is known besides it. */
export async function verify(terminal: Terminal, options: VerifyCommand): Promise<Answer> {
  const document = await readDocument(terminal, options.document)
  const report = await reportOf(terminal, document, options)
  const { kind, digest } = document
  return {
    ok: report.ok,
    lines: reportLines(report, terminal.language),
    data: { kind, digest, headline: report.headline, checks: report.checks },
  }
}

async function reportOf(
  terminal: Terminal,
  document: LooseDocument,
  options: VerifyCommand,
): Promise<DocumentReport> {
  switch (document.kind) {
    case 'announcement':
      return reportOfAnnouncement(terminal, document, options)
    case 'record':
      return reportOfRecord(terminal, document, options)
    case 'notice':
      return verifyNotice(document.text, await outside(terminal, options))
    case 'proof':
      return verifyProof(document.text, known(options))
    case 'void': {
      const path = options.announcement ?? needs('void', '--announcement')
      const announcement = await readIntact(terminal, path, 'announcement')
      return verifyVoid(document, announcement.text)
    }
    case 'amendment':
      throw new UsageError(say('verified-with-its-record', { option: '--amendment' }))
  }
}

async function reportOfRecord(
  terminal: Terminal,
  document: LooseDocument,
  options: VerifyCommand,
): Promise<DocumentReport> {
  const path = options.inputs ?? needs('record', '--inputs')
  const announcement = (document.body.head as { announcement?: { blinding?: unknown } } | undefined)
    ?.announcement
  const history = await readAll(terminal, options.history)
  const { recordDigest, ...evidence } = await outside(terminal, options)
  const blinding = await readBlinding(
    terminal,
    options.blinding,
    typeof announcement?.blinding === 'string',
  )
  const inputs = await loadInputs(terminal, path)
  const report = await stage(terminal, 'verifying', () =>
    replay(document.text, inputs, {
      ...evidence,
      ...blinding,
      ...(history === undefined ? {} : { history }),
      ...(options.lastAmendment === undefined ? {} : { lastAmendment: options.lastAmendment }),
    }),
  )
  // What is said of the record's digest on the day of the draw holds beside the replay.
  return recordDigest === undefined ? report : withPublishedDigest(report, document, recordDigest)
}

async function reportOfAnnouncement(
  terminal: Terminal,
  document: LooseDocument,
  options: VerifyCommand,
): Promise<DocumentReport> {
  const { inputs: path, announcementDigest } = options
  if (path === undefined && announcementDigest === undefined) {
    needs('announcement', '--inputs', '--announcement-digest')
  }
  const digest = announcementDigest === undefined ? {} : { announcementDigest }
  if (path === undefined) return verifyAnnouncement(document, digest)
  const isBlinded = typeof document.body.blinding === 'string'
  const blinding = await readBlinding(terminal, options.blinding, isBlinded)
  const inputs = await loadInputs(terminal, path)
  return stage(terminal, 'verifying', () =>
    verifyAnnouncement(document, { ...digest, ...blinding, inputs }),
  )
}

function needs(kind: DocumentKind, ...options: readonly string[]): never {
  throw new UsageError(say('document-needs', { kind, options }))
}

/** An outcome of a public event, with the time at which it happened. */
export function reportedEvent({ title, at, values }: PublicEvent): ReportedEvent {
  if (at !== undefined) return { title, at, values }
  const expected = say('event-with-time')
  throw new UsageError(say('option-value', { option: '--event', expected, found: show(title) }))
}

/** What is known of digests and sources from elsewhere. */
function known({ announcementDigest, recordDigest, announcedAt, event }: VerifyCommand) {
  return {
    verifyBeacon,
    ...(announcementDigest === undefined ? {} : { announcementDigest }),
    ...(recordDigest === undefined ? {} : { recordDigest }),
    ...(announcedAt === undefined ? {} : { announcedAt: instantOf('--announced-at', announcedAt) }),
    ...(event === undefined ? {} : { events: event.map(reportedEvent) }),
  }
}

async function outside(terminal: Terminal, options: VerifyCommand) {
  const amendments = await readAll(terminal, options.amendment)
  return { ...known(options), ...(amendments === undefined ? {} : { amendments }) }
}

async function readAll(
  terminal: Terminal,
  paths: readonly string[] | undefined,
): Promise<string[] | undefined> {
  if (paths === undefined) return undefined
  const texts: string[] = []
  for (const path of paths) texts.push(await readText(terminal, path))
  return texts
}
