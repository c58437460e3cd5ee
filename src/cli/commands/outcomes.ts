import { canonicalJson, openOutcomes, reportOutcomes } from 'double-random'
import { describe } from 'double-random/words'
import { say, show } from '../../core/message.ts'
import { reportedCounts } from '../../record/reported-counts.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { type DrawOptions, readDraw } from '../read-draw.ts'
import { readOutcomesOf } from '../read-outcomes.ts'
import { readTexts } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface OutcomesCommand extends DrawOptions {
  readonly outcomes: readonly string[]
  readonly asOf: string
  readonly earlier?: readonly string[]
  /** Where the one to publish goes. */
  readonly public?: string
  readonly unit?: readonly string[]
  readonly output?: string
}

/** Reports what became of the visits of a draw, as a document that is appended to those before. */
export async function outcomes(terminal: Terminal, options: OutcomesCommand): Promise<Answer> {
  const { asOf, unit: units, public: publicPath, output } = options
  if (units !== undefined && publicPath === undefined) {
    throw new UsageError(say('option-needs', { option: '--unit', needs: ['--public'] }))
  }
  const draw = await readDraw(terminal, options)
  const rows = await readOutcomesOf(terminal, options.outcomes, draw.record)
  if (rows.some((row) => typeof row === 'string')) {
    const expected = say('table-or-rows')
    const found = show(options.outcomes.join(' '))
    throw new UsageError(say('option-value', { option: '--outcomes', expected, found }))
  }
  const earlier = await readTexts(terminal, options.earlier)
  const document = await stage(terminal, 'listing', () =>
    reportOutcomes(draw.text, draw.inputs, { ...draw.after, asOf, outcomes: rows as [], earlier }),
  )
  const { head, rows: opened } = document.body
  const t = inLanguage(terminal.language)
  const all = 'all' in opened ? opened.all : []
  const corrected = all.filter(({ row }) => row.entry > 1).length
  const counts = reportedCounts(head)
  return {
    ok: true,
    lines: [
      t(
        `第 ${head.sequence} 份：新报告 ${all.length - corrected} 家次，更正 ${corrected} 家次`,
        `${head.sequence}: ${all.length - corrected} reported, ${corrected} corrected`,
      ),
      describe(say('outcomes-reported', { ...counts, asOf }), terminal.language),
      t(`检查结果摘要 ${document.digest}`, `digest of the outcomes ${document.digest}`),
    ],
    data: { kind: 'outcomes', digest: document.digest, sequence: head.sequence, ...counts },
    files: [
      { path: output, text: canonicalJson(document) },
      ...(publicPath === undefined
        ? []
        : [
            {
              path: publicPath,
              text: canonicalJson(openOutcomes(document, { units: units ?? [] })),
            },
          ]),
    ],
  }
}
