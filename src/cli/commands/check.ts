import {
  announce,
  canonicalJson,
  checkPairing,
  type DrawRecord,
  draw,
  type Finding,
  type Inputs,
  isDoubleRandomError,
} from 'double-random'
import { toCsv } from 'double-random/files'
import { inclusion } from 'double-random/report'
import { inputsOf, type Reading, refusalOf, type TableKey } from 'double-random/tables'
import { describe } from 'double-random/words'
import { checkPlan } from 'double-random/year'
import { FINDING_CODES } from '../../core/finding.ts'
import { formOf } from '../../tables/forms.ts'
import type { Answer } from '../answer.ts'
import { loadReading } from '../load-inputs.ts'
import { findingLines } from '../messages/finding-lines.ts'
import { inLanguage } from '../messages/in-language.ts'
import { remarkLines, sheetLines } from '../messages/reading-lines.ts'
import { stage } from '../stage.ts'
import type { Language, Terminal } from '../terminal.ts'

export interface CheckCommand {
  readonly inputs: string
  readonly output?: string
  /** Where the open questions are written, as a table to fill in. */
  readonly questions?: string
}

/** Something that a person has to look at, and has not answered yet. */
interface Question {
  readonly key: string
  readonly text: string
}

/** Findings that may mean that the data are not what was meant. */
const ASKED: readonly Finding['code'][] = [
  ...FINDING_CODES.filter((code) => code.startsWith('similar-')),
  'same-officer',
  'group-of-one',
  'name-nearly-matched',
  'related-alone',
]

/**
 * Checks the inputs and rehearses the draw, so that nothing has to be declared void later: ready to
 * be announced, to be settled first, or refused.
 */
export async function check(terminal: Terminal, command: CheckCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const reading = await loadReading(terminal, command.inputs)
  const { report } = reading
  const lines = [
    ...sheetLines(report, terminal.language),
    ...remarkLines(report, terminal.language),
  ]
  const asked = report.remarks.flatMap((remark): Question[] =>
    remark.severity === 'ask'
      ? [{ key: remark.key, text: describe(remark, terminal.language) }]
      : [],
  )
  const refused = report.remarks.filter(({ severity }) => severity === 'refused')
  const sayNo = (why: readonly string[], data: object): Answer => ({
    ok: false,
    isRefused: true,
    lines: [...lines, ...why, ...asked.map(lineOf(t)), t('不能公告', 'not to be announced')],
    data: { verdict: 'refused', reading: report, ...data },
  })
  if (refused.length > 0) {
    const { code, problems, counts } = refusalOf(report)
    const why = refused.map((remark) => `× ${describe(remark, terminal.language)}`)
    return sayNo([...why, `[${code}]`], { code, problems, counts })
  }
  try {
    const inputs = await stage(terminal, 'checking', () => inputsOf(reading))
    const found = await rehearse(terminal, inputs)
    const questions = openQuestions([...asked, ...found.questions], reading)
    const ok = questions.length === 0
    return {
      ok,
      lines: [
        ...lines,
        ...found.lines,
        ...questions.map(lineOf(t)),
        ok ? t('可以公告', 'ready to be announced') : t('请先核实', 'to be settled first'),
      ],
      data: {
        verdict: ok ? 'ready' : 'questions',
        questions: questions.map(({ key }) => key),
        reading: report,
        ...found.data,
      },
      files: [
        ...(command.output === undefined
          ? []
          : [{ path: command.output, text: canonicalJson(dataOf(inputs)) }]),
        ...(command.questions === undefined
          ? []
          : [{ path: command.questions, text: questionTable(questions, terminal.language) }]),
      ],
    }
  } catch (error) {
    if (!isDoubleRandomError(error)) throw error
    const { code, problems, counts } = error
    return sayNo([describe(error, terminal.language)], { code, problems, counts })
  }
}

const lineOf =
  (t: (zh: string, en: string) => string) =>
  ({ key, text }: Question) =>
    t(`？ ${text}。问题编码：${key}`, `? ${text}; question: ${key}`)

/** Those without an answer among the files. */
function openQuestions(questions: readonly Question[], { settlements }: Reading): Question[] {
  const settled = new Set(
    settlements.flatMap(({ key, reason }) => (reason.trim() === '' ? [] : [key])),
  )
  return questions.filter(({ key }) => !settled.has(key))
}

/** A table that is handed in with the data once its last column is filled in. */
function questionTable(questions: readonly Question[], language: Language): string {
  const t = inLanguage(language)
  const columns = [
    { key: 'key', title: t('问题编码', 'key') },
    { key: 'text', title: t('问题', 'question') },
    { key: 'reason', title: t('核实情况', 'reason') },
  ]
  return toCsv(
    questions.map(({ key, text }) => ({ key, text })),
    { columns, byteOrderMark: true },
  )
}

/** What a draw with these inputs would look like, and what is asked about it. */
async function rehearse(terminal: Terminal, inputs: Inputs) {
  const t = inLanguage(terminal.language)
  const plan = await stage(terminal, 'checking', () => checkPlan(inputs))
  // Finds what only an announcement looks for: the batch, windows, allocations.
  const announcement = announce(inputs, {
    series: 'rehearsal',
    number: 1,
    weak: true,
    entropy: [{ kind: 'operator' }],
  })
  const record = await stage(terminal, 'drawing', () => draw(inputs, { seed: 'rehearsal' }))
  const pairing = await stage(terminal, 'drawing', () =>
    checkPairing(inputs, record.body.tables.sample),
  )
  const counts = Object.entries(announcement.body.tables).map(([table, { count }]) => ({
    table,
    rows: count,
  }))
  const { rounds } = record.body.head
  const vacancies = record.body.tables.vacancies.length
  const errors = plan.findings.filter(({ level }) => level === 'error')
  const asked = inputs.findings.filter(({ code }) => ASKED.includes(code))
  const short = rounds.filter(({ shortfall }) => shortfall > 0)
  const questions: Question[] = [
    ...asked.map((finding) => questionOf(finding, terminal.language)),
    ...errors.map((finding) => questionOf(finding, terminal.language)),
    ...short.map(({ pool, round, planned, shortfall }) => ({
      key: `shortfall ${pool} ${round} ${shortfall}`,
      text: t(
        `${pool}第${round}轮计划 ${planned} 家次，缺 ${shortfall}`,
        `${pool} round ${round}: ${planned} planned, ${shortfall} short`,
      ),
    })),
    ...(vacancies === 0
      ? []
      : [
          {
            key: `vacancies ${vacancies}`,
            text: t(`配不齐人员的检查 ${vacancies} 家次`, `${vacancies} visits cannot be staffed`),
          },
        ]),
  ]
  return {
    questions,
    lines: [
      countLine(counts, terminal.language),
      ...rounds.flatMap((round) => roundLines(round, terminal.language)),
      ...(pairing.feasible && pairing.fewest !== null
        ? [
            t(
              `本次试抽，抽取前每席至少 ${pairing.fewest} 人可派`,
              `in this rehearsal at least ${pairing.fewest} inspectors can get each seat`,
            ),
          ]
        : []),
      ...findingLines(
        pairing.findings.filter(({ code }) => !ASKED.includes(code)),
        terminal.language,
      ),
      ...outsideLines(record, inputs, terminal.language),
    ],
    data: {
      tables: counts,
      rounds: rounds.map(
        ({ pool, round, frame, excluded, eligible, strata, planned, shortfall }) => ({
          pool,
          round,
          frame,
          excluded,
          eligible,
          strata,
          planned,
          shortfall,
        }),
      ),
      vacancies,
      findings: pairing.findings,
      plan: plan.findings,
    },
  }
}

/** Rows of every table, also of those that were not handed in: a recusal may have been forgotten. */
function countLine(
  counts: readonly { readonly table: string; readonly rows: number }[],
  language: Language,
): string {
  const t = inLanguage(language)
  const each = counts.map(({ table, rows }) => {
    const [en, zh] = formOf(table as TableKey).files
    return t(`${zh} ${rows}`, `${en} ${rows}`)
  })
  return t(`行数：${each.join('，')}`, `rows: ${each.join(', ')}`)
}

function questionOf(finding: Parameters<typeof findingLines>[0][number], language: Language) {
  const { code, examples = [] } = finding as Finding
  const [line = ''] = findingLines([finding], language)
  return { key: [code, ...examples].join(' '), text: line.slice(2) }
}

/** How many enterprises no task of the batch looks at, and the first of them. */
function outsideLines(record: DrawRecord, inputs: Inputs, language: Language): string[] {
  const t = inLanguage(language)
  const inside = new Set<string>()
  for (const { units } of inclusion(record, inputs).rounds) {
    for (const { unit } of units) inside.add(unit)
  }
  const outside = inputs.enterprises.filter(({ id }) => !inside.has(id))
  if (outside.length === 0) return []
  const some = outside.slice(0, 5).map(({ id, name }) => `${id} ${name}`)
  return [
    t(
      `不在任何任务抽样框中的检查对象 ${outside.length} 家，如${some.join('、')}`,
      `${outside.length} enterprises in no frame of any task, such as ${some.join(', ')}`,
    ),
  ]
}

/** Frame, excluded, eligible, strata and chances of a round: what a person who knows can check. */
function roundLines(
  { pool, round, frame, excluded, eligible, strata, planned, shortfall }: Round,
  language: Language,
): string[] {
  const t = inLanguage(language)
  const out = excluded.map(({ code, count }) => t(`${code} ${count} 家`, `${code} ${count}`))
  const outText = out.length === 0 ? '' : t(`（${out.join('、')}）`, ` (${out.join(', ')})`)
  const first = t(
    `${pool}第${round}轮：抽样框 ${frame} 家，剔除 ${frame - eligible} 家${outText}，可抽取 ${eligible} 家，计划 ${planned} 家次，缺额 ${shortfall}`,
    `${pool} round ${round}: frame ${frame}, excluded ${frame - eligible}${outText}, eligible ${eligible}, planned ${planned}, short ${shortfall}`,
  )
  const layers = strata.length < 2 ? [] : strata
  return [
    first,
    ...layers.map(({ stratum, size, drawn, pi }) => {
      const name = stratum.map((value) => value ?? t('空', 'none')).join('/')
      const chance = pi ?? t('不定', 'not stated')
      return t(
        `  ${name}：${size} 家，抽 ${drawn} 家，机会 ${chance}`,
        `  ${name}: ${size}, drawn ${drawn}, chance ${chance}`,
      )
    }),
  ]
}

type Round = DrawRecord['body']['head']['rounds'][number]

/** As it was read, in the order of the protocol; findings are made anew by whoever reads it. */
function dataOf({ findings: _findings, ...data }: Inputs) {
  return data
}
