import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { toCsv } from 'double-random/files'
import { writeWorkbook } from 'double-random/tables'
import { say } from '../../core/message.ts'
import { TABLES, type TableForm } from '../../tables/forms.ts'
import type { Answer } from '../answer.ts'
import { inLanguage } from '../messages/in-language.ts'
import type { Language, Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface TemplateCommand {
  /** One table, on standard output; absent: all of them, into the folder or the workbook. */
  readonly table?: string
  readonly output?: string
}

/** Writes empty tables with all their headings. */
export async function template(terminal: Terminal, options: TemplateCommand): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const { table, output } = options
  const isZh = terminal.language === 'zh'
  const form = TABLES.find(({ files, table: key }) => key === table || files.includes(table ?? ''))
  if (table !== undefined) {
    if (form === undefined) {
      const tables = TABLES.map(({ files }) => files[isZh ? 1 : 0])
      throw new UsageError(say('unknown-table', { table, tables }))
    }
    const files = [{ path: output, text: emptyCsv(form, terminal.language) }]
    return { ok: true, lines: [], data: { table: form.table }, files }
  }
  if (output === undefined) {
    throw new UsageError(say('table-or-folder', { option: '--output' }))
  }
  const lines = [
    t(
      `已写 ${TABLES.length} 张空表，用不到的可以删去`,
      `${TABLES.length} empty tables; delete those you do not need`,
    ),
  ]
  if (output.endsWith('.xlsx')) {
    const empty = Object.fromEntries(TABLES.map(({ table: key }) => [key, []]))
    return { ok: true, lines, data: {}, files: [{ path: output, text: writeWorkbook(empty) }] }
  }
  await mkdir(output, { recursive: true })
  const files = TABLES.map((each) => ({
    path: join(output, `${each.files[isZh ? 1 : 0]}.csv`),
    text: emptyCsv(each, terminal.language),
  }))
  return { ok: true, lines, data: {}, files }
}

/** An empty table with all its headings, as a spreadsheet opens it. */
function emptyCsv({ columns }: TableForm, language: Language): string {
  const titles = columns.map(({ name, title }) => ({
    key: name,
    title: language === 'zh' ? title : name,
  }))
  return toCsv([], { columns: titles, byteOrderMark: true })
}
