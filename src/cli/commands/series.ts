import {
  type Inputs,
  type LedgerHead,
  type SeriesDocument,
  type SeriesRemark,
  verifySeries,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { describe } from 'double-random/words'
import type { Answer } from '../answer.ts'
import { instantOf } from '../instant.ts'
import { loadInputs } from '../load-inputs.ts'
import type { LooseDocument } from '../loose-document.ts'
import { inLanguage } from '../messages/in-language.ts'
import { parseJson } from '../parse-json.ts'
import type { PublicEvent } from '../public-event.ts'
import { readDocument } from '../read-document.ts'
import { readSecret, readText } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Language, Terminal } from '../terminal.ts'
import { reportedEvent } from './verify.ts'

/** What is known of one number. */
export interface OfNumber {
  readonly number: number
  readonly value: string
}

export interface SeriesCommand {
  readonly documents: readonly string[]
  readonly inputs?: readonly string[]
  readonly blinding?: readonly string[]
  readonly announcementDigest?: readonly OfNumber[]
  readonly announcedAt?: readonly OfNumber[]
  readonly lastAmendment?: readonly OfNumber[]
  readonly outcomes?: readonly OfNumber[]
  readonly event?: readonly PublicEvent[]
  readonly lastDigest?: string
  readonly ledger?: string
  readonly ledgerHead?: LedgerHead
}

/** Verifies the documents of a series, in any order, and says the three columns. */
export async function series(terminal: Terminal, options: SeriesCommand): Promise<Answer> {
  const { lastDigest, ledgerHead, ledger: ledgerPath } = options
  const documents: SeriesDocument[] = []
  for (const path of options.documents) {
    documents.push(await documentOf(terminal, await readDocument(terminal, path), options))
  }
  const inputs: Inputs[] = []
  for (const path of options.inputs ?? []) inputs.push(await loadInputs(terminal, path))
  const blindings: string[] = []
  for (const path of options.blinding ?? []) blindings.push(await readSecret(terminal, path))
  const ledger = ledgerPath === undefined ? undefined : await jsonOf(terminal, ledgerPath)
  const report = await stage(terminal, 'verifying', () =>
    verifySeries(documents, {
      inputs,
      blindings,
      ...(lastDigest === undefined ? {} : { lastDigest }),
      ...(ledger === undefined ? {} : { ledger: ledger as [] }),
      ...(ledgerHead === undefined ? {} : { ledgerHead }),
    }),
  )
  const { outcome, headline, checks, refutes, open, told } = report
  const { language } = terminal
  const t = inLanguage(language)
  const columns = [
    [t('不符', 'refuted'), refutes],
    [t('待说明', 'open'), open],
    [t('提请注意', 'told'), told],
  ] as const
  const entries = report.entries.map(({ report: _, ...entry }) => entry)
  return {
    ok: outcome === 'verified',
    isPartial: outcome === 'partial',
    lines: [
      ...columns.flatMap(([title, remarks]) => columnLines(title, remarks, language)),
      describe(report, language),
    ],
    data: { kind: 'series', outcome, headline, entries, checks, refutes, open, told },
  }
}

function columnLines(
  title: string,
  remarks: readonly SeriesRemark[],
  language: Language,
): string[] {
  const t = inLanguage(language)
  const lineOf = ({ series: name, number, about }: SeriesRemark) => {
    const where =
      number === null ? '' : t(`${name} 第 ${number} 号　`, `${name} number ${number}  `)
    return `- ${where}${describe(about, language)}`
  }
  return remarks.length === 0 ? [] : [`[${title}] ${remarks.length}`, ...remarks.map(lineOf), '']
}

/** A document with what is known of its number from elsewhere. */
async function documentOf(
  terminal: Terminal,
  { text, body }: LooseDocument,
  options: SeriesCommand,
): Promise<SeriesDocument> {
  const { number: own } = Object(body.head ?? body) as { readonly number?: unknown }
  const valueIn = (given: readonly OfNumber[] | undefined) =>
    given?.find(({ number }) => number === own)?.value
  const announcementDigest = valueIn(options.announcementDigest)
  const announcedAt = valueIn(options.announcedAt)
  const lastAmendment = valueIn(options.lastAmendment)
  const outcomes = valueIn(options.outcomes)
  return {
    text,
    verifyBeacon,
    ...(announcementDigest === undefined ? {} : { announcementDigest }),
    ...(announcedAt === undefined ? {} : { announcedAt: instantOf('--announced-at', announcedAt) }),
    ...(lastAmendment === undefined ? {} : { lastAmendment }),
    ...(outcomes === undefined ? {} : { outcomes: (await jsonOf(terminal, outcomes)) as [] }),
    ...(options.event === undefined ? {} : { events: options.event.map(reportedEvent) }),
  }
}

async function jsonOf(terminal: Terminal, path: string): Promise<unknown> {
  return parseJson(await readText(terminal, path), path)
}
