import { Option } from 'commander'
import {
  CHECK_NAMES,
  type Evidence,
  type ReportedEvent,
  verify as replay,
  type VerificationReport,
  verifyAmendment,
  verifyAnnouncement,
  verifyOutcomes,
  verifyVoid,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import { describe } from 'double-random/words'
import { isTaken } from '../../core/applicable-checks.ts'
import { acceptedOf } from '../../core/check.ts'
import { defined } from '../../core/defined.ts'
import { say, show } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { instantOf } from '../instant.ts'
import { loadInputs } from '../load-inputs.ts'
import type { DocumentKind, LooseDocument } from '../loose-document.ts'
import { EVIDENCE_OPTIONS, reportLines } from '../messages/report-lines.ts'
import type { PublicEvent } from '../public-event.ts'
import { readDocument } from '../read-document.ts'
import { readBlinding, readText, readTexts } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

/** How people say that no amendment was published. */
const NONE = ['none', '无']

/** Paths and values by the evidence that they hold. */
interface Given {
  readonly announcement?: string
  readonly announcementDigest?: string
  readonly announcedAt?: string
  readonly record?: string
  readonly recordDigest?: string
  readonly voidDigest?: string
  readonly amendmentDigest?: string
  readonly outcomesDigest?: string
  readonly inputs?: string
  readonly blinding?: string
  readonly history?: readonly string[]
  readonly earlier?: readonly string[]
  readonly event?: readonly PublicEvent[]
  readonly amendment?: readonly string[]
  readonly lastAmendment?: string
}

export interface VerifyCommand extends Given {
  readonly document: string
  readonly accept?: readonly string[]
}

/** Verifies a document of any kind with what is known besides it. */
export async function verify(
  terminal: Terminal,
  { document: path, accept, ...options }: VerifyCommand,
): Promise<Answer> {
  const names = checkAccepted(accept)
  const document = await readDocument(terminal, path)
  checkApplicable(document.kind, options)
  const report = await reportOf(terminal, document, options)
  const { outcome, headline, checks } = report
  const accepted = acceptedOf(checks, names) ?? []
  const isAccepted = outcome === 'partial' && accepted.length > 0
  return {
    ok: outcome === 'verified' || isAccepted,
    isPartial: outcome === 'partial',
    lines: [
      ...reportLines(report, terminal.language),
      ...(isAccepted
        ? [describe(say('checks-accepted', { checks: accepted }), terminal.language)]
        : []),
    ],
    data: { kind: document.kind, digest: document.digest, outcome, accepted, headline, checks },
  }
}

/** Refuses a name that no check has. */
export function checkAccepted(accept: readonly string[] = []): readonly string[] {
  const stranger = accept.find((name) => !(CHECK_NAMES as readonly string[]).includes(name))
  if (stranger === undefined) return accept
  const expected = say('one-of', { values: CHECK_NAMES })
  throw new UsageError(say('option-value', { option: '--accept', expected, found: show(stranger) }))
}

/** The digest of the last amendment, or that there is none. */
export function lastAmendmentOf(text: string): string | null {
  return NONE.includes(text) ? null : text
}

/** Refuses an option that no check of this kind of document could use. */
function checkApplicable(kind: DocumentKind, given: Given): void {
  for (const [item, option] of Object.entries(EVIDENCE_OPTIONS)) {
    const name = new Option(option).attributeName() as keyof Given
    if (given[name] === undefined || isTaken(kind, item as Evidence)) continue
    throw new UsageError(say('option-not-for', { option, kind }))
  }
}

/** What was handed in, as the verifiers take it. */
async function reportOf(
  terminal: Terminal,
  document: LooseDocument,
  options: Given,
): Promise<VerificationReport> {
  const { text, kind } = document
  const { announcementDigest, recordDigest, lastAmendment, event, announcedAt: at } = options
  const { announcement, record, voidDigest, amendmentDigest, outcomesDigest } = options
  const history = options.history && (await readTexts(terminal, options.history))
  const earlier = options.earlier && (await readTexts(terminal, options.earlier))
  const amendments = options.amendment && (await readTexts(terminal, options.amendment))
  const published = defined({ announcementDigest })
  const ofRecord = defined({ recordDigest })
  const announcedAt = at === undefined ? undefined : instantOf('--announced-at', at)
  const entropy = { verifyBeacon, ...defined({ announcedAt, events: event?.map(reportedEvent) }) }
  const last = defined({ lastAmendment: lastAmendment && lastAmendmentOf(lastAmendment) })
  if (kind === 'proof') return verifyProof(text, { ...published, ...ofRecord, ...entropy })
  if (kind === 'notice') {
    const known = { ...published, ...ofRecord, ...entropy, ...defined({ amendments }), ...last }
    return verifyNotice(text, known)
  }
  if (kind === 'void') {
    const ended = announcement === undefined ? undefined : await readText(terminal, announcement)
    return verifyVoid(text, { ...published, ...defined({ voidDigest, announcement: ended }) })
  }
  const changed = record === undefined ? undefined : await readText(terminal, record)
  const isNeeded = options.inputs !== undefined && isBlinded(document)
  const key = await readBlinding(terminal, options.blinding, isNeeded)
  const data = options.inputs === undefined ? undefined : await loadInputs(terminal, options.inputs)
  return stage(terminal, 'verifying', () => {
    if (kind === 'announcement') {
      return verifyAnnouncement(text, { ...published, ...key, ...defined({ announcedAt, data }) })
    }
    if (kind === 'amendment') {
      const own = defined({ amendmentDigest, record: changed, data, amendments })
      return verifyAmendment(text, { ...ofRecord, ...key, ...own })
    }
    if (kind === 'outcomes') {
      const own = defined({ outcomesDigest, record: changed, data, amendments, earlier })
      return verifyOutcomes(text, { ...ofRecord, ...key, ...own })
    }
    const known = { ...published, ...ofRecord, ...entropy, ...key, ...last }
    return replay(text, data, { ...known, ...defined({ history, amendments }) })
  })
}

/** Whether the announcement, alone or in a record, names the fingerprint of a key. */
function isBlinded({ body }: LooseDocument): boolean {
  const head = body.head as { readonly announcement?: { readonly blinding?: unknown } } | undefined
  return typeof (head?.announcement ?? body).blinding === 'string'
}

/** An outcome of a public event, with the time at which it happened. */
export function reportedEvent({ title, at, values }: PublicEvent): ReportedEvent {
  if (at !== undefined) return { title, at, values }
  const expected = say('event-with-time')
  throw new UsageError(say('option-value', { option: '--event', expected, found: show(title) }))
}
