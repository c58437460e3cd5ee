import type { EnterpriseData } from 'double-random'
import { toCsv } from 'double-random/files'
import {
  reconcile as compare,
  type MatchBy,
  type ReconcileOptions,
  type RegisterData,
} from 'double-random/report'
import type { Answer } from '../answer.ts'
import { readRows } from '../inputs/read-inputs.ts'
import { formOf, type TableForm } from '../inputs/tables.ts'
import { inLanguage } from '../messages/in-language.ts'
import { stage } from '../stage.ts'
import type { Terminal } from '../terminal.ts'

export interface ReconcileFiles {
  readonly directory: string
  readonly register: string
  readonly previous?: string
  readonly match?: MatchBy
  readonly output?: string
}

/** A register of another authority has fewer columns, and its number may be missing. */
function registerForm(): TableForm {
  const form = formOf('enterprises')
  const names = ['id', 'name', 'creditCode', 'town', 'tags', 'status']
  return {
    table: form.table,
    files: form.files,
    passesOver: true,
    columns: form.columns
      .filter(({ name }) => names.includes(name))
      .map(({ required, ...column }) =>
        column.name === 'name' && required ? { ...column, required } : column,
      ),
  }
}

/** Compares a directory with another authority's register, and with itself as it was. */
export async function reconcile(terminal: Terminal, files: ReconcileFiles): Promise<Answer> {
  const t = inLanguage(terminal.language)
  const read = async <Row>(path: string, form: TableForm) =>
    (await readRows(path, form, terminal.stdin)) as readonly Row[]
  const { directory, register, options } = await stage(terminal, 'reading', async () => ({
    directory: await read<EnterpriseData>(files.directory, formOf('enterprises')),
    register: await read<RegisterData>(files.register, registerForm()),
    options: {
      ...(files.match === undefined ? {} : { match: files.match }),
      ...(files.previous === undefined
        ? {}
        : { previous: await read<EnterpriseData>(files.previous, formOf('enterprises')) }),
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
  const byKind = new Map<string, number>()
  for (const { kind } of rows) byKind.set(kind, (byKind.get(kind) ?? 0) + 1)
  return {
    ok: rows.length === 0,
    lines: [
      t(
        `名录 ${counts.directory.rows} 行，登记库 ${counts.register.rows} 行，相符 ${counts.directory.matched} 行`,
        `directory ${counts.directory.rows} rows, register ${counts.register.rows} rows, ${counts.directory.matched} matched`,
      ),
      ...[...byKind].map(([kind, count]) => `- ${t(KINDS[kind] ?? kind, kind)} × ${count}`),
    ],
    data: { counts, findings, ...(files.output === undefined ? { rows } : {}) },
    ...(files.output === undefined
      ? {}
      : { files: [{ path: files.output, text: toCsv(cells, { columns, byteOrderMark: true }) }] }),
  }
}

const KINDS: Readonly<Record<string, string>> = {
  omitted: '登记库有、名录没有',
  phantom: '名录有、登记库没有',
  similar: '写法不同，疑似同一家',
  ambiguous: '对应不止一行',
  several: '一家登记在名录有几行',
  'out-of-scope': '不应在名录内',
  status: '状态不同',
  tag: '标签不同',
  town: '街镇不同',
  name: '名称不同',
  'credit-code': '统一社会信用代码不同',
  removed: '上次有、这次没有',
  added: '这次新增',
  changed: '这次有改动',
}
