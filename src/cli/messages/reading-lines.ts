import type { ReadingReport, SheetReport } from 'double-random/tables'
import { describe } from 'double-random/words'
import { TABLES } from '../../tables/forms.ts'
import type { Language } from '../terminal.ts'
import { inLanguage } from './in-language.ts'

/** A line for each file or sheet that was read, and what it was read as. */
export function sheetLines({ sheets }: ReadingReport, language: Language): string[] {
  const t = inLanguage(language)
  return sheets.flatMap(({ file, sheet, table, rows }) => {
    if (table === undefined) return []
    const where = sheet === undefined ? file : t(`${file}“${sheet}”`, `${file} ${sheet}`)
    const title = titleOf(table, language)
    const count = rows === undefined ? '' : countOf(rows, language)
    return [t(`${where}：读作${title}${count}`, `${where}: read as ${title}${count}`)]
  })
}

function titleOf(table: string, language: Language): string {
  const form = TABLES.find((each) => each.table === table)
  if (form !== undefined) return form.files[language === 'zh' ? 1 : 0]
  return language === 'zh' ? (OTHERS[table] ?? table) : table
}

const OTHERS: Readonly<Record<string, string>> = {
  plan: '计划',
  calendar: '日历',
  inputs: '全部数据',
  mapping: '字段对照',
  settlements: '核实',
}

function countOf(rows: NonNullable<SheetReport['rows']>, language: Language): string {
  const names = { total: '合计', note: '备注', blank: '空白' } as const
  const others = (['total', 'note', 'blank'] as const).flatMap((name) => {
    if (rows[name] === 0) return []
    return language === 'zh' ? `${names[name]} ${rows[name]}` : `${name} ${rows[name]}`
  })
  const list = others.join(language === 'zh' ? '，' : ', ')
  if (language === 'zh') return `，${rows.data} 行${list === '' ? '' : `（${list}）`}`
  return `, ${rows.data} row${rows.data === 1 ? '' : 's'}${list === '' ? '' : ` (${list})`}`
}

/** A line for each thing that was noticed and decides nothing. */
export function remarkLines({ remarks }: ReadingReport, language: Language): string[] {
  return remarks.flatMap((remark) =>
    remark.severity === 'note' ? [`- ${describe(remark, language)}`] : [],
  )
}
