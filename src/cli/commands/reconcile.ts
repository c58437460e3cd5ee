import { toCsv } from 'double-random/files'
import {
  reconcile as compare,
  type MatchBy,
  type ReconcileOptions,
  type RegisterData,
} from 'double-random/report'
import { questionsOf, readEnterprises, refusalOf } from 'double-random/tables'
import type { Answer } from '../answer.ts'
import { loadFiles } from '../load-inputs.ts'
import { findingLines } from '../messages/finding-lines.ts'
import { inLanguage } from '../messages/in-language.ts'
import { remarkLines } from '../messages/reading-lines.ts'
import { questionLines } from '../questions.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'

export interface ReconcileFiles {
  readonly directory: string
  readonly register: string
  readonly previous?: string
  readonly match?: MatchBy
  readonly output?: string
}

/** Compares a directory with another authority's register, and with itself as it was. */
export async function reconcile(terminal: Terminal, files: ReconcileFiles): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const read = async (path: string, isRegister = false) => {
    const { rows, report } = readEnterprises(await loadFiles(terminal, path), {
      isRegister,
    })
    if (rows === undefined) throw refusalOf(report)
    said.push(
      ...remarkLines(report, terminal.language),
      ...questionLines(questionsOf({ report }), terminal.language),
    )
    return rows
  }
  const said: string[] = []
  const { directory, register, options } = await stage(terminal, 'reading', async () => ({
    directory: await read(files.directory),
    register: (await read(files.register, true)) as readonly RegisterData[],
    options: {
      ...(files.match === undefined ? {} : { match: files.match }),
      ...(files.previous === undefined ? {} : { previous: await read(files.previous) }),
    } satisfies ReconcileOptions,
  }))
  const { rows, counts, findings } = await stage(terminal, 'comparing', () =>
    compare(directory, register, options),
  )
  const columns = [
    { key: 'kind', title: t('差别', 'kind') },
    { key: 'id', title: t('编号', 'id') },
    { key: 'creditCode', title: t('统一社会信用代码', 'creditCode') },
    { key: 'name', title: t('名称', 'name') },
    { key: 'field', title: t('字段', 'field') },
    { key: 'directory', title: t('名录', 'directory') },
    { key: 'register', title: t('登记库', 'register') },
    { key: 'previous', title: t('上次名录', 'previous') },
  ]
  const textOf = (value: unknown) => (Array.isArray(value) ? value.join('；') : value)
  const cells = rows.map((row) => ({
    ...row,
    directory: textOf(row.directory),
    register: textOf(row.register),
    previous: textOf(row.previous),
  }))
  return {
    ok: rows.length === 0,
    lines: [
      ...said,
      t(
        `名录 ${counts.directory.rows} 行，登记库 ${counts.register.rows} 行，相符 ${counts.directory.matched} 行`,
        `directory ${counts.directory.rows} rows, register ${counts.register.rows} rows, ${counts.directory.matched} matched`,
      ),
      ...findingLines(findings, terminal.language),
    ],
    data: { counts, findings, ...(files.output === undefined ? { rows } : {}) },
    ...(files.output === undefined
      ? {}
      : { files: [{ path: files.output, text: toCsv(cells, { columns, byteOrderMark: true }) }] }),
  }
}
