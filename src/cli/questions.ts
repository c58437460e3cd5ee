import type { Finding } from 'double-random'
import { toCsv } from 'double-random/files'
import type { Reading } from 'double-random/tables'
import { describe } from 'double-random/words'
import type { PlanFinding } from 'double-random/year'
import { findingLines } from './messages/finding-lines.ts'
import { inLanguage } from './messages/in-language.ts'
import type { Language } from './terminal.ts'

/** Something that a person has to look at before anything is announced. */
export interface Question {
  /** What a settlement calls it. It holds what is asked about, so that another case is asked anew. */
  readonly key: string
  readonly text: string
}

/** What the reading of the tables asks. */
export function questionsOfReading(
  { report }: Pick<Reading, 'report'>,
  language: Language,
): Question[] {
  return report.remarks.flatMap((remark) =>
    remark.severity === 'ask' ? [{ key: remark.key, text: describe(remark, language) }] : [],
  )
}

/** A finding that is asked about. */
export function questionOf(finding: Finding | PlanFinding, language: Language): Question {
  const { code, count } = finding
  const about =
    'level' in finding
      ? [
          finding.task ?? finding.path,
          ...(finding.units ?? []),
          ...Object.values(finding.found.values),
        ]
      : (finding.examples ?? [])
  const [line = ''] = findingLines([finding], language)
  return {
    key: [code, ...(count === undefined ? [] : [count]), ...about].join(' '),
    text: line.slice(2),
  }
}

/** Those without an answer among the files. */
export function openQuestions(
  questions: readonly Question[],
  { settlements }: Pick<Reading, 'settlements'>,
): readonly Question[] {
  const settled = new Set(
    settlements.flatMap(({ key, reason }) => (reason.trim() === '' ? [] : [key])),
  )
  return questions.filter(({ key }) => !settled.has(key))
}

/** A line for each question. */
export function questionLines(questions: readonly Question[], language: Language): string[] {
  const t = inLanguage(language)
  return questions.map(({ key, text }) =>
    t(`？ ${text}。问题编码：${key}`, `? ${text}; question: ${key}`),
  )
}

/** A table that is handed in with the data once its last column is filled in. */
export function questionTable(questions: readonly Question[], language: Language): string {
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
