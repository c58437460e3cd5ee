import {
  type Inputs,
  type LedgerHead,
  type SeriesDocument,
  type SeriesRemark,
  verifySeries,
} from 'double-random'
import { verifyBeacon } from 'double-random/beacon'
import { describe } from 'double-random/words'
import { acceptedOf } from '../../core/check.ts'
import { defined } from '../../core/defined.ts'
import { say, show } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { instantOf } from '../instant.ts'
import { loadInputs } from '../load-inputs.ts'
import type { DocumentKind, LooseDocument } from '../loose-document.ts'
import { inLanguage } from '../messages/in-language.ts'
import type { PublicEvent } from '../public-event.ts'
import { readDocument } from '../read-document.ts'
import type { OfNumber } from '../read-draws.ts'
import { readLedger } from '../read-ledger.ts'
import { readOutcomes } from '../read-outcomes.ts'
import { readSecret } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Language, Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { checkAccepted, lastAmendmentOf, reportedEvent } from './verify.ts'

export interface SeriesCommand {
  readonly documents: readonly string[]
  readonly inputs?: readonly string[]
  readonly blinding?: readonly string[]
  readonly announcementDigest?: readonly OfNumber[]
  readonly announcedAt?: readonly OfNumber[]
  readonly recordDigest?: readonly OfNumber[]
  readonly lastAmendment?: readonly OfNumber[]
  readonly outcomes?: readonly OfNumber[]
  readonly accept?: readonly string[]
  readonly event?: readonly PublicEvent[]
  readonly lastDigest?: string
  readonly ledger?: string
  readonly ledgerHead?: LedgerHead
}

/** Verifies the documents of a series, in any order, and says the three columns. */
export async function series(terminal: Terminal, options: SeriesCommand): Promise<Answer> {
  const { lastDigest, ledgerHead, ledger: ledgerPath } = options
  const names = checkAccepted(options.accept)
  const loose: LooseDocument[] = []
  for (const path of options.documents) loose.push(await readDocument(terminal, path))
  checkNumbers(loose, options)
  const documents: SeriesDocument[] = []
  for (const each of loose) documents.push(await documentOf(terminal, each, options))
  const inputs: Inputs[] = []
  for (const path of options.inputs ?? []) inputs.push(await loadInputs(terminal, path))
  const blindings: string[] = []
  for (const path of options.blinding ?? []) blindings.push(await readSecret(terminal, path))
  const ledger = ledgerPath === undefined ? undefined : await readLedger(terminal, ledgerPath)
  const report = await stage(terminal, 'verifying', () =>
    verifySeries(documents, {
      inputs,
      blindings,
      ...defined({ events: options.event?.map(reportedEvent) }),
      ...(lastDigest === undefined ? {} : { lastDigest }),
      ...(ledger === undefined ? {} : { ledger }),
      ...(ledgerHead === undefined ? {} : { ledgerHead }),
    }),
  )
  const { outcome, headline, checks, refutes, open, told } = report
  const all = [...report.entries.flatMap((entry) => entry.checks), ...checks]
  const accepted = acceptedOf(all, names) ?? []
  const isAccepted = outcome === 'partial' && accepted.length > 0
  const { language } = terminal
  const t = inLanguage(language)
  const columns = [
    [t('不符', 'refuted'), refutes],
    [t('待说明', 'open'), open],
    [t('提请注意', 'told'), told],
  ] as const
  const entries = report.entries.map(({ report: _, ...entry }) => entry)
  return {
    ok: outcome === 'verified' || isAccepted,
    isPartial: outcome === 'partial',
    lines: [
      ...columns.flatMap(([title, remarks]) => columnLines(title, remarks, language)),
      describe(report, language),
      ...(isAccepted ? [describe(say('checks-accepted', { checks: accepted }), language)] : []),
    ],
    data: { kind: 'series', outcome, accepted, headline, entries, checks, refutes, open, told },
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

const ENDS: readonly DocumentKind[] = ['record', 'void', 'announcement']
const RECORDS: readonly DocumentKind[] = ['record']

/** Options that say something of a number, and the documents on which it bears. */
const OF_NUMBER = {
  announcementDigest: ['--announcement-digest', ENDS],
  announcedAt: ['--announced-at', ENDS],
  recordDigest: ['--record-digest', RECORDS],
  lastAmendment: ['--last-amendment', RECORDS],
  outcomes: ['--outcomes', RECORDS],
} as const satisfies { readonly [Name in keyof SeriesCommand]?: unknown }

type NumberOption = keyof typeof OF_NUMBER

/** Refuses what is said of a number on which it cannot bear, or twice of one. */
function checkNumbers(documents: readonly LooseDocument[], options: SeriesCommand): void {
  for (const name of Object.keys(OF_NUMBER) as NumberOption[]) {
    const [option, kinds] = OF_NUMBER[name]
    const own = documents.flatMap((each) =>
      kinds.includes(each.kind) ? (numberOf(each) ?? []) : [],
    )
    const free = new Set(own)
    for (const { number, value } of options[name] ?? []) {
      if (free.delete(number)) continue
      const expected = say('number-at-hand', { numbers: [...new Set(own)] })
      throw new UsageError(
        say('option-value', { option, expected, found: show(`${number}:${value}`) }),
      )
    }
  }
}

function numberOf({ body }: LooseDocument): number | undefined {
  const { number } = Object(body.head ?? body) as { readonly number?: unknown }
  return typeof number === 'number' ? number : undefined
}

/** A document with what is known of its number from elsewhere. */
async function documentOf(
  terminal: Terminal,
  document: LooseDocument,
  options: SeriesCommand,
): Promise<SeriesDocument> {
  const { text, kind } = document
  const own = numberOf(document)
  const valueIn = (name: NumberOption) =>
    OF_NUMBER[name][1].includes(kind)
      ? options[name]?.find(({ number }) => number === own)?.value
      : undefined
  const at = valueIn('announcedAt')
  const last = valueIn('lastAmendment')
  const outcomes = valueIn('outcomes')
  return {
    text,
    verifyBeacon,
    ...defined({
      announcementDigest: valueIn('announcementDigest'),
      announcedAt: at === undefined ? undefined : instantOf('--announced-at', at),
      recordDigest: valueIn('recordDigest'),
      lastAmendment: last === undefined ? undefined : lastAmendmentOf(last),
      outcomes:
        outcomes === undefined ? undefined : ((await readOutcomes(terminal, [outcomes])) as []),
    }),
  }
}
