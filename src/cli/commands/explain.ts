import { explainSeat, explain as explainUnit, findEnterprises } from 'double-random'
import { say } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import { linesOf } from '../messages/lines-of.ts'
import { type DrawOptions, readDraw, upToText } from '../read-draw.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface ExplainCommand extends DrawOptions {
  readonly unit: string
  readonly pool?: string
  readonly round?: number
  readonly seat?: number
}

const MOST_CANDIDATES = 20

/** Says how a draw dealt with an enterprise, or who could have had a seat. */
export async function explain(terminal: Terminal, options: ExplainCommand): Promise<Answer> {
  const { pool, round, seat } = options
  const draw = await readDraw(terminal, options)
  const { text, inputs, after: known } = draw
  const t = inLanguage(terminal.language)
  const { exact, candidates } = findEnterprises(inputs, options.unit)
  const [found] = exact === undefined ? candidates : [exact]
  if (exact === undefined && candidates.length > 1) {
    const named = candidates.slice(0, MOST_CANDIDATES).map(({ id, name }) => `- ${id} ${name}`)
    const first = t(
      `编号、名称或信用代码中有“${options.unit}”的 ${candidates.length} 家，请写明编号：`,
      `${candidates.length} enterprises whose id, name or credit code has "${options.unit}"; which id?`,
    )
    const ids = candidates.map(({ id }) => id)
    return { ok: false, lines: [first, ...named], data: { candidates: ids } }
  }
  const unit = found?.id ?? options.unit
  const meant =
    exact === undefined && found !== undefined
      ? [
          t(
            `“${options.unit}”是 ${unit} ${found.name}`,
            `"${options.unit}" is ${unit} ${found.name}`,
          ),
        ]
      : []
  const count = known.amendments.length
  const upTo = upToText(terminal, draw)
  if (seat !== undefined) {
    if (pool === undefined || round === undefined) {
      throw new UsageError(say('option-needs', { option: '--seat', needs: ['--pool', '--round'] }))
    }
    const place = { pool, round, unit, seat }
    const given = await stage(terminal, 'explaining', () => explainSeat(text, inputs, place, known))
    const lines = [...meant, ...linesOf(given, terminal.language), upTo]
    return { ok: true, lines, data: { seat: given, amendments: count } }
  }
  const answers = await stage(terminal, 'explaining', () =>
    explainUnit(text, inputs, unit, {
      ...known,
      ...(pool === undefined ? {} : { pool }),
      ...(round === undefined ? {} : { round }),
    }),
  )
  return {
    ok: true,
    lines: [...meant, ...answers.flatMap((each) => linesOf(each, terminal.language)), upTo],
    data: { unit, rounds: answers, amendments: count },
  }
}
