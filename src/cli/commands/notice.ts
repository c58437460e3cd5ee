import { type Amendment, canonicalJson, visitsMade } from 'double-random'
import { composeNotice, type NoticeOpening } from 'double-random/disclose'
import { say } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { beijingTime } from '../instant.ts'
import { inLanguage } from '../messages/in-language.ts'
import { noticeText } from '../messages/notice-text.ts'
import { type DrawOptions, readDraw } from '../read-draw.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface NoticeCommand extends DrawOptions {
  /** `table`, or `table:pool` for the rows of one pool. */
  readonly open?: readonly string[]
  readonly upTo?: string
  readonly secrets?: true
  /** Leave to open the secrets although visits are still to come. */
  readonly beforeLastVisit?: true
  readonly output?: string
  /** Where the text for people goes. */
  readonly text?: string
}

/** Composes what the public may know now. */
export async function notice(terminal: Terminal, options: NoticeCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { text, record, inputs, after } = await readDraw(terminal, options)
  if (options.secrets === true && options.beforeLastVisit === undefined) {
    const days = visitsMade(text, inputs, after).map(({ date }) => date)
    const last = days.sort().at(-1) ?? ''
    // With seed and keys anybody who has the directory can work out who is yet to be visited.
    if (last >= beijingTime(Math.floor(terminal.now() / 1000)).slice(0, 10)) {
      throw new UsageError(
        say('secrets-before-last-visit', { last, option: '--before-last-visit' }),
      )
    }
  }
  const made = await stage(terminal, 'disclosing', () =>
    composeNotice(text, inputs, {
      open: (options.open ?? []).map((each) => openingOf(each, options.upTo)),
      ...(options.secrets === undefined ? {} : { secrets: true }),
      ...after,
    }),
  )
  // The notice names them, so they have been read.
  const named = after.amendments.map((each) => JSON.parse(each) as Amendment)
  const lines = noticeText(made, record.digest, { inputs, made: named })
  return {
    ok: true,
    lines: [t(`公示摘要 ${made.digest}`, `digest of the notice ${made.digest}`)],
    data: { kind: 'notice', digest: made.digest, recordDigest: record.digest },
    files: [
      { path: options.output, text: canonicalJson(made) },
      ...(options.text === undefined
        ? []
        : [{ path: options.text, text: `${lines.join('\n')}\n` }]),
    ],
  }
}

function openingOf(text: string, upTo: string | undefined): NoticeOpening {
  const [, table = text, pool] = /^([^:]+):(.+)$/.exec(text) ?? []
  return {
    table: table as NoticeOpening['table'],
    ...(pool === undefined ? {} : { pools: [pool] }),
    ...(upTo === undefined ? {} : { upTo }),
  }
}
