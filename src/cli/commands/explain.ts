import {
  type DrawRecord,
  explainSeat,
  explain as explainUnit,
  findEnterprises,
} from 'double-random'
import { say } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { loadInputs } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { linesOf } from '../messages/lines-of.ts'
import { readIntact } from '../read-document.ts'
import { readBlinding, readTexts } from '../read-text.ts'
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
  readonly amendment?: readonly string[]
  readonly blinding?: string
}

const MOST_CANDIDATES = 20

/** Says how a draw dealt with an enterprise, or who could have had a seat. */
export async function explain(terminal: Terminal, options: ExplainCommand): Promise<Answer> {
  const { pool, round, seat } = options
  const { text, document } = await readIntact(terminal, options.record, 'record')
  const isBlinded = document.body.head.announcement.blinding !== null
  const blinding = await readBlinding(terminal, options.blinding, isBlinded)
  const inputs = await loadInputs(terminal, options.inputs)
  const amendments = await readTexts(terminal, options.amendment)
  const known = { ...blinding, amendments }
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
  const count = amendments.length
  const upTo =
    count === 0
      ? t('没有提供变更文件，所列为抽取时的情况', 'without amendments: as it was drawn')
      : t(
          `已计入变更 ${count} 件；此后是否另有变更，请看核验`,
          `with ${count} amendments; whether there are later ones, verify says`,
        )
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
    explainUnit(text as string | DrawRecord, inputs, unit, {
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
