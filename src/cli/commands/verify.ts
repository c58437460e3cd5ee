import {
  type Announcement,
  announce,
  canonicalJson,
  verify as replay,
  type VerificationReport,
  type VoidDocument,
  voidAnnouncement,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { verifyNotice } from 'double-random/disclose'
import { verifyProof } from 'double-random/proof'
import type { Answer } from '../answer.ts'
import { readInstant } from '../instant.ts'
import { loadInputs } from '../load-inputs.ts'
import type { LooseDocument } from '../loose-document.ts'
import { inLanguage } from '../messages/in-language.ts'
import { reportLines } from '../messages/report-lines.ts'
import { readDocument, readIntact } from '../read-document.ts'
import { readBlinding, readText } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
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
  const t = inLanguage(terminal.language)
  const document = await readDocument(terminal, options.document)
  const { kind } = document
  if (kind === 'announcement') return verifyAnnouncement(terminal, document, options)
  if (kind === 'void') return verifyVoid(terminal, document, options)
  if (kind === 'amendment') {
    throw new UsageError(
      t('更正书随记录核验：verify 记录 --amendment 更正书', 'verify the record with --amendment'),
    )
  }
  const report =
    kind === 'record'
      ? await verifyRecord(terminal, document, options)
      : kind === 'notice'
        ? verifyNotice(document.text, await outside(terminal, options))
        : verifyProof(document.text, digests(options))
  return {
    ok: report.ok,
    lines: reportLines(report, terminal.language),
    data: { kind, headline: report.headline, checks: report.checks },
  }
}

async function verifyRecord(
  terminal: Terminal,
  { text, body }: LooseDocument,
  options: VerifyCommand,
): Promise<VerificationReport> {
  const t = inLanguage(terminal.language)
  if (options.inputs === undefined) {
    throw new UsageError(t('核验记录需要 --inputs 名录', 'a record is verified with --inputs'))
  }
  const announcement = (body.head as { announcement?: { blinded?: unknown } } | undefined)
    ?.announcement
  const history = await readAll(terminal, options.history)
  const known = {
    ...(await outside(terminal, options)),
    ...(await readBlinding(terminal, options.blinding, announcement?.blinded === true)),
    ...(history === undefined ? {} : { history }),
    ...(options.lastAmendment === undefined ? {} : { lastAmendment: options.lastAmendment }),
  }
  const { recordDigest, ...rest } = known
  const inputs = await loadInputs(terminal, options.inputs)
  const report = await stage(terminal, 'verifying', () => replay(text, inputs, rest))
  // What is said of the record's digest on the day of the draw holds beside the replay.
  const stated = JSON.parse(text).digest as unknown
  if (recordDigest === undefined || recordDigest === stated) return report
  return {
    ok: false,
    headline: report.headline.map((part) => {
      if (part.id !== 'record-verdict') return part
      const failed = [...part.values.failed, 'record-published'] as const
      return { ...part, values: { ...part.values, ok: false, failed } }
    }),
    checks: [
      ...report.checks,
      {
        name: 'record-published',
        status: 'fail',
        code: 'evidence/failed',
        message: { id: 'digest-unpublished', values: { digest: String(stated) } },
      },
    ],
  }
}

function digests({ announcementDigest, recordDigest }: VerifyCommand) {
  return {
    ...(announcementDigest === undefined ? {} : { announcementDigest }),
    ...(recordDigest === undefined ? {} : { recordDigest }),
  }
}

async function outside(terminal: Terminal, options: VerifyCommand) {
  const t = inLanguage(terminal.language)
  const { announcedAt: at, event } = options
  const announcedAt = at === undefined ? undefined : readInstant(at)
  if (at !== undefined && announcedAt === undefined) {
    throw new UsageError(
      t(
        '--announced-at 写法如 2026-11-24T09:00:00+08:00',
        '--announced-at 2026-11-24T09:00:00+08:00',
      ),
    )
  }
  const amendments = await readAll(terminal, options.amendment)
  return {
    ...digests(options),
    verifyBeacon,
    ...(announcedAt === undefined ? {} : { announcedAt }),
    ...(event === undefined ? {} : { events: event }),
    ...(amendments === undefined ? {} : { amendments }),
  }
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

/**
 * Made again from the inputs, an announcement must be the same; its digest must be the one that was
 * published.
 */
async function verifyAnnouncement(
  terminal: Terminal,
  { text, isIntact, body, digest }: LooseDocument,
  options: VerifyCommand,
): Promise<Answer> {
  const t = inLanguage(terminal.language)
  if (options.inputs === undefined && options.announcementDigest === undefined) {
    throw new UsageError(
      t('核验公告需要 --inputs 或 --announcement-digest', '--inputs or --announcement-digest'),
    )
  }
  const parts: { name: string; ok: boolean }[] = [
    { name: t('公告与其摘要一致', 'hashes to its digest'), ok: isIntact },
  ]
  if (options.announcementDigest !== undefined) {
    const ok = isIntact && digest === options.announcementDigest
    parts.push({ name: t('就是公布的那一份', 'is the one that was published'), ok })
  }
  if (isIntact && options.inputs !== undefined) {
    const { series, number, previous, batch, entropy, weak, blinded } =
      body as unknown as Announcement['body']
    const blinding = await readBlinding(terminal, options.blinding, blinded)
    const inputs = await loadInputs(terminal, options.inputs)
    const again = await stage(terminal, 'verifying', () =>
      announce(inputs, { series, number, previous, batch, entropy, weak, ...blinding }),
    )
    parts.push({
      name: t('由这些数据生成', 'is made from these inputs'),
      ok: again.digest === digest,
    })
  }
  return answerOf('announcement', parts, terminal, { digest, text: text.length })
}

/** A void is what the announcement, its code, its sentence and its day make. */
async function verifyVoid(
  terminal: Terminal,
  { text, isIntact, body, digest }: LooseDocument,
  { announcement: path }: VerifyCommand,
): Promise<Answer> {
  const t = inLanguage(terminal.language)
  if (path === undefined) {
    throw new UsageError(
      t('核验作废声明需要 --announcement', 'a void is verified with --announcement'),
    )
  }
  const announcement = await readIntact(terminal, path, 'announcement')
  const parts = [{ name: t('声明与其摘要一致', 'hashes to its digest'), ok: isIntact }]
  if (isIntact) {
    const { code, statement, date } = body as unknown as VoidDocument['body']
    const again = voidAnnouncement(announcement.text, { code, statement, date })
    const isSame = canonicalJson(again.body) === canonicalJson(body as never)
    parts.push({ name: t('作废的就是这份公告', 'ends this announcement'), ok: isSame })
  }
  return answerOf('void', parts, terminal, { digest, text: text.length })
}

function answerOf(
  kind: string,
  parts: readonly { readonly name: string; readonly ok: boolean }[],
  terminal: Terminal,
  { digest }: { readonly digest: unknown; readonly text: number },
): Answer {
  const t = inLanguage(terminal.language)
  const ok = parts.every((part) => part.ok)
  return {
    ok,
    lines: [
      ...parts.map((part) => `[${part.ok ? t('通过', 'pass') : t('不符', 'FAIL')}] ${part.name}`),
      '',
      ok ? t('核验通过', 'VERIFIED') : t('核验不通过', 'NOT VERIFIED'),
      `${kind} ${String(digest)}`,
    ],
    data: { kind, digest, checks: parts },
  }
}
