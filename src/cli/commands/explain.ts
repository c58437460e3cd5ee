import { type DrawRecord, explainSeat, explain as explainUnit } from 'double-random'
import { say } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { linesOf } from '../messages/lines-of.ts'
import { readIntact } from '../read-document.ts'
import { readBlinding } from '../read-text.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface ExplainCommand {
  readonly record: string
  readonly inputs: string
  readonly unit: string
  readonly pool?: string
  readonly round?: number
  readonly seat?: number
  readonly blinding?: string
}

/** Says how a draw dealt with an enterprise, or who could have had a seat. */
export async function explain(terminal: Terminal, options: ExplainCommand): Promise<Answer> {
  const { unit, pool, round, seat } = options
  const { text, document } = await readIntact(terminal, options.record, 'record')
  const isBlinded = document.body.head.announcement.blinding !== null
  const blinding = await readBlinding(terminal, options.blinding, isBlinded)
  const inputs = await loadInputs(terminal, options.inputs)
  if (seat !== undefined) {
    if (pool === undefined || round === undefined) {
      throw new UsageError(say('option-needs', { option: '--seat', needs: ['--pool', '--round'] }))
    }
    const place = { pool, round, unit, seat }
    const given = await stage(terminal, 'explaining', () =>
      explainSeat(text, inputs, place, blinding),
    )
    return { ok: true, lines: linesOf(given, terminal.language), data: { seat: given } }
  }
  const answers = await stage(terminal, 'explaining', () =>
    explainUnit(text as string | DrawRecord, inputs, unit, {
      ...blinding,
      ...(pool === undefined ? {} : { pool }),
      ...(round === undefined ? {} : { round }),
    }),
  )
  return {
    ok: true,
    lines: answers.flatMap((each) => linesOf(each, terminal.language)),
    data: { rounds: answers },
  }
}
