import { toCsv } from 'double-random/files'
import type { Question } from 'double-random/tables'
import { describe } from 'double-random/words'
import { inLanguage } from './messages/in-language.ts'
import type { Language } from './terminal.ts'

/** A line for each question. */
export function questionLines(questions: readonly Question[], language: Language): string[] {
  const t = inLanguage(language)
  return questions.map(({ key, about }) => {
    const text = describe(about, language)
    return t(`？ ${text}。问题编码：${key}`, `? ${text}; question: ${key}`)
  })
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
    questions.map(({ key, about }) => ({ key, text: describe(about, language) })),
    { columns, byteOrderMark: true },
  )
}
