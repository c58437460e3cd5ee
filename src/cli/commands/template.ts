import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { say } from '../../core/message.ts'
import type { Answer } from '../answer.ts'
import { TABLES } from '../inputs/tables.ts'
import { template as write } from '../inputs/template.ts'
import { inLanguage } from '../messages/in-language.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export interface TemplateCommand {
  /** One table, on standard output; absent: all of them, into the folder. */
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
    const files = [{ path: output, text: write(form, terminal.language) }]
    return { ok: true, lines: [], data: { table: form.table }, files }
  }
  if (output === undefined) {
    throw new UsageError(say('table-or-folder', { option: '--output' }))
  }
  await mkdir(output, { recursive: true })
  const files = TABLES.map((each) => ({
    path: join(output, `${each.files[isZh ? 1 : 0]}.csv`),
    text: write(each, terminal.language),
  }))
  return {
    ok: true,
    lines: [
      t(
        `已写 ${files.length} 张空表，用不到的可以删去`,
        `${files.length} empty tables; delete those you do not need`,
      ),
    ],
    data: {},
    files,
  }
}
