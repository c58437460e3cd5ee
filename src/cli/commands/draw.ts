import {
  canonicalJson,
  type EntropySource,
  exclusionsOf,
  exclusionsText,
  draw as make,
  type Reveal,
} from 'double-random'
import { readBeacon, verifyBeacon } from 'double-random/beacon'
import { seedStrength } from 'double-random/report'
import { fail } from '../../core/errors.ts'
import { type Message, say, show } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { findingLines } from '../messages/finding-lines.ts'
import { inLanguage } from '../messages/in-language.ts'
import { strengthLines } from '../messages/strength-lines.ts'
import { parseJson } from '../parse-json.ts'
import type { PublicEvent } from '../public-event.ts'
import { readIntact } from '../read-document.ts'
import { readBlinding, readSecret, readText } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { needOneOf } from '../usage-error.ts'
import type { SecretFile } from './commit.ts'

export interface DrawCommand {
  readonly inputs: string
  readonly announcement?: string
  readonly reveal?: readonly string[]
  readonly beacon?: string
  readonly event?: readonly PublicEvent[]
  readonly blinding?: string
  readonly seedFile?: string
  /** Where the companion file with the exclusions goes. */
  readonly exclusions?: string
  readonly output?: string
}

/**
 * Draws, once, what was announced; or, with a seed of the operator's own, what can only be
 * replayed.
 */
export async function draw(terminal: Terminal, options: DrawCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { announcement: path, seedFile } = options
  needOneOf({ '--announcement': path, '--seed-file': seedFile })
  const ceremony = path === undefined ? undefined : await readCeremony(terminal, path, options)
  const seed = seedFile === undefined ? undefined : await readSecret(terminal, seedFile)
  const inputs = await loadInputs(terminal, options.inputs)
  const record = await stage(terminal, 'drawing', () =>
    ceremony === undefined
      ? make(inputs, { seed: seed as string })
      : make(inputs, { ...ceremony, verifyBeacon }),
  )
  const { head, tables } = record.body
  const key = ceremony?.blinding === undefined ? {} : { blinding: ceremony.blinding }
  return {
    ok: true,
    lines: [
      t(`记录摘要 ${record.digest}`, `digest of the record ${record.digest}`),
      t(
        '请当天公布摘要；记录本身含名单，末次检查之前保密',
        'publish the digest today; the record itself names who is drawn: keep it until the last visit',
      ),
      ...head.rounds.map((each) =>
        t(
          `${each.pool}第${each.round}轮：可抽取 ${each.eligible} 家，抽中 ${each.drawn} 家，缺额 ${each.shortfall}`,
          `${each.pool} round ${each.round}: ${each.drawn} of ${each.eligible} drawn, short ${each.shortfall}`,
        ),
      ),
      ...(tables.vacancies.length === 0
        ? []
        : [
            t(`配不齐人员 ${tables.vacancies.length} 家次`, `${tables.vacancies.length} vacancies`),
          ]),
      ...strengthLines(seedStrength(record), terminal.language),
      ...findingLines(record.envelope.findings, terminal.language),
    ],
    data: { kind: 'record', digest: record.digest, strength: seedStrength(record) },
    files: [
      { path: options.output, text: canonicalJson(record) },
      ...(options.exclusions === undefined
        ? []
        : [
            {
              path: options.exclusions,
              text: exclusionsText(exclusionsOf(record, inputs, key)),
            },
          ]),
    ],
  }
}

async function readCeremony(terminal: Terminal, path: string, options: DrawCommand) {
  const { text, document } = await readIntact(terminal, path, 'announcement')
  const { entropy, blinding, series, number } = document.body
  const secrets: { file: string; reveal: Reveal }[] = []
  for (const file of options.reveal ?? []) {
    const given = parseJson(await readSecret(terminal, file), file) as Partial<SecretFile> | null
    const { reveal } = given ?? {}
    if (reveal === undefined) {
      secrets.push({ file, reveal: given as Reveal })
      continue
    }
    if (given?.series !== series || given?.number !== number) {
      fail({
        code: 'policy/reveal-mismatch',
        path: file,
        expected: say('secret-for-draw', { series: show(series), number: show(number) }),
        found: say('secret-for-draw', {
          series: show(given?.series),
          number: show(given?.number),
        }),
      })
    }
    secrets.push({ file, reveal })
  }
  const beacon = options.beacon === undefined ? undefined : await readText(terminal, options.beacon)
  const events = [...(options.event ?? [])]
  const reveals = entropy.map((source, index) => {
    const reveal = revealOf(source, secrets, events, beacon)
    if (reveal !== undefined) return reveal
    return fail({
      code: 'policy/missing-reveal',
      path,
      expected: revealNeeded(source, index + 1),
      found: say('nothing-revealed'),
      fix: say('give-reveal', { option: OPTIONS[source.kind] }),
    })
  })
  const [left] = secrets
  if (left !== undefined || events.length > 0) {
    fail({
      code: 'policy/reveal-mismatch',
      path: left?.file ?? `--event ${events[0]?.title}`,
      expected: say('announced-reveals-only'),
      found: say('another-reveal'),
    })
  }
  return {
    announcement: text,
    reveals,
    ...(await readBlinding(terminal, options.blinding, blinding !== null)),
  }
}

/** Takes the reveal of a source from what was given. */
function revealOf(
  source: EntropySource,
  secrets: { file: string; reveal: Reveal }[],
  events: PublicEvent[],
  beacon: string | undefined,
): Reveal | undefined {
  if (source.kind === 'drand') {
    return beacon === undefined ? undefined : readBeacon(beacon, source)
  }
  if (source.kind === 'public-event') {
    const index = events.findIndex(({ title }) => title === source.title)
    const [event] = index < 0 ? [] : events.splice(index, 1)
    return event && { kind: 'public-event', values: event.values }
  }
  const index = secrets.findIndex(({ reveal }) =>
    source.kind === 'operator'
      ? reveal?.kind === 'operator'
      : reveal?.kind === source.kind && reveal.party === source.party,
  )
  return index < 0 ? undefined : secrets.splice(index, 1)[0]?.reveal
}

/** How the reveal of a source is handed in. */
const OPTIONS: Readonly<Record<EntropySource['kind'], string>> = {
  operator: '--reveal',
  'commit-reveal': '--reveal',
  sealed: '--reveal',
  'public-event': '--event',
  drand: '--beacon',
}

function revealNeeded(source: EntropySource, place: number): Message {
  const whose =
    'party' in source ? source.party : source.kind === 'public-event' ? source.title : undefined
  const party = whose === undefined ? {} : { party: whose }
  return say('reveal-of-source', { source: place, kind: source.kind, ...party })
}
