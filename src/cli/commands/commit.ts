import { canonicalJson, commitment, type Reveal } from 'double-random'
import { say } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readSecret } from '../read-text.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface CommitOptions {
  readonly series: string
  readonly number: number
  readonly party: string
  readonly secret: string
  readonly output?: string
  /** The bureau's own contribution, opened only after the last visit. */
  readonly sealed?: true
  /** The party is not independent of the operator. */
  readonly dependent?: true
  readonly valueFile?: string
  readonly ask?: true
}

/** Makes a party's secret, in a file only it can read, and the commitment that may be published. */
export async function commit(terminal: Terminal, options: CommitOptions): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { series, number, party, sealed, dependent } = options
  const reveal = sealed
    ? ({ kind: 'sealed', party, contribution: randomHex(terminal) } as const)
    : ({
        kind: 'commit-reveal',
        party,
        nonce: randomHex(terminal),
        value: await readValue(terminal, options),
      } as const)
  const made = commitment({ series, number }, reveal)
  const source = sealed
    ? { kind: 'sealed', party, commitment: made }
    : { kind: 'commit-reveal', party, independent: dependent !== true, commitment: made }
  const handedIn = { kind: 'commitment', series, number, source } as const
  return {
    ok: true,
    lines: [
      t(
        `承诺已写好，可以公开。秘密在 ${options.secret}，揭示之前只留给自己`,
        `the commitment may be published; the secret in ${options.secret} stays with ${party} until the reveal`,
      ),
    ],
    data: handedIn,
    files: [
      {
        path: options.secret,
        text: `${canonicalJson({ series, number, reveal } satisfies SecretFile)}\n`,
        isSecret: true,
      },
      { path: options.output, text: `${canonicalJson(handedIn)}\n` },
    ],
  }
}

/** What a party keeps until the reveal. */
export type SecretFile = {
  readonly series: string
  readonly number: number
  readonly reveal: Extract<Reveal, { kind: 'commit-reveal' | 'sealed' }>
}

function randomHex(terminal: Terminal): string {
  return Buffer.from(terminal.randomBytes(32)).toString('hex')
}

async function readValue(terminal: Terminal, { ask, valueFile }: CommitOptions): Promise<string> {
  if (valueFile !== undefined) return readSecret(terminal, valueFile)
  if (ask === undefined) return randomHex(terminal)
  const t = inLanguage(terminal.language)
  const value = await terminal.askHidden(
    t('自选内容（不显示）：', 'a text of your own (not shown): '),
  )
  if (value !== undefined) return value
  throw new UsageError(say('terminal-needed', { option: '--ask' }))
}
