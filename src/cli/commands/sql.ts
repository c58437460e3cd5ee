import { type RoundSql, type SqlDialect, toSQL } from 'double-random/sql'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { readIntact } from '../read-document.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'

export interface SqlCommand {
  readonly record: string
  readonly inputs: string
  readonly dialect: SqlDialect
  readonly output?: string
}

/** Writes the queries with which a database draws a record again. */
export async function sql(terminal: Terminal, options: SqlCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { text } = await readIntact(terminal, options.record, 'record')
  const { plan } = await loadInputs(terminal, options.inputs)
  const rounds = await stage(terminal, 'writing', () => toSQL(text, plan, options.dialect))
  const title = ({ pool, round }: RoundSql) => t(`${pool}第${round}轮`, `${pool} round ${round}`)
  const statements = rounds.flatMap((round) => [
    `-- ${title(round)}${t('：各层可抽取家数', ': eligible units of each stratum')}\n${round.strata};`,
    `-- ${title(round)}${
      round.sample === null
        ? t(
            '：按规模抽取，不由签号次序决定',
            ': in proportion to size, not by the order of tickets',
          )
        : `${t('：抽中的和备选的', ': drawn and reserves')}\n${round.sample};`
    }`,
  ])
  return {
    ok: true,
    lines: [],
    data: { kind: 'sql', dialect: options.dialect, rounds },
    files: [{ path: options.output, text: `${statements.join('\n\n')}\n` }],
  }
}
