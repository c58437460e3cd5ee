import { announce, canonicalJson, type Inputs, isDoubleRandomError } from 'double-random'
import { inputsOf, questionsOf, refusalOf, type TableKey } from 'double-random/tables'
import { describe } from 'double-random/words'
import { formOf } from '../../tables/forms.ts'
import type { Answer } from '../answer.ts'
import { loadReading } from '../load-inputs.ts'
import { inLanguage } from '../messages/in-language.ts'
import { linesOf } from '../messages/lines-of.ts'
import { remarkLines, sheetLines } from '../messages/reading-lines.ts'
import { questionLines, questionTable } from '../questions.ts'
import { rehearsalData, rehearsalLines, rehearseIn } from '../rehearsal.ts'
import { stage } from '../stage.ts'
import type { Language, Terminal } from '../terminal.ts'

export interface CheckCommand {
  readonly inputs: string
  readonly output?: string
  /** Where the open questions are written, as a table to fill in. */
  readonly questions?: string
}

/**
 * Checks the inputs and rehearses the draw, so that nothing has to be declared void later: ready to
 * be announced, to be settled first, or refused.
 */
export async function check(terminal: Terminal, command: CheckCommand): Promise<Answer> {
  const { language } = terminal
  const t = inLanguage(language)
  const reading = await loadReading(terminal, command.inputs)
  const { report } = reading
  const lines = [...sheetLines(report, language), ...remarkLines(report, language)]
  const refused = report.remarks.filter(({ severity }) => severity === 'refused')
  const sayNo = (why: readonly string[], data: object): Answer => ({
    ok: false,
    isRefused: true,
    lines: [
      ...lines,
      ...why,
      ...questionLines(questionsOf(reading), language),
      t('不能公告', 'not to be announced'),
    ],
    data: { verdict: 'refused', reading: report, ...data },
  })
  if (refused.length > 0) {
    const { code, problems, counts } = refusalOf(report)
    const why = refused.map((remark) => `× ${describe(remark, language)}`)
    return sayNo([...why, ...(language === 'zh' ? [] : [`[${code}]`])], { code, problems, counts })
  }
  try {
    const inputs = await stage(terminal, 'checking', () => inputsOf(reading))
    const counts = countsOf(inputs)
    const found = await rehearseIn(terminal, inputs, { reading })
    const { questions } = found
    const ok = questions.length === 0
    return {
      ok,
      lines: [
        ...lines,
        countLine(counts, language),
        ...rehearsalLines(found, language),
        ...questionLines(questions, language),
        ok ? t('可以公告', 'ready to be announced') : t('请先核实', 'to be settled first'),
      ],
      data: {
        verdict: ok ? 'ready' : 'questions',
        reading: report,
        tables: counts,
        ...rehearsalData(found),
      },
      files: [
        ...(command.output === undefined
          ? []
          : [{ path: command.output, text: canonicalJson(dataOf(inputs)) }]),
        ...(command.questions === undefined
          ? []
          : [{ path: command.questions, text: questionTable(questions, language) }]),
      ],
    }
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    const { code, problems, counts } = error
    return sayNo(linesOf(error.toJSON(), language), { code, problems, counts })
  }
}

/** Rows of every table, also of those that were not handed in: a recusal may have been forgotten. */
function countsOf(inputs: Inputs) {
  // Finds what only an announcement looks for as well: windows, allocations.
  const { body } = announce(inputs, {
    series: 'rehearsal',
    number: 1,
    weak: true,
    entropy: [{ kind: 'operator' }],
  })
  return Object.entries(body.tables).map(([table, { count }]) => ({
    table: table as TableKey,
    rows: count,
  }))
}

function countLine(counts: ReturnType<typeof countsOf>, language: Language): string {
  const t = inLanguage(language)
  const each = counts.map(({ table, rows }) => {
    const [en, zh] = formOf(table).files
    return t(`${zh} ${rows}`, `${en} ${rows}`)
  })
  return t(`行数：${each.join('，')}`, `rows: ${each.join(', ')}`)
}

/** As it was read, in the order of the protocol; findings are made anew by whoever reads it. */
function dataOf({ findings: _findings, ...data }: Inputs) {
  return data
}
