import { toCsv } from 'double-random/files'
import type { Language } from '../terminal.ts'
import type { TableForm } from './tables.ts'

/** An empty table with all its headings, as a spreadsheet opens it. */
export function template({ columns }: TableForm, language: Language): string {
  const titles = columns.map(({ name, title }) => ({
    key: name,
    title: language === 'zh' ? title : name,
  }))
  return toCsv([], { columns: titles, byteOrderMark: true })
}
