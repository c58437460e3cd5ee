import {
  type AnnouncedChange,
  type BatchEntry,
  type CommitmentFile,
  type Continuation,
  canonicalJson,
  type EntropySource,
  enterInLedger,
  announce as fix,
  ledgerHead,
} from 'double-random'
import { beaconSource } from 'double-random/beacon'
import { seedStrength } from 'double-random/report'
import { inputsOf, type Question } from 'double-random/tables'
import { say } from '../../core/message.ts'
import { beaconNetwork, secondOfRound } from '../../schema/documents/beacon-network.ts'
import type { Answer } from '../answer.ts'
import { beijingTime, instantOf } from '../instant.ts'
import { loadReading } from '../load-inputs.ts'
import { findingLines } from '../messages/finding-lines.ts'
import { inLanguage } from '../messages/in-language.ts'
import { strengthLines } from '../messages/strength-lines.ts'
import { parseJson } from '../parse-json.ts'
import { questionLines } from '../questions.ts'
import { readIntact } from '../read-document.ts'
import { readLedger } from '../read-ledger.ts'
import { readSecret, readText } from '../read-text.ts'
import { rehearseIn } from '../rehearsal.ts'
import { stage } from '../stage.ts'
import type { Language, Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface AnnounceCommand {
  readonly inputs: string
  readonly series: string
  readonly number: number
  readonly previous?: string
  readonly batch?: readonly BatchEntry[]
  readonly source?: readonly string[]
  readonly drand?: 'quicknet' | 'default'
  readonly by?: string
  readonly round?: number
  readonly operator?: true
  readonly blinding?: string
  readonly makeBlinding?: string
  readonly weak?: true
  readonly ledger?: string
  readonly changes?: string
  readonly continues?: string
  readonly output?: string
}

/** Fixes everything before the entropy exists. */
export async function announce(terminal: Terminal, options: AnnounceCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  if (options.blinding !== undefined && options.makeBlinding !== undefined) {
    throw new UsageError(say('not-together', { options: ['--blinding', '--make-blinding'] }))
  }
  const previous =
    options.previous === undefined
      ? undefined
      : (await readIntact(terminal, options.previous, 'record', 'void')).document.digest
  const by = options.by === undefined ? undefined : instantOf('--by', options.by)
  const handedIn = await readSources(terminal, options, by)
  const { series } = options
  const ledger =
    options.ledger === undefined ? undefined : await readLedger(terminal, options.ledger)
  const changes = await readJson(terminal, options.changes)
  const continues = await readJson(terminal, options.continues)
  const made =
    options.makeBlinding === undefined
      ? undefined
      : Buffer.from(terminal.randomBytes(32)).toString('hex')
  const blinding =
    options.blinding === undefined ? made : await readSecret(terminal, options.blinding)
  const reading = await loadReading(terminal, options.inputs)
  const inputs = await stage(terminal, 'checking', () => inputsOf(reading))
  const { questions } = await rehearseIn(terminal, inputs, { reading, batch: options.batch })
  if (questions.length > 0) return unsettled(questions, terminal.language)
  const announcement = await stage(terminal, 'announcing', () =>
    fix(inputs, {
      series,
      number: options.number,
      entropy: handedIn,
      ...(by === undefined ? {} : { by }),
      ...(ledger === undefined ? {} : { ledger: ledgerHead(series, ledger) }),
      ...(changes === undefined ? {} : { changes: changes as AnnouncedChange[] }),
      ...(continues === undefined ? {} : { continues: continues as Continuation[] }),
      ...(previous === undefined ? {} : { previous }),
      ...(options.batch === undefined ? {} : { batch: options.batch }),
      ...(options.weak === undefined ? {} : { weak: true }),
      ...(blinding === undefined ? {} : { blinding }),
    }),
  )
  const text = canonicalJson(announcement)
  // Refused unless it can come next.
  if (ledger !== undefined) enterInLedger(series, ledger, text)
  const strength = seedStrength(announcement)
  const { entropy } = announcement.body
  const fetch = entropy.flatMap((source) =>
    source.kind === 'drand' ? [`https://api.drand.sh/${source.chain}/public/${source.round}`] : [],
  )
  return {
    ok: true,
    lines: [
      t(`公告摘要 ${announcement.digest}`, `digest of the announcement ${announcement.digest}`),
      t('请立即将摘要登在本单位不能更改的地方', 'publish it at once, in a place that others keep'),
      ...strengthLines(strength, terminal.language),
      ...roundLines(entropy, fetch, t),
      ...findingLines(announcement.envelope.findings, terminal.language),
    ],
    data: { kind: 'announcement', digest: announcement.digest, strength, fetch },
    files: [
      ...(made === undefined
        ? []
        : [{ path: options.makeBlinding, text: `${made}\n`, isSecret: true as const }]),
      { path: options.output, text },
    ],
  }
}

/** What is published cannot be taken back, so no question may be open. */
function unsettled(questions: readonly Question[], language: Language): Answer {
  const t = inLanguage(language)
  return {
    ok: false,
    isRefused: true,
    lines: [
      t(
        '有问题尚未核实，没有公告；用 check 逐条核实 [input/unsettled]',
        'questions are open and nothing was announced; settle them with check [input/unsettled]',
      ),
      ...questionLines(questions, language),
    ],
    data: { code: 'input/unsettled', questions: questions.map(({ key }) => key) },
  }
}

function roundLines(
  entropy: readonly EntropySource[],
  fetch: readonly string[],
  t: (zh: string, en: string) => string,
): string[] {
  const lines = entropy.flatMap((source) => {
    if (source.kind !== 'drand') return []
    const network = beaconNetwork(source.chain)
    if (network === undefined) return []
    const second = secondOfRound(network, source.round)
    return [
      t(
        `信标第 ${source.round} 轮，北京时间 ${beijingTime(second)} 产生`,
        `beacon round ${source.round}, at ${new Date(second * 1000).toISOString()}`,
      ),
    ]
  })
  return [...lines, ...fetch]
}

async function readJson(terminal: Terminal, file: string | undefined): Promise<unknown> {
  if (file === undefined) return undefined
  return parseJson((await readText(terminal, file)).replace(/^\ufeff/, ''), file)
}

/** People write the time of an event as an instant with its zone. */
function withSecond(source: unknown): EntropySource | CommitmentFile {
  const { at } = Object(source) as { readonly at?: unknown }
  if (typeof at !== 'string') return source as EntropySource
  return { ...(source as object), at: instantOf('at', at) } as EntropySource
}

async function readSources(
  terminal: Terminal,
  { source: files = [], drand, round, operator }: AnnounceCommand,
  by: number | undefined,
): Promise<(EntropySource | CommitmentFile)[]> {
  const sources: (EntropySource | CommitmentFile)[] = []
  for (const file of files) {
    const given = await readJson(terminal, file)
    // Checked with the other options of the announcement.
    sources.push(...(Array.isArray(given) ? given : [given]).map(withSecond))
  }
  if (drand !== undefined) {
    if (by === undefined) {
      throw new UsageError(say('option-needs', { option: '--drand', needs: ['--by'] }))
    }
    sources.push(beaconSource(drand, { by, ...(round === undefined ? {} : { round }) }))
  }
  if (operator) sources.push({ kind: 'operator' })
  if (sources.length === 0) {
    const options = ['--source', '--drand', '--operator']
    throw new UsageError(say('source-of-entropy-needed', { options }))
  }
  return sources
}
